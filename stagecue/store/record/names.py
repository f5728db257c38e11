"""What a record, its backups and all that stands beside them are called. Names only, nothing of the disk.

For a record `DAY.sqlite3`:

    DAY.sqlite3-wal, -shm, -journal     SQLite's own; they belong to the record and go where it goes
    DAY.sqlite3-mark                    how far the record was written
    DAY.lock                            who has it open holds this
    DAY-until-STAMP.sqlite3             it was begun anew, and this is what was there
    DAY-broken-STAMP.sqlite3            it could not be read whole, and this is what was there
    DAY.sqlite3.mended.part             is being made, and shall take the record's place
    DAY.sqlite3.mended-STAMP            is whole, and shall take the place of a broken record
    DAY.sqlite3.anew-STAMP              is whole, and shall take the place of one that is begun anew
    DAY.sqlite3.kept-STAMP              the record's file went while the show ran, and this is all of it
    DAY-1a2b3c4d-backup-1.sqlite3       a backup; the eight signs are the record's identity
    DAY-1a2b3c4d-backup.part            a backup that is being made
    DAY-backup-1.sqlite3                a backup, as it was called before records had an identity in its name
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Literal

Role = Literal["", "until", "broken", "backup"]
Aside = Literal["until", "broken"]
SLOTS = (1, 2)
"""Backups of a record, overwritten in turn, so that a good one always exists."""
SIDES = ("", "-wal", "-shm", "-journal", "-mark")
"""The record, and what belongs to it beside it; in the order in which they are set aside."""
PENDING: dict[str, Aside] = {"mended": "broken", "anew": "until"}
"""What waits to take a record's place, and as what the record is then kept."""
_ROLE = re.compile(r"-(until|broken|backup)-\d")


def stamp(now: datetime.datetime) -> str:
    """A moment as it stands in the name of what was set aside then."""
    return f"{now:%Y%m%d-%H%M%S-%f}"


def role_of(path: Path) -> Role:
    """What a file is by its name; "" is a day's record itself."""
    found = _ROLE.findall(path.name)
    return found[-1] if found else ""  # the last: a backup may be set aside, too


def mark(record: Path) -> Path:
    """Where it stands how far a record was written."""
    return _beside(record, "-mark")


def lock(record: Path) -> Path:
    """What whoever has a record open holds."""
    return record.with_suffix(".lock")


def aside(record: Path, *, role: Aside, stamp: str) -> Path:
    """Where a record is kept that is set aside; what belongs to it goes beside it."""
    return record.with_name(f"{record.stem}-{role}-{stamp}{record.suffix}")


def side(record: Path, end: str) -> Path:
    """One of the SIDES of a record."""
    return _beside(record, end)


def part(record: Path) -> Path:
    """What is being made to take a record's place."""
    return _beside(record, ".mended.part")


def pending(record: Path, *, role: Aside, stamp: str) -> Path:
    """What is whole and shall take the place of a record, which is kept in that role."""
    word = next(word for word, kept in PENDING.items() if kept == role)
    return _beside(record, f".{word}-{stamp}")


def kept(record: Path, *, stamp: str) -> Path:
    """Where all of a record is kept whose file went while it was open. No start takes it away."""
    return _beside(record, f".kept-{stamp}")


def kept_since(path: Path, record: Path) -> str:
    """The stamp of a file that is called as what was kept of this record; "" if it is called otherwise."""
    found = re.fullmatch(rf"{re.escape(record.name)}[.]kept-(\d[\d-]*)", path.name)
    return found[1] if found else ""


def left_by(path: Path) -> Path | None:
    """The day's record that a mark, or what was kept of one, belongs to; None for any other file."""
    found = re.fullmatch(r"(.+[.]sqlite3)(-mark|[.]kept-\d[\d-]*)", path.name)
    record = path.with_name(found[1]) if found else None
    return record if record and not role_of(record) else None


def slots(folder: Path, record: Path, identity: int = 0) -> tuple[Path, ...]:
    """Where the backups of the record of that identity are; 0 names them as they were called before."""
    return tuple(folder / f"{_backup(record, identity)}-{number}{record.suffix}" for number in SLOTS)


def copying(folder: Path, record: Path, identity: int) -> Path:
    """Where a backup is made before it takes its slot."""
    return folder / f"{_backup(record, identity)}.part"


def is_slot(path: Path, record: Path) -> bool:
    """Whether a file is by its name a backup of a record that is called like this one."""
    called = rf"{re.escape(record.stem)}(-[0-9a-f]{{8}})?-backup-\d{re.escape(record.suffix)}"
    return re.fullmatch(called, path.name) is not None


def _backup(record: Path, identity: int) -> str:
    return f"{record.stem}{f'-{identity:08x}' if identity else ''}-backup"


def _beside(record: Path, end: str) -> Path:
    return record.with_name(record.name + end)
