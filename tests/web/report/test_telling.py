from dataclasses import replace

import pytest

from stagecue.rehearsal import AsRun
from stagecue.web.report.telling import Ending, Tally, cues_of, ending, tally, told
from tests.show.days import DAY
from tests.web.report.runs import CUT_OFF, LATE, NOTHING, ON_TIME, REHEARSED, SHOWN


@pytest.mark.parametrize(
    ("run", "counted"),
    [
        pytest.param(ON_TIME, Tally(total=16, taken=16), id="all taken"),
        pytest.param(LATE, Tally(16, 13, 1, 2, 0, 1, 2), id="a bad day"),
        pytest.param(CUT_OFF, Tally(total=16, taken=12, to_come=4), id="cut off"),
    ],
)
def test_how_many_cues_went_how(run, counted):
    assert tally(cues_of(run)) == counted


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (ON_TIME, Ending("Ended on time", "The show ended at 11:20:00, as planned.", good=True)),
        (LATE, Ending("Ended 1:51 late", "The show ended at 11:21:51; 11:20 was planned.", good=False)),
        (replace(ON_TIME, ended=40790.0),
         Ending("Ended 0:10 early", "The show ended at 11:19:50; 11:20 was planned.", good=True)),
        (CUT_OFF, Ending("Record ends at 10:33:20", "The record of the show goes until 10:33:20; the day was not "
                         "ended in it. The last item on it began 0:30 late.", good=False)),
        (NOTHING, Ending("Nothing on record", "The record of the show is empty.", good=False)),
        (AsRun(DAY, (), ended=5.0), Ending("Ended", "The show ended at 00:00:05.", good=True)),
    ],
    ids=["on time", "late", "early", "cut off", "empty record", "no items"],
)  # fmt: skip
def test_how_the_day_ended(run, said):
    assert ending(run, "show") == said


def test_a_report_tells_what_really_happened_if_that_is_known():
    assert (told(SHOWN), told(REHEARSED)) == (LATE, ON_TIME)
