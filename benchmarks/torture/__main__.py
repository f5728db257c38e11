"""`make torture`: runs the rows, prints one table, writes benchmarks/torture.json."""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from benchmarks.machine import described
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Result, Row, broken_down, judged
from benchmarks.torture.rows import ROWS
from benchmarks.torture.table import RESULTS, show, told, write

WIDTH = 160
ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends it besides Ctrl-C; Windows has no SIGHUP, which a terminal sends that is shut."""


@click.command()
@click.option("--row", "names", multiple=True, metavar="NAME", help="Only this row; may be given again.")
@click.option("--share", type=click.FloatRange(0.001, 1), default=1.0, help="Of the whole, to try it.")
def torture(names: tuple[str, ...], share: float) -> None:
    """Do to a show what a venue does. Exit code 1 if a row fails, is blind, or was not run."""
    for ends in ENDS:
        signal.signal(ends, _interrupted)
    rows = _chosen(names)
    results = play(rows, share, Console(width=max(WIDTH, Console().width)))
    sys.exit(len(results) < len(rows) or any(one.verdict != "holds" for one in results))


def play(rows: Sequence[Row], share: float, console: Console, path: Path = RESULTS) -> list[Result]:
    """Run these rows one after the other. After each, and at the end, however it comes, all so far is told.

    path: the file that programs read
    """
    results = list[Result]()
    try:
        for row in rows:
            console.print(f"{row.name}: {row.asks} …", markup=False)
            results.append(_run(row, share))
            console.print(_line(results[-1]), markup=False)
            write(results, described(), left_out=[one.name for one in rows[len(results) :]], path=path)
    except KeyboardInterrupt:
        console.print(f"Interrupted: {len(rows) - len(results)} of {len(rows)} rows were not run.")
    if results:
        show(results, console)
        console.print(f"Written to {path.parent.name}/{path.name}. How to read it: docs/torture.md")
    return results


def _interrupted(_signal: int, _frame: FrameType | None) -> None:
    """As Ctrl-C: whatever was started is ended on the way out."""
    raise KeyboardInterrupt


def _line(result: Result) -> str:
    return f"  {result.verdict}, {result.seconds:.0f} s. {told(result.outcome)}"


def _chosen(names: tuple[str, ...]) -> list[Row]:
    known = {row.name: row for row in ROWS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.UsageError(f"There is no row {unknown[0]!r}. Rows: {', '.join(known)}.")
    return [known[name] for name in names] if names else list(ROWS)


def _run(row: Row, share: float) -> Result:
    """A row that breaks down itself has failed, and the others still run."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"stagecue-torture-{row.name}-") as folder:
        try:
            return judged(row, Ground(Path(folder), share))
        except Exception:  # noqa: BLE001  # told in its line
            return broken_down(row, time.monotonic() - began)


if __name__ == "__main__":
    torture()
