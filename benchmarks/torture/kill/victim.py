"""The server that is killed, life after life: each at the moment that its kind names."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.torture.kill.tally import Life
from benchmarks.torture.people.phone import Gone
from benchmarks.torture.people.writer import AGAIN, CHANCE, Presser
from benchmarks.torture.venue.server import Server

WAITS = {
    "load": (0.05, 0.8),
    "replay": (0.0, 0.03),
    "GO": (0.0, 0.03),
    "backup": (0.0, 0.01),
}
"""Seconds by which a kill waits, by chance: from when everybody can press, from the opening of the record,
from a GO's ack, from the first byte of a backup."""
EARLY = 0.3
"""Seconds from the spawn within which a kill in the start comes while nobody knows how long a start takes."""
TRIES, REST = 10, 0.5
"""How often GO is pressed until it is taken, and the seconds between: it may be overtaken by the text."""
COMES_BACK = 30.0
"""Seconds in which a server must be there again, and get to what is waited for."""
LOOK = 0.001


class Victim:
    """A server, the folder of its backups, and the rig's own phone on a stage of its own."""

    def __init__(self, server: Server, backup: Path, lead: Presser) -> None:
        """Before its first life."""
        self._server = server
        self._backup = backup
        self._lead = lead
        self._left = _unfinished(backup)
        self._starts: list[float] = []
        self._spawned = time.monotonic()

    def end(self, kind: str) -> Life:
        """Kill it when a life of this kind ends."""
        if kind in ("load", "GO", "backup"):
            self.reach()
        if kind == "replay":
            _until(self._is_open)
        if kind in ("GO", "backup"):
            self._take_a_cue()
        if kind == "backup":
            _until(self._is_copying)
        time.sleep(CHANCE.uniform(*self._waits(kind)))
        opened = self._is_open()
        self._server.kill()
        self._lead.hang_up()
        return Life(kind, self._spawned, time.monotonic(), opened=opened, copying=self._is_copying())

    def again(self) -> None:
        """Its next life."""
        self._left = _unfinished(self._backup)
        self._spawned = time.monotonic()
        self._server.spawn()

    def reach(self) -> None:
        """Wait until it is there. TimeoutError if it does not come back."""
        _until(self._is_reached, AGAIN)
        self._starts.append(time.monotonic() - self._spawned)

    def leave(self) -> None:
        """Hang up."""
        self._lead.hang_up()

    def _waits(self, kind: str) -> tuple[float, float]:
        """A kill in the start comes at any moment of the quickest start so far."""
        return (0.0, min(self._starts, default=EARLY)) if kind == "start" else WAITS[kind]

    def _is_reached(self) -> bool:
        try:
            self._lead.connect()
        except Gone:
            return False
        return True

    def _take_a_cue(self) -> None:
        """GO, acked as applied; at the end of the day back to its beginning."""
        for _ in range(TRIES):
            self._lead.press(*self._lead.go())
            if self._lead.settle()[-1]["status"] == "applied":
                return
            time.sleep(REST)

    def _is_open(self) -> bool:
        """Whether it has opened a record (Linux tells)."""
        files = Path(f"/proc/{self._server.pid}/fd")
        try:
            return any(os.readlink(file).endswith(".sqlite3") for file in files.iterdir())  # noqa: PTH115  # 3× slower
        except OSError:
            return False

    def _is_copying(self) -> bool:
        """Whether a copy lies in the backup's folder that was begun in this life and is not finished."""
        return bool(_unfinished(self._backup) - self._left)


def _unfinished(backup: Path) -> frozenset[tuple[int, int]]:
    """The copies that are not finished, each with when it was last written."""
    found = set()
    for part in backup.glob("*.part"):
        try:
            told = part.stat()
        except FileNotFoundError:
            continue
        found.add((told.st_ino, told.st_mtime_ns))
    return frozenset(found)


def _until(is_so: Callable[[], bool], pause: float = LOOK) -> None:
    latest = time.monotonic() + COMES_BACK
    while not is_so():
        if time.monotonic() > latest:
            raise TimeoutError(f"the server did not get there within {COMES_BACK:.0f} s")
        time.sleep(pause)
