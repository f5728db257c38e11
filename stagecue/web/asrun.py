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
    return runner.read(run_of)


def report_so_far(runner: Runner, *, rehearsal: bool) -> Report:
    """The report of one stage until now."""
    return runner.read(_rehearsed if rehearsal else _actual)


def as_run_json(runner: Runner, *, rehearsal: bool) -> dict[str, Any]:
    """The report of one stage so far, as docs/protocol.md has it. It is everybody's: not to be changed."""
    return runner.read(_rehearsed_json if rehearsal else _actual_json)


# --- folds of the record, made off the hub; each is kept under its own name ------------------------------


def _rehearsed(rundown: Rundown, entries: Iterable[Entry], answers: Iterable[Ack]) -> Report:
    return report(rehearsed=run_of(rundown, entries, answers))


def _actual(rundown: Rundown, entries: Iterable[Entry], answers: Iterable[Ack]) -> Report:
    return report(actual=run_of(rundown, entries, answers))


def _rehearsed_json(rundown: Rundown, entries: Iterable[Entry], answers: Iterable[Ack]) -> dict[str, Any]:
    return _told(_rehearsed(rundown, entries, answers))


def _actual_json(rundown: Rundown, entries: Iterable[Entry], answers: Iterable[Ack]) -> dict[str, Any]:
    return _told(_actual(rundown, entries, answers))


def _told(made: Report) -> dict[str, Any]:
    stage: dict[str, Any] = report_json((made,))["stages"][0]
    return stage
