"""A record that is begun anew, on purpose: what was there is kept beside it, and so are its backups."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.mending.aside import finish, forget, gives_place, set_aside
from stagecue.store.mending.copies import Fits, kept_of, of_this_show, whatever
from stagecue.store.record import names
from stagecue.store.record.durable import renamed, synced
from stagecue.store.record.journal import Journal
from stagecue.store.record.rows import lay_out


def begin_anew(
    path: Path, *, backups: Path | None = None, now: datetime.datetime, fits: Fits = whatever
) -> Journal:
    """A new record at `path`, open to write.

    `backups` is the folder of the backups; `now` names what is kept; `fits` says which backups are of this
    show: those of another stay where they are. StoreError if somebody has the record open, or the disk fails.
    """

    def first() -> None:
        try:
            _make_room(path, backups, now, fits)
        except OSError as error:
            raise StoreError(
                f"The record {path} cannot be set aside ({error.strerror}). "
                "Check the folder's permissions and its room, or name another --data."
            ) from error

    return Journal(path, first=first)


def _make_room(path: Path, backups: Path | None, now: datetime.datetime, fits: Fits) -> None:
    """The record first: without it its backups belong to nobody, and with it they would be brought back."""
    finish(path)
    forget(path)
    slots = of_this_show(backups, path, fits=fits) if backups else []
    if any(names.side(path, end).exists() for end in names.SIDES):
        _make_empty(names.part(path))
        gives_place(path, role="until", now=now)
    for kept in kept_of(path):
        stamp = names.kept_since(kept, path)
        renamed(kept, names.aside(path, role="until", stamp=stamp))
    for slot in slots:
        with suppress(OSError):  # a stick that cannot be written: the backup will say so
            set_aside(slot, role="until", stamp=names.stamp(now))


def _make_empty(part: Path) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as db:
        lay_out(db)
    synced(part)
