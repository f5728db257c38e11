"""A connection to a record that only reads, whoever else writes it: by it every look at a record is had."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any


class _Reading(sqlite3.Connection):
    """Python cannot tell what SQLite says of a layout in which a byte is no text: that is damage, too."""

    def execute(self, *query: Any) -> sqlite3.Cursor:
        """As SQLite's own. sqlite3.DatabaseError for all that is damaged."""
        try:
            return super().execute(*query)
        except UnicodeDecodeError as error:
            damaged = sqlite3.DatabaseError("the layout holds bytes that are no text")
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from error


def reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads: it makes no file, no log beside a record that has none, and no lock.

    One that merely promises to write nothing would, as the last one to close, write the log back and delete
    it: of a damaged log that is the end of what could be told from it. Of an empty file SQLite would remove
    the log unread.
    """
    logged = any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))
    empty = path.is_file() and not path.stat().st_size
    how = "mode=ro&immutable=1" if empty or not logged else "mode=ro"
    where = f"{path.resolve().as_uri()}?{how}"
    return sqlite3.connect(where, uri=True, isolation_level=None, factory=_Reading)
