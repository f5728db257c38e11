"""The record that a show goes on with, and the clock by which it does."""

from __future__ import annotations

import datetime
import time
from collections.abc import Sequence
from pathlib import Path

from stagecue.app.asked import Moment, Settings, data_of, now_of, record_of
from stagecue.app.clocks import ShowClock
from stagecue.app.records import day_journal, fits_to, no_other_show, no_show_there
from stagecue.errors import StoreError
from stagecue.rundown import Rundown
from stagecue.show.absence import PLAUSIBLE
from stagecue.store import Entry, Journal, Mended, begin_anew, prepared

MINUTE = 60.0


def clock_of(
    settings: Settings, rundowns: tuple[Rundown, ...], moment: Moment, journal: Journal
) -> ShowClock:
    """The wall's clock, or a rehearsal's, which goes on where its journal ends."""
    if settings.clock == "wall":
        return ShowClock(show=moment.show_second)
    started = settings.start_at
    if started is None:
        started = min(rundown.items[0].start for rundown in rundowns) - MINUTE
    last = journal.last()
    if last is not None:
        away = _away(last)
        started = last.event.at + (away * last.rate if away <= PLAUSIBLE else 0.0)
    return ShowClock(show=started, rate=settings.speed)


def losses(mended: Mended, journal: Journal, rundowns: Sequence[Rundown]) -> dict[str, str]:
    """Of each stage of which something is lost, or may be, what became of its record: half a sentence."""
    lost = {stage: f"the record was restored from {time}" for stage, time in mended.holds.items()}
    for one in rundowns if mended.lost else ():
        if not journal.size(one.stage)[0]:
            lost[one.stage] = "the record was mended, and has nothing of this stage"
    return lost


def _away(last: Entry) -> float:
    """Seconds since the newest entry of a record was written."""
    return max(0.0, time.time() - last.wall_ms / 1000)


def journal_of(settings: Settings, moment: Moment, rundowns: tuple[Rundown, ...]) -> tuple[Journal, Mended]:
    """The record to go on with; a new one if asked for, or if a rehearsal is to start at a time of its own.

    A rehearsal that was there a moment ago goes on all the same: that was a restart. Beside it, in sentences,
    what had to be mended.
    """
    if settings.clock == "rehearsal":
        no_show_there(data_of(settings))
    if settings.backup is not None:
        prepared(settings.backup)
    path, now, fits = _path_of(settings, moment), now_of(settings), fits_to(rundowns)
    if settings.fresh:
        return begin_anew(path, backups=settings.backup, now=now, fits=fits), Mended()
    starts_there = settings.start_at is not None
    journal, mended = day_journal(
        path,
        now=now,
        backups=settings.backup,
        fits=fits,
        anew=lambda last: starts_there and _away(last) > PLAUSIBLE,
    )
    if settings.clock == "wall":
        _only_own(journal, rundowns, now)
    return journal, mended


def _only_own(journal: Journal, rundowns: tuple[Rundown, ...], now: datetime.datetime) -> None:
    """A show goes on with its own record alone; a rehearsal's is anybody's to play with."""
    try:
        no_other_show(journal, rundowns, now=now)
    except StoreError:
        journal.close()
        raise


def _path_of(settings: Settings, moment: Moment) -> Path:
    """One file for the show itself, others for rehearsals and for trying a day out on another date."""
    kind = "" if settings.clock == "wall" else "-rehearsal"
    if settings.clock == "wall" and moment.today != moment.day:
        kind = f"-tried-{moment.today}"
    return record_of(settings, moment.day, kind=kind)
