"""From which records a record comes.

A mended record goes on with the beginning of another, under an identity of its own: what happens on it is
another history than what happened on the other. It keeps whose beginning it has, and how much of each stage,
so that a backup of the other still counts as its own past, and what the other did afterwards does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from stagecue.store.mending.soundness import leniently
from stagecue.store.record.looking import reading
from stagecue.store.record.rows import identify, identity_of

Counts = Mapping[str, int]
"""How many entries of each stage."""
Line = Mapping[int, Counts]
"""The identities of the records from which one comes, and how many of the first entries it has of each."""

_TABLE = """
CREATE TABLE IF NOT EXISTS lineage (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    identity INTEGER NOT NULL,
    stage TEXT NOT NULL,
    entries INTEGER NOT NULL
)
"""


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many entries of each stage an open record has."""
    return dict(db.execute("SELECT stage, COUNT(*) FROM entries GROUP BY stage"))


def line_of(db: sqlite3.Connection) -> dict[int, dict[str, int]]:
    """The line of an open record, as far as it can be read; most have none."""
    line: dict[int, dict[str, int]] = {}
    with suppress(sqlite3.Error):
        for identity, stage, entries in db.execute("SELECT identity, stage, entries FROM lineage"):
            line.setdefault(identity, {})[stage] = entries
    return line


def line_at(path: Path) -> dict[int, dict[str, int]]:
    """The line of the record at `path`, as far as it can be read: it may be broken, or no file at all."""
    with suppress(sqlite3.Error):
        db = reading(path)
        try:
            leniently(db, on=True)
            return line_of(db)
        finally:
            db.close()
    return {}


def begun_by(source: sqlite3.Connection, has: Counts) -> Line:
    """The line of a record that begins with the first entries, `has` of each stage, of an open one."""
    parent = _identity(source)
    return {**line_of(source), **({parent: has} if parent else {})}


def descend(db: sqlite3.Connection, *lines: Line) -> None:
    """Make an open record one of its own that comes from all of these, as far as it has their entries."""
    has, most = counts(db), dict[tuple[int, str], int]()
    for line in lines:
        for identity, begun in line.items():
            for stage, entries in begun.items():
                shared = min(entries, has.get(stage, 0))
                most[identity, stage] = max(shared, most.get((identity, stage), 0))
    identify(db)
    db.execute(_TABLE)
    db.execute("DELETE FROM lineage")
    kept = [(identity, stage, entries) for (identity, stage), entries in most.items()]
    db.executemany("INSERT INTO lineage (identity, stage, entries) VALUES (?, ?, ?)", kept)


def comes_from(line: Line, identity: int, has: Counts) -> bool:
    """Whether a record of that line begins with all that a copy of an older one has."""
    begun = line.get(identity)
    return begun is not None and all(entries <= begun.get(stage, 0) for stage, entries in has.items())


def _identity(source: sqlite3.Connection) -> int:
    """0 if it cannot be read."""
    with suppress(sqlite3.Error):
        return identity_of(source)
    return 0
