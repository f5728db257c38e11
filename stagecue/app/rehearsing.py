"""A rehearsal on the terminal: every stage of the day on a clock of its own, without a page."""

from __future__ import annotations

import datetime
import math
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import gevent

from stagecue.app.clocks import PacedClock
from stagecue.app.records import fresh_journal, no_show_there, run_of
from stagecue.cards import Problem
from stagecue.errors import ShowFileError, StageCueError, UsageError
from stagecue.laptop import own_data
from stagecue.rehearsal import Drive, Mode, Report, Trouble, read_trouble, report
from stagecue.rundown import Rundown, choose_day, days, plan
from stagecue.rundown.contradictions import contradictions
from stagecue.rundown.crossings import all_problems
from stagecue.rundown.showfile import ShowFile, sound
from stagecue.rundown.timing import planned_at
from stagecue.show import Show
from stagecue.store import Folder, Journal, Runner, read_folder

OPENS_BEFORE = 5.0
"""Show seconds before the first standby at which a rehearsal begins."""
TICK = 0.1
"""Seconds between two looks at how far it is; real time."""


@dataclass(frozen=True)
class Stand:
    """Where one stage stands.

    Fields:
        now: the show second; opens, closes: when the day begins there, and is planned to end
    """

    show: Show
    now: float
    opens: float
    closes: float


Watch = Callable[[Sequence[Stand]], None]


@dataclass(frozen=True)
class Rehearsal:
    """What a person asked to rehearse.

    Fields:
        stage: its id or name; None or "all" is every stage
        speed: show seconds in a second; infinite waits for nothing
        troubles: as people write them, "+6m@ITEM"
        data: the folder of the record; None is the user's own
        watch: is told how far it is, now and then
        warn: is told, before it begins, what the cards lack: what they lack is not rehearsed
    """

    folder: Path
    day: datetime.date
    stage: str | None = None
    mode: Mode = "full"
    speed: float = math.inf
    troubles: Sequence[str] = ()
    data: Path | None = None
    watch: Watch = lambda _stands: None
    warn: Callable[[Sequence[Problem]], None] = lambda _problems: None


def rehearse(asked: Rehearsal) -> tuple[Report, ...]:
    """Play the day, and report of each stage, in the order of their names. Blocks until it is over."""
    folder = read_folder(asked.folder)
    show_file = _agreed(folder)
    found = all_problems(folder.cards, folder.notes, folder.problems, show_file=show_file)
    asked.warn([problem for problem in found if problem.severity == "error"])
    day = choose_day(days(folder.cards), wanted=asked.day, today=asked.day)
    rundowns = chosen(plan(folder.cards, folder.notes, day=day, show_file=show_file), asked.stage)
    troubles = [_trouble(text, rundowns) for text in asked.troubles]
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


def _trouble(text: str, rundowns: Sequence[Rundown]) -> Trouble:
    trouble = read_trouble(text, rundowns)
    if trouble.kind == "link":
        raise UsageError(
            "No prompter is linked to a rehearsal on the terminal: make this trouble on /rehearsal."
        )
    return trouble


def _agreed(folder: Folder) -> ShowFile:
    """The show file. ShowFileError if it is wrong, or says what the cards do not: half a day is none."""
    show_file = sound(folder.show_file)
    told = [one for one in contradictions(folder.cards, show_file) if one.severity == "error"]
    if told:
        raise ShowFileError("\n".join(f"{one.file}:{one.line}: {one.message}" for one in told))
    return show_file


def _play(
    asked: Rehearsal, rundowns: Sequence[Rundown], troubles: Sequence[Trouble], journal: Journal
) -> None:
    """All stages side by side from the day's first standby on; whichever ends is done."""
    opens = min(planned_at(one.points[0], one) for one in rundowns) - OPENS_BEFORE
    runners = [_runner(asked, one, troubles, journal, opens) for one in rundowns]
    for runner in runners:
        runner.listen(lambda runner: asked.watch([_stand(runner, opens)]))
    playing = [gevent.spawn(runner.run) for runner in runners]
    watching = gevent.spawn(_watch, asked.watch, runners, opens)
    stopping = gevent.signal_handler(signal.SIGINT, gevent.getcurrent().throw, KeyboardInterrupt)
    try:
        gevent.joinall(playing, raise_error=True)
    finally:
        stopping.cancel()
        gevent.killall([*playing, watching])
    left = [runner.show for runner in runners if not runner.show.ended]
    if left:
        raise StageCueError(f"The rehearsal of {left[0].rundown.name} stopped in {left[0].phase}.")


def _watch(watch: Watch, runners: Sequence[Runner], opens: float) -> None:
    while True:
        watch([_stand(runner, opens) for runner in runners])
        gevent.sleep(TICK)


def _stand(runner: Runner, opens: float) -> Stand:
    clock = runner.clock
    now = clock.approaching() if isinstance(clock, PacedClock) else clock.read().show
    return Stand(runner.show, now, opens, runner.show.rundown.items[-1].end)


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
