"""A screen that is sent elsewhere, or renamed, stays the one that it is: its line, its name, its place."""

from itertools import pairwise

import pytest

from tests.web.test_screens import FIRST, HERE, LAPTOP, LEFT, phone, played, prompter, timer, told

GONE = (5000, "a", "lost")
ELSEWHERE = {
    "sent to the timer": ([HERE, GONE, (6000, "b", timer("p"))], [("Prompter 1", "timer", "online")]),
    "and back": (
        [HERE, GONE, (6000, "b", timer("p")), (7000, "b", "closed"), (8000, "c", prompter())],
        [("Prompter 1", "prompter", "online")],
    ),
    "before the end of its old line is known": (
        [HERE, (6000, "b", timer("p", life="2")), (6500, "a", "lost")], [("Prompter 1", "timer", "online")],
    ),
    "and back, before that of the second is": (
        [HERE, (6000, "b", timer("p", life="2")), (7000, "c", prompter(life="3"))], [("Prompter 1", "prompter", "online")],
    ),
    "of a tab that was duplicated, one": (
        [HERE, (6000, "b", timer("p", life="2")), (7000, "c", prompter(name="Prompter 1"))],
        [("Prompter 1", "timer", "online"), ("Prompter 2", "prompter", "online")],
    ),
    "both": (
        [HERE, (2000, "b", prompter(life="2")), (6000, "c", timer("p", life="3")), (6001, "d", timer("p", life="4"))],
        [("Prompter 1", "timer", "online")],
    ),
    "a program that tells no life": (
        [HERE, (6000, "b", timer("p", life=""))], [("Timer 1", "timer", "online"), ("Prompter 1", "prompter", "online")],
    ),
    "another tab of the device": (
        [FIRST, LEFT, (6000, "b", timer("new", **LAPTOP))], [("Prompter 1", "prompter", "lost"), ("Timer 1", "timer", "online")],
    ),
    "a phone is another thing": (
        [HERE, GONE, (6000, "b", phone("p"))], [("Prompter 1", "prompter", "lost"), ("Phone 3f2a", "control", "online")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "expected"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_screen_that_is_sent_elsewhere_keeps_its_name_and_its_line(steps, expected):
    assert [(seen.name, seen.page, seen.link) for seen in played(*steps).told(now_ms=9000)] == expected


def test_the_line_of_a_page_that_was_sent_elsewhere_is_hung_up_on():
    screens = played(HERE)
    screens.rename("Prompter 1", "Left glass")
    assert screens.join("b", timer("p", life="2"), now_ms=6000) == ("Left glass", ["a"])
    assert screens.join("c", prompter(), now_ms=7000) == ("Prompter 2", [])


def test_a_glass_has_its_place_by_its_name_whatever_it_shows():
    names = ("Right", "Left")
    screens = played(
        (0, "a", timer("a", name="Right")), (0, "b", prompter("b", name="Left")), (0, "f", phone())
    )
    before = [seen.name for seen in screens.told(now_ms=9000)]
    screens.leave("b", "closed", since_ms=9000)
    screens.join("b", timer("b"), now_ms=9100)
    assert [before, [seen.name for seen in screens.told(now_ms=9200)]] == [
        [*reversed(names), "Phone 3f2a"]
    ] * 2


RENAMED = {
    "here": ([HERE], "Prompter 1", [("Left", "online", 1000)], True),
    "gone": ([HERE, GONE], "Prompter 1", [("Left", "lost", 5000)], True),
    "back": ([HERE, GONE], "Prompter 1", [("Left", "lost", 5000)], True),
    "taken by a glass": ([HERE, (0, "b", timer("t", name="Left"))], "Prompter 1", [("Left", "online", 0), ("Prompter 1", "online", 1000)], False),
    "taken by a phone": ([HERE, (0, "b", phone(name="Left"))], "Prompter 1", [("Prompter 1", "online", 1000), ("Left", "online", 0)], False),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "name", "expected", "done"), RENAMED.values(), ids=RENAMED)
def test_a_screen_is_renamed_unless_another_has_that_name(steps, name, expected, done):
    screens = played(*steps)
    assert (screens.rename(name, "Left"), told(screens, 9000)) == (done, expected)


def test_a_screen_that_was_renamed_while_it_was_lost_comes_back_under_its_new_name():
    screens = played(HERE, GONE)
    screens.rename("Prompter 1", "Left")
    assert screens.join("b", prompter(name="Prompter 1"), now_ms=9000) == ("Left", [])
    assert screens.join("c", prompter("q"), now_ms=9000)[0] == "Prompter 2"


OLD_NAMES = {
    "its old name finds it": (["Left"], ["Left", "Left"]),
    "and the one before": (["Left", "Right"], ["Right", "Right"]),
    "its old name is its own to take back": (["Left", "Prompter 1"], ["Prompter 1", "Prompter 1"]),
}


@pytest.mark.parametrize(("names", "expected"), OLD_NAMES.values(), ids=OLD_NAMES)
def test_an_old_name_is_nobody_elses_while_its_screen_lives(names, expected):
    screens = played(HERE)
    for before, after in pairwise(["Prompter 1", *names]):
        assert screens.rename(before, after)
    screens.join("b", prompter("q"), now_ms=2000)
    found = [screens.glass(name) for name in ("Prompter 1", names[0])]
    assert [seen and seen.name for seen in found] == expected
    assert not screens.rename("Prompter 2", "Prompter 1")


def test_the_old_names_of_a_screen_are_free_once_it_is_forgotten():
    screens = played(HERE)
    screens.rename("Prompter 1", "Left")
    screens.leave("a", "lost", since_ms=5000)
    assert screens.forget("Left")
    assert (screens.glass("Prompter 1"), screens.join("b", prompter("q"), now_ms=9000)[0]) == (
        None,
        "Prompter 1",
    )


def test_the_sockets_of_a_screen_are_those_of_its_tabs_the_newest_last():
    screens = played(HERE, (2000, "b", prompter(life="2")), (3000, "c", prompter("q")), (3000, "f", phone()))
    assert [screens.sockets(name) for name in ("Prompter 1", "Prompter 2", "Phone 3f2a", "X")] == [
        ["a", "b"],
        ["c"],
        [],
        [],
    ]
