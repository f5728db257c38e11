"""The journal: what happened, on disk before anybody is told. The embedded store, in SQLite.

One file holds the shows of one day, all stages; WAL and synchronous=FULL, so that a commit is on the disk
when it returns. All of it runs in one native thread, what takes long to read in another (reader.py): the hub
never waits for a disk. One process writes a record and holds it alone, so that each stage's revision is kept
in memory and costs nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from stagecue.errors import Moved, StoreError
from stagecue.rundown import Rundown
from stagecue.show.acks import Ack
from stagecue.store.contract import Entry, Told, Unsubscribe
from stagecue.store.record import rows
from stagecue.store.record.alone import hold_alone
from stagecue.store.record.durable import file_at
from stagecue.store.record.looking import reading
from stagecue.store.record.mark import Mark, amend_mark
from stagecue.store.record.native import Native
from stagecue.store.record.plans import newest_plans, packed
from stagecue.store.record.reader import Reader
from stagecue.store.record.whole import copy_whole

T = TypeVar("T")
LOG_PAGES = 100
"""Pages of 4 kB after which the log is written back into the record; measured: docs/decisions/0004."""
LOG_BYTES = LOG_PAGES * 4096
"""What the log's file may keep of the disk once it was written back."""


def _nothing() -> None:
    """Nothing is to be done before the record is opened."""


class Journal:
    """The journal of one day, open: a `Store`. Its methods block the calling greenlet only.

    Fields:
        identity: by which its backups and its pages know this history
        file: which one it was when it was opened, whatever it is called by now
    """

    def __init__(self, path: Path, *, reading: bool = False, first: Callable[[], object] = _nothing) -> None:
        """Open or create it; or only read one, whoever else writes it. StoreError says what to do.

        `first` is called once the record is held alone, before it is opened: in the native thread.
        """
        self.path = path
        self._thread = Native(path)
        self._guard: sqlite3.Connection | None = None
        self._told: dict[str, dict[object, Told]] = {}
        self._db = self._in_thread(self._open_to_read if reading else lambda: self._open(first))
        self.identity = self._in_thread(lambda: rows.identity_of(self._db))
        self.file = file_at(path)
        self._revisions = {} if reading else self._in_thread(lambda: self._count("entries"))
        self._given = {} if reading else self._in_thread(lambda: self._count("answers"))
        self._reader = Reader(path)

    def load(self, stage: str, *, after: int = 0) -> list[Entry]:
        """The entries of `stage` beyond the first `after`, in order."""
        return self._in_thread(lambda: [rows.entry(row) for row in self._select(stage, after)])

    def append(
        self, stage: str, entries: Iterable[Entry], answers: Iterable[Ack] = (), *, expected: int
    ) -> None:
        """Write the entries, and the answers that repeats of their calls get, in one commit."""
        made = [rows.row(entry) for entry in entries]
        acks = [(stage, msgspec.json.encode(ack)) for ack in answers]
        self._in_thread(lambda: self._write(stage, made, acks, expected))
        if made:
            for told in tuple(self._told.get(stage, {}).values()):
                told(expected + len(made))

    def subscribe(self, stage: str, told: Told) -> Unsubscribe:
        """Have `told(revision)` called after every append of entries to `stage`; what is answered ends it."""
        listening, name = self._told.setdefault(stage, {}), object()
        listening[name] = told
        return lambda: listening.pop(name, None)

    def read(self, stage: str, fold: Callable[[list[Entry], list[Ack]], T]) -> T:
        """What `fold` makes of everything on record of `stage`, in a thread of its own: no append waits."""
        return self._reader.read(stage, fold)

    def size(self, stage: str) -> tuple[int, int]:
        """How many entries and answers `stage` has; of a record that is only read, nobody counts them."""
        return self._revisions.get(stage, 0), self._given.get(stage, 0)

    def last(self) -> Entry | None:
        """The newest entry of any stage."""
        query = f"SELECT {rows.COLUMNS} FROM entries ORDER BY seq DESC LIMIT 1"  # noqa: S608  # our own names
        row = self._in_thread(lambda: self._db.execute(query).fetchone())
        return rows.entry(row) if row else None

    def answers(self, stage: str, *, newest: int) -> list[Ack]:
        """The newest answers that were given on `stage`, in order."""
        found = self._in_thread(lambda: self._select_answers(stage, newest))
        return [rows.ack(row[0]) for row in reversed(found)]

    def keep_plan(self, rundown: Rundown) -> None:
        """Keep the plan by which the entries from here on are read, if it is a new one."""
        plan = packed(rundown)
        self._in_thread(lambda: self._keep_plan(rundown.stage, plan))

    def plans(self) -> list[Rundown]:
        """The newest plan of each stage, in the order of their names."""
        return self._in_thread(lambda: newest_plans(self._db))

    def write_back(self) -> Mark:
        """Write the log into the record, as far as nobody is reading it; how far the record goes then."""
        return self._in_thread(self._write_back)

    def changes(self) -> int:
        """Counts what this journal has written since it was opened, rows of any kind."""
        return self._in_thread(lambda: self._db.total_changes)

    def copy_to(self, other: Path) -> None:
        """Copy the record as it is, even if its file has no name any more; errors as of `copy_whole`."""
        self._in_thread(lambda: copy_whole(self._db, other))

    def close(self) -> None:
        """Finish what is being written and close the file. May be called twice."""
        self._reader.close()
        if not self._thread.ended:
            self._in_thread(self._close)
            self._thread.end()

    def _in_thread(self, work: Callable[[], T]) -> T:
        return self._thread.do(work)

    def _open_to_read(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise StoreError(f"There is no record {self.path}.")
        db = reading(self.path)
        if rows.version_of(db) not in rows.WITH_PLANS:
            raise StoreError(
                f"The record {self.path} is of another StageCue: it holds no plan to tell it by."
            )
        return db

    def _open(self, first: Callable[[], object]) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{self.path.parent} cannot be made ({error.strerror}). Name another --data."
            ) from error
        self._guard = hold_alone(self.path)
        try:
            first()
            return self._open_held()
        except BaseException:
            self._guard.close()
            raise

    def _open_held(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, isolation_level=None)
        if rows.version_of(db) not in rows.OURS:
            raise StoreError(
                f"The record {self.path} is of another StageCue. Name another --data, or add --fresh."
            )
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        db.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")
        rows.lay_out(db)
        rows.try_to_write(db)
        return db

    def _count(self, table: str) -> dict[str, int]:
        return dict(self._db.execute(f"SELECT stage, COUNT(*) FROM {table} GROUP BY stage"))  # noqa: S608

    def _write_back(self) -> Mark:
        self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        newest = self._db.execute("SELECT wall_ms FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
        return self._mark(newest[0] if newest else 0.0)

    def _mark(self, last_ms: float) -> Mark:
        return Mark(identity=self.identity, entries=sum(self._revisions.values()), last_ms=last_ms)

    def _close(self) -> None:
        self._db.close()
        if self._guard is not None:
            self._guard.close()

    def _keep_plan(self, stage: str, plan: bytes) -> None:
        query = "SELECT rundown FROM plans WHERE stage = ? ORDER BY seq DESC LIMIT 1"
        kept = self._db.execute(query, (stage,)).fetchone()
        if kept is None or kept[0] != plan:
            self._db.execute("INSERT INTO plans (stage, rundown) VALUES (?, ?)", (stage, plan))

    def _select(self, stage: str, after: int) -> list[rows.Row]:
        query = (
            f"SELECT {rows.COLUMNS} FROM entries WHERE stage = ? "  # noqa: S608  # our own names
            "ORDER BY seq LIMIT -1 OFFSET ?"
        )
        return self._db.execute(query, (stage, after)).fetchall()

    def _select_answers(self, stage: str, newest: int) -> list[tuple[bytes]]:
        query = "SELECT ack FROM answers WHERE stage = ? ORDER BY seq DESC LIMIT ?"
        return self._db.execute(query, (stage, newest)).fetchall()

    def _write(self, stage: str, made: list[rows.Row], acks: list[tuple[str, bytes]], expected: int) -> None:
        revision = self._revisions.get(stage, 0)
        if made and revision != expected:
            raise Moved(stage, expected=expected, revision=revision)
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(
                f"INSERT INTO entries ({rows.COLUMNS}) VALUES (?,?,?,?,?,?)",  # noqa: S608  # our own names
                made,
            )
            self._db.executemany("INSERT INTO answers (stage, ack) VALUES (?, ?)", acks)
        self._revisions[stage] = revision + len(made)
        self._given[stage] = self._given.get(stage, 0) + len(acks)
        if made:
            amend_mark(self.path, self._mark(made[-1][1]))
