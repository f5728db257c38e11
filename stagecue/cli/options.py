"""Options that several commands share, and where they print."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console

from stagecue import tables
from stagecue.cards import Problem

FOLDER = click.argument("folder", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
DATE = click.DateTime(["%Y-%m-%d"])


def tell(problems: Iterable[Problem]) -> None:
    """What a person must look at: the show, or the rehearsal, goes on; its crew should know."""
    for problem in problems:
        click.echo(f"{problem.severity} {tables.place(problem)}: {problem.message}", err=True)


def console(*, err: bool = False) -> Console:
    """As wide as the terminal; a pipe gets a width that no table is cut at."""
    stream = sys.stderr if err else sys.stdout
    return Console(highlight=False, stderr=err, width=None if stream.isatty() else 180)
