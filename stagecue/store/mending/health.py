"""The health of a record, by looking only: never locked, migrated or written, and nothing left beside it.

A record that a running StageCue has open is read through a connection of our own, as a report reads it. Any
other is looked at in a copy: SQLite would have to make files beside the record to read its log.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from stagecue.store.mending.copies import kept_of
from stagecue.store.mending.look import by_its_mark
from stagecue.store.mending.soundness import Finding, examine
from stagecue.store.record import names
from stagecue.store.record.alone import is_held
from stagecue.store.record.mark import Mark, read_mark
from stagecue.store.record.names import Role, role_of
from stagecue.store.record.reasons import plain
from stagecue.store.record.rows import OURS


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
        gone: there is no such file, but its mark, or what was kept of it while a show ran, tells of it: of
            those are `entries` and `last_ms` then; kept: the name of what was kept, "" is nothing
    """

    name: str
    role: Role = ""
    is_open: bool = False
    trouble: str = ""
    foreign: bool = False
    entries: int = 0
    last_ms: float | None = None
    gone: bool = False
    kept: str = ""


def healths(folder: Path) -> list[Health]:
    """The health of every record and backup in `folder`, by name; those set aside are only named.

    Also of a day's record that is not there, but that something beside it knows of.
    """
    there = {path: _health(path) for path in folder.glob("*.sqlite3")}
    known = {names.left_by(path) for path in folder.glob("*.sqlite3*")} - there.keys() - {None}
    there |= {path: gone for path in known if path and (gone := _gone(path)).entries}
    return [health for _, health in sorted(there.items())]


def _health(path: Path) -> Health:
    role = role_of(path)
    if role in ("until", "broken"):
        return Health(path.name, role)
    found = _looked_at(path, role, is_open=is_held(path))
    if found.trouble and not found.is_open and is_held(path):  # opened while it was copied
        return _looked_at(path, role, is_open=True)
    return found


def _gone(path: Path) -> Health:
    """What is known of a record that is not there."""
    mark, is_open = read_mark(path), is_held(path)
    kept = [_looked_at(copy, "", is_open=False) for copy in kept_of(path)]
    most = max(kept, key=lambda copy: copy.entries, default=None)
    if most and most.entries:
        return replace(most, name=path.name, is_open=is_open, gone=True, kept=most.name)
    return Health(path.name, "", is_open, entries=mark.entries, last_ms=mark.last_ms, gone=True)


def _looked_at(path: Path, role: Role, *, is_open: bool) -> Health:
    try:
        mark = read_mark(path)  # first: an open record goes on, and its mark with it
        found = by_its_mark(examine(path) if is_open else _examined_in_a_copy(path), mark)
    except sqlite3.Error as error:
        return Health(path.name, role, is_open, f"it cannot be opened ({plain(error)})")
    except OSError as error:
        return Health(path.name, role, is_open, f"it cannot be read ({plain(error)})")
    foreign = not found.trouble and found.version not in OURS
    trouble = found.trouble or ("" if foreign else _lacks(found, mark))
    last_ms = found.last_ms if found.entries else None
    return Health(path.name, role, is_open, trouble, foreign, found.entries, last_ms)


def _lacks(found: Finding, mark: Mark) -> str:
    """What the mark tells of its end, if that is lost; one that says nothing of itself may have lost all."""
    if found.identity not in (0, mark.identity) or found.entries >= mark.entries:
        return ""
    return f"of {mark.entries} entries that were written it has {found.entries}"


def _examined_in_a_copy(path: Path) -> Finding:
    with tempfile.TemporaryDirectory(prefix="stagecue-looks-") as place:
        copy = Path(place) / path.name
        shutil.copyfile(path, copy)
        log = path.with_name(f"{path.name}-wal")
        if log.is_file():
            shutil.copyfile(log, copy.with_name(log.name))
        return examine(copy)
