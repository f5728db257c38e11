"""A disk that is full, and a disk that refuses to be written: the show goes on, and catches up."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from benchmarks.torture.disk.backup import backed_up
from benchmarks.torture.disk.health import recovered, shown
from benchmarks.torture.ground import Ground
from benchmarks.torture.people.meter import Caller
from benchmarks.torture.people.phone import Phone
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.onrecord import whole
from benchmarks.torture.venue.scene import Scene, behind, scene, server, torn
from benchmarks.torture.venue.server import Server
from benchmarks.torture.venue.volume import RealDisk, Refusal, SmallDisk, apart

ROOMY, TIGHT = 8, 2
"""Megabytes: a disk with room for the day, and one that SQLite's log would fill, which grows to 4 MB."""
MANY = 1200
"""Commands on the tight disk: their log would be 10 MB."""
WELL, ILL = 1.0, 4.0
"""Seconds of GO on a disk that is well, before and after; and on one that is not."""
EVERY = 0.05
SCREENS = 3


def _full(ground: Ground, *, without: str = "") -> Outcome:
    return apart(lambda: _full_apart(ground, without))


def _full_apart(ground: Ground, without: str) -> Outcome:
    roomy = server(ground, without=without)
    disk = SmallDisk(roomy.data, megabytes=ROOMY)
    figures, note = _ill(ground, roomy, disk.fill, disk.make_room)
    if without:
        return Outcome(figures, note)
    return Outcome((*figures, _tight(ground), *backed_up(ground, SmallDisk.fill, SmallDisk.make_room)), note)


def _tight(ground: Ground) -> Figure:
    """A disk that SQLite's log alone would fill holds a day."""
    tight = server(ground.part("tight"))
    SmallDisk(tight.data, megabytes=TIGHT)
    with scene(tight, warm=0) as made:
        commands = ground.count(MANY)
        behind_at = _first_degraded(made, commands)
    return Figure(f"of {commands} commands on {TIGHT} MB on record at once", behind_at, at_least=commands)


def _refused(ground: Ground, *, without: str = "") -> Outcome:
    """Every write fails for a while; then the kernel's own remount, from which no disk comes back alone."""
    mine = server(ground, without=without)
    refusal = Refusal(mine)
    figures, note = _ill(ground, mine, refusal.begin, refusal.end)
    if without:
        return Outcome(figures, note)
    broken = apart(lambda: _remounted(ground.part("remounted")))
    return Outcome((*figures, *broken), note)


def _ill(
    ground: Ground, mine: Server, fall_ill: Callable[[], None], get_well: Callable[[], None]
) -> tuple[tuple[Figure, ...], str]:
    """GO over and over while the disk is well, ill, and well again; the figures and a note."""
    ill = max(1.0, ILL * ground.share)
    with scene(mine, warm=0) as made:
        screens, phone = made.screens(SCREENS), made.phone("Phone last")
        with made.pressing(every=EVERY) as caller:
            time.sleep(WELL)
            fall_ill()
            _until_degraded(phone)
            time.sleep(ill)
            seen = shown(made, phone.state)
            get_well()
            caught_up = recovered(made)
            time.sleep(WELL)
        streams = behind(screens, phone) + torn(screens)
    return (
        *caller.figures(),
        Figure("GO acked as degraded", caller.statuses["degraded"], at_least=1),
        Figure("degraded shown (state, healthz)", seen, at_least=2),
        Figure("caught up", caught_up, at_least=1),
        Figure("screens behind or broken", streams, at_most=0),
        *whole(mine.record, list(caller.acked)),
    ), caller.told()


def _until_degraded(phone: Phone) -> None:
    """A full disk is noticed when SQLite's log, whose room it has already, is written back."""
    with suppress(TimeoutError):
        phone.until(lambda phone: bool(phone.state["degraded"]))


def _first_degraded(made: Scene, commands: int) -> int:
    """How many of so many commands are on record before one is not."""
    phone = made.phone("Phone pace")
    for number in range(commands):
        if phone.ask("pace", {"wpm": 120 + number % 30})["status"] != "applied":
            return number
    return commands


def _remounted(ground: Ground) -> tuple[Figure, ...]:
    """The kernel meets an error and lets nobody write any more; a person mends it, and starts again."""
    mine = server(ground)
    disk = RealDisk(mine.data)
    with scene(mine, warm=0) as made:
        phone = made.phone("Phone last")
        with made.pressing(every=EVERY) as caller:
            time.sleep(WELL)
            disk.fail()
            time.sleep(WELL)
            seen = shown(made, phone.state)
    backups = backed_up(ground, SmallDisk.forbid, SmallDisk.allow)
    disk.mend()
    applied = [call for call, status in caller.acked.items() if status == "applied"]
    on_record = whole(mine.record, applied, of="remounted: ")
    return (
        Figure("remounted: GO not taken", _not_taken(caller), at_most=0),
        Figure("remounted: GO acked as degraded", caller.statuses["degraded"], at_least=1),
        Figure("remounted: degraded shown", seen, at_least=2),
        *on_record,
        Figure("remounted: shows again after a restart", _starts(server(ground)), at_least=1),
        *backups,
    )


def _not_taken(caller: Caller) -> int:
    return int(caller.figures()[1].value)


def _starts(mine: Server) -> bool:
    with scene(mine, warm=0, begun=False) as made:
        return bool(made.phone().state["seq"] > 0)


FORGETS = "what could not be written is let go"
ROWS = (
    Row(
        "disk-full",
        "The disk full: the show goes on, `degraded` is shown, caught up after",
        _full,
        (Control(FORGETS, partial(_full, without="catching-up"), "acked and not on record"),),
    ),
    Row(
        "read-only",
        "Writes refused, and a read-only remount: the show goes on, `degraded` is shown, caught up after",
        _refused,
        (Control(FORGETS, partial(_refused, without="catching-up"), "acked and not on record"),),
    ),
)
