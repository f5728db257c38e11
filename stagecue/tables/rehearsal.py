"""What `rehearse` and `report` print: each stage's items, planned and run, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from stagecue.rehearsal import AsRun, CueRun, HostPace, ItemRun, Report
from stagecue.rundown.timing import clock_seconds, signed

SHOWN = 4
"""Flags of a kind that are printed; the report has them all."""


def print_reports(console: Console, reports: Sequence[Report]) -> None:
    """A table for each stage, then its paces and flags."""
    for report in reports:
        console.print(_table(report))
        console.print(escape(_ending(report)), soft_wrap=True)
        for pace in report.paces:
            console.print(escape(_pace(pace)), soft_wrap=True)
        for line in _flags(report):
            console.print(f"[yellow]look[/] {escape(line)}", soft_wrap=True)
        console.print()


def _table(report: Report) -> Table:
    table = Table(
        title=escape(f"{report.rundown.name}, {report.rundown.day}"), box=None, title_justify="left"
    )
    for heading in ("Planned", "Rehearsed", "Actual"):
        table.add_column(heading, justify="right")
    table.add_column("Item", overflow="fold")
    for heading in ("Over", "Longer", "Cues"):
        table.add_column(heading, justify="right")
    for row in report.rows:
        run = row.actual or row.rehearsed
        told = (clock_seconds(row.item.start), _start(row.rehearsed), _start(row.actual), row.item.name)
        table.add_row(*map(escape, (*told, *_run(run))))
    return table


def _start(run: ItemRun | None) -> str:
    return clock_seconds(run.start) if run and run.start is not None else "-"


def _run(run: ItemRun | None) -> tuple[str, str, str]:
    if run is None:
        return "-", "-", "-"
    over, delta = ("-" if value is None else signed(value) for value in (run.over, run.delta))
    return over, delta, _cues(run.cues)


def _cues(cues: Sequence[CueRun]) -> str:
    taken = sum(cue.status == "taken" for cue in cues)
    return f"{taken} of {len(cues)}"


def _ending(report: Report) -> str:
    run: AsRun | None = report.actual or report.rehearsed
    if run is None or run.last is None:
        return "Nothing is on record."
    if run.ended is None or run.over is None:
        return f"The record ends at {clock_seconds(run.last)}: the day was not ended."
    return f"Ended at {clock_seconds(run.ended)}, {signed(run.over)}."


def _pace(pace: HostPace) -> str:
    who = pace.host or "The host"
    spread = f"{pace.slowest:.0f} to {pace.fastest:.0f}"
    return f"{who} reads at {pace.wpm:.0f} wpm ({spread}, {pace.count} read). Take it: --accept-pace."


def _flags(report: Report) -> list[str]:
    """The first of each kind, and how many more there are."""
    lines: list[str] = []
    for kind in dict.fromkeys(flag.kind for flag in report.flags):
        told = [flag.message for flag in report.flags if flag.kind == kind]
        lines += told[:SHOWN]
        if len(told) > SHOWN:
            lines.append(f"... and {len(told) - SHOWN} more of these ({kind}): --report DIR has them all.")
    return lines
