"""Records on the disk: opened, begun anew, looked at, and folded into what was run."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.rehearsal import AsRun
from stagecue.rundown import Rundown
from stagecue.store import Entry, Journal, Store, hold_alone, open_mended, open_records, slots
from stagecue.store.runner import ALL
from stagecue.web import asrun


def run_of(journal: Store, rundown: Rundown) -> AsRun:
    """What was run of `rundown`, by the record."""
    answers = journal.answers(rundown.stage, newest=ALL)
    return asrun.run_of(rundown, journal.load(rundown.stage), answers)


def fresh_journal(path: Path) -> Journal:
    """An empty record at `path`; what was there is kept beside it."""
    journal, _ = open_mended(path, now=datetime.datetime.now())
    if journal.last() is None:
        return journal
    journal.close()
    set_aside(path)
    return Journal(path)


def day_journal(
    path: Path, *, now: datetime.datetime, backups: Path | None, anew: Callable[[Entry], bool]
) -> tuple[Journal, tuple[str, ...]]:
    """The record to go on with, mended if it was broken, and what was done for that, in sentences.

    A new one if `anew` says so of the newest entry of what was there. `now` has the crew's time zone.
    """
    journal, said = open_mended(path, backups=backups, now=now)
    last = journal.last()
    if last is None or not anew(last):
        return journal, said
    journal.close()
    return begun_anew(path, backups=backups), ()


def begun_anew(path: Path, *, backups: Path | None) -> Journal:
    """A new record at `path`; whatever was there is kept beside it, and so are its backups."""
    if path.parent.is_dir():
        with closing(hold_alone(path)):
            for slot in slots(backups, path) if backups else ():
                with suppress(OSError):  # a stick that cannot be written: the backup will say so
                    set_aside(slot)
            set_aside(path)
    return Journal(path)


def set_aside(path: Path) -> None:
    """Give a closed record another name: nothing is ever deleted."""
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    for file in sorted(path.parent.glob(f"{path.name}*")):
        file.rename(file.with_name(file.name.replace(path.stem, f"{path.stem}-until-{stamp}", 1)))


def no_show_there(data: Path) -> None:
    """StoreError if a show is running on this folder: a rehearsal keeps away from it."""
    for record in open_records(data):
        raise StoreError(
            f"A show is running on {record}. Close it first, or name another --data to rehearse."
        )
