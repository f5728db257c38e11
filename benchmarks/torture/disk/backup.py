"""The disk of the backup is full or read-only while the record's own is well: nobody waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.torture.disk.health import health
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Figure
from benchmarks.torture.venue.onrecord import sound
from benchmarks.torture.venue.scene import scene, server
from benchmarks.torture.venue.volume import SmallDisk

MEGABYTES = 1
EVERY = 0.05
SAID = "No backup"
"""How the crew is told (stagecue.store.keeping.backup)."""
WITHIN = 10.0
"""Seconds for a trouble to be told, and to be over: a copy is made at a GO, once a second at most."""

Done = Callable[[SmallDisk], None]


def backed_up(ground: Ground, fall_ill: Done, get_well: Done) -> tuple[Figure, ...]:
    """GO over and over while the backup's disk is well, ill, and well again."""
    ground = ground.part("backup")
    stick = ground.folder / "stick"
    disk = SmallDisk(stick, megabytes=MEGABYTES)
    with scene(server(ground, "--backup", str(stick)), warm=0) as made, made.pressing(every=EVERY) as caller:
        first = _until(lambda: bool(list(stick.glob("*.sqlite3"))))
        fall_ill(disk)
        told = _until(lambda: SAID in str(health(made.server)["troubles"]))
        get_well(disk)
        over = _until(lambda: not health(made.server)["troubles"])
    return (
        Figure("backup's disk ill: GO acked as degraded", caller.statuses["degraded"], at_most=0),
        Figure("backup's disk ill: told", first and told, at_least=1),
        Figure("backup's disk well: works again", over, at_least=1),
        *copies(stick),
    )


def copies(stick: Path) -> tuple[Figure, ...]:
    """The copies that lie there: one at least, and each sound."""
    found = list(stick.glob("*.sqlite3"))
    broken = sum(not sound(one) for one in found)
    return (
        Figure("backup's disk well: copies", len(found), at_least=1),
        Figure("backup's disk well: copies that are not sound", broken, at_most=0),
    )


def _until(is_so: Callable[[], bool]) -> bool:
    latest = time.monotonic() + WITHIN
    while not is_so():
        if time.monotonic() > latest:
            return False
        time.sleep(0.05)
    return True
