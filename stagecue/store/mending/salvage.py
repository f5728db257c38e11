"""What can be read of a broken record, carried into a new one: a beginning, never a pick.

The first entries of a stage are a true history of it: the show as it stood at that moment. Entries after a
hole are none, however well they read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from stagecue.errors import StoreError
from stagecue.store.contract import Entry
from stagecue.store.mending.lineage import descend
from stagecue.store.mending.soundness import Finding, leniently, reading
from stagecue.store.record import rows
from stagecue.store.record.durable import synced
from stagecue.store.record.plans import unpacked


def carry_over(broken: Path, into: Path) -> Finding:
    """Write what can be read of `broken` to a new record `into`; what that holds."""
    with closing(sqlite3.connect(into, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")  # it is synced as a whole
        rows.lay_out(db)
        entries = _carry(broken, db) if broken.is_file() else []
        identity = rows.identity_of(db)
    synced(into)
    return Finding("", rows.VERSION, identity, len(entries), entries[-1].wall_ms if entries else 0.0)


def _carry(broken: Path, db: sqlite3.Connection) -> list[Entry]:
    with closing(reading(broken)) as source:
        leniently(source, on=True)
        entries = list(beginning(source))
        calls = {(entry.stage, entry.call) for entry in entries}
        with db:
            db.execute("BEGIN")
            db.executemany(
                f"INSERT INTO entries ({rows.COLUMNS}) VALUES (?,?,?,?,?,?)",  # noqa: S608  # our own names
                map(rows.row, entries),
            )
            db.executemany("INSERT INTO answers (stage, ack) VALUES (?, ?)", _answers(source, calls))
            db.executemany("INSERT INTO plans (stage, rundown) VALUES (?, ?)", _plans(source))
        descend(db, source)
    return entries


def beginning(source: sqlite3.Connection) -> Iterator[Entry]:
    """The entries of each stage up to its first that cannot be read; up to a hole, of all stages."""
    ended: set[str] = set()
    version = next((found[0] for found in _readable(source, "PRAGMA user_version")), rows.VERSION)
    query = f"SELECT seq, {rows.columns(version)} FROM entries ORDER BY seq"  # noqa: S608  # our own names
    for number, (seq, *row) in enumerate(_readable(source, query), start=1):
        if seq != number:
            return
        try:
            entry = rows.entry(tuple(row))
        except StoreError:
            ended.add(row[0])
            continue
        if entry.stage not in ended:
            yield entry


def _answers(source: sqlite3.Connection, calls: set[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Those whose calls are on record: a press that is lost must not be told that it was applied."""
    for stage, told in _readable(source, "SELECT stage, ack FROM answers ORDER BY seq"):
        with suppress(StoreError):
            ack = rows.ack(told)
            if ack.satisfied or (stage, ack.id) in calls:
                yield stage, told


def _plans(source: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    for stage, plan in _readable(source, "SELECT stage, rundown FROM plans ORDER BY seq"):
        with suppress(StoreError):
            unpacked(plan)
            yield stage, plan


def _readable(source: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """Rows up to the first that cannot be read."""
    with suppress(sqlite3.Error):
        yield from source.execute(query)
