"""Runs and reports written by hand, of the small day: each says exactly what its test is about."""

from dataclasses import replace

from stagecue.rehearsal import AsRun, CueRun, ItemRun, Reading, Report, report
from stagecue.rundown.timing import planned_points
from tests.show.days import DAY

ADA, BERT, COFFEE, DORA = DAY.items


def ran(item, over=0.0, *, long=0.0, reading=None, **changed):
    """The item as planned, `over` seconds late and `long` seconds too long; `changed` is by cue, `cue_1`."""
    cues = []
    for point, at in planned_points(item, pace=DAY.pace):
        cue = CueRun(point, at, at + over, "clock", "taken")
        cues.append(replace(cue, **changed.get(point.id.split("/")[1].replace("-", "_"), {})))
    return ItemRun(item, item.start + over, item.end + over + long, tuple(cues), reading)


def left_out(item, status="skipped"):
    cues = [CueRun(point, at, None, "", status) for point, at in planned_points(item, pace=DAY.pace)]
    return ItemRun(item, None, None, tuple(cues))


ON_TIME = AsRun(DAY, tuple(ran(item) for item in DAY.items), ended=40800.0, last=40800.0)
READ = Reading("ada", "Mia", 40.0, 20.0, real=True)
LATE = AsRun(
    DAY,
    (
        ran(
            ADA,
            1.00049,
            long=130,
            reading=READ,
            cue_1={"late": True, "at": 36045.5, "by": "Mia", "pressed_again": 1},
            cue_2={"at": None, "by": "", "status": "missed"},
        ),
        ran(BERT, 131.0, standby={"pressed_again": 2}),
        left_out(COFFEE),
        ran(DORA, 131.0, long=-20.0),
    ),
    ended=40911.0,
    last=40911.0,
    undone=((36100.0, "bert/introduction"),),
)
"""A bad day: ada is 2:10 too long, her applause is missed, coffee is left out."""
HURRIED = AsRun(
    DAY,
    (
        ran(ADA, -0.0001, reading=replace(READ, real=False)),
        ran(BERT, 40.0),
        replace(ran(COFFEE, 80.0), start=37300.0),
        ran(DORA),
    ),
    ended=40800.0,
    last=40800.0,
)
"""Read by a clock, not at real time; bert and coffee begin within two minutes."""
CUT_OFF = AsRun(
    DAY,
    (ran(ADA), replace(ran(BERT, 30.0), end=None), left_out(COFFEE, "to come"), left_out(DORA, "to come")),
    last=38000.0,
)
NOTHING = AsRun(DAY, tuple(left_out(item, "to come") for item in DAY.items))
REHEARSED: Report = report(rehearsed=ON_TIME)
SHOWN: Report = report(rehearsed=ON_TIME, actual=LATE)
HASTY: Report = report(rehearsed=HURRIED)
STOPPED: Report = report(actual=CUT_OFF)
EMPTY: Report = report(actual=NOTHING)


def titled(words):
    """A report whose every word from a stranger is `words`."""
    items = tuple(replace(item, title=words, speakers=(words,), hosts=(words,)) for item in DAY.items)
    day = replace(DAY, name=words, event=words, items=items)
    return report(rehearsed=AsRun(day, tuple(replace(ran(item), reading=READ) for item in items), 40800.0))
