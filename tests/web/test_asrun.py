"""The as-run of a show that is on: the record, folded; one for everybody who asks."""

import pytest

from stagecue.rehearsal import Moment, as_run, report
from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.store import Runner
from stagecue.web.asrun import as_run_json, report_so_far, run_so_far
from stagecue.web.report import report_json
from tests.show.days import DAY
from tests.store.clocks import SteppedClock, run_until


@pytest.fixture
def runner(journal):
    """A runner in the middle of an introduction; bob pressed for it when ann had taken it."""
    made = Runner(DAY, SteppedClock(35000), journal)
    run_until(made, 36000)
    seen = Expect(made.show.rev, "ada/introduction")
    for by in ("ann", "bob"):
        made.call(Call(by, by, c.Go(), seen))
    run_until(made, 36030)
    return made


def folded(journal):
    moments = [Moment(entry.event, entry.rate, entry.wall_ms / 1000) for entry in journal.load("main")]
    return as_run(DAY, moments, pressed_again={"ada/introduction": 1})


def test_it_is_what_the_record_says(journal, runner):
    assert run_so_far(runner) == folded(journal)
    assert [cue.status for cue in run_so_far(runner).items[0].cues[:3]] == ["taken"] * 3
    assert run_so_far(runner).items[0].cues[1].pressed_again == 1


@pytest.mark.parametrize("rehearsal", [False, True])
def test_the_report_is_made_of_it_as_show_and_as_rehearsal(journal, runner, rehearsal):
    run = folded(journal)
    made = report(rehearsed=run) if rehearsal else report(actual=run)
    assert report_so_far(runner, rehearsal=rehearsal) == made
    assert as_run_json(runner, rehearsal=rehearsal) == report_json((made,))["stages"][0]


def test_it_goes_on_with_the_show_and_costs_nothing_while_that_stands(journal, runner, monkeypatch):
    first = as_run_json(runner, rehearsal=False)
    monkeypatch.setattr(journal, "read", None)
    assert as_run_json(runner, rehearsal=False) is first
    monkeypatch.undo()
    runner.call(Call("over", "ann", c.End()))
    made = report_json((report(actual=folded(journal)),))["stages"][0]
    assert made == as_run_json(runner, rehearsal=False) != first
