"""A record is looked at before it is opened to write; a broken one is set aside, and the show opens.

What takes its place is the longest true history that is at hand: the newest good backup, or what can be read
of the broken record from its beginning, whichever has more entries (docs/decisions/0004). Nothing is deleted.

A repair may be killed at any instant. Its order makes each state one from which the next start goes on:

 1. what shall take the place is made beside it (`.part`), synced, and named `.mended-STAMP`: until then the
    broken record stands where it was, and the next start begins again;
 2. the record is set aside first, its log after it: a record without its log could be taken for sound;
 3. the mended one takes its name. Where a mended one stands and no record, the next start does just the rest.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.durable import renamed, synced
from stagecue.store.journal import Journal
from stagecue.store.rows import COLUMNS, OURS, identify
from stagecue.store.salvage import carry_over
from stagecue.store.soundness import Finding, examine, reading

SLOTS = (1, 2)
"""Backups of a record, overwritten in turn, so that a good one always exists."""
LOOK = "Look at the current cue before you press GO."
_SIDES = ("", "-wal", "-shm", "-journal")
"""The record, and what SQLite keeps beside it; in the order in which they are set aside."""


@dataclass(frozen=True)
class Copy:
    """A backup that is sound, and when it was made (the wall's clock, seconds)."""

    path: Path
    made: float
    found: Finding


def open_mended(
    path: Path, *, backups: Path | None = None, now: datetime.datetime
) -> tuple[Journal, tuple[str, ...]]:
    """The journal at `path`, open to write, and what had to be done for that, in sentences.

    `backups` is the folder of the backups; `now` names what is set aside, and has the crew's time zone.
    """
    told: list[str] = []

    def first() -> None:
        try:
            told.extend(mend(path, backups=backups, now=now))
        except OSError as error:
            raise StoreError(
                f"The record {path} is broken and cannot be mended ({error.strerror}). "
                "Make room on the disk, or name another --data."
            ) from error

    return Journal(path, first=first), tuple(told)


def slots(folder: Path, record: Path) -> tuple[Path, ...]:
    """Where the backups of `record` are."""
    return tuple(folder / f"{record.stem}-backup-{number}.sqlite3" for number in SLOTS)


def mend(path: Path, *, backups: Path | None, now: datetime.datetime) -> tuple[str, ...]:
    """Make the record fit to be opened, whoever calls holds it alone; what was done, in sentences."""
    finished = _finished(path, now)
    if finished:
        return finished
    for left in path.parent.glob(f"{path.name}.mended*"):
        left.unlink()
    found = _look(path)
    if found.version not in OURS:
        return ()
    best = _best(backups, path, found)
    if found.trouble:
        return _repaired(path, found, best, now)
    if best is not None and best.found.entries > found.entries and _goes_on(best, path, found):
        return _brought_back(path, found, best, now)
    return ()


def _look(path: Path) -> Finding:
    """What is there; an empty file is a record that was not begun, unless its log has something."""
    log = path.with_name(f"{path.name}-wal")
    if path.is_dir():
        return Finding("it is a folder")
    if not path.exists() or not path.stat().st_size:
        return Finding("it is empty, its log is not" if log.exists() and log.stat().st_size else "")
    if path.with_name(f"{path.name}-journal").exists():
        with closing(sqlite3.connect(path)) as db, suppress(sqlite3.Error):
            db.execute("PRAGMA user_version").fetchone()  # takes back a commit that was cut off
    return examine(path)


def _best(backups: Path | None, path: Path, found: Finding) -> Copy | None:
    """The good backup of this record with the most entries, the newer of two that are alike.

    Of a record that says who it is only its own backups count: another of the same name was begun anew.
    """
    copies = [copy for slot in slots(backups, path) if (copy := _copy(slot))] if backups else []
    known = found.identity or found.entries
    mine = [copy for copy in copies if not known or copy.found.identity == found.identity]
    return max(mine, key=lambda copy: (copy.found.entries, copy.made), default=None)


def _copy(slot: Path) -> Copy | None:
    try:
        found = examine(slot) if slot.is_file() else Finding()
        good = found.entries and not found.trouble
        return Copy(slot, slot.stat().st_mtime, found) if good else None
    except (OSError, sqlite3.Error):
        return None


def _goes_on(best: Copy, path: Path, found: Finding) -> bool:
    """Whether the backup has the record's own newest entry, in its place: then it has all before it, too."""
    return not found.entries or _entry(best.path, found) == _entry(path, found)


def _entry(path: Path, found: Finding) -> object:
    query = f"SELECT {COLUMNS} FROM entries ORDER BY seq LIMIT 1 OFFSET ?"  # noqa: S608  # our own names
    with closing(reading(path)) as db:
        return db.execute(query, (found.entries - 1,)).fetchone()


def _repaired(path: Path, found: Finding, best: Copy | None, now: datetime.datetime) -> tuple[str, ...]:
    part = _part(path)
    read = carry_over(path, part)
    if best is not None and best.found.entries >= read.entries:
        _copied(best.path, part)
        does = f"The backup of {_time(best.made, now)} was restored: {_holds(best.found, now)}."
    elif read.entries:
        does = f"What can be read of it goes on: {_holds(read, now)}."
    else:
        does = "Nothing of it can be read, and no backup has anything: the show begins anew."
    kept = _replaced(path, part, now)
    return (f"The record {path.name} was broken ({found.trouble}). It is kept as {kept}. {does} {LOOK}",)


def _brought_back(path: Path, found: Finding, best: Copy, now: datetime.datetime) -> tuple[str, ...]:
    """A record with less in it than its own backup has lost its end, or all of itself."""
    part = _part(path)
    _copied(best.path, part)
    kept = _replaced(path, part, now)
    if found.entries:
        said = f"The record {path.name} had lost its end ({_holds(found, now)}). It is kept as {kept}."
    else:
        said = f"There was no record {path.name}."
    does = f"The backup of {_time(best.made, now)} was restored: {_holds(best.found, now)}."
    return (f"{said} {does} {LOOK} To begin a new record, add --fresh.",)


def _finished(path: Path, now: datetime.datetime) -> tuple[str, ...]:
    """Do the rest of a repair that was cut off between two names."""
    mended = sorted(path.parent.glob(f"{path.name}.mended-*"))
    if path.exists() or not mended:
        return ()
    kept = _aside(path, stamp=mended[-1].name.rsplit(".mended-", 1)[1])
    found = examine(mended[-1])
    renamed(mended[-1], path)
    said = f"A repair of the record {path.name} that was cut off is finished: {_holds(found, now)}."
    return (f"{said} The broken one is kept as {kept}. {LOOK}",)


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.mended.part")


def _copied(backup: Path, part: Path) -> None:
    """Written over what is there. What goes on from a backup is another history than the broken record's."""
    part.unlink(missing_ok=True)
    shutil.copyfile(backup, part)
    with closing(sqlite3.connect(part, isolation_level=None)) as db:
        identify(db)
    synced(part)


def _replaced(path: Path, part: Path, now: datetime.datetime) -> str:
    """Put `part` in the record's place; the name under which the record is kept."""
    stamp = f"{now:%Y%m%d-%H%M%S-%f}"
    mended = path.with_name(f"{path.name}.mended-{stamp}")
    renamed(part, mended)
    kept = _aside(path, stamp=stamp)
    renamed(mended, path)
    return kept


def _aside(path: Path, *, stamp: str) -> str:
    """Set the record aside with all that SQLite keeps beside it; its name from here on."""
    name = f"{path.stem}-broken-{stamp}{path.suffix}"
    for side in _SIDES:
        old = path.with_name(path.name + side)
        if old.exists():
            renamed(old, path.with_name(name + side))
    return name


def _holds(found: Finding, now: datetime.datetime) -> str:
    if not found.entries:
        return "no entries"
    many = "1 entry" if found.entries == 1 else f"{found.entries} entries"
    return f"{many}, the last of {_time(found.last_ms / 1000, now)}"


def _time(seconds: float, now: datetime.datetime) -> str:
    return f"{datetime.datetime.fromtimestamp(seconds, now.tzinfo):%H:%M:%S}"
