"""A record is looked at before it is opened to write; a broken one is set aside, and the show opens.

What takes its place is the longest true history that is at hand: the newest good backup, the record's file
without its log, or what can be read of the record from its beginning, whichever has the most entries
(docs/decisions/0004). Nothing is deleted. It may be killed at any instant: `aside` says why.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.mending import words
from stagecue.store.mending.aside import finish, forget, gives_place
from stagecue.store.mending.copies import Copy, Fits, best, told_of_strangers, whatever
from stagecue.store.mending.lineage import descend
from stagecue.store.mending.look import Look, look_at, without_its_log
from stagecue.store.mending.salvage import carry_over
from stagecue.store.mending.soundness import Finding, examine
from stagecue.store.mending.words import Taken
from stagecue.store.record import names
from stagecue.store.record.durable import synced
from stagecue.store.record.journal import Journal
from stagecue.store.record.rows import OURS


@dataclass(frozen=True)
class Mended:
    """What had to be done before a record could be opened.

    Fields:
        said: in sentences
        restored: of when it is, on the wall, if something of the record is lost or may be; else ""
    """

    said: tuple[str, ...] = ()
    restored: str = ""


def open_mended(
    path: Path, *, backups: Path | None = None, now: datetime.datetime, fits: Fits = whatever
) -> tuple[Journal, Mended]:
    """The journal at `path`, open to write, and what had to be done for that.

    `backups` is the folder of the backups; `now` names what is set aside, and has the crew's time zone;
    `fits` says whether a backup is of this show where the record itself says nothing.
    """
    done = [Mended()]

    def first() -> None:
        try:
            done.append(mend(path, backups=backups, now=now, fits=fits))
        except OSError as error:
            raise StoreError(
                f"The record {path} is broken and cannot be mended ({error.strerror}). "
                "Make room on the disk, or name another --data."
            ) from error

    return Journal(path, first=first), done[-1]


def mend(path: Path, *, backups: Path | None, now: datetime.datetime, fits: Fits = whatever) -> Mended:
    """Make the record fit to be opened, whoever calls holds it alone; what was done."""
    finished = _finished(path, now)
    if finished is not None:
        return finished
    forget(path)
    look = look_at(path)
    if look.found.version not in OURS:
        return Mended()
    copy = _backup(backups, path, look, fits)
    if look.found.trouble or look.is_short or copy is not None:
        return _repaired(path, look, copy, now)
    return Mended(told_of_strangers(backups, path, fits=fits) if look.says_nothing else ())


def _backup(backups: Path | None, path: Path, look: Look, fits: Fits) -> Copy | None:
    """Its own backup, by its mark if the record says nothing; else one of this show."""
    marked = look.mark.identity if look.says_nothing else 0
    own = best(backups, path, replace(look.found, identity=marked), fits=fits) if marked else None
    return own or best(backups, path, look.found, fits=fits)


def _repaired(path: Path, look: Look, copy: Copy | None, now: datetime.datetime) -> Mended:
    taken = _made(path, look, copy)
    kept = gives_place(path, role="broken", now=now).name
    lost = not look.is_whole_but_for_what_is_beside or taken.found.entries < look.found.entries
    said = words.repaired(path.name, look, taken, kept=kept, now=now)
    return Mended((said,), words.clock(taken.of, now) if lost and taken.found.entries else "")


def _made(path: Path, look: Look, copy: Copy | None) -> Taken:
    """Make what takes the record's place; what that is. Of two that have as much, what was checked whole."""
    part = names.part(path)
    alone = _alone(path, part, look)
    part.unlink(missing_ok=True)
    read = carry_over(path, part)
    if copy is not None and copy.found.entries >= max(read.entries, alone.entries):
        _copied(copy.path, part)
        return Taken(copy.found, "backup", copy.made)
    if alone.entries and alone.entries >= read.entries:
        _copied(path, part)
        return Taken(alone, "file", alone.last_ms / 1000)
    return Taken(read, "read" if read.entries else "nothing", read.last_ms / 1000)


def _alone(path: Path, part: Path, look: Look) -> Finding:
    """What the record has without its log, if it has one."""
    if not (path.is_file() and names.side(path, "-wal").is_file()):
        return Finding()
    shutil.copyfile(path, part)
    return without_its_log(part, look.mark)


def _finished(path: Path, now: datetime.datetime) -> Mended | None:
    """Do the rest of what was cut off between two names."""
    done = finish(path)
    if done is None:
        return None
    role, kept = done
    if role == "until":
        return Mended((f"The record {path.name} was begun anew. The old one is kept as {kept.name}.",))
    found = examine(path)
    restored = "" if _lost_nothing(kept, found) else words.clock(found.last_ms / 1000, now)
    return Mended((words.finished(path.name, found, kept, now=now),), restored if found.entries else "")


def _lost_nothing(kept: Path, found: Finding) -> bool:
    """Every entry of the broken record could be read, and is there."""
    with suppress(sqlite3.Error):
        broken = examine(kept)
        return bool(broken.trouble) and 0 < broken.entries <= found.entries
    return False


def _copied(backup: Path, part: Path) -> None:
    """Written over what is there. What goes on from a backup is another history than the broken record's."""
    part.unlink(missing_ok=True)
    shutil.copyfile(backup, part)
    with closing(sqlite3.connect(part, isolation_level=None)) as db:
        descend(db, db)
    synced(part)
