"""A record is looked at before it is opened to write; a broken one is set aside, and the show opens.

What takes its place is the longest true history that is at hand, of each of its stages: of the newest good
backup, of what was kept while the show ran, of the record's file without its log, and of what can be read of
the record from its beginning (docs/decisions/0004). Nothing is deleted. It may be killed at any instant:
`aside` says why.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.mending import words
from stagecue.store.mending.aside import finish, forget, gives_place
from stagecue.store.mending.copies import Copy, Fits, best, told_of_strangers, whatever
from stagecue.store.mending.look import Look, look_at
from stagecue.store.mending.taking import take
from stagecue.store.mending.told import NOTHING, Mended, still_told, write_down
from stagecue.store.record import names
from stagecue.store.record.journal import Journal
from stagecue.store.record.rows import OURS

_ANEW = "The record {name} was begun anew. The old one is kept as {kept}."


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
    """Make the record fit to be opened, whoever calls holds it alone; what the crew must know of that."""
    finished = finish(path)
    if finished is not None:
        role, kept = finished
        anew = _ANEW.format(name=path.name, kept=kept.name)
        return Mended((anew,)) if role == "until" else still_told(path)
    forget(path)
    look = look_at(path)
    if look.found.version not in OURS and not look.found.trouble:
        return Mended()
    copy = _copy(backups, path, look, fits)
    if look.found.trouble or look.is_short or copy is not None:
        _repair(path, look, copy, now)
    elif look.says_nothing:
        return Mended(told_of_strangers(backups, path, fits=fits))
    return still_told(path)


def _copy(backups: Path | None, path: Path, look: Look, fits: Fits) -> Copy | None:
    """Its own copy, by its mark if the record says nothing; else one of this show."""
    marked = look.mark.identity if look.says_nothing else 0
    own = best(backups, path, replace(look.found, identity=marked), fits=fits) if marked else None
    return own or best(backups, path, look.found, fits=fits)


def _repair(path: Path, look: Look, copy: Copy | None, now: datetime.datetime) -> None:
    """What takes the place knows what is to be told of it before it takes it."""
    taken = take(path, look, copy)
    kept = names.aside(path, role="broken", stamp=names.stamp(now)).name
    said = words.repaired(path.name, look, taken, kept=kept, copy=copy, now=now)
    lost = not look.is_whole_but_for_what_is_beside or taken.found.entries < look.found.entries
    of = words.clock(taken.found.last_ms / 1000, now) if taken.found.entries else NOTHING
    write_down(names.part(path), said, of if lost else "")
    gives_place(path, role="broken", now=now)
