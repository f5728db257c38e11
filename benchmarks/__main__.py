"""`make bench`: runs the rows, prints a table of each, writes benchmarks/results.json."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from benchmarks.machine import described
from benchmarks.results import RESULTS, Measured, kept, write
from benchmarks.rows import CUE_MINUTES, Row, rows

WIDTH = 160
"""A table that is wrapped to 80 columns cannot be read; a log file has them all."""
ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends it besides Ctrl-C; Windows has no SIGHUP, which a terminal sends that is shut."""


@click.command()
@click.option("--row", "names", multiple=True, metavar="NAME", help="Only this row; may be given again.")
@click.option(
    "--minutes",
    type=click.IntRange(1, 60),
    default=CUE_MINUTES,
    show_default=True,
    help="Of show time, for the row cues.",
)
@click.option(
    "--pages",
    type=click.IntRange(1, 4),
    default=1,
    show_default=True,
    help="Stages with real pages, in the row cues.",
)
def bench(names: tuple[str, ...], minutes: int, pages: int) -> None:
    """Measure StageCue on this machine. Exit code 1 if a target was missed, or could not be measured."""
    for ends in ENDS:
        signal.signal(ends, signal.default_int_handler)
    every = rows(minutes=minutes, pages=pages)
    chosen = _chosen(names, every)
    tables = play(chosen, every, Console(width=max(WIDTH, Console().width)))
    sys.exit(len(tables) < len(chosen) or any(one.failed for one in tables))


def play(
    chosen: Sequence[Row], every: Sequence[Row], console: Console, path: Path = RESULTS
) -> list[Measured]:
    """Run these rows one after the other. After each, however the next one ends, all so far is on the disk.

    every: the rows that there are; what the file has of the others stays if program and machine are the same
    path: the file that programs read
    """
    tables: list[Measured] = []
    told = kept(described(), path)
    try:
        for row in chosen:
            console.print(f"{row.name}: {row.asks} ({row.takes:g} min) …", markup=False)
            tables.append(row.run())
            tables[-1].show(console)
            machine = described()
            told[row.name] = {"row": row.name, "date": machine["date"]} | tables[-1].told()
            write(told, machine, every=[one.name for one in every], path=path)
    except KeyboardInterrupt:
        console.print(f"Interrupted: {len(chosen) - len(tables)} of {len(chosen)} rows were not run.")
    if tables:
        console.print(f"Written to {path.parent.name}/{path.name}. How to read it: docs/benchmarks.md")
    return tables


def _chosen(names: Sequence[str], all_rows: Sequence[Row]) -> list[Row]:
    """The rows of these names, in the order of the table; all of them, if none is named."""
    known = [row.name for row in all_rows]
    if unknown := [name for name in names if name not in known]:
        raise click.BadParameter(f"no row {', '.join(unknown)}. The rows are: {', '.join(known)}.")
    return [row for row in all_rows if not names or row.name in names]


if __name__ == "__main__":
    bench()
