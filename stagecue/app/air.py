"""Settings in, a show on the air out: cards, record, clock, runners, server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol
from wsgiref.types import WSGIApplication

import gevent

from stagecue.app.asked import Moment, Settings, data_of, moment_of, now_of
from stagecue.app.clocks import ShowClock, steady
from stagecue.app.keeping import backup_of, crew_troubles, remarks, watch_over
from stagecue.app.live import LiveRehearsal
from stagecue.app.opening import clock_of, journal_of, losses
from stagecue.laptop import addresses
from stagecue.rundown import Rundown, plan
from stagecue.rundown.showfile import sound
from stagecue.rundown.zones import labelled_zone
from stagecue.store import CardKeeper, Folder, Journal, Runner, keep, read_folder
from stagecue.web.access import Door, new_code
from stagecue.web.app import create_app
from stagecue.web.stages import Stages
from stagecue.web.transport.guard import machine_names
from stagecue.web.transport.limits import is_loopback
from stagecue.web.transport.server import Server, listen
from stagecue.web.wire import Playing


class Player(Protocol):
    """What runs beside the server until it is stopped."""

    def run(self) -> None:
        """Run until `stop`."""

    def stop(self) -> None:
        """End `run`."""


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
    moment = moment_of(settings, folder)
    rundowns = plan(folder.cards, folder.notes, day=moment.day, show_file=show_file)
    journal, mended = journal_of(settings, moment, rundowns)
    went_on = journal.last() is not None
    try:
        clock = clock_of(settings, rundowns, moment, journal)
        lost = losses(mended, journal, rundowns)
        live = (
            LiveRehearsal(rundowns, clock, journal, folder=settings.folder, lost=lost)
            if settings.clock == "rehearsal"
            else None
        )
        runners = live.runners if live else _runners(rundowns, clock, journal, lost)
        backup = backup_of(journal.path, settings.backup, runners, now=lambda: now_of(settings))
        watch = watch_over(journal, runners, now=lambda: now_of(settings))
        troubles = crew_troubles(runners, mended=mended.said, backup=backup, watch=watch)
        playing = _playing(settings, moment)
        keeper = CardKeeper(folder, runners, rehearsal=playing.rehearsal)
        stages = Stages(runners, rundowns[0].event, playing, secrets.token_hex(4), troubles, keeper)
        said = (*moment.said, *mended.said, *remarks(journal.path, settings.backup))
        beside = [player for player in (live, backup, watch, keeper) if player is not None]
        with _serving(settings, stages, live, beside) as served:
            yield OnAir(folder, rundowns, stages, served, went_on, said)
    finally:
        journal.close()


def _runners(
    rundowns: Sequence[Rundown], clock: ShowClock, journal: Journal, lost: Mapping[str, str]
) -> dict[str, Runner]:
    return {one.stage: Runner(one, clock, journal, lost=lost.get(one.stage, "")) for one in rundowns}


def _playing(settings: Settings, moment: Moment) -> Playing:
    rehearsal = settings.clock == "rehearsal"
    as_today = settings.day is not None and moment.day != moment.today and not rehearsal
    return Playing(moment.day.isoformat(), as_today, moment.zone, settings.zone is not None, rehearsal)


@contextmanager
def _serving(
    settings: Settings, stages: Stages, live: LiveRehearsal | None, beside: Sequence[Player]
) -> Iterator[Served]:
    """The server listening and every stage's runner running; all of it ended when the block is left."""
    door = Door(new_code(), keep(data_of(settings) / "door", lambda: secrets.token_hex(32)))
    served = _listening(settings, stages, door, live)
    players: list[Player] = [*stages.runners.values(), *beside]
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
