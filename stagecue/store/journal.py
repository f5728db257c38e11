"""The journal: what happened, on disk before anybody is told.

One SQLite file holds the shows of one day, all stages; WAL and synchronous=FULL, so that a commit is on the
disk when it returns. All access runs in one native thread: the hub never waits for a disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar, cast

import msgspec
from gevent.threadpool import ThreadPool

from stagecue.errors import StoreError
from stagecue.show.acks import Ack
from stagecue.show.events import EVENTS, Event

T = TypeVar("T")

_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    wall_ms REAL NOT NULL,
    call TEXT NOT NULL,
    name TEXT NOT NULL,
    fields BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS answers (id TEXT PRIMARY KEY, ack BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Entry:
    """One event as it stands in the journal.

    Fields:
        stage: whose show it is
        wall_ms: the server's clock, milliseconds, when it was written
        call: the id of the call that caused it, "" for the show's own
    """

    stage: str
    wall_ms: float
    call: str
    event: Event


class Journal:
    """The journal of one day, open. Its methods block the calling greenlet only."""

    def __init__(self, path: Path) -> None:
        """Open or create it. StoreError says what to do if it cannot be."""
        self.path = path
        self._thread = ThreadPool(1)
        self._db = self._in_thread(self._open)

    def load(self, stage: str) -> list[Entry]:
        """All entries of `stage`, in order."""
        return self._in_thread(lambda: [_entry(row) for row in self._select(stage)])

    def last(self) -> Entry | None:
        """The newest entry of any stage."""
        query = "SELECT stage, wall_ms, call, name, fields FROM entries ORDER BY seq DESC LIMIT 1"
        row = self._in_thread(lambda: self._db.execute(query).fetchone())
        return _entry(row) if row else None

    def append(self, entries: Iterable[Entry], ack: Ack | None = None) -> None:
        """Write the entries, and the answer that a repeat of the call will get, in one commit."""
        rows = [_row(entry) for entry in entries]
        self._in_thread(lambda: self._write(rows, ack))

    def answered(self, call: str) -> Ack | None:
        """The answer that was given to this call before, or None."""
        found = self._in_thread(lambda: self._one("SELECT ack FROM answers WHERE id = ?", call))
        return msgspec.json.decode(found, type=Ack) if found else None

    def fact(self, name: str, make: Callable[[], str]) -> str:
        """A value that outlives the process; made and kept at the first asking."""
        return self._in_thread(lambda: self._fact(name, make))

    def close(self) -> None:
        """Finish what is being written and close the file."""
        self._in_thread(self._db.close)
        self._thread.kill()

    def _in_thread(self, work: Callable[[], T]) -> T:
        """What `work` returns, or its error raised here: gevent would print it in the thread."""
        done, failed = self._thread.apply(_tried, (work,))
        if isinstance(failed, sqlite3.Error):
            raise StoreError(f"The journal {self.path} cannot be used: {failed}. Check the disk.") from failed
        if failed is not None:
            raise failed
        return cast("T", done)

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{self.path.parent} cannot be made ({error.strerror}). Name another --data."
            ) from error
        db = sqlite3.connect(self.path, isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.executescript(_TABLES)
        return db

    def _select(self, stage: str) -> list[tuple[str, float, str, str, bytes]]:
        query = "SELECT stage, wall_ms, call, name, fields FROM entries WHERE stage = ? ORDER BY seq"
        return self._db.execute(query, (stage,)).fetchall()

    def _write(self, rows: list[tuple[str, float, str, str, bytes]], ack: Ack | None) -> None:
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(
                "INSERT INTO entries (stage, wall_ms, call, name, fields) VALUES (?,?,?,?,?)", rows
            )
            if ack:
                self._db.execute("INSERT INTO answers VALUES (?, ?)", (ack.id, msgspec.json.encode(ack)))

    def _one(self, query: str, *values: str) -> bytes | None:
        row = self._db.execute(query, values).fetchone()
        return row[0] if row else None

    def _fact(self, name: str, make: Callable[[], str]) -> str:
        with self._db:
            self._db.execute("INSERT OR IGNORE INTO facts VALUES (?, ?)", (name, make()))
        return str(self._one("SELECT value FROM facts WHERE name = ?", name))


def _tried(work: Callable[[], T]) -> tuple[T | None, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001  # raised again where it is waited for
        return None, error


def _row(entry: Entry) -> tuple[str, float, str, str, bytes]:
    fields = msgspec.json.encode(asdict(entry.event))
    return entry.stage, entry.wall_ms, entry.call, type(entry.event).__name__, fields


def _entry(row: tuple[str, float, str, str, bytes]) -> Entry:
    stage, wall_ms, call, name, fields = row
    return Entry(stage, wall_ms, call, msgspec.json.decode(fields, type=EVENTS[name]))
