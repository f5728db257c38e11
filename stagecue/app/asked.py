"""What a person asked for, and where in which day that is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stagecue.app.records import still_on
from stagecue.laptop import own_data, time_zone, zone_of
from stagecue.rundown import choose_day, days, plan, show_date
from stagecue.rundown.slots import DAY, LATEST_NIGHT
from stagecue.store import Folder

STILL_ON = "The show of {day} is still on: it goes on with the record that was there."


@dataclass(frozen=True)
class Settings:
    """What a person asked for.

    Fields:
        day: None takes today's cards, else the next day's
        data: the folder of the journal; None is the user's own
        clock: the wall's, or a rehearsal's that starts at `start_at` (show seconds) and runs at `speed`
        zone: the event's, an IANA name; None: the show file's, else the labels' on the cards, else the
            laptop's, and pages say so
        fresh: begin a new record, the old one is kept beside it
        backup: the folder into which the record is copied while the show runs
    """

    folder: Path
    day: datetime.date | None = None
    host: str = "127.0.0.1"
    port: int = 4321
    data: Path | None = None
    clock: Literal["wall", "rehearsal"] = "wall"
    start_at: float | None = None
    speed: float = 1.0
    zone: str | None = None
    fresh: bool = False
    backup: Path | None = None


@dataclass(frozen=True)
class Moment:
    """Where in which day the wall's clock stands.

    Fields:
        day: the day that is played; today: the date on which the show that is on now began
        show_second: the wall's clock as show seconds of that day
        zone: its name, for people
        said: what a person should know of that choice, in sentences
    """

    day: datetime.date
    today: datetime.date
    show_second: float
    zone: str
    said: tuple[str, ...] = ()


def data_of(settings: Settings) -> Path:
    """The folder of the records."""
    return settings.data or own_data(settings.folder)


def record_of(settings: Settings, day: datetime.date, *, kind: str = "") -> Path:
    """The record of that day; `kind` is what its name ends in, if it is not the show's own."""
    return data_of(settings) / f"{day}{kind}.sqlite3"


def now_of(settings: Settings) -> datetime.datetime:
    """The wall's clock in the show's time zone."""
    return datetime.datetime.now(time_zone(settings.zone))


def moment_of(settings: Settings, folder: Folder) -> Moment:
    """Which day is played, and where in it the wall's clock stands."""
    now = now_of(settings)
    midnight = datetime.datetime.combine(now.date(), datetime.time(), now.tzinfo)
    second = (now - midnight).total_seconds()
    today, second = show_date(folder.cards, date=now.date(), second=second, show_file=folder.show_file)
    said: tuple[str, ...] = ()
    if today == now.date() and _late_show(settings, folder, now):
        today, second = today - datetime.timedelta(days=1), second + DAY
        said = (STILL_ON.format(day=today),)
    day = choose_day(days(folder.cards), wanted=settings.day, today=today)
    if settings.day is None:
        second -= (day - today).days * DAY
    return Moment(day, today, second, settings.zone or zone_of(now), said)


def _late_show(settings: Settings, folder: Folder, now: datetime.datetime) -> bool:
    """Whether the show of the day before is, by its record, still on, though its cards were over by midnight.

    Late at night only: who comes in the morning, after a look at the record in the night, wants the new day.
    """
    day = now.date() - datetime.timedelta(days=1)
    since_midnight = now - now.replace(hour=0, minute=0, second=0, microsecond=0)
    if settings.clock != "wall" or settings.fresh or settings.day not in (None, day):
        return False
    if since_midnight.total_seconds() > LATEST_NIGHT:
        return False
    rundowns = plan(folder.cards, folder.notes, day=day, show_file=folder.show_file)
    return still_on(record_of(settings, day), rundowns, now=now)
