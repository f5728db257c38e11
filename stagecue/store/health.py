"""The health of a record, by looking only: never locked, migrated or written, and nothing left beside it.

A record that a running StageCue has open is read through a connection of our own, as a report reads it. Any
other is looked at in a copy: SQLite would have to make files beside the record to read its log.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stagecue.store.rows import OURS
from stagecue.store.soundness import Finding, examine

Role = Literal["", "until", "broken", "backup"]
ROLES = re.compile(r"-(until|broken|backup)-\d")
"""What is in the name of a file that is no day's record itself."""


@dataclass(frozen=True)
class Health:
    """What a record looks like.

    Fields:
        name: of its file
        role: "" is a day's record; until, broken: an earlier start set it aside; backup: a copy of a record
        is_open: a running StageCue has it
        trouble: what is broken, or ""
        foreign: another version's, which this one does not read
        entries: how many; last_ms: when the newest was written, the wall's clock in milliseconds
    """

    name: str
    role: Role = ""
    is_open: bool = False
    trouble: str = ""
    foreign: bool = False
    entries: int = 0
    last_ms: float | None = None


def healths(folder: Path) -> list[Health]:
    """The health of every record and backup in `folder`, by name; those set aside are only named."""
    return [_health(path) for path in sorted(folder.glob("*.sqlite3"))]


def _health(path: Path) -> Health:
    named = ROLES.search(path.name)
    role: Role = named[1] if named else ""  # type: ignore[assignment]  # one of the pattern's words
    if role in ("until", "broken"):
        return Health(path.name, role)
    found = _looked_at(path, role, is_open=is_held(path))
    if found.trouble and not found.is_open and is_held(path):  # opened while it was copied
        return _looked_at(path, role, is_open=True)
    return found


def is_held(record: Path) -> bool:
    """Whether a running StageCue has it open: who holds its lock lets nobody read the lock's file."""
    lock = record.with_suffix(".lock")
    if not lock.is_file():
        return False
    where = f"{lock.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(where, uri=True, timeout=0, isolation_level=None)) as db:
        try:
            db.execute("PRAGMA schema_version").fetchone()
        except sqlite3.Error as error:
            return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False


def _looked_at(path: Path, role: Role, *, is_open: bool) -> Health:
    try:
        found = examine(path) if is_open else _examined_in_a_copy(path)
    except sqlite3.Error as error:
        return Health(path.name, role, is_open, f"it cannot be opened ({error})")
    except OSError as error:
        return Health(path.name, role, is_open, f"it cannot be read ({error.strerror})")
    foreign = not found.trouble and found.version not in OURS
    last_ms = found.last_ms if found.entries else None
    return Health(path.name, role, is_open, found.trouble, foreign, found.entries, last_ms)


def _examined_in_a_copy(path: Path) -> Finding:
    with tempfile.TemporaryDirectory(prefix="stagecue-looks-") as place:
        copy = Path(place) / path.name
        shutil.copyfile(path, copy)
        log = path.with_name(f"{path.name}-wal")
        if log.is_file():
            shutil.copyfile(log, copy.with_name(log.name))
        return examine(copy)
