"""For what part of a time two screens are on the same word."""

import pytest

from benchmarks.agreeing_steps import agreement, least, named, word_at

ON = [(0.0, 1), (2.0, 2), (4.0, 3)]
PAIRS = {
    "the same": (ON, ON, 100.0),
    "a fifth of a second late, once in ten": (ON, [(0.0, 1), (2.2, 2), (4.0, 3)], 98.0),
    "early at each change": (ON, [(0.0, 1), (1.5, 2), (3.5, 3)], 90.0),
    "never": (ON, [(0.0, 7)], 0.0),
    "without a text for a while: only the rest counts": (ON, [(0.0, 1), (1.0, None), (9.0, 3)], 100.0),
    "wrong when it comes back": (ON, [(0.0, 1), (1.0, None), (8.0, 2), (9.0, 3)], 100 * 2 / 3),
    "comes later": (ON, [(5.0, 3)], 100.0),
    "never has a word": (ON, [], None),
}


@pytest.mark.parametrize(("one", "other", "share"), PAIRS.values(), ids=PAIRS)
def test_agreement_is_the_part_of_the_time_in_which_both_have_the_same_word(one, other, share):
    found = [agreement(*pair, since=0.0, until=10.0) for pair in ((one, other), (other, one))]
    assert found == [pytest.approx(share)] * 2


NAMED = {
    "all the time": (ON, 100.0),
    "from a fifth on": ([(2.0, 1)], 80.0),
    "not for a while": ([(0.0, 1), (1.0, None), (4.0, 3)], 70.0),
    "before, and never again": ([(-3.0, 1), (-1.0, None)], 0.0),
    "since before": ([(-3.0, 1)], 100.0),
    "never": ([], 0.0),
}


@pytest.mark.parametrize(("steps", "share"), NAMED.values(), ids=NAMED)
def test_a_screen_names_a_word_for_a_part_of_the_time(steps, share):
    assert named(steps, since=0.0, until=10.0) == pytest.approx(share)


AT = {
    "before the first": (-1.0, None),
    "at a change": (2.0, 2),
    "between": (3.9, 2),
    "after the last": (99.0, 3),
}


@pytest.mark.parametrize(("at", "word"), AT.values(), ids=AT)
def test_a_screen_is_on_the_word_of_its_latest_change(at, word):
    assert word_at(ON, at) == word


def test_the_two_that_agree_least_are_named():
    screens = [("1280", ON), ("phone", ON), ("1920", [(0.0, 1), (2.2, 2), (4.0, 3)])]
    assert least(screens, since=0.0, until=10.0) == ("1280 and 1920", pytest.approx(98.0))


def test_two_that_could_not_be_compared_are_the_least():
    assert least([("1280", ON), ("phone", []), ("1920", ON)], since=0.0, until=10.0) == (
        "1280 and phone",
        None,
    )
