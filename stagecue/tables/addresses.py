"""What `serve` prints: where to open what, with a QR code for phones."""

from __future__ import annotations

import io

import segno
from rich.console import Console
from rich.markup import escape

from stagecue.app import OnAir


def print_addresses(console: Console, show: OnAir) -> None:
    """Where to open what; for phones the address, a QR code and the six digits."""
    playing = show.stages.playing
    stages = ", ".join(f"{rundown.name} ({len(rundown.items)} items)" for rundown in show.rundowns)
    console.print(f"[bold]{escape(show.stages.event or 'StageCue')}[/], {playing.date}: {escape(stages)}")
    if playing.played_as_today:
        console.print("[yellow]The day is another date's, played as if it were today.[/]")
    if not playing.zone_confirmed:
        console.print(
            f"Times are this laptop's, {escape(playing.zone)}. Another zone? Add --zone Europe/Paris."
        )
    if show.went_on:
        console.print("It goes on with the record that was there. To begin a new one, add --fresh.")
    console.print(f"\nOn this laptop  {show.local}")
    for address in show.served.addresses:
        console.print(f"On the network  {address}")
    if show.served.addresses:
        _print_door(console, show)
    console.print("\nCtrl-C closes the show.")


def _print_door(console: Console, show: OnAir) -> None:
    console.print(f"[bold]Code for phones and screens: {show.served.door.code}[/]\n")
    picture = io.StringIO()
    segno.make(show.served.addresses[0], error="l").terminal(out=picture, compact=True, border=2)
    console.file.write(picture.getvalue())
