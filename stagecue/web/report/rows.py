"""The rows of a stage's table: what stands in each cell, and the cues that need a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stagecue.rehearsal import CueRun, ItemRun, Report
from stagecue.rehearsal.report import Row
from stagecue.web.report.telling import A_MINUTE, told_of
from stagecue.web.report.times import amount, planned, second, signed


@dataclass(frozen=True)
class Cells:
    """What a row says of one run.

    Fields:
        start, end: clock times, or words where there is none
        delta, running: with their signs, "" where unknown
        look: the item began late enough for a look, or did not begin
    """

    start: str
    end: str
    delta: str
    running: str
    look: bool


@dataclass(frozen=True)
class Chip:
    """One cue in the full list.

    Fields:
        what: its kind, and its words if it stands in the text
        when: a clock time, or what became of it
        by: who took it; mark: "late", "pressed twice" or ""
        look: it needs a look
    """

    what: str
    when: str
    by: str
    mark: str
    look: bool


@dataclass(frozen=True)
class Line:
    """One item of the table.

    Fields:
        number: as the picture has it
        backtime: the latest start, "" if that is the planned one
        runs: rehearsed, actual: those that the report has
        looks: a sentence for each cue that needs a look
        read: how fast it was read, "" if that is not known
    """

    number: int
    kind: str
    start: str
    end: str
    backtime: str
    title: str
    speakers: str
    runs: tuple[Cells, ...]
    looks: tuple[str, ...]
    chips: tuple[Chip, ...]
    read: str


def lines(report: Report) -> tuple[Line, ...]:
    """The rows, numbered from 1."""
    return tuple(_line(number, row, report) for number, row in enumerate(report.rows, 1))


def _line(number: int, row: Row, report: Report) -> Line:
    item, run = row.item, told_of(row)
    kept = [(report.rehearsed, row.rehearsed), (report.actual, row.actual)]
    return Line(
        number=number,
        kind=item.kind,
        start=planned(item.start),
        end=planned(item.end),
        backtime="" if round(row.backtime) == round(item.start) else planned(row.backtime),
        title=item.title,
        speakers=", ".join(item.speakers),
        runs=tuple(_cells(ran) for record, ran in kept if record is not None),
        looks=tuple(_looks(run)) if run else (),
        chips=tuple(map(_chip, run.cues)) if run else (),
        read=f"Read at {run.reading.wpm:.0f} wpm." if run and run.reading and run.reading.real else "",
    )


def _cells(run: ItemRun | None) -> Cells:
    if run is None:
        return Cells("no record", "", "", "", look=False)
    if run.start is None or run.over is None:
        return Cells(_left_out(run), "", "", "", look=True)
    return Cells(
        start=second(run.start),
        end="not ended" if run.end is None else second(run.end),
        delta="" if run.delta is None else signed(run.delta),
        running=signed(run.over),
        look=run.over >= A_MINUTE,
    )


def _left_out(run: ItemRun) -> str:
    """Why there is no start: the last cue says it, standby may have been called."""
    return "not reached" if run.cues and run.cues[-1].status == "to come" else "left out"


def _looks(run: ItemRun) -> Iterator[str]:
    """A sentence for each cue that needs a look; an item that was left out says so in one word."""
    for cue in run.cues if run.start is not None else ():
        said = _became(cue, run)
        if said:
            yield f"{_what(cue)}: {said}."


def _became(cue: CueRun, run: ItemRun) -> str:
    """What there is to say of a cue; "" if all went well."""
    again = f"pressed {_times(cue.pressed_again + 1)}" if cue.pressed_again else ""
    if cue.status in ("missed", "skipped"):
        return f"{cue.status}, planned for {second(cue.planned)}"
    if cue.late and cue.at is not None:
        behind = amount(cue.at - cue.planned - (run.over or 0.0))
        return f"late, {behind} behind its place" + (f"; {again}" if again else "")
    return again


def _chip(cue: CueRun) -> Chip:
    again = f"pressed {_times(cue.pressed_again + 1)}" if cue.pressed_again else ""
    mark = ", ".join(filter(None, ("late" if cue.late else "", again)))
    when = cue.status if cue.at is None else second(cue.at)
    return Chip(_what(cue), when, cue.by, mark, bool(mark) or cue.status in ("missed", "skipped"))


def _what(cue: CueRun) -> str:
    kind = cue.point.kind.capitalize()
    return f"{kind} “{cue.point.text}”" if cue.point.in_text and cue.point.text else kind


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"
