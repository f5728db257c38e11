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
from stagecue.rundown import Rundown
from stagecue.show.acks import Ack
from stagecue.show.events import EVENTS, Event
from stagecue.store.alone import hold_alone
from stagecue.store.plans import packed, unpacked

T = TypeVar("T")
Row = tuple[str, float, str, str, bytes, float]
"""Stage, wall_ms, call, name of the event, its fields as JSON, rate."""
COLUMNS = "stage, wall_ms, call, name, fields, rate"

_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    wall_ms REAL NOT NULL,
    call TEXT NOT NULL,
    name TEXT NOT NULL,
    fields BLOB NOT NULL,
    rate REAL NOT NULL DEFAULT 1
);
CREATE TABLE IF NOT EXISTS answers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    ack BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS plans (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    rundown BLOB NOT NULL
);
PRAGMA user_version = 2;
"""
_VERSION = 2
_FROM_1 = "ALTER TABLE entries ADD COLUMN rate REAL NOT NULL DEFAULT 1;"


@dataclass(frozen=True)
class Entry:
    """One event as it stands in the journal.

    Fields:
        stage: whose show it is
        wall_ms: the server's clock, milliseconds, when it was written
        call: the id of the call that caused it, "" for the show's own
        rate: show seconds that passed in a second; 0 if nothing was waited for
    """

    stage: str
    wall_ms: float
    call: str
    event: Event
    rate: float = 1.0


class Journal:
    """The journal of one day, open. Its methods block the calling greenlet only."""

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        """Open or create it; or only read one, whoever else writes it. StoreError says what to do."""
        self.path = path
        self._thread = _OneThread(1)
        self._guard: sqlite3.Connection | None = None
        self._db = self._in_thread(self._open_to_read if reading else self._open)

    def load(self, stage: str) -> list[Entry]:
        """All entries of `stage`, in order."""
        return self._in_thread(lambda: [_entry(row) for row in self._select(stage)])

    def last(self) -> Entry | None:
        """The newest entry of any stage."""
        query = f"SELECT {COLUMNS} FROM entries ORDER BY seq DESC LIMIT 1"  # noqa: S608  # our own names
        row = self._in_thread(lambda: self._db.execute(query).fetchone())
        return _entry(row) if row else None

    def append(self, entries: Iterable[Entry], answers: Iterable[tuple[str, Ack]] = ()) -> None:
        """Write the entries, and the answers (stage, ack) that repeats of their calls get, in one commit."""
        rows = [_row(entry) for entry in entries]
        acks = [(stage, msgspec.json.encode(ack)) for stage, ack in answers]
        self._in_thread(lambda: self._write(rows, acks))

    def answers(self, stage: str, *, newest: int) -> list[Ack]:
        """The newest answers that were given on `stage`, in order."""
        rows = self._in_thread(lambda: self._select_answers(stage, newest))
        return [msgspec.json.decode(row[0], type=Ack) for row in reversed(rows)]

    def keep_plan(self, rundown: Rundown) -> None:
        """Keep the plan by which the entries from here on are read, if it is a new one."""
        plan = packed(rundown)
        self._in_thread(lambda: self._keep_plan(rundown.stage, plan))

    def plans(self) -> list[Rundown]:
        """The newest plan of each stage, in the order of their names."""
        query = "SELECT rundown FROM plans WHERE seq IN (SELECT MAX(seq) FROM plans GROUP BY stage)"
        rows = self._in_thread(lambda: self._db.execute(query).fetchall())
        return sorted((unpacked(row[0]) for row in rows), key=lambda plan: plan.name)

    def close(self) -> None:
        """Finish what is being written and close the file. May be called twice."""
        if not self._thread.closed:
            self._in_thread(self._close)
            self._thread.kill()
            self._thread.closed = True

    def _in_thread(self, work: Callable[[], T]) -> T:
        """What `work` returns, or its error raised here: gevent would print it in the thread."""
        done, failed = self._thread.apply(_tried, (work,))
        if isinstance(failed, sqlite3.Error):
            raise StoreError(f"The journal {self.path} cannot be used: {failed}. Check the disk.") from failed
        if failed is not None:
            raise failed
        return cast("T", done)

    def _open_to_read(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise StoreError(f"There is no record {self.path}.")
        db = sqlite3.connect(self.path, isolation_level=None)
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            raise StoreError(
                f"The record {self.path} is of another StageCue: it holds no plan to tell it by."
            )
        db.execute("PRAGMA query_only = ON")
        return db

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{self.path.parent} cannot be made ({error.strerror}). Name another --data."
            ) from error
        self._guard = hold_alone(self.path)
        db = sqlite3.connect(self.path, isolation_level=None)
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, 1, _VERSION):
            raise StoreError(
                f"The journal {self.path} is of another StageCue. Name another --data, or add --fresh."
            )
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.executescript(f"BEGIN; {_FROM_1 if version == 1 else ''} {_TABLES} COMMIT;")
        return db

    def _close(self) -> None:
        self._db.close()
        if self._guard is not None:
            self._guard.close()

    def _keep_plan(self, stage: str, plan: bytes) -> None:
        query = "SELECT rundown FROM plans WHERE stage = ? ORDER BY seq DESC LIMIT 1"
        kept = self._db.execute(query, (stage,)).fetchone()
        if kept is None or kept[0] != plan:
            self._db.execute("INSERT INTO plans (stage, rundown) VALUES (?, ?)", (stage, plan))

    def _select(self, stage: str) -> list[Row]:
        query = f"SELECT {COLUMNS} FROM entries WHERE stage = ? ORDER BY seq"  # noqa: S608  # our own names
        return self._db.execute(query, (stage,)).fetchall()

    def _select_answers(self, stage: str, newest: int) -> list[tuple[bytes]]:
        query = "SELECT ack FROM answers WHERE stage = ? ORDER BY seq DESC LIMIT ?"
        return self._db.execute(query, (stage, newest)).fetchall()

    def _write(self, rows: list[Row], acks: list[tuple[str, bytes]]) -> None:
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(
                f"INSERT INTO entries ({COLUMNS}) VALUES (?,?,?,?,?,?)",  # noqa: S608  # our own names
                rows,
            )
            self._db.executemany("INSERT INTO answers (stage, ack) VALUES (?, ?)", acks)


class _OneThread(ThreadPool):
    """SQLite's own native thread; it remembers that it was ended."""

    closed = False


def _tried(work: Callable[[], T]) -> tuple[T | None, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001  # raised again where it is waited for
        return None, error


def _row(entry: Entry) -> Row:
    fields = msgspec.json.encode(asdict(entry.event))
    return entry.stage, entry.wall_ms, entry.call, type(entry.event).__name__, fields, entry.rate


def _entry(row: Row) -> Entry:
    stage, wall_ms, call, name, fields, rate = row
    try:
        return Entry(stage, wall_ms, call, msgspec.json.decode(fields, type=EVENTS[name]), rate)
    except (KeyError, msgspec.MsgspecError) as error:
        raise StoreError(
            f"The journal holds an entry that cannot be read ({name}). Add --fresh to begin anew."
        ) from error
