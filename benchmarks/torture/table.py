"""The table that people read, and the file that programs read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.torture.row import Figure, Outcome, Result

RESULTS = Path(__file__).parents[1] / "torture.json"
COLOURS = {"holds": "green", "FAILS": "bold red", "BLIND": "bold red", "not run": "yellow"}


def show(results: Iterable[Result], console: Console) -> None:
    """Draw all rows as one table, with the time that they took."""
    rows = list(results)
    table = Table(show_lines=True, caption=f"in all {sum(one.seconds for one in rows) / 60:.0f} min")
    for name in ("row", "must show", "figures", "the control that must fail", "verdict"):
        table.add_column(name, overflow="fold")
    for one in rows:
        verdict = f"[{COLOURS[one.verdict]}]{one.verdict}[/]\n{one.seconds:.0f} s"
        words = (one.name, one.asks, told(one.outcome), _controls(one))
        table.add_row(*map(escape, words), verdict)
    console.print(table)


def write(
    results: Iterable[Result],
    machine: dict[str, object],
    *,
    left_out: Sequence[str] = (),
    path: Path = RESULTS,
) -> None:
    """Write everything as JSON, at one stroke; a figure that could not be measured is null.

    left_out: the rows that are still to be run, or never were
    """
    packed = msgspec.json.encode({"machine": machine, "left_out": left_out, "rows": list(results)})
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(msgspec.json.format(packed, indent=1) + b"\n")
    part.replace(path)


def told(outcome: Outcome) -> str:
    """The figures, a line each, and the note."""
    lines = [_line(figure) for figure in outcome.figures]
    return "\n".join([*lines, outcome.note] if outcome.note else lines)


def _line(figure: Figure) -> str:
    bounds = [f"≤ {figure.at_most:g}"] if figure.at_most is not None else []
    bounds += [f"≥ {figure.at_least:g}"] if figure.at_least is not None else []
    wanted = f" ({', '.join(bounds)})" if bounds else ""
    mark = "" if figure.holds else " ✗"
    return f"{figure.what}: {figure.value:g}{wanted}{mark}"


def _controls(one: Result) -> str:
    return "\n".join(
        f"{what}: {'NOT SEEN' if what in one.blind else 'seen'} ({_short(found)})"
        for what, found in one.controls
    )


def _short(outcome: Outcome) -> str:
    """What failed; where nothing could be measured, why."""
    failing = [_line(figure) for figure in outcome.figures if not figure.holds]
    return ", ".join(failing) if outcome.figures else outcome.note
