"""The mark: how far a record was written, in a small file beside it.

SQLite takes a log that was cut, zeroed or removed for one that had never more in it, and a record that is
gone for one that was not begun. Who reads the mark knows better. It is written after the commits that it
tells of: it may be behind the record, and is never ahead of it. After each commit it is amended in its place,
which costs no sync; half a second later it is on the disk (docs/decisions/0004).
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from stagecue.store.record.durable import renamed, synced
from stagecue.store.record.names import mark
from stagecue.store.record.rows import VERSION

SIZE = 256
"""Bytes of the file, so that a mark takes the place of another whole: a disk writes no less at once."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """How far a record was written.

    Fields:
        identity: whose mark it is; 0 is nobody's
        entries: of all stages; last_ms: when the newest was written, the wall's clock in milliseconds
        version: of the record's layout
    """

    identity: int = 0
    entries: int = 0
    last_ms: float = 0.0
    version: int = VERSION


def read_mark(record: Path) -> Mark:
    """The mark of a record; nobody's if there is none, or none that can be read: then nothing is missed."""
    with suppress(OSError, ValueError):
        return msgspec.json.decode(mark(record).read_bytes(), type=Mark)
    return Mark()


def write_mark(record: Path, made: Mark) -> None:
    """Have the mark on the disk, whole or not at all. OSError if that is not possible: the old one stays."""
    path = mark(record)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(_written(made))
    synced(part)
    renamed(part, path)


def keep_mark(record: Path, made: Mark) -> None:
    """Have the mark on the disk; one of the same record that goes further already stays. Errors as above."""
    has = read_mark(record)
    if (has.identity, has.version) == (made.identity, made.version) and has.entries >= made.entries:
        synced(mark(record))
    else:
        write_mark(record, made)


def amend_mark(record: Path, made: Mark) -> None:
    """Set the mark, not synced. One that is not there, or another record's, is left to `keep_mark`."""
    with suppress(OSError, ValueError), mark(record).open("r+b", buffering=0) as file:
        if msgspec.json.decode(file.read(), type=Mark).identity == made.identity:
            file.seek(0)
            file.write(_written(made))


def _written(made: Mark) -> bytes:
    return msgspec.json.encode(made).ljust(SIZE)
