"""Records on the disk: opened, begun anew, looked at, and folded into what was run."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.rehearsal import AsRun
from stagecue.rundown import Rundown
from stagecue.rundown.sameness import same_show
from stagecue.store import Entry, Fits, Journal, Mended, Store, begin_anew, open_mended, open_records
from stagecue.web import asrun


def run_of(journal: Store, rundown: Rundown) -> AsRun:
    """What was run of `rundown`, by the record."""
    return journal.read(rundown.stage, partial(asrun.run_of, rundown))


def fresh_journal(path: Path) -> Journal:
    """An empty record at `path`; what was there is kept beside it."""
    now = datetime.datetime.now()
    journal, _ = open_mended(path, now=now)
    if journal.last() is None:
        return journal
    journal.close()
    return begin_anew(path, now=now)


def day_journal(
    path: Path,
    *,
    now: datetime.datetime,
    backups: Path | None,
    fits: Fits,
    anew: Callable[[Entry], bool],
) -> tuple[Journal, Mended]:
    """The record to go on with, mended if it was broken, and what was done for that.

    A new one if `anew` says so of the newest entry of what was there. `now` has the crew's time zone; `fits`
    says whether a backup is of this show.
    """
    journal, mended = open_mended(path, backups=backups, now=now, fits=fits)
    last = journal.last()
    if last is None or not anew(last):
        return journal, mended
    journal.close()
    return begin_anew(path, backups=backups, now=now, fits=fits), Mended()


def fits_to(rundowns: Sequence[Rundown]) -> Fits:
    """Says of the plans in a backup whether they are of the show that these are the rundowns of."""
    return lambda kept: same_show(kept, rundowns)


def no_show_there(data: Path) -> None:
    """StoreError if a show is running on this folder: a rehearsal keeps away from it."""
    for record in open_records(data):
        raise StoreError(
            f"A show is running on {record}. Close it first, or name another --data to rehearse."
        )
