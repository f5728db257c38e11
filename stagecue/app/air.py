"""Settings in, a show on the air out: cards, journal, clock, runners, server."""

from __future__ import annotations

import datetime
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from wsgiref.types import WSGIApplication

import gevent

from stagecue.app.clocks import ShowClock, steady
from stagecue.app.keeping import backup_of, crew_troubles, remarks
from stagecue.app.live import LiveRehearsal
from stagecue.app.records import begun_anew, day_journal, no_show_there
from stagecue.laptop import addresses, own_data, time_zone, zone_of
from stagecue.rundown import Rundown, choose_day, days, plan, show_date
from stagecue.rundown.showfile import sound
from stagecue.rundown.slots import DAY
from stagecue.rundown.zones import labelled_zone
from stagecue.show.absence import PLAUSIBLE
from stagecue.store import Backup, Entry, Folder, Journal, Runner, keep, read_folder
from stagecue.web.access import Door, new_code
from stagecue.web.app import create_app
from stagecue.web.stages import Stages
from stagecue.web.transport.guard import machine_names
from stagecue.web.transport.limits import is_loopback
from stagecue.web.transport.server import Server, listen
from stagecue.web.wire import Playing

MINUTE = 60.0


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


@dataclass(frozen=True)
class Served:
    """The listening server, its door, and the addresses at which phones reach it, best first."""

    server: Server
    door: Door
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class OnAir:
    """A show that is ready to be served, what it was made from, and whether it goes on with a record.

    Fields:
        said: what a person should know of the record and its backup, in sentences
    """

    folder: Folder
    rundowns: tuple[Rundown, ...]
    stages: Stages
    served: Served
    went_on: bool = False
    said: tuple[str, ...] = ()

    @property
    def local(self) -> str:
        """The address on the laptop itself."""
        host, port = self.served.server.address
        anywhere = host in ("0.0.0.0", "::")  # noqa: S104  # compared, not bound
        return f"http://{'127.0.0.1' if anywhere else f'[{host}]' if ':' in host else host}:{port}/"


@contextmanager
def on_air(settings: Settings) -> Iterator[OnAir]:
    """Read the cards, open the journal, bind the port, start every stage's runner; undo it all at the end."""
    folder = read_folder(settings.folder)
    show_file = sound(folder.show_file)
    settings = replace(settings, zone=settings.zone or show_file.zone or labelled_zone(folder.cards))
    moment = _moment(settings, folder)
    rundowns = plan(folder.cards, folder.notes, day=moment.day, show_file=show_file)
    journal, mended = _journal(settings, moment)
    went_on = journal.last() is not None
    try:
        clock = _clock(settings, rundowns, moment, journal)
        live = (
            LiveRehearsal(rundowns, clock, journal, folder=settings.folder)
            if settings.clock == "rehearsal"
            else None
        )
        runners = live.runners if live else {one.stage: Runner(one, clock, journal) for one in rundowns}
        backup = backup_of(journal.path, settings.backup, runners, now=lambda: _now(settings))
        troubles = crew_troubles(runners, mended=mended, backup=backup)
        playing = _playing(settings, moment)
        stages = Stages(runners, rundowns[0].event, playing, secrets.token_hex(4), troubles)
        said = (*mended, *remarks(journal.path, settings.backup))
        with _serving(settings, stages, live, backup) as served:
            yield OnAir(folder, rundowns, stages, served, went_on, said)
    finally:
        journal.close()


def _playing(settings: Settings, moment: Moment) -> Playing:
    rehearsal = settings.clock == "rehearsal"
    as_today = settings.day is not None and moment.day != moment.today and not rehearsal
    return Playing(moment.day.isoformat(), as_today, moment.zone, settings.zone is not None, rehearsal)


@contextmanager
def _serving(
    settings: Settings, stages: Stages, live: LiveRehearsal | None, backup: Backup | None
) -> Iterator[Served]:
    """The server listening and every stage's runner running; all of it ended when the block is left."""
    door = Door(new_code(), keep(_data(settings) / "door", lambda: secrets.token_hex(32)))
    served = _listening(settings, stages, door, live)
    beside: list[LiveRehearsal | Backup] = [one for one in (live, backup) if one is not None]
    players: list[Runner | LiveRehearsal | Backup] = [*stages.runners.values(), *beside]
    running = [gevent.spawn(player.run) for player in players]
    try:
        yield served
    finally:
        served.server.stop()
        for player in players:
            player.stop()
        gevent.joinall(running, timeout=1)


def _listening(settings: Settings, stages: Stages, door: Door, live: LiveRehearsal | None) -> Served:
    """Bind the port first: the addresses that the pages show need the real one."""
    late: list[WSGIApplication] = []
    server = listen(
        lambda environ, start: late[0](environ, start),  # noqa: PLW0108  # there is no app yet
        host=settings.host,
        port=settings.port,
        names=machine_names(),
    )
    reached = () if is_loopback(settings.host) else addresses(settings.host, server.address[1])
    late.append(create_app(stages, door, addresses=reached, now=steady, rehearsing=live))
    return Served(server, door, reached)


# --- what the machine and its surroundings say ----------------------------------------------------------


def _clock(settings: Settings, rundowns: tuple[Rundown, ...], moment: Moment, journal: Journal) -> ShowClock:
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


def _away(last: Entry) -> float:
    """Seconds since the newest entry of a record was written."""
    return max(0.0, time.time() - last.wall_ms / 1000)


def _journal(settings: Settings, moment: Moment) -> tuple[Journal, tuple[str, ...]]:
    """The record to go on with; a new one if asked for, or if a rehearsal is to start at a time of its own.

    A rehearsal that was there a moment ago goes on all the same: that was a restart. Beside it, in sentences,
    what had to be mended.
    """
    if settings.clock == "rehearsal":
        no_show_there(_data(settings))
    path = _journal_path(settings, moment)
    if settings.fresh:
        return begun_anew(path, backups=settings.backup), ()
    starts_there = settings.start_at is not None
    return day_journal(
        path,
        now=_now(settings),
        backups=settings.backup,
        anew=lambda last: starts_there and _away(last) > PLAUSIBLE,
    )


def _journal_path(settings: Settings, moment: Moment) -> Path:
    """One file for the show itself, others for rehearsals and for trying a day out on another date."""
    name = f"{moment.day}" if settings.clock == "wall" else f"{moment.day}-rehearsal"
    if settings.clock == "wall" and moment.today != moment.day:
        name += f"-tried-{moment.today}"
    return _data(settings) / f"{name}.sqlite3"


def _data(settings: Settings) -> Path:
    return settings.data or own_data(settings.folder)


def _now(settings: Settings) -> datetime.datetime:
    """The wall's clock in the show's time zone."""
    return datetime.datetime.now(time_zone(settings.zone))


def _moment(settings: Settings, folder: Folder) -> Moment:
    """Which day is played, and where in it the wall's clock stands."""
    now = _now(settings)
    midnight = datetime.datetime.combine(now.date(), datetime.time(), now.tzinfo)
    second = (now - midnight).total_seconds()
    today, second = show_date(folder.cards, date=now.date(), second=second, show_file=folder.show_file)
    day = choose_day(days(folder.cards), wanted=settings.day, today=today)
    if settings.day is None:
        second -= (day - today).days * DAY
    return Moment(day, today, second, settings.zone or zone_of(now))
