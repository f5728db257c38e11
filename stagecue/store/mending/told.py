"""What was mended stands in the record that takes the place, before it takes it: a start may be killed.

Each start reads it back. It is told until a person has pressed something on the record, and a stage is to be
held until something happened on it: the hold itself is the first that happens, so that nobody need take the
note back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from stagecue.store.record.durable import synced
from stagecue.store.record.looking import reading

NOTHING = "nothing"
"""What a record was restored from that is begun anew."""
_TABLE = """
CREATE TABLE IF NOT EXISTS mended (
    seq INTEGER PRIMARY KEY,
    newest INTEGER NOT NULL,
    said TEXT NOT NULL,
    restored TEXT NOT NULL
)
"""
_LEFT = """
SELECT DISTINCT stage FROM entries WHERE stage NOT IN (SELECT stage FROM entries WHERE seq > ?) ORDER BY stage
"""


@dataclass(frozen=True)
class Mended:
    """What had to be done before a record could be opened.

    Fields:
        said: in sentences
        holds: the stages of which something is lost or may be, and that are not held yet: each with the time
            on the wall of what it was restored from
        lost: something of the record is lost or may be: a stage of which it has nothing is to be held, too
    """

    said: tuple[str, ...] = ()
    holds: Mapping[str, str] = field(default_factory=dict)
    lost: bool = False


def write_down(part: Path, said: str, restored: str) -> None:
    """Write into a record that is being made what was mended, and have it on the disk.

    `restored` is of when it is, on the wall, if something of it is lost or may be, NOTHING if nothing is left
    of it; else "".
    """
    with closing(sqlite3.connect(part, isolation_level=None)) as db:
        newest = db.execute("SELECT MAX(seq) FROM entries").fetchone()[0] or 0
        db.execute(_TABLE)
        db.execute("DELETE FROM mended")
        db.execute("INSERT INTO mended (newest, said, restored) VALUES (?, ?, ?)", (newest, said, restored))
    synced(part)


def still_told(path: Path) -> Mended:
    """What is to be told of the record at `path` and held on it; nothing of one that was never mended."""
    with suppress(sqlite3.Error), closing(reading(path)) as db:
        for newest, said, restored in db.execute("SELECT newest, said, restored FROM mended").fetchall():
            if not db.execute("SELECT 1 FROM entries WHERE seq > ? AND call <> ''", (newest,)).fetchone():
                left = [stage for (stage,) in db.execute(_LEFT, (newest,))] if restored else []
                return Mended((said,), dict.fromkeys(left, restored), bool(restored))
    return Mended()
