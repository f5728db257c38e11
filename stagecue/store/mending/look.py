"""What stands where a record should be, before it is opened to write: sound, broken, short, or gone.

Three things are asked: SQLite and every row (`soundness`), the log's frames (`frames`), and the mark.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from stagecue.store.mending.frames import is_damaged
from stagecue.store.mending.soundness import Finding, examine
from stagecue.store.record import names
from stagecue.store.record.mark import Mark, read_mark
from stagecue.store.record.rows import VERSION


@dataclass(frozen=True)
class Look:
    """A record as it was found.

    Fields:
        found: what can be read of it, and why it is broken
        mark: how far it was written; nobody's if the mark beside it is another record's
        there: something has the record's name
    """

    found: Finding
    mark: Mark
    there: bool

    @property
    def says_nothing(self) -> bool:
        """Nothing is in it by which it could be told from one that was not begun."""
        return not (self.found.identity or self.found.entries)

    @property
    def is_short(self) -> bool:
        """It has less in it than was written."""
        return self.found.entries < self.mark.entries

    @property
    def is_whole_but_for_what_is_beside(self) -> bool:
        """Every entry was read; what cannot be is an answer, or a plan."""
        return bool(self.found.trouble and self.found.entries and not self.is_short)


def look_at(path: Path) -> Look:
    """What is there. sqlite3.Error or OSError if that cannot be said, which says nothing of what is in it."""
    mark = read_mark(path)
    found = by_its_mark(_found(path), mark)
    ours = found.identity in (0, mark.identity)
    return Look(found, mark if ours else Mark(), path.exists())


def without_its_log(copied: Path, mark: Mark) -> tuple[Finding, bool]:
    """What a record's own file has, and whether that is all of which the mark tells: nothing else vouches.

    `copied` is a copy of that file alone, its log not beside it.
    """
    try:
        found = examine(copied)
    except sqlite3.Error:
        return Finding(), False
    if found.trouble:
        return Finding(), False
    return found, mark.identity == found.identity and found.entries >= mark.entries > 0


def by_its_mark(found: Finding, mark: Mark) -> Finding:
    """A record whose own mark is of this StageCue is of no other one, whatever version its head tells."""
    mine = found.identity == mark.identity != 0 and mark.version <= VERSION
    damaged = mine and not (mark.version <= found.version <= VERSION or found.trouble)
    return replace(found, trouble="its version is damaged") if damaged else found


def _found(path: Path) -> Finding:
    """What is there; an empty file is a record that was not begun, unless its log has something."""
    log = names.side(path, "-wal")
    logged = log.is_file() and log.stat().st_size > 0
    if path.is_dir():
        return Finding("it is a folder")
    if not path.exists():
        return Finding("it is gone, its log is not" if logged else "")
    if not path.stat().st_size:
        return Finding("it is empty, its log is not" if logged else "")
    if names.side(path, "-journal").exists():
        with closing(sqlite3.connect(path)) as db, suppress(sqlite3.Error):
            db.execute("PRAGMA user_version").fetchone()  # takes back a commit that was cut off
    found = examine(path)
    if not found.trouble and is_damaged(log):
        return replace(found, trouble="its log is damaged", entries=0, last_ms=0.0)
    return found
