"""A record gives its place to another, and is kept. Nothing is deleted, and it may be killed at any instant.

What shall take the place is made beside the record (`names.part`), synced, and named as what is pending.
Until then the record stands where it was, and the next start begins again. The record is set aside first, and
what belongs to it after it: without its log it could be taken for sound. Then the pending one takes its name.
Where a pending one stands and no record, the next start does just the rest.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from stagecue.store.record import names
from stagecue.store.record.durable import renamed
from stagecue.store.record.names import Aside


def gives_place(path: Path, *, role: Aside, now: datetime.datetime) -> Path:
    """Put `names.part(path)`, which is whole and synced, in the record's place; where the record is kept."""
    stamp = names.stamp(now)
    renamed(names.part(path), names.pending(path, role=role, stamp=stamp))
    return _rest(path, role=role, stamp=stamp)


def finish(path: Path) -> tuple[Aside, Path] | None:
    """Do the rest of what was cut off, if something was: as what the record is kept, and where."""
    pending = [] if path.exists() else sorted(_pending(path), key=lambda found: found[1])
    if not pending:
        return None
    role, stamp = pending[-1]
    return role, _rest(path, role=role, stamp=stamp)


def forget(path: Path) -> None:
    """Take away what was being made for the place of a record that still has it."""
    for word in names.PENDING:
        for left in path.parent.glob(f"{path.name}.{word}*"):
            left.unlink()


def set_aside(path: Path, *, role: Aside, stamp: str) -> Path:
    """Give a closed record another name, with all that belongs to it; where it is kept."""
    kept = names.aside(path, role=role, stamp=stamp)
    for end in names.SIDES:
        if names.side(path, end).exists():
            renamed(names.side(path, end), names.side(kept, end))
    return kept


def _rest(path: Path, *, role: Aside, stamp: str) -> Path:
    kept = set_aside(path, role=role, stamp=stamp)
    renamed(names.pending(path, role=role, stamp=stamp), path)
    return kept


def _pending(path: Path) -> list[tuple[Aside, str]]:
    """What waits for the record's place: as what the record will be kept, and since when."""
    return [
        (role, found.name.rsplit(f".{word}-", 1)[1])
        for word, role in names.PENDING.items()
        for found in path.parent.glob(f"{path.name}.{word}-*")
    ]
