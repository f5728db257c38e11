"""`make bench`: runs every bench, prints a table of each, writes benchmarks/results.json."""

from __future__ import annotations

import sys

import click
from rich.console import Console

from benchmarks.cue_timing import cue_timing
from benchmarks.machine import described
from benchmarks.results import RESULTS, show, write

WIDTH = 132
"""A table that is wrapped to 80 columns cannot be read; a log file has them all."""


@click.command()
@click.option("--minutes", type=click.IntRange(1, 60), default=10, show_default=True, help="Of show time.")
@click.option(
    "--pages", type=click.IntRange(1, 4), default=1, show_default=True, help="Stages with real pages."
)
def bench(minutes: int, pages: int) -> None:
    """Measure StageCue on this machine. Exit code 1 if a target was missed, or could not be measured."""
    console = Console(width=max(WIDTH, Console().width))
    console.print(f"Cue timing: {minutes} minutes of show, in real time, and one to begin …")
    benches = [cue_timing(minutes=minutes, pages=pages)]
    for one in benches:
        show(one, console)
    write(benches, described())
    console.print(f"Written to {RESULTS.parent.name}/{RESULTS.name}. How to read it: docs/benchmarks.md")
    sys.exit(any(one.failed for one in benches))


if __name__ == "__main__":
    bench()
