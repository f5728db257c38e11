"""A copy of an open record: whole, sound, on the disk, and one file; or none."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.record.durable import synced
from stagecue.store.record.names import SIDES, side


def copy_whole(source: sqlite3.Connection, part: Path) -> None:
    """Copy the record of an open connection to `part`, even if its own file has no name any more.

    OSError, sqlite3.Error, or StoreError if the copy is not sound: then nothing is left of it.
    """
    try:
        fill(source, part)
        synced(part)
    except BaseException:
        clear(part)
        raise


def fill(source: sqlite3.Connection, part: Path) -> None:
    """Write the copy, and have SQLite check it. StoreError if it is not sound."""
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # it is synced as a whole
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA locking_mode = EXCLUSIVE")  # else a log and its index take their room, too
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log of its own
        told = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if told != "ok":
        raise StoreError(f"the copy is broken ({told})")


def clear(part: Path) -> None:
    """Give back the room of a copy that failed, if the disk lets us."""
    for end in SIDES:
        with suppress(OSError):
            side(part, end).unlink(missing_ok=True)
