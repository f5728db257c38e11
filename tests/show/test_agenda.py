"""What the show does by itself, and when."""

from dataclasses import replace

import pytest

from stagecue.rundown.timing import planned_at
from stagecue.show import begin, decide
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.agenda import Due, due
from tests.show.days import DAY, after, cue, item, play, ready, speech

INTRODUCED = play(ready(), (100, c.Go()), (160, c.Go()))
AT_PAUSE = after(e.CueTaken("ada/cue-1", 180.15, "text"), show=INTRODUCED)
PAUSE_AHEAD = play(INTRODUCED, (170, c.Go()))
AT_APPLAUSE = after(
    e.CueReleased("ada/cue-1", 182, "clock"), e.CueTaken("ada/cue-2", 203, "text"), show=AT_PAUSE
)
IN_TALK = play(AT_APPLAUSE, (210, c.Go()))
AT_MEDIA = after(
    e.StandbyCalled("bert/standby", 1, "x"), e.CueTaken("bert/introduction", 2, "x"), e.CueTaken("bert/cue-1", 12.15, "text"),
    show=IN_TALK,
)  # fmt: skip
MEDIA_AHEAD = play(IN_TALK, (300, c.Go()), (301, c.Go()), (302, c.Go()))
AT_MOVEMENT = after(
    e.CueTaken("bert/cue-1-resume", 20, "x"), e.CueTaken("bert/cue-2", 30.15, "text"), show=AT_MEDIA
)


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        pytest.param(ready(), Due(35940, c.CallStandby("ada")), id="standby a minute before the first item"),
        pytest.param(INTRODUCED, Due(180.15, c.Reach("ada/cue-1")), id="the text comes to its first cue"),
        pytest.param(AT_PAUSE, Due(182.15, c.Release("ada/cue-1")), id="a pause lasts 2 s"),
        pytest.param(
            PAUSE_AHEAD, Due(172, c.Release("ada/cue-1")), id="a cue taken ahead: its banner lasts as long"
        ),
        pytest.param(AT_APPLAUSE, None, id="after the closing cue a person takes the talk"),
        pytest.param(
            play(INTRODUCED, (161, c.Go()), (162, c.Go())),
            Due(168, c.Release("ada/cue-2")),
            id="a closing cue taken ahead: its banner goes while words are still read",
        ),
        pytest.param(IN_TALK, Due(37140, c.CallStandby("bert")), id="standby a minute before the next"),
        pytest.param(AT_MEDIA, None, id="media waits for GO"),
        pytest.param(
            MEDIA_AHEAD, Due(311.15, c.Reach("bert/cue-1-resume")), id="media taken ahead: text passes it"
        ),
        pytest.param(
            AT_MOVEMENT, Due(34.15, c.Release("bert/cue-2")), id="a movement's banner goes by itself"
        ),
        pytest.param(play(INTRODUCED, (170, c.Hold())), None, id="a held text reaches nothing"),
        pytest.param(play(AT_PAUSE, (181, c.Hold())), None, id="a held pause does not end"),
        pytest.param(play(ready(), (1, c.Hold())), None, id="a held show calls no standby"),
        pytest.param(
            play(IN_TALK, (1, c.Go()), (2, c.Back())), None, id="BACK over a standby: the clock waits"
        ),
    ],
)
def test_due(show, expected):
    found = due(show, 300.0)
    assert (found and Due(round(found.at, 6), found.command)) == expected


TWO_AT_ONE_WORD = play(
    begin(
        replace(DAY, items=(item("ed", 36000, speech(10), cue("pause"), cue("applause"), speech(5)),)),
        pace=60,
    ),
    (1, c.Go()),
    (2, c.Go()),
)


def test_two_cues_at_one_word_are_taken_one_after_the_other():
    show, told, now = TWO_AT_ONE_WORD, [], 0.0
    while (coming := due(show, 100.0)) is not None:
        now = max(now, coming.at)
        told.append((round(now, 2), type(coming.command).__name__, coming.command.cue))
        show = after(*decide(show, coming.command, now), show=show)
    assert told == [
        (12.15, "Reach", "ed/cue-1"),
        (14.15, "Release", "ed/cue-1"),
        (14.15, "Reach", "ed/cue-2"),
        (20.15, "Release", "ed/cue-2"),
    ]
    assert show.motion.position(100) == 15


def test_on_a_late_day_standby_comes_a_minute_before_the_talk_has_had_its_length():
    late = play(ready(), (37000, c.Go()), (37060, c.Go()), *((37070 + n, c.Go()) for n in range(3)))
    behind = 37072 - planned_at(DAY.items[0].points[-1], DAY)
    assert late.phase == "talk"
    assert due(late, 37300) == Due(37200 + behind - 60, c.CallStandby("bert"))


def test_an_item_that_is_over_is_not_called():
    assert due(ready(), 37201.0) is None
