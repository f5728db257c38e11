"""One writer for one record: a lock beside it, which dies with its process."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.record.names import lock
from stagecue.store.record.reasons import code_of, plain

LOOKED = 0.2
"""Seconds to wait for a lock: somebody may only be looking whether it is held."""


def hold_alone(path: Path) -> sqlite3.Connection:
    """Hold the record at `path` until the answer is closed: two writers would each lead a show of their own.

    An exclusive transaction on an empty database is a lock on every system. StoreError if somebody has it.
    """
    try:
        return _exclusive(lock(path))
    except sqlite3.Error as error:
        if code_of(error) == sqlite3.SQLITE_NOTADB:
            raise StoreError(f"{lock(path)} is damaged. Delete it, and start again.") from error
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise StoreError(
                f"The record {path} cannot be written ({plain(error)}). Let this user write to its folder, "
                "or name another --data."
            ) from error
        raise StoreError(f"Another StageCue has {path} open. Close it, or name another --data.") from error


def _exclusive(file: Path) -> sqlite3.Connection:
    guard = sqlite3.connect(file, timeout=LOOKED, isolation_level=None)
    try:
        guard.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        guard.close()
        raise
    return guard


def open_records(folder: Path) -> list[Path]:
    """The records in `folder` that another StageCue has open."""
    found = (lock.with_suffix(".sqlite3") for lock in sorted(folder.glob("*.lock")))
    return [record for record in found if record.exists() and is_held(record)]


def is_held(record: Path) -> bool:
    """Whether a running StageCue has it open, by looking only: its lock lets nobody read the lock's file."""
    held = lock(record)
    if not held.is_file():
        return False
    try:
        where = f"{held.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, uri=True, timeout=0, isolation_level=None)) as db:
            db.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:
        return code_of(error) == sqlite3.SQLITE_BUSY
    return False
