"""Records on the disk: opened, begun anew, looked at, and folded into what was run."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.rehearsal import AsRun
from stagecue.rundown import Rundown
from stagecue.rundown.sameness import same_show
from stagecue.rundown.slots import LATEST_NIGHT
from stagecue.store import Entry, Fits, Journal, Mended, Store, begin_anew, open_mended, open_records
from stagecue.store.mending import words
from stagecue.store.mending.soundness import Finding
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


def still_on(path: Path, rundowns: Sequence[Rundown], *, now: datetime.datetime) -> bool:
    """Whether the record at `path` is of this show, a stage of it was not ended, and it was just written.

    Just: a late night ago at most. A record that is not there, or cannot be read, says nothing.
    """
    if not (rundowns and path.is_file()):
        return False
    with suppress(StoreError), closing(Journal(path, reading=True)) as journal:
        last = journal.last()
        if last is None or now.timestamp() - last.wall_ms / 1000 > LATEST_NIGHT:
            return False
        kept = journal.plans()
        return _shares_cards(kept, rundowns) and any(run_of(journal, one).ended is None for one in rundowns)
    return False


def no_other_show(journal: Journal, rundowns: Sequence[Rundown], *, now: datetime.datetime) -> None:
    """StoreError if what is on record is another show's. `now` has the crew's time zone.

    A record that is older than plans, or whose plans cannot be read, may be this one's.
    """
    kept: list[Rundown] = []
    with suppress(StoreError):
        kept = [one for one in journal.plans() if journal.size(one.stage)[0]]
    last = journal.last()
    if last is None or not kept or _shares_cards(kept, rundowns):
        return
    found = Finding(entries=sum(journal.size(one.stage)[0] for one in kept), last_ms=last.wall_ms)
    told = ", ".join(filter(None, (kept[0].event, words.holds(found, now))))
    raise StoreError(
        f"The record {journal.path} is of another show ({told}). Are these the "
        "right cards? Then name another --data, or add --fresh to begin a new record."
    )


def _shares_cards(kept: Sequence[Rundown], rundowns: Sequence[Rundown]) -> bool:
    """Whether a stage shares half of its cards, as for a backup; but it may be called otherwise by now.

    A name that somebody corrects at noon, the event's or a stage's, makes no other show of the morning's.
    """
    return any(
        same_show([replace(one, event=planned.event, stage=planned.stage)], [planned])
        for one in kept
        for planned in rundowns
    )


def no_show_there(data: Path) -> None:
    """StoreError if a show is running on this folder: a rehearsal keeps away from it."""
    for record in open_records(data):
        raise StoreError(
            f"A show is running on {record}. Close it first, or name another --data to rehearse."
        )
