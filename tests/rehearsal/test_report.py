"""The report: planned, rehearsed and actual beside each other."""

from dataclasses import replace

import pytest

from stagecue.rehearsal import AsRun, Drive, HostPace, Trouble, as_run, report
from stagecue.rehearsal.report import Row
from tests.rehearsal.days import WHOLE, driven, moments
from tests.show.days import DAY, item, speech

LATE = driven(Drive(troubles=[Trouble("over", "ada", 360)], alone=True))
REHEARSED = as_run(DAY, moments(WHOLE))
ACTUAL = as_run(DAY, moments(LATE, rate=1.0))
EVE = item("eve", 41000, speech(5))


def test_each_row_holds_both_runs_and_the_backtime():
    told = report(rehearsed=REHEARSED, actual=ACTUAL)
    backtimes = [36000 + 1200, 37200 + 1200, 39600, 39600]
    assert told.rows == tuple(
        Row(item, backtime, one, other)
        for item, backtime, one, other in zip(
            DAY.items, backtimes, REHEARSED.items, ACTUAL.items, strict=True
        )
    )


@pytest.mark.parametrize(
    ("runs", "kinds"),
    [
        pytest.param({"rehearsed": REHEARSED}, ["gap", "pronunciation"], id="a rehearsal"),
        pytest.param({"actual": ACTUAL}, ["gap", "changeover", "pace", "pronunciation"], id="the day"),
        pytest.param({"rehearsed": REHEARSED, "actual": ACTUAL}, ["gap", "changeover", "pace", "pronunciation"], id="the day wins"),
        pytest.param({"rehearsed": REHEARSED, "current": replace(DAY, items=(*DAY.items, EVE))}, ["gap", "pronunciation", "card"], id="today's cards are others"),
        pytest.param({"actual": ACTUAL, "current": replace(DAY, items=(*DAY.items, EVE))}, ["gap", "changeover", "pace", "pronunciation"], id="without a rehearsal nothing is unrehearsed"),
        pytest.param({"actual": AsRun(DAY, (), None)}, ["gap", "pronunciation"], id="a record with nothing in it"),
    ],
)  # fmt: skip
def test_what_is_flagged(runs, kinds):
    assert [flag.kind for flag in report(**runs).flags] == kinds


def test_it_is_held_against_the_plan_of_the_day_that_was_played():
    other = replace(DAY, items=(*DAY.items, EVE))
    told = report(rehearsed=REHEARSED, actual=as_run(other, moments(WHOLE)))
    assert told.rundown == other
    assert [(row.item.id, row.rehearsed is None) for row in told.rows][-2:] == [
        ("dora", False),
        ("eve", True),
    ]


def test_paces_are_those_of_both_runs_at_real_time():
    live = as_run(DAY, moments(WHOLE, rate=1.0))
    assert report(rehearsed=REHEARSED).paces == ()
    (pace,) = report(rehearsed=live, actual=ACTUAL).paces
    assert replace(pace, wpm=60, slowest=60, fastest=60) == HostPace("", 60, 60, 60, 4)
    assert round(pace.wpm, 6) == round(pace.slowest, 6) == round(pace.fastest, 6) == 60
