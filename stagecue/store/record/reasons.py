"""Why a disk or SQLite refused, in plain words: one table for all that is told of it."""

from __future__ import annotations

import errno
import os
import sqlite3

FULL = "it is full"
_FORBIDDEN = "nobody here may write it"
_HELD = "another program holds it"
_WORDS = {
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_READONLY: "nothing can be written there",
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_CORRUPT: "it is cut off, or damaged",
    sqlite3.SQLITE_NOTADB: "its beginning is damaged",
    sqlite3.SQLITE_IOERR: "the disk fails",
}
_ERRORS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: "nothing can be written there",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EISDIR: "a folder has its name",
    errno.ENOTEMPTY: "a folder has its name",
    errno.EIO: "the disk fails",
}


def plain(error: BaseException) -> str:
    """An error in words that go on after "the record is broken:"; without words of ours, its own."""
    if isinstance(error, sqlite3.Error):
        return _WORDS.get(code_of(error), str(error))
    if isinstance(error, OSError) and error.errno is not None:
        return _ERRORS.get(error.errno, os.strerror(error.errno))
    return str(error)


def todo(error: OSError) -> str:
    """What a person can do about a file that could not be written."""
    if plain(error) == FULL:
        return "Make room on its disk, then try again."
    return "Let this user write to it and to its folder, then try again."


def code_of(error: sqlite3.Error) -> int:
    """SQLite's own number of an error; Python's own have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
