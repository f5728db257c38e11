"""Reading a record beside its writer: a connection and a native thread of its own, so that no commit waits.

Whatever is made of a long record is made in that thread, too: a day of 20,000 entries takes a second to fold.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from stagecue.show.acks import Ack
from stagecue.store.contract import Entry
from stagecue.store.record import rows
from stagecue.store.record.looking import reading
from stagecue.store.record.native import Native

T = TypeVar("T")
SHARE = 0.0005
"""Seconds after which the hub gets the interpreter back from a fold (Python's own: 0.005). A press beside a
fold of 20,000 entries takes p50 8 ms with it and 44 ms without; 3 ms alone."""


class Reader:
    """A second connection to an open record, which cannot write."""

    def __init__(self, path: Path) -> None:
        """Opens it at once: the file may have another name when it is first read."""
        self._thread = Native(path)
        self._db = self._thread.do(lambda: reading(path))

    def read(self, stage: str, fold: Callable[[list[Entry], list[Ack]], T]) -> T:
        """What `fold`, a pure function, makes of everything on record of `stage`; it runs in the thread."""
        return self._thread.do(lambda: self._read(stage, fold))

    def close(self) -> None:
        """Let go of the record once nothing is being read. May be called twice."""
        if not self._thread.ended:
            self._thread.do(self._db.close)
            self._thread.end()

    def _read(self, stage: str, fold: Callable[[list[Entry], list[Ack]], T]) -> T:
        with _in_the_background():
            return fold(*_everything(self._db, stage))


@contextmanager
def _in_the_background() -> Iterator[None]:
    """Leave the interpreter to the show: a look for rings among 100,000 new objects would stop it for 50 ms.

    Both hold for the whole program; of several readers the first sets them, and sets them back.
    """
    collecting, share = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(min(share, SHARE))
    try:
        yield
    finally:
        if share > SHARE:
            sys.setswitchinterval(share)
        if collecting:
            gc.enable()


def _everything(db: sqlite3.Connection, stage: str) -> tuple[list[Entry], list[Ack]]:
    """The entries and the answers of one moment. Rows are fetched first: to look long keeps the log long."""
    entries = f"SELECT {rows.COLUMNS} FROM entries WHERE stage = ? ORDER BY seq"  # noqa: S608  # our own names
    db.execute("BEGIN")
    try:
        made = db.execute(entries, (stage,)).fetchall()
        given = db.execute("SELECT ack FROM answers WHERE stage = ? ORDER BY seq", (stage,)).fetchall()
    finally:
        db.execute("COMMIT")
    return [rows.entry(row) for row in made], [rows.ack(row[0]) for row in given]
