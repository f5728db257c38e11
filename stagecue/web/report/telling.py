"""Which run a report tells, how many cues went how, and how the day ended, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stagecue.rehearsal import AsRun, CueRun, ItemRun, Report
from stagecue.rehearsal.report import Row
from stagecue.web.report.times import lateness, planned, second

A_MINUTE = 60.0
"""Seconds of lateness from which on a difference needs a look."""


@dataclass(frozen=True)
class Tally:
    """How many cues went how.

    Fields:
        to_come: those that the record does not reach
        late, pressed_twice: among those that were taken
    """

    total: int = 0
    taken: int = 0
    missed: int = 0
    skipped: int = 0
    to_come: int = 0
    late: int = 0
    pressed_twice: int = 0


@dataclass(frozen=True)
class Ending:
    """How a day ended.

    Fields:
        headline: a few words; sentence: what stands beneath
        good: it ended, and less than a minute late
    """

    headline: str
    sentence: str
    good: bool


def told(report: Report) -> AsRun:
    """The run that a report tells: what really happened, or else the rehearsal."""
    run = report.actual or report.rehearsed
    assert run is not None, "a report has a run"
    return run


def told_of(row: Row) -> ItemRun | None:
    """The same for one item."""
    return row.actual or row.rehearsed


def tally(cues: Iterable[CueRun]) -> Tally:
    """Count them."""
    listed = list(cues)
    states = [cue.status for cue in listed]
    return Tally(
        total=len(listed),
        taken=states.count("taken"),
        missed=states.count("missed"),
        skipped=states.count("skipped"),
        to_come=states.count("to come"),
        late=sum(cue.late for cue in listed),
        pressed_twice=sum(cue.pressed_again > 0 for cue in listed),
    )


def cues_of(run: AsRun) -> list[CueRun]:
    """All cues of a run, in order."""
    return [cue for item in run.items for cue in item.cues]


def ending(run: AsRun, what: str) -> Ending:
    """How `what` ("show", "rehearsal") ended, or that its record was cut off, and until when that goes."""
    if run.ended is None:
        return _cut_off(run, what)
    end = f"The {what} ended at {second(run.ended)}"
    if run.over is None:
        return Ending("Ended", f"{end}.", good=True)
    due = f"; {planned(run.items[-1].item.end)} was planned" if round(run.over) else ", as planned"
    return Ending(f"Ended {lateness(run.over)}", f"{end}{due}.", good=run.over < A_MINUTE)


def _cut_off(run: AsRun, what: str) -> Ending:
    if run.last is None:
        return Ending("Nothing on record", f"The record of the {what} is empty.", good=False)
    starts = [(item.start, item.over or 0.0) for item in run.items if item.start is not None]
    behind = f" The last item on it began {lateness(max(starts)[1])}." if starts else ""
    until = second(run.last)
    sentence = f"The record of the {what} goes until {until}; the day was not ended in it.{behind}"
    return Ending(f"Record ends at {until}", sentence, good=False)
