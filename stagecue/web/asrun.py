"""What was run, from a record: entries and answers in, the as-run out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from stagecue.rehearsal import AsRun, Moment, Report, as_run, report
from stagecue.rundown import Rundown
from stagecue.show import Ack
from stagecue.store import Entry, Runner
from stagecue.web.report import report_json


def run_of(rundown: Rundown, entries: Iterable[Entry], answers: Iterable[Ack]) -> AsRun:
    """What was run of `rundown`. An answer `satisfied` is a press for a cue that was taken already."""
    moments = [Moment(entry.event, entry.rate, entry.wall_ms / 1000) for entry in entries]
    again = Counter(ack.cue for ack in answers if ack.satisfied and ack.cue)
    return as_run(rundown, moments, pressed_again=again)


def run_so_far(runner: Runner) -> AsRun:
    """What was run on a stage until now."""
    entries, answers = runner.record()
    return run_of(runner.show.rundown, entries, answers)


def report_so_far(runner: Runner, *, rehearsal: bool) -> Report:
    """The report of one stage until now."""
    run = run_so_far(runner)
    return report(rehearsed=run) if rehearsal else report(actual=run)


def as_run_json(runner: Runner, *, rehearsal: bool) -> dict[str, Any]:
    """The report of one stage so far, as docs/protocol.md has it."""
    stage: dict[str, Any] = report_json((report_so_far(runner, rehearsal=rehearsal),))["stages"][0]
    return stage
