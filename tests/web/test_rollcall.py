"""How much is said to the controllers of who is here: at once to who comes, once a second to the others."""

import json

from stagecue.web.rollcall import FEW, RollCall
from stagecue.web.screenlist import LARGEST
from tests.web.test_screens import phone, prompter


class Crew:
    """A stage's controllers, who write down what they are told, and a roll call that calls for them."""

    def __init__(self):
        self.heard = []
        self.troubles = ()
        self.call = RollCall("hall", self.heard.append, lambda: self.troubles, now_ms=0)

    def join(self, sid, hello, *, now_ms):
        self.call.screens.join(sid, hello, now_ms=now_ms)
        self.call.look(now_ms)

    def times(self):
        return [told["server_ms"] for told in self.heard]


def test_a_change_is_told_at_once_and_the_next_one_a_second_later():
    crew = Crew()
    crew.join("a", prompter("a"), now_ms=1000)
    crew.join("b", prompter("b"), now_ms=1400)
    for now_ms in range(1500, 60_000, 500):
        crew.call.look(now_ms)
    assert crew.times() == [1000, 2000]
    assert crew.heard[-1]["counts"] == {"prompter": {"online": 2}}


def test_what_time_alone_changes_is_told_too():
    crew = Crew()
    crew.join("a", prompter(), now_ms=0)
    crew.call.screens.leave("a", "closed", since_ms=5000)
    for now_ms in range(5000, 90_000, 500):
        crew.call.look(now_ms)
    assert crew.times() == [0, 5000, 6500, 65_500]
    assert [told["counts"] for told in crew.heard[1:]] == [
        {"prompter": {"online": 1}},
        {"prompter": {"closed": 1}},
        {},
    ]


def test_troubles_are_told_when_they_come_and_when_they_go():
    crew = Crew()
    for now_ms, troubles in ((0, ()), (2000, ("No backup.",)), (4000, ("No backup.",)), (6000, ())):
        crew.troubles = troubles
        crew.call.look(now_ms)
    assert [(told["server_ms"], told["troubles"]) for told in crew.heard] == [
        (0, []),
        (2000, ["No backup."]),
        (6000, []),
    ]


def test_who_comes_is_told_what_is_so_now_and_the_others_a_second_after_the_last_time():
    crew, first = Crew(), []
    for now_ms, sid, hello in ((1000, "a", phone("a")), (1400, "b", prompter("b")), (1500, "c", phone("c"))):
        crew.join(sid, hello, now_ms=now_ms)
        first.append(crew.call.latest(now_ms)["counts"])
    crew.call.look(1999)
    assert first[1:] == [
        {"control": {"online": 1}, "prompter": {"online": 1}},
        {"control": {"online": 2}, "prompter": {"online": 1}},
    ]
    assert crew.times() == [1000]


def test_what_who_came_alone_was_told_is_taken_back_where_it_is_so_no_more():
    crew = Crew()
    crew.join("a", prompter("a"), now_ms=1000)
    crew.join("b", phone("b"), now_ms=1400)
    crew.call.latest(1400)
    crew.call.screens.leave("b", "closed", since_ms=1500)
    crew.call.screens.forget("Phone 3f2a")
    crew.call.look(2000)
    assert [told["counts"] for told in crew.heard] == [{"prompter": {"online": 1}}] * 2


def test_the_lists_for_a_thousand_that_come_at_once_are_made_a_few_times():
    crew, made = Crew(), []
    for number in range(1000):
        crew.join(str(number), phone(str(number)), now_ms=number)
        made.append(crew.call.latest(number))
    sizes = [told["counts"]["control"]["online"] for told in made]
    assert sizes[:FEW] == list(range(1, FEW + 1))
    assert len(set(sizes)) < FEW + 50
    assert all(here - size <= 0.11 * here for here, size in enumerate(sizes, start=1))


def test_five_hundred_that_join_within_a_second_cost_two_messages_and_one_for_each_controller():
    crew, first = Crew(), []
    for number in range(500):
        now_ms = number * 1.9
        hello = phone(str(number)) if number % 5 == 0 else prompter(str(number))
        crew.join(str(number), hello, now_ms=now_ms)
        if hello.page == "control":
            first.append(crew.call.latest(now_ms))
    crew.call.look(1000)
    sizes = [len(json.dumps(told, separators=(",", ":")).encode()) for told in crew.heard + first]
    assert (len(crew.heard), len(first), max(sizes) <= LARGEST) == (2, 100, True)
    assert crew.heard[-1]["counts"] == {"control": {"online": 100}, "prompter": {"online": 400}}
