"""What a person asked for, and where in which day that is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stagecue.laptop import own_data, time_zone, zone_of
from stagecue.rundown import choose_day, days, show_date
from stagecue.rundown.slots import DAY
from stagecue.store import Folder


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
    """

    day: datetime.date
    today: datetime.date
    show_second: float
    zone: str


def data_of(settings: Settings) -> Path:
    """The folder of the records."""
    return settings.data or own_data(settings.folder)


def now_of(settings: Settings) -> datetime.datetime:
    """The wall's clock in the show's time zone."""
    return datetime.datetime.now(time_zone(settings.zone))


def moment_of(settings: Settings, folder: Folder) -> Moment:
    """Which day is played, and where in it the wall's clock stands."""
    now = now_of(settings)
    midnight = datetime.datetime.combine(now.date(), datetime.time(), now.tzinfo)
    second = (now - midnight).total_seconds()
    today, second = show_date(folder.cards, date=now.date(), second=second, show_file=folder.show_file)
    day = choose_day(days(folder.cards), wanted=settings.day, today=today)
    if settings.day is None:
        second -= (day - today).days * DAY
    return Moment(day, today, second, settings.zone or zone_of(now))
