"""Planned times, and times as people write them."""

import pytest

from stagecue.cards import Cue, Speech
from stagecue.errors import UsageError
from stagecue.rundown import read_seconds, tempo
from stagecue.rundown.timing import clock, clock_seconds, length, planned_points, seconds_of
from tests.show.days import DAY


@pytest.mark.parametrize(
    ("text", "seconds"), [("10:30", 37800), ("00:00", 0), ("9:05", 32700), ("23:59:59", 86399)]
)
def test_seconds_of(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    "text", ["25:99", "10", "ten", "10:60", "-1:00", "10:30:61", "", "1e1:00", "１:00:00:00"]
)
def test_no_time_of_day(text):
    with pytest.raises(UsageError, match="is no time of day"):
        seconds_of(text)


def test_times_are_told_as_on_a_clock():
    assert (clock(37800), clock(87600), clock_seconds(37805.9), length(78.5)) == (
        "10:30",
        "00:20",
        "10:30:05",
        "1:18",
    )


@pytest.mark.parametrize(
    ("script", "words", "expected"),
    [
        pytest.param((Speech("one two three", words=3),), 130, 60, id="English at 130 words a minute"),
        pytest.param((Speech("厚地様厚地様", words=6),), 260, 60, id="characters at 260 a minute"),
        pytest.param((Cue("note", "x"),), 0, 0, id="nothing to read"),
    ],
)
def test_read_seconds(script, words, expected):
    assert read_seconds(words, tempo=tempo(script)) == expected


def test_planned_points_follow_the_reader_and_the_holds():
    bert = DAY.items[1]
    told = [(point.id, round(at - bert.start, 6)) for point, at in planned_points(bert, pace=60)]
    assert told == [
        ("bert/standby", -60),
        ("bert/introduction", 0),
        ("bert/cue-1", 10.15),
        ("bert/cue-1-resume", 20.15),
        ("bert/cue-2", 30.3),
        ("bert/cue-3", 40.3),
        ("bert/talk", 46.3),
    ]
