"""Whether a record is sound: SQLite's own check, and every row read back. By looking only."""

from __future__ import annotations

import logging
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.record import rows
from stagecue.store.record.looking import reading
from stagecue.store.record.plans import unpacked
from stagecue.store.record.reasons import code_of, plain

log = logging.getLogger("stagecue.store")

_SAYS_NOTHING = (
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)
"""Errors that tell of permissions and of room, not of what is in the file."""
_UNREADABLE = re.compile("^The record holds |[.] To open .*$")
"""What stands around the trouble in a sentence of its own."""


@dataclass(frozen=True)
class Finding:
    """What a record holds.

    Fields:
        trouble: why it is broken; "" if it is sound
        version: of its layout; 0 for an empty file
        identity: the number that it shares with its backups; 0 if it has none, or none can be read
        entries: of all stages, 0 if one of them cannot be read
        last_ms: when the newest was written, the wall's clock in milliseconds
    """

    trouble: str = ""
    version: int = 0
    identity: int = 0
    entries: int = 0
    last_ms: float = 0.0


def examine(path: Path) -> Finding:
    """What the record at `path` holds, and whether all of it can be read back.

    sqlite3.Error if it cannot be opened, which says nothing of what is in it.
    """
    found = Finding()
    try:
        with closing(reading(path)) as db:
            leniently(db, on=True)
            found = replace(found, version=rows.version_of(db), identity=rows.identity_of(db))
            leniently(db, on=False)
            if found.version:
                found = _checked(db, found)
            if found.version in rows.OURS[1:] and not found.trouble:
                found = _counted(db, found)
                _read_beside(db, found.version)
            return found
    except StoreError as error:
        return replace(found, trouble=_UNREADABLE.sub("", str(error)))
    except sqlite3.Error as error:
        if says_nothing(error):
            raise
        log.info("%s: %s", path, error)
        return replace(found, trouble=plain(error))


def says_nothing(error: sqlite3.Error) -> bool:
    """Whether an error tells nothing of what is in the file."""
    return code_of(error) in _SAYS_NOTHING


def leniently(db: sqlite3.Connection, *, on: bool) -> None:
    """Whether SQLite reads what is there of a file that was cut off; else it refuses it at the first page."""
    db.execute(f"PRAGMA writable_schema = {'ON' if on else 'OFF'}")


def _checked(db: sqlite3.Connection, found: Finding) -> Finding:
    """As SQLite finds it, whoever's it is."""
    told = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if told == "ok":
        return found
    log.info("a record's check: %s", told)
    return replace(found, trouble="some of its pages are damaged")


def _counted(db: sqlite3.Connection, found: Finding) -> Finding:
    entries, last_ms = 0, 0.0
    for row in db.execute(f"SELECT {rows.columns(found.version)} FROM entries ORDER BY seq"):  # noqa: S608
        last_ms = rows.entry(row).wall_ms
        entries += 1
    return replace(found, entries=entries, last_ms=last_ms)


def _read_beside(db: sqlite3.Connection, version: int) -> None:
    """What stands beside the entries can be read, too, and all that opens it. StoreError if not."""
    for _, stage, ack in db.execute("SELECT seq, stage, ack FROM answers"):
        rows.ack(ack if isinstance(stage, str) else b"")
    plans = "SELECT seq, stage, rundown FROM plans"
    for _, stage, plan in db.execute(plans) if version in rows.WITH_PLANS else ():
        unpacked(plan if isinstance(stage, str) else b"")
