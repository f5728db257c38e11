"""Who is here: the registry of one stage's screens, and how much is said of it to the controllers."""

import json

import pytest

from stagecue.web.screenlist import LARGEST, message
from stagecue.web.screens import KEPT, Hello, Screens

MINUTE = 60_000


def prompter(screen="p", *, life="1", name="", device=""):
    return Hello(screen, life, "prompter", name, device)


def timer(screen="t", *, life="1", name="", device=""):
    return Hello(screen, life, "timer", name, device)


def phone(screen="f", *, life="1", name="Phone 3f2a"):
    return Hello(screen, life, "control", name)


def played(*steps):
    """A registry after steps of (ms, sid, Hello to come or link to go with)."""
    screens = Screens()
    for now_ms, sid, step in steps:
        if isinstance(step, Hello):
            screens.join(sid, step, now_ms=now_ms)
        else:
            screens.leave(sid, step, since_ms=now_ms)
    return screens


def told(screens, now_ms):
    return [(seen.name, seen.link, seen.since_ms) for seen in screens.told(now_ms=now_ms)]


HERE = (1000, "a", prompter())
LIVES = {
    "it came": ([HERE], 1000, [("Prompter 1", "online", 1000)]),
    "its line died": ([HERE, (5000, "a", "lost")], 9000, [("Prompter 1", "lost", 5000)]),
    "it said goodbye": ([HERE, (5000, "a", "closed")], 9000, [("Prompter 1", "closed", 5000)]),
    "a reload is no alarm": ([HERE, (5000, "a", "closed")], 6499, [("Prompter 1", "online", 5000)]),
    "it came back": ([HERE, (5000, "a", "lost"), (9000, "b", prompter())], 9000, [("Prompter 1", "online", 9000)]),
    "lost, it is missed": ([HERE, (5000, "a", "lost")], 5000 + 10 * MINUTE, [("Prompter 1", "lost", 5000)]),
    "lost, in the end forgotten": ([HERE, (5000, "a", "lost")], 5001 + 10 * MINUTE, []),
    "closed, it is missed for a minute": ([HERE, (5000, "a", "closed")], 5001 + MINUTE, []),
    "a timer that is lost is missed too": ([(0, "a", timer()), (5000, "a", "lost")], 5001 + MINUTE, [("Timer 1", "lost", 5000)]),
    "a phone in a pocket": ([(0, "a", phone()), (5000, "a", "lost")], 5001 + MINUTE, []),
    "two tabs of one id": ([HERE, (2000, "b", prompter(life="2")), (5000, "a", "lost")], 9000, [("Prompter 1", "online", 1000)]),
    "and both of them gone": (
        [HERE, (2000, "b", prompter(life="2")), (5000, "a", "lost"), (6000, "b", "lost")], 9000, [("Prompter 1", "lost", 6000)],
    ),
    "its old line dies after it came back": ([HERE, (4000, "b", prompter()), (5000, "a", "lost")], 9000, [("Prompter 1", "online", 1000)]),
    "another page in the same tab": (
        [HERE, (2000, "a", "closed"), (2100, "b", phone("p"))], 9000, [("Prompter 1", "closed", 2000), ("Phone 3f2a", "online", 2100)],
    ),
    "a socket that nobody knows": ([(0, "a", "lost")], 9000, []),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "now_ms", "expected"), LIVES.values(), ids=LIVES)
def test_what_is_told_of_a_screen(steps, now_ms, expected):
    assert told(played(*steps), now_ms) == expected


LAPTOP = {"device": "laptop"}
FIRST = (1000, "a", prompter("old", **LAPTOP))
LEFT = (5000, "a", "lost")
DEVICES = {
    "its page is opened in a new tab": (
        [FIRST, LEFT, (9000, "b", prompter("new", **LAPTOP))], [("Prompter 1", "online", 9000)],
    ),
    "and after it was closed": (
        [FIRST, (5000, "a", "closed"), (9000, "b", prompter("new", **LAPTOP))], [("Prompter 1", "online", 9000)],
    ),
    "two tabs at once are two": (
        [FIRST, (2000, "b", prompter("new", **LAPTOP)), LEFT], [("Prompter 1", "lost", 5000), ("Prompter 2", "online", 2000)],
    ),
    "of two that are gone it takes over the last": (
        [FIRST, (2000, "b", prompter("q", **LAPTOP)), LEFT, (6000, "b", "lost"), (9000, "c", prompter("r", **LAPTOP))],
        [("Prompter 1", "lost", 5000), ("Prompter 2", "online", 9000)],
    ),
    "a tab that was another one before stays that": (
        [FIRST, LEFT, (9000, "b", prompter("q", name="Prompter 2", **LAPTOP))],
        [("Prompter 1", "lost", 5000), ("Prompter 2", "online", 9000)],
    ),
    "another page of the device": (
        [FIRST, LEFT, (9000, "b", Hello("new", "1", "screen", "", "laptop"))],
        [("Prompter 1", "lost", 5000), ("screen 1", "online", 9000)],
    ),
    "another device": (
        [FIRST, LEFT, (9000, "b", prompter("new", device="tablet"))],
        [("Prompter 1", "lost", 5000), ("Prompter 2", "online", 9000)],
    ),
    "programs have no device": (
        [(1000, "a", prompter("")), LEFT, (9000, "b", prompter(""))],
        [("Prompter 1", "lost", 5000), ("Prompter 2", "online", 9000)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "expected"), DEVICES.values(), ids=DEVICES)
def test_a_device_that_comes_again_takes_over_its_line_that_is_gone(steps, expected):
    assert told(played(*steps), 9000) == expected


NAMES = {
    "numbers in the order of coming": ([prompter("a"), prompter("b")], ["Prompter 1", "Prompter 2"]),
    "the name it was given before a restart": (
        [prompter("a", name="Prompter 2"), prompter("b")], ["Prompter 2", "Prompter 1"],
    ),
    "a name that another has meanwhile": (
        [prompter("a"), prompter("b", name="Prompter 1")], ["Prompter 1", "Prompter 2"],
    ),
    "a name of its own": ([prompter("a", name="Left glass")], ["Left glass"]),
    "each page has its word": ([prompter("a"), timer("b"), timer("c")], ["Prompter 1", "Timer 1", "Timer 2"]),
    "no two glasses have one name": ([prompter("a", name="Left"), timer("b", name="Left")], ["Left", "Timer 1"]),
    "phones tell their names": ([phone("a"), phone("b")], ["Phone 3f2a", "Phone 3f2a"]),
    "programs tell none": ([phone("", name=""), phone("", name="")], ["control 1", "control 2"]),
}  # fmt: skip


@pytest.mark.parametrize(("hellos", "expected"), NAMES.values(), ids=NAMES)
def test_what_screens_are_called(hellos, expected):
    screens = Screens()
    assert [screens.join(str(sid), hello, now_ms=0)[0] for sid, hello in enumerate(hellos)] == expected


def test_the_lowest_free_number_is_given_once_its_screen_is_forgotten():
    screens = played(*((0, each, prompter(each)) for each in "abc"), (1000, "b", "lost"))
    assert screens.join("d", prompter("d"), now_ms=2000)[0] == "Prompter 4"
    assert (screens.forget("Prompter 2"), screens.forget("Prompter 3")) == (True, False)
    assert screens.join("e", prompter("e"), now_ms=2000)[0] == "Prompter 2"


IDS = {
    "loaded anew": (prompter(life="2"), 1),
    "sent to another page": (timer("p", life="2"), 1),
    "another tab": (prompter("q"), 2),
}


@pytest.mark.parametrize(("hello", "expected"), IDS.values(), ids=IDS)
def test_a_screen_keeps_its_id_also_as_another_glass(hello, expected):
    screens = played(HERE, (5000, "a", "closed"), (5100, "b", hello))
    assert [seen.id for seen in screens.told(now_ms=5100) if seen.since_ms == 5100] == [expected]


OLD = {
    "a page that came back on a new line": (prompter(life="1"), ["a"]),
    "a duplicated tab": (prompter(life="2"), []),
    "another page": (prompter("q", life="1"), []),
    "a program": (Hello("", "", "prompter", ""), []),
}


@pytest.mark.parametrize(("hello", "expected"), OLD.values(), ids=OLD)
def test_a_dead_line_of_the_same_page_is_to_be_hung_up_on(hello, expected):
    assert played(HERE).join("b", hello, now_ms=4000)[1] == expected


def test_what_is_wrong_comes_first_the_newest_of_it_first_then_screens_by_name():
    steps = [(0, f"p{number}", prompter(f"p{number}")) for number in range(1, 12)]
    steps += [(0, "f", phone("f")), (0, "g", phone("g", name="Phone aaaa"))]
    steps += [(10, "p3", "closed"), (20, "p4", "lost"), (30, "p5", "lost"), (40, "g", "lost")]
    names = [name for name, *_ in told(played(*steps), 9000)]
    online = [f"Prompter {number}" for number in (1, 2, 6, 7, 8, 9, 10, 11)]
    assert names == ["Prompter 5", "Prompter 4", "Phone aaaa", "Prompter 3", *online, "Phone 3f2a"]


def test_a_message_holds_names_pages_links_counts_and_troubles():
    screens = played(HERE, (1200, "f", phone()), (5000, "a", "lost"))
    rows = screens.told(now_ms=9000)
    assert message(rows, stage="hall", server_ms=9000, began_ms=500, troubles=("No backup.",)) == {
        "v": 1,
        "stage": "hall",
        "server_ms": 9000,
        "began_ms": 500,
        "screens": [
            {"id": 1, "name": "Prompter 1", "page": "prompter", "link": "lost", "since_ms": 5000},
            {"id": 2, "name": "Phone 3f2a", "page": "control", "link": "online", "since_ms": 1200},
        ],
        "counts": {"prompter": {"lost": 1}, "control": {"online": 1}},
        "troubles": ["No backup."],
    }


@pytest.mark.parametrize(
    "name", ["Phone 3f2a", "\N{FACE WITH TEARS OF JOY}" * 40], ids=["short", "as long as can be"]
)
def test_a_message_stays_small_whatever_the_number_of_screens_and_troubles(name):
    screens = played(
        *((0, str(sid), phone(str(sid), name=name)) for sid in range(1000)), HERE, (2000, "a", "lost")
    )
    rows, troubles = screens.told(now_ms=9000), [f"{name} fails."] * 99
    built = message(rows, stage="hall", server_ms=9000, began_ms=500, troubles=troubles)
    size = len(json.dumps(built, separators=(",", ":"), ensure_ascii=False).encode())
    assert (size <= LARGEST, size > LARGEST - 300) == (True, True)
    assert built["screens"][0]["name"] == "Prompter 1"
    assert built["counts"] == {"prompter": {"lost": 1}, "control": {"online": 1000}}


def test_whoever_comes_and_goes_under_new_ids_takes_no_memory():
    screens = played(
        *(step for sid in map(str, range(2000)) for step in ((0, sid, prompter(sid)), (9, sid, "lost")))
    )
    assert len(screens) == KEPT
