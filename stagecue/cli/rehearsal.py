"""The commands around a rehearsal: rehearse, report."""

from __future__ import annotations

import datetime
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from stagecue.app.rehearsing import Rehearsal, rehearse
from stagecue.app.reporting import Asked, accept_paces, read_reports, write_reports
from stagecue.cli.options import DATE, FOLDER, JSON, PLACE, console, tell
from stagecue.rehearsal import Report
from stagecue.tables.progress import Bars, Lines
from stagecue.tables.rehearsal import print_reports
from stagecue.web.report import report_json

REPORT = click.option("--report", "into", type=PLACE, help="Write the report as HTML, CSV and JSON there.")
ACCEPT = click.option("--accept-pace", is_flag=True, help="Take the measured paces into the show file.")
FASTEST = 600.0


class Speed(click.ParamType[float]):
    """1 to 600 times real time, or `max`, which waits for nothing."""

    name = "speed"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Show seconds in a second."""
        if value in ("max", math.inf):
            return math.inf
        try:
            speed = float(str(value).removesuffix("×").removesuffix("x"))
        except ValueError:
            speed = math.nan
        if not 1 <= speed <= FASTEST:
            self.fail(f"{value!r} is no speed. Write 1 to {FASTEST:.0f}, or max.", param, ctx)
        return speed


@click.command(name="rehearse")
@FOLDER
@click.option("--day", type=DATE, required=True, help="The day, as 2025-05-06.")
@click.option("--stage", help="One stage only; all is the default.")
@click.option(
    "--mode", type=click.Choice(["full", "cue-to-cue", "intros"]), default="full", show_default=True
)
@click.option("--speed", type=Speed(), default="60", show_default=True, help="1 to 600, or max.")
@click.option("--trouble", "troubles", multiple=True, metavar="TEXT", help='As "+6m@ITEM" or "missing@ITEM".')
@click.option("--data", type=PLACE, help="Where the record is kept.")
@REPORT
@ACCEPT
@JSON
def rehearse_command(
    folder: Path,
    *,
    day: datetime.datetime,
    into: Path | None,
    accept_pace: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Play the day of FOLDER against the clock, without a page. To watch it: serve --clock rehearsal."""
    out = console(err=True)
    watch = Bars(out) if out.is_terminal else Lines(out)
    try:
        with watch:
            reports = rehearse(Rehearsal(folder, day.date(), watch=watch.tick, warn=tell, **asked))
    except KeyboardInterrupt:
        click.echo("Stopped. What was rehearsed is on record: `stagecue report` tells it.", err=True)
        raise
    _tell(reports, into=into, as_json=as_json)
    if accept_pace:
        click.echo(accept_paces(folder, reports), err=True)


@click.command(name="report")
@click.argument("data", type=PLACE)
@click.option("--day", type=DATE, help="The day, if the folder has records of several.")
@click.option("--cards", type=PLACE, help="Today's cards, to compare.")
@REPORT
@ACCEPT
@JSON
def report_command(
    data: Path,
    *,
    day: datetime.datetime | None,
    cards: Path | None,
    into: Path | None,
    accept_pace: bool,
    as_json: bool,
) -> None:
    """Tell what was planned, rehearsed and really happened. DATA is a record, its folder, or the cards'."""
    asked = Asked(data, day.date() if day else None, cards)
    reports = read_reports(asked)
    _tell(reports, into=into, as_json=as_json)
    if accept_pace:
        click.echo(accept_paces(asked.cards_folder, reports), err=True)


def _tell(reports: Sequence[Report], *, into: Path | None, as_json: bool) -> None:
    if as_json:
        json.dump(report_json(reports), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        print_reports(console(), reports)
    for path in write_reports(reports, into) if into else ():
        click.echo(f"{path} is written.", err=True)


COMMANDS = (rehearse_command, report_command)
