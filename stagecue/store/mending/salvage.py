"""What can be read of a broken record, and of its copies, carried into a new one: a beginning, never a pick.

The first entries of a stage are a true history of it: the show as it stood at that moment. Entries after a
hole are none, however well they read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from heapq import merge
from pathlib import Path
from typing import Any

from stagecue.errors import StoreError
from stagecue.store.contract import Entry
from stagecue.store.mending.lineage import begun_by, descend
from stagecue.store.mending.soundness import Finding, leniently
from stagecue.store.record import rows
from stagecue.store.record.looking import reading
from stagecue.store.record.plans import unpacked


def carry_over(sources: Sequence[Path], into: Path) -> Finding:
    """Write the most that can be read of each stage in one of `sources` to a new record; what that holds.

    `into` is not synced yet. Of two that have as much of a stage the first.
    """
    with closing(sqlite3.connect(into, isolation_level=None)) as db, ExitStack() as opened:
        db.execute("PRAGMA synchronous = OFF")  # it is synced as a whole
        rows.lay_out(db)
        entries = _carry([opened.enter_context(_leniently(source)) for source in sources], db)
        identity = rows.identity_of(db)
    return Finding("", rows.VERSION, identity, len(entries), entries[-1].wall_ms if entries else 0.0)


def read_stages(path: Path) -> dict[str, list[Entry]]:
    """The entries of each stage from its beginning, as far as they can be read."""
    with suppress(sqlite3.Error), _leniently(path) as db:
        return by_stage(beginning(db))
    return {}


def by_stage(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries in their order, each with those of its stage."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.stage, []).append(entry)
    return found


@contextmanager
def _leniently(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(reading(path)) as db:
        leniently(db, on=True)
        yield db


def _carry(sources: Sequence[sqlite3.Connection], db: sqlite3.Connection) -> list[Entry]:
    """Carry over, of each stage, the entries of the source that has most of it, by their times."""
    read = [list(beginning(source)) for source in sources]
    has = [{stage: len(entries) for stage, entries in by_stage(found).items()} for found in read]
    gives = _givers(has)
    taken = [[one for one in found if gives[one.stage] == number] for number, found in enumerate(read)]
    entries = list(merge(*taken, key=lambda one: one.wall_ms))
    with db:
        db.execute("BEGIN")
        db.executemany(
            f"INSERT INTO entries ({rows.COLUMNS}) VALUES (?,?,?,?,?,?)",  # noqa: S608  # our own names
            map(rows.row, entries),
        )
        for number, source in enumerate(sources):
            theirs = {stage for stage, giver in gives.items() if giver != number}
            _carry_beside(source, db, taken[number], theirs)
    descend(db, *map(begun_by, sources, has))
    return entries


def _givers(has: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """The number of the source that gives a stage: the first of those that have most entries of it."""
    stages = {stage for of in has for stage in of}
    return {stage: max(range(len(has)), key=lambda number: has[number].get(stage, 0)) for stage in stages}


def _carry_beside(
    source: sqlite3.Connection, db: sqlite3.Connection, entries: list[Entry], theirs: set[str]
) -> None:
    """The answers to what was taken of a source, and its plans; not those of stages that others gave."""
    calls = {(entry.stage, entry.call) for entry in entries}
    answers = [told for told in _answers(source, calls) if told[0] not in theirs]
    plans = [plan for plan in _plans(source) if plan[0] not in theirs]
    db.executemany("INSERT INTO answers (stage, ack) VALUES (?, ?)", answers)
    db.executemany("INSERT INTO plans (stage, rundown) VALUES (?, ?)", plans)


def beginning(source: sqlite3.Connection) -> Iterator[Entry]:
    """The entries of each stage up to its first that cannot be read; up to a hole, of all stages."""
    ended: set[str] = set()
    version = next((found[0] for found in _readable(source, "PRAGMA user_version")), rows.VERSION)
    query = f"SELECT seq, {rows.columns(version)} FROM entries ORDER BY seq"  # noqa: S608  # our own names
    for number, (seq, *row) in enumerate(_readable(source, query), start=1):
        if seq != number or not isinstance(row[0], str):
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
    query = "SELECT stage, ack FROM answers WHERE typeof(stage) = 'text' ORDER BY seq"
    for stage, told in _readable(source, query):
        with suppress(StoreError):
            ack = rows.ack(told)
            if ack.satisfied or (stage, ack.id) in calls:
                yield stage, told


def _plans(source: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    query = "SELECT stage, rundown FROM plans WHERE typeof(stage) = 'text' ORDER BY seq"
    for stage, plan in _readable(source, query):
        with suppress(StoreError):
            unpacked(plan)
            yield stage, plan


def _readable(source: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """Rows up to the first that cannot be read."""
    with suppress(sqlite3.Error):
        yield from source.execute(query)
