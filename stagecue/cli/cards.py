"""The commands that look at a folder of cards: check, plan, init."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import click

from stagecue.app.rehearsing import chosen
from stagecue.cli.options import DATE, FOLDER, JSON, console, tell
from stagecue.rundown import choose_day, days, plan
from stagecue.rundown.contradictions import contradictions
from stagecue.rundown.crossings import all_problems
from stagecue.rundown.showfile import NAME
from stagecue.rundown.starter import starter
from stagecue.store import read_folder, write_new
from stagecue.tables.check import check_json, print_check
from stagecue.tables.plan import plan_json, print_plan


@click.command()
@FOLDER
@JSON
def check(folder: Path, *, as_json: bool) -> None:
    """Read the cards of FOLDER and tell what a person must look at. Exit code 1 if there is an error."""
    read = read_folder(folder)
    problems = all_problems(read.cards, read.notes, read.problems, show_file=read.show_file)
    if as_json:
        click.echo(json.dumps(check_json(read, problems), ensure_ascii=False, indent=1))
    else:
        print_check(console(), read, problems)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)


@click.command(name="plan")
@FOLDER
@click.option("--day", type=DATE, required=True, help="The day, as 2025-05-06.")
@click.option("--stage", help="One stage only.")
@JSON
def plan_command(folder: Path, *, day: datetime.datetime, stage: str | None, as_json: bool) -> None:
    """Print the rundown of a day with the planned time of every cue point."""
    read = read_folder(folder)
    wanted = choose_day(days(read.cards), wanted=day.date(), today=day.date())
    rundowns = chosen(plan(read.cards, read.notes, day=wanted, show_file=read.show_file), stage)
    tell(contradictions(read.cards, read.show_file))
    if as_json:
        click.echo(json.dumps(plan_json(rundowns), ensure_ascii=False, indent=1))
    else:
        print_plan(console(), rundowns)


@click.command()
@FOLDER
def init(folder: Path) -> None:
    """Write a show file, stagecue.toml, into FOLDER, with every key explained. Never overwrites one."""
    read = read_folder(folder)
    write_new(folder / NAME, starter(read.cards))
    click.echo(
        f"{folder / NAME} is written. It changes nothing until you edit it: each key says what it does."
    )


COMMANDS = (check, plan_command, init)
