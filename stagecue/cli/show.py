"""The commands that open a show: serve, demo."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import click

from stagecue.app import Settings, on_air
from stagecue.cli.options import DATE, FOLDER, PLACE, console, tell
from stagecue.errors import UsageError
from stagecue.laptop import is_free
from stagecue.rundown.contradictions import contradictions
from stagecue.rundown.timing import seconds_of
from stagecue.tables.addresses import print_addresses

DEMO_DAY = datetime.date(2026, 6, 18)


@click.command()
@FOLDER
@click.option("--day", type=DATE, help="Play this day's times as if it were today.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets phones in, with a code.")
@click.option("--port", default=4321, show_default=True, type=click.IntRange(0, 65535))
@click.option("--data", type=PLACE, help="Where the record is kept.")
@click.option(
    "--backup",
    metavar="DIR",
    type=PLACE,
    help="Copy the record there every minute and at each GO, to a stick for example.",
)
@click.option("--clock", type=click.Choice(["wall", "rehearsal"]), default="wall", show_default=True)
@click.option("--start-at", metavar="HH:MM", help="Where a rehearsal clock starts.")
@click.option(
    "--speed", default=1.0, show_default=True, type=click.FloatRange(1, 600), help="Of a rehearsal."
)
@click.option(
    "--zone",
    metavar="NAME",
    help="The event's time zone, as Europe/Paris. Else the show file's, the cards', the laptop's.",
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


@click.command()
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
        print_addresses(console(), show)
        for said in show.said:
            click.echo(said, err=True)
        tell(contradictions(show.folder.cards, show.folder.show_file))
        show.served.server.serve()
    click.echo(goodbye)


COMMANDS = (serve, demo)
