"""A countdown before an introduction's text: no state of its own, the motion starts that far ahead."""

import math

import pytest

from stagecue.errors import Refused
from stagecue.show import commands as c
from stagecue.show import decide
from stagecue.show import events as e
from tests.show.days import INTRODUCED, LEAD, play, ready

STOOD_BY = play(ready(), (100, c.Go()))
COUNTED = play(STOOD_BY, (160, c.Go(countdown=3)))


def test_the_text_starts_so_many_seconds_later_and_is_at_its_first_word_until_then():
    motion = COUNTED.motion
    assert (motion.at, motion.word, motion.position(162.9)) == (163, 0, 0)
    assert (motion.wpm, motion.stop) == (INTRODUCED.motion.wpm, INTRODUCED.motion.stop)


@pytest.mark.parametrize(
    ("show", "command"),
    [
        pytest.param(STOOD_BY, c.Go(), id="none was asked for"),
        pytest.param(STOOD_BY, c.Go(countdown=0.1), id="shorter than what every motion takes"),
    ],
)
def test_without_one_it_starts_at_once(show, command):
    assert play(show, (160, command)).motion.at == 160 + LEAD


def test_it_is_nothing_to_another_cue():
    assert decide(ready(), c.Go(countdown=3), 100, "caller") == (
        e.StandbyCalled("ada/standby", 100, "caller"),
    )
    (taken,) = decide(INTRODUCED, c.Go(countdown=3), 170, "caller")
    assert isinstance(taken, e.CueTaken)
    assert taken.countdown == 0


@pytest.mark.parametrize("countdown", [-1, 10.5, math.nan, math.inf])
def test_what_is_no_countdown_is_refused(countdown):
    with pytest.raises(Refused, match="A countdown takes 0 to 10 s"):
        decide(STOOD_BY, c.Go(countdown=countdown), 160, "caller")


@pytest.mark.parametrize(
    ("later", "at"),
    [
        pytest.param([(161, c.SetPace(100))], 163, id="another pace starts it no sooner"),
        pytest.param([(162.8, c.SetPace(100))], 163, id="nor just before its end"),
        pytest.param([(161, c.Go())], 163, id="a GO ahead of the text starts it no sooner"),
        pytest.param([(161, c.Hold()), (200, c.Resume())], 200 + LEAD, id="a Hold ends it"),
    ],
)
def test_what_comes_meanwhile(later, at):
    show = play(COUNTED, *later)
    assert (show.motion.at, show.motion.word) == (at, 0)
    assert show.motion.wpm > 0
