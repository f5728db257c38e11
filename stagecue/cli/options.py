"""Options that several commands share, and where they print."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from stagecue.cards import Problem
from stagecue.tables.check import place


class _Place(click.Path):
    """A path that is named: an empty one would be the folder that one happens to stand in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A Path. What is empty is a slip: a variable of a script, say, that was never set."""
        if not str(value):
            self.fail("No folder is named. Name one, or leave this out where it may be left out.", param, ctx)
        return super().convert(value, param, ctx)


PLACE = _Place(path_type=Path)
FOLDER = click.argument("folder", type=PLACE)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
DATE = click.DateTime(["%Y-%m-%d"])


def tell(problems: Iterable[Problem]) -> None:
    """What a person must look at: the show, or the rehearsal, goes on; its crew should know."""
    for problem in problems:
        click.echo(f"{problem.severity} {place(problem)}: {problem.message}", err=True)


def console(*, err: bool = False) -> Console:
    """As wide as the terminal; a pipe gets a width that no table is cut at."""
    stream = sys.stderr if err else sys.stdout
    return Console(highlight=False, stderr=err, width=None if stream.isatty() else 180)
