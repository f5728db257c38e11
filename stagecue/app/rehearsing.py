"""A rehearsal on the terminal: every stage of the day on a clock of its own, without a page."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import gevent

from stagecue.app.clocks import PacedClock
from stagecue.app.records import fresh_journal, no_show_there, run_of
from stagecue.errors import StageCueError, UsageError
from stagecue.laptop import own_data
from stagecue.rehearsal import Drive, Mode, Report, Trouble, read_trouble, report
from stagecue.rundown import Rundown, choose_day, days, plan
from stagecue.rundown.showfile import sound
from stagecue.store import Journal, Runner, read_folder

OPENS_BEFORE = 5.0
"""Show seconds before the first standby at which a rehearsal begins."""
Watcher = Callable[[Runner], None]


@dataclass(frozen=True)
class Rehearsal:
    """What a person asked to rehearse.

    Fields:
        stage: its id or name; None or "all" is every stage
        speed: show seconds in a second; infinite waits for nothing
        troubles: as people write them, "+6m@ITEM"
        data: the folder of the record; None is the user's own
    """

    folder: Path
    day: datetime.date
    stage: str | None = None
    mode: Mode = "full"
    speed: float = math.inf
    troubles: Sequence[str] = ()
    data: Path | None = None
    watchers: Sequence[Watcher] = field(default_factory=tuple)


def rehearse(asked: Rehearsal) -> tuple[Report, ...]:
    """Play the day, and report of each stage, in the order of their names. Blocks until it is over."""
    folder = read_folder(asked.folder)
    show_file = sound(folder.show_file)
    day = choose_day(days(folder.cards), wanted=asked.day, today=asked.day)
    rundowns = chosen(plan(folder.cards, folder.notes, day=day, show_file=show_file), asked.stage)
    troubles = [read_trouble(text, rundowns) for text in asked.troubles]
    data = asked.data or own_data(asked.folder)
    no_show_there(data)
    journal = fresh_journal(data / f"{day}-rehearsed.sqlite3")
    try:
        _play(asked, rundowns, troubles, journal)
        return tuple(report(rehearsed=run_of(journal, rundown)) for rundown in rundowns)
    finally:
        journal.close()


def chosen(rundowns: Sequence[Rundown], stage: str | None) -> tuple[Rundown, ...]:
    """The rundown of that stage, or all of them. UsageError lists the stages."""
    found = tuple(one for one in rundowns if stage in (None, "all", one.stage, one.name))
    if not found:
        listed = ", ".join(one.stage for one in rundowns)
        raise UsageError(f"There is no stage {stage!r} on {rundowns[0].day}. Stages: {listed}, all.")
    return found


def _play(
    asked: Rehearsal, rundowns: Sequence[Rundown], troubles: Sequence[Trouble], journal: Journal
) -> None:
    """All stages side by side from the day's first standby on; whichever ends is done."""
    opens = min(one.items[0].start - one.standby_lead for one in rundowns) - OPENS_BEFORE
    runners = [_runner(asked, one, troubles, journal, opens) for one in rundowns]
    for watch in asked.watchers:
        for runner in runners:
            runner.listen(watch)
    playing = [gevent.spawn(runner.run) for runner in runners]
    try:
        gevent.joinall(playing, raise_error=True)
    finally:
        gevent.killall(playing)
    left = [runner.show for runner in runners if not runner.show.ended]
    if left:
        raise StageCueError(f"The rehearsal of {left[0].rundown.name} stopped in {left[0].phase}.")


def _runner(
    asked: Rehearsal, rundown: Rundown, troubles: Sequence[Trouble], journal: Journal, opens: float
) -> Runner:
    here = tuple(trouble for trouble in troubles if trouble.item in rundown.by_id)
    drive = Drive(asked.mode, here, alone=True)
    runners: list[Runner] = []

    def worth(at: float) -> float:
        return drive.worth(runners[0].show, runners[0].clock.read().show, at)

    clock = PacedClock(show=opens, speed=asked.speed, worth=worth)
    runners.append(Runner(rundown, clock, journal, agenda=drive.agenda))
    runners[0].listen(lambda runner: runner.stop() if runner.show.ended else None)
    return runners[0]
