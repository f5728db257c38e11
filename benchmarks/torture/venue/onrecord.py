"""What is on record after a row: read beside the server that has it, or after it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.torture.row import Figure
from stagecue.store import Entry, Journal


def entries(record: Path) -> list[Entry]:
    """All entries of all stages, each stage's in order."""
    journal = Journal(record, reading=True)
    try:
        return [entry for plan in journal.plans() for entry in journal.load(plan.stage)]
    finally:
        journal.close()


def whole(record: Path, acked: Sequence[str], *, of: str = "") -> tuple[Figure, ...]:
    """Every acked call is on record exactly once, in the order of the acks, in a database that is sound.

    acked: the ids of calls of one stage that make one entry each, in the order in which they were answered.
    of: what is put before the figures' names.
    """
    calls = [entry.call for entry in entries(record) if entry.call]
    times = Counter(calls)
    here = set(acked)
    in_order = list(dict.fromkeys(call for call in calls if call in here))
    lacking = [call for call in acked if not times[call]]
    return (
        Figure(f"{of}acked", len(acked), at_least=1),
        Figure(f"{of}acked and not on record", len(lacking), at_most=0),
        Figure(f"{of}acked out of order", in_order != [call for call in acked if times[call]], at_most=0),
        Figure(f"{of}integrity failures", not sound(record), at_most=0),
    )


def sound(record: Path) -> bool:
    """What SQLite itself says of the file."""
    try:
        with closing(sqlite3.connect(record)) as db:
            return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
