"""The commands: init, check, plan, serve, demo. They draw tables, say what went wrong, decide nothing."""

from __future__ import annotations

import datetime
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from stagecue import tables
from stagecue.app import Settings, on_air
from stagecue.cards import Problem
from stagecue.errors import StageCueError, UsageError
from stagecue.laptop import is_free
from stagecue.rundown import choose_day, days, plan
from stagecue.rundown.contradictions import contradictions
from stagecue.rundown.crossings import all_problems
from stagecue.rundown.showfile import NAME
from stagecue.rundown.starter import starter
from stagecue.rundown.timing import seconds_of
from stagecue.store import read_folder, write_new

DEMO_DAY = datetime.date(2026, 6, 18)
FOLDER = click.argument("folder", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def main(args: Sequence[str] | None = None) -> None:
    """Run a command; what StageCue reports itself is a sentence, never a traceback."""
    try:
        commands(args, standalone_mode=False)
    except StageCueError as error:
        click.echo(f"stagecue: {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)


@click.group(name="stagecue", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stagecue")
def commands() -> None:
    """A folder of host cards becomes a running show: prompter, cues, and a GO on the phone."""


@commands.command()
@FOLDER
@JSON
def check(folder: Path, *, as_json: bool) -> None:
    """Read the cards of FOLDER and tell what a person must look at. Exit code 1 if there is an error."""
    read = read_folder(folder)
    problems = all_problems(read.cards, read.notes, read.problems, show_file=read.show_file)
    if as_json:
        click.echo(json.dumps(tables.check_json(read, problems), ensure_ascii=False, indent=1))
    else:
        tables.print_check(_console(), read, problems)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)


@commands.command(name="plan")
@FOLDER
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day, as 2025-05-06.")
@click.option("--stage", help="One stage only.")
@JSON
def plan_command(folder: Path, *, day: datetime.datetime, stage: str | None, as_json: bool) -> None:
    """Print the rundown of a day with the planned time of every cue point."""
    read = read_folder(folder)
    chosen = choose_day(days(read.cards), wanted=day.date(), today=day.date())
    rundowns = plan(read.cards, read.notes, day=chosen, show_file=read.show_file)
    wanted = [one for one in rundowns if stage in (None, one.stage, one.name)]
    if not wanted:
        raise UsageError(
            f"There is no stage {stage!r} on {chosen}. Stages: {', '.join(r.stage for r in rundowns)}."
        )
    _tell(contradictions(read.cards, read.show_file))
    if as_json:
        click.echo(json.dumps(tables.plan_json(wanted), ensure_ascii=False, indent=1))
    else:
        tables.print_plan(_console(), wanted)


@commands.command()
@FOLDER
def init(folder: Path) -> None:
    """Write a show file, stagecue.toml, into FOLDER, with every key explained. Never overwrites one."""
    read = read_folder(folder)
    write_new(folder / NAME, starter(read.cards))
    click.echo(
        f"{folder / NAME} is written. It changes nothing until you edit it: each key says what it does."
    )


@commands.command()
@FOLDER
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Play this day's times as if it were today.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets phones in, with a code.")
@click.option("--port", default=4321, show_default=True, type=click.IntRange(0, 65535))
@click.option("--data", type=click.Path(path_type=Path), help="Where the record is kept.")
@click.option("--clock", type=click.Choice(["wall", "rehearsal"]), default="wall", show_default=True)
@click.option("--start-at", metavar="HH:MM", help="Where a rehearsal clock starts.")
@click.option(
    "--speed", default=1.0, show_default=True, type=click.FloatRange(1, 600), help="Of a rehearsal."
)
@click.option(
    "--zone",
    metavar="NAME",
    help="The event's time zone, as Europe/Paris. Else the show file's, else the laptop's.",
)
@click.option("--fresh", is_flag=True, help="Begin a new record; the old one is kept beside it.")
def serve(day: datetime.datetime | None, start_at: str | None, **asked: Any) -> None:
    """Open the day's show of FOLDER: prompter, controller, one page for each."""
    if asked["clock"] == "wall" and (start_at or asked["speed"] != 1.0):
        raise UsageError("--start-at and --speed are for a rehearsal: add --clock rehearsal.")
    settings = Settings(
        day=day.date() if day else None, start_at=seconds_of(start_at) if start_at else None, **asked
    )
    _run(settings, goodbye="The show is closed. What happened is on record.")


@commands.command()
@click.option("--port", default=4321, show_default=True, type=click.IntRange(0, 65535))
@click.option("--host", default="0.0.0.0", show_default=True)  # noqa: S104  # the phone is half of the demo
def demo(port: int, host: str) -> None:
    """Open the sample day on a rehearsal clock, a minute before its first introduction."""
    with (
        resources.as_file(resources.files("stagecue") / "samples" / "cards") as folder,
        tempfile.TemporaryDirectory(prefix="stagecue-demo-") as data,
    ):
        settings = Settings(folder, day=DEMO_DAY, host=host, port=port, data=Path(data), clock="rehearsal")
        port_is_free = is_free(host, port)
        _run(settings if port_is_free else replace(settings, port=0), goodbye="The demo is closed.")


def _run(settings: Settings, *, goodbye: str) -> None:
    """Serve until Ctrl-C, and say so."""
    with on_air(settings) as show:
        tables.print_addresses(_console(), show)
        _tell(contradictions(show.folder.cards, show.folder.show_file))
        show.served.server.serve()
    click.echo(goodbye)


def _tell(problems: Iterable[Problem]) -> None:
    """Where the show file and the cards disagree: the show goes on, its crew should know."""
    for problem in problems:
        click.echo(f"{problem.severity} {tables.place(problem)}: {problem.message}", err=True)


def _console() -> Console:
    """As wide as the terminal; a pipe gets a width that no table is cut at."""
    return Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=180)
