"""What was run, from a record: entries and answers in, the as-run out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from stagecue.rehearsal import AsRun, Moment, as_run, report
from stagecue.rundown import Rundown
from stagecue.show import Ack
from stagecue.store import Entry, Runner
from stagecue.web.report import report_json


def run_of(rundown: Rundown, entries: Iterable[Entry], answers: Iterable[Ack]) -> AsRun:
    """What was run of `rundown`. An answer `satisfied` is a press for a cue that was taken already."""
    moments = [Moment(entry.event, entry.rate, entry.wall_ms / 1000) for entry in entries]
    again = Counter(ack.cue for ack in answers if ack.satisfied and ack.cue)
    return as_run(rundown, moments, pressed_again=again)


def as_run_json(runner: Runner, *, rehearsal: bool) -> dict[str, Any]:
    """The report of one stage so far, as docs/protocol.md has it."""
    entries, answers = runner.record()
    run = run_of(runner.show.rundown, entries, answers)
    told = report(rehearsed=run) if rehearsal else report(actual=run)
    stage: dict[str, Any] = report_json((told,))["stages"][0]
    return stage
