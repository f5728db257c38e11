"""One writer for one record: a lock beside it, which dies with its process."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from stagecue.errors import StoreError

LOOKED = 0.2
"""Seconds to wait for a lock: somebody may only be looking whether it is held."""


def hold_alone(path: Path) -> sqlite3.Connection:
    """Hold the record at `path` until the answer is closed: two writers would each lead a show of their own.

    An exclusive transaction on an empty database is a lock on every system. StoreError if somebody has it.
    """
    guard = sqlite3.connect(path.with_suffix(".lock"), timeout=LOOKED, isolation_level=None)
    try:
        guard.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        guard.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise StoreError(f"{path} cannot be opened ({error}). Check the folder's permissions.") from error
        raise StoreError(f"Another StageCue has {path} open. Close it, or name another --data.") from error
    return guard


def open_records(folder: Path) -> list[Path]:
    """The records in `folder` that another StageCue has open."""
    found = (lock.with_suffix(".sqlite3") for lock in sorted(folder.glob("*.lock")))
    return [record for record in found if record.exists() and _is_open(record)]


def _is_open(record: Path) -> bool:
    try:
        hold_alone(record).close()
    except StoreError:
        return True
    return False
