"""`make torture`: runs the rows, prints one table, writes benchmarks/torture.json."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

import click
from rich.console import Console

from benchmarks.machine import described
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Outcome, Result, Row, judged
from benchmarks.torture.rows import ROWS
from benchmarks.torture.table import RESULTS, show, told, write

WIDTH = 160


@click.command()
@click.option("--row", "names", multiple=True, metavar="NAME", help="Only this row; may be given again.")
@click.option("--share", type=click.FloatRange(0.001, 1), default=1.0, help="Of the whole, to try it.")
def torture(names: tuple[str, ...], share: float) -> None:
    """Do to a show what a venue does. Exit code 1 if a row fails, is blind, or could not be run."""
    console = Console(width=max(WIDTH, Console().width))
    results = []
    for row in _chosen(names):
        console.print(f"{row.name}: {row.asks} …")
        results.append(_run(row, share))
        console.print(f"  {results[-1].verdict}, {results[-1].seconds:.0f} s. {told(results[-1].outcome)}")
        write(results, described())
    show(results, console)
    console.print(f"Written to {RESULTS.parent.name}/{RESULTS.name}. How to read it: docs/torture.md")
    sys.exit(any(one.verdict != "holds" for one in results))


def _chosen(names: tuple[str, ...]) -> list[Row]:
    known = {row.name: row for row in ROWS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.UsageError(f"There is no row {unknown[0]!r}. Rows: {', '.join(known)}.")
    return [known[name] for name in names] if names else list(ROWS)


def _run(row: Row, share: float) -> Result:
    """A row that breaks down itself has failed, and the others still run."""
    with tempfile.TemporaryDirectory(prefix=f"stagecue-torture-{row.name}-") as folder:
        try:
            return judged(row, Ground(Path(folder), share))
        except Exception:  # noqa: BLE001  # told in its line
            note = traceback.format_exc(limit=-3)
            return Result(row.name, row.asks, "FAILS", Outcome((), note), (), (), 0.0)


if __name__ == "__main__":
    torture()
