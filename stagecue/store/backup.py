"""The backup: the record copied to a second place while the show runs, by SQLite's own online backup.

A copy is made every minute and whenever the pointer moves, at most one a second, in a native thread and
through a connection of its own: the hub never waits for it, and the journal writes on meanwhile. It is made
beside its slot, checked, synced, and renamed; two slots take turns. What goes wrong is told, never raised.
"""

from __future__ import annotations

import datetime
import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gevent.event import Event as Flag
from gevent.threadpool import ThreadPool

from stagecue.errors import StoreError
from stagecue.store.durable import renamed, synced
from stagecue.store.repair import slots
from stagecue.store.rows import identity_of
from stagecue.store.runner import Runner
from stagecue.store.soundness import reading

log = logging.getLogger("stagecue.store")

EVERY = 60.0
"""Seconds between two copies of a show in which nothing moves."""
REST = 1.0
"""Seconds between two copies at least: a rehearsal at 600 times moves all the time."""
LONG = 30.0
"""Seconds after which a copy that is not done is trouble: a drive that does not answer."""


_PLAIN = {
    sqlite3.SQLITE_CANTOPEN: "nothing can be written there",
    sqlite3.SQLITE_READONLY: "nothing can be written there",
    sqlite3.SQLITE_FULL: "it is full",
}


class Backup:
    """Copies one record, from a greenlet (`run`) and a native thread of its own.

    Fields:
        trouble: a sentence for the crew while the backup fails, else ""
    """

    def __init__(self, record: Path, folder: Path, *, now: Callable[[], datetime.datetime]) -> None:
        """Copies the open `record` into `folder`, which must be there; `now` has the crew's time zone."""
        self.trouble = ""
        self._record = record
        self._folder = folder
        self._now = now
        self._made: datetime.datetime | None = None
        self._turn: tuple[Path, ...] = ()
        self._stood: dict[str, tuple[int, int]] = {}
        self._thread = ThreadPool(1)
        self._asked = Flag()
        self._ended = Flag()

    def look(self, runner: Runner) -> None:
        """Ask for a copy if the pointer of this show has moved: a listener of every runner."""
        stage, stands = runner.show.rundown.stage, (runner.show.pointer, runner.show.rev)
        if self._stood.get(stage) != stands:
            self._stood[stage] = stands
            self._asked.set()

    def run(self) -> None:
        """Make copies until `stop`."""
        while not self._ended.is_set():
            self._asked.clear()
            self.copy()
            self._ended.wait(REST)
            self._asked.wait(EVERY)
        self._thread.kill()

    def stop(self) -> None:
        """End `run`; a copy that is under way is left to itself."""
        self._ended.set()
        self._asked.set()

    def copy(self) -> None:
        """Make one copy now. Blocks the calling greenlet only."""
        self._turn = self._turn or tuple(sorted(slots(self._folder, self._record), key=_age))
        now = self._now()
        making = self._thread.spawn(_tried, self._record, self._turn[0], now)
        while not making.ready():
            making.wait(LONG)
            if not making.ready():
                self._fail(f"{self._folder} does not answer")
        why = making.get()
        if why:
            self._fail(why)
        else:
            self._works(now)

    def _fail(self, why: str) -> None:
        since = f"since {self._made:%H:%M:%S}" if self._made else "yet"
        trouble = f"No backup {since}: {why}. The show and its record go on. Check the backup's disk."
        if trouble != self.trouble:
            log.error("%s", trouble)
        self.trouble = trouble

    def _works(self, now: datetime.datetime) -> None:
        self._made = now
        self._turn = self._turn[::-1]
        if self.trouble:
            log.warning("the backup to %s works again", self._folder)
        self.trouble = ""


def _tried(record: Path, slot: Path, now: datetime.datetime) -> str:
    """Copy the record to its slot; why that was not possible, or ""."""
    if not slot.parent.is_dir():
        return f"the folder {slot.parent} is not there"
    part = slot.with_name(f"{slot.name}.part")
    try:
        copy_record(record, part)
        _keep_anothers(slot, part, now)
        renamed(part, slot)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told, and the show goes on
        _clear(part)
        return f"{slot.parent}: {_plain(error)}"
    return ""


def _plain(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    code = getattr(error, "sqlite_errorcode", None)
    return _PLAIN.get(code & 0xFF, str(error)) if code is not None else str(error)


def copy_record(record: Path, part: Path) -> None:
    """Copy an open record to `part`, whole, sound and on the disk. StoreError if the copy is not sound."""
    part.unlink(missing_ok=True)
    with closing(reading(record)) as source, closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # it is synced as a whole
        copy.execute("PRAGMA journal_mode = OFF")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log of its own
        told = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if told != "ok":
        raise StoreError(f"the copy is broken ({told}), and so may be the record")
    synced(part)


def _age(slot: Path) -> float:
    """The older is overwritten; one that is not there, or is no file, comes first."""
    try:
        return slot.stat().st_mtime
    except OSError:
        return 0.0


def _keep_anothers(slot: Path, part: Path, now: datetime.datetime) -> None:
    """A slot that holds another record, or more than the copy does, is set aside: nobody overwrites it."""
    held, made = _told(slot), _told(part)
    if held is not None and made is not None and (held[0] != made[0] or held[1] > made[1]):
        renamed(slot, slot.with_name(f"{slot.stem}-until-{now:%Y%m%d-%H%M%S-%f}{slot.suffix}"))


def _told(copy: Path) -> tuple[int, int] | None:
    """Whose copy it is, and how many entries it has; None if it cannot be read."""
    try:
        with closing(reading(copy)) as db:
            return identity_of(db), db.execute("SELECT COUNT(*) FROM entries").fetchone()[0]
    except sqlite3.Error:
        return None


def _clear(part: Path) -> None:
    """Give back the room of a copy that failed, if the disk lets us."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        log.debug("%s is left behind", part)
