"""The server's process stopped for 10 s (SIGSTOP) and let go again, as a laptop that was shut for a moment.

Two stages: on one a phone presses GO and ten screens follow; the other is in Auto, and its first standby is
due in the middle of the stop.
"""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from functools import partial
from typing import Any

from benchmarks.torture.ground import Ground
from benchmarks.torture.people.meter import Caller
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.day import DAY
from benchmarks.torture.venue.memory import Memory
from benchmarks.torture.venue.onrecord import entries
from benchmarks.torture.venue.scene import LONG, Scene, behind, scene, torn, warm
from benchmarks.torture.venue.server import Server

STOPPED = 10.0
"""Seconds (docs/torture.md)."""
BRIEFLY = 4.0
"""The same in a control: short enough that no line falls for it."""
SCREENS = 10
PRESSED_BEFORE_THE_END = (3.5, 2.3, 0.5)
"""Seconds before the server goes on at which GO is pressed: two are too old by then."""
TOO_OLD = 2000.0
"""Milliseconds after which a GO is not carried out (design §6.5)."""
STANDBY = 8 * 3600 + 59 * 60
"""Show second at which Auto calls the first one: a minute before the first session."""
JUST_BEFORE = 1.5
"""Seconds before that standby at which the server is stopped."""
SPEED = 4
"""Show seconds in a second: Auto waits ten of them after it was switched on."""
STARTS, EACH = 4.0, 0.012
"""Seconds for the server to be there, with Auto on; and for each command that makes it warm."""
PRESSING, BARELY = 8.0, 1.0
"""Seconds for which GO is measured before the stop, and after it; the same in a control."""
EVERY = 0.05
"""Seconds between two GOs."""
SETTLES = 2.0
"""Seconds for fallen screens to be back."""


def stopped(ground: Ground, *, stop: float = STOPPED, without: str = "") -> Outcome:
    """The server is stopped for `stop` seconds."""
    pressing = PRESSING if stop == STOPPED else BARELY
    commands = 0 if without else warm(ground)
    with scene(_server(ground, pressing + EACH * commands, without), warm=commands, stage="quay") as made:
        _auto_on_pier(made)
        screens = made.screens(SCREENS)
        memory = Memory(made.server.pid)
        before = _pressed(made, pressing)
        _wait_for(made.server, STANDBY - JUST_BEFORE * SPEED)
        late = _stop(made, stop)
        time.sleep(SETTLES)
        after = _pressed(made, pressing)
        streams, grown = _streams(made, screens), memory.figure()
        held = made.server.get("stages/pier/state")
    return Outcome(
        (
            *before.figures(" before"),
            *after.figures(" after"),
            *streams,
            *(() if without else (grown,)),
            Figure("GO older than 2 s applied", len(_applied_late(made.server, late)), at_most=0),
            Figure("Auto holds and says what it missed", "Missed: standby" in held["why_held"], at_least=1),
        ),
        f"Before: {before.told()} After: {after.told()} "
        f"{sum(screen.falls for screen in screens)} screens had to reconnect. Auto: {held['why_held']}",
    )


def _server(ground: Ground, lasts: float, without: str) -> Server:
    """One whose first standby is due when everything before the stop, so many seconds, is surely done."""
    starts = int(STANDBY - (STARTS + lasts + JUST_BEFORE) * SPEED)
    clock = f"{starts // 3600:02}:{starts // 60 % 60:02}:{starts % 60:02}"
    cards = replace(LONG, tracks=("Quay", "Pier")).write(ground.folder / "cards")
    options = ("--day", DAY, "--clock", "rehearsal", "--start-at", clock, "--speed", f"{SPEED}")
    return Server(cards, ground.folder / "data", *options, without=without)


def _auto_on_pier(made: Scene) -> None:
    replace(made, stage="pier").phone("Phone Pier").ask("auto", {"on": True})


def _pressed(made: Scene, seconds: float) -> Caller:
    with made.pressing(every=EVERY) as caller:
        time.sleep(seconds)
    return caller


def _wait_for(server: Server, show: float) -> None:
    while server.get("stages/pier/state")["clock"]["show_ms"] < show * 1000:
        time.sleep(0.05)


def _stop(made: Scene, seconds: float) -> dict[str, float]:
    """Stop the server and let it go on; the GOs pressed meanwhile, and when by its clock, in milliseconds."""
    phone = made.phone()
    ahead = phone.sync()["server_ms"] - time.monotonic() * 1000
    late: dict[str, float] = {}
    made.server.signal(signal.SIGSTOP)
    try:
        ends = time.monotonic() + seconds
        for before_the_end in PRESSED_BEFORE_THE_END:
            time.sleep(max(0.0, ends - before_the_end - time.monotonic()))
            pressed = time.monotonic() * 1000 + ahead
            seen = phone.expect()
            go: dict[str, Any] = phone.command("go", expect=seen, pressed_at=pressed, ttl_ms=TOO_OLD)
            phone.send(go)
            late[go["id"]] = pressed
        time.sleep(max(0.0, ends - time.monotonic()))
    finally:
        made.server.signal(signal.SIGCONT)
    return late


def _streams(made: Scene, screens: list[Any]) -> tuple[Figure, ...]:
    return (
        Figure("screens that stayed behind", behind(screens, made.phone("Phone last")), at_most=0),
        Figure("screens whose stream broke", torn(screens), at_most=0),
    )


def _applied_late(server: Server, pressed: dict[str, float]) -> list[str]:
    """The calls on record that were carried out later than `TOO_OLD` after their press."""
    taken = {entry.call: entry.wall_ms for entry in entries(server.record)}
    return [call for call, at in pressed.items() if taken.get(call, at) - at > TOO_OLD]


ROWS = (
    Row(
        "stopped",
        "The server stopped (SIGSTOP) for 10 s: the show goes on, nothing old is done, Auto holds; "
        "memory < 5 MB",
        stopped,
        (
            Control(
                "the age of a press is not looked at",
                partial(stopped, stop=BRIEFLY, without="age"),
                "GO older than 2 s applied",
            ),
            Control(
                "nobody notices the gap",
                partial(stopped, stop=BRIEFLY, without="gap"),
                "Auto holds and says what it missed",
            ),
        ),
    ),
)
