"""Trouble made while people rehearse: now, if its item is on, else when the rehearsal comes to it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

import gevent

from stagecue.errors import StageCueError, UsageError
from stagecue.rehearsal import Trouble
from stagecue.rehearsal.trouble import LONGEST_OVER, strike
from stagecue.rundown import Item
from stagecue.show import Ack, Call, Show
from stagecue.show.commands import Command
from stagecue.store import Runner

LONGEST_CUT = 600.0
"""Seconds for which a link may be cut; real time."""
BY = "rehearsal"

Cut = Callable[[str, float], None]


class Mishaps:
    """What goes wrong in a rehearsal: trouble that waits for its item, and prompters that lose their link."""

    def __init__(self) -> None:
        self.waiting: tuple[Trouble, ...] = ()
        self.cuts: list[Cut] = []
        self._cut_at: set[str] = set()

    def make(self, trouble: Trouble, runner: Runner) -> str:
        """Have it go wrong on the stage of `runner`; the answer says what and when."""
        most = LONGEST_CUT if trouble.kind == "link" else LONGEST_OVER
        if trouble.seconds > most:
            raise UsageError(f"{trouble.seconds:g} s is too long to rehearse: at most {most:g} s.")
        item = runner.show.rundown.by_id[trouble.item]
        if trouble.kind == "link" and _is_opening(item, runner.show):
            self._cut(trouble, runner)
            return f"{_told(trouble, item)} now."
        command = _at_once(trouble, item, runner.show, runner.clock.read().show)
        if command is None:
            return self._wait_for(trouble, item, runner)
        ack = ask(runner, command)
        if ack.status not in ("applied", "degraded"):
            raise StageCueError(ack.message)
        return f"{_told(trouble, item)}, from now on."

    def clear(self, item: str) -> None:
        """Forget what waits for `item`."""
        self.waiting = tuple(trouble for trouble in self.waiting if trouble.item != item)

    def look(self, runner: Runner) -> None:
        """Cut the link if the show of `runner` has come to an introduction for which that waits.

        Once for each time that it comes there: a show tells of every change in an introduction.
        """
        for trouble in self.waiting:
            item = runner.show.rundown.by_id.get(trouble.item)
            if trouble.kind != "link" or item is None:
                continue
            if not _is_opening(item, runner.show):
                self._cut_at.discard(item.id)
            elif item.id not in self._cut_at:
                self._cut_at.add(item.id)
                self._cut(trouble, runner)

    def _wait_for(self, trouble: Trouble, item: Item, runner: Runner) -> str:
        """A second press for more minutes adds them up; any other takes the place of the first."""
        same = next((one for one in self.waiting if _alike(one, trouble)), None)
        if same and trouble.kind == "over":
            trouble = replace(trouble, seconds=min(same.seconds + trouble.seconds, LONGEST_OVER))
        self.waiting = (*(one for one in self.waiting if not _alike(one, trouble)), trouble)
        runner.retimed()
        when = (
            "when you start there again"
            if _is_past(trouble, item, runner.show)
            else "when the rehearsal comes to it"
        )
        return f"{_told(trouble, item)}, {when}."

    def _cut(self, trouble: Trouble, runner: Runner) -> None:
        for cut in self.cuts:
            gevent.spawn(cut, runner.show.rundown.stage, trouble.seconds)


def ask(runner: Runner, command: Command) -> Ack:
    """Put `command` to the show, as the rehearsal's own press."""
    return runner.call(Call(f"{BY}-{secrets.token_hex(8)}", BY, command))


def _at_once(trouble: Trouble, item: Item, show: Show, now: float) -> Command | None:
    """What makes the trouble now; None if its moment is still to come, or past."""
    talks = trouble.kind == "over" and show.item == item and show.phase in ("talk", "break")
    stands_by = trouble.kind == "missing" and show.standby == item and not show.held
    return strike(trouble, show, now) if talks or stands_by else None


def _alike(one: Trouble, other: Trouble) -> bool:
    return (one.kind, one.item) == (other.kind, other.item)


def _is_opening(item: Item, show: Show) -> bool:
    """The item's introduction is being read; for one that has none, the item is on."""
    return not show.ended and show.playing in (item.points[1:-1] or item.points[1:])


def _is_past(trouble: Trouble, item: Item, show: Show) -> bool:
    """The show is beyond the cue point at which it would go wrong: standby, introduction or talk."""
    moment = {"missing": 0, "link": 1, "over": -1}[trouble.kind]
    return show.rundown.index[item.points[moment].id] < show.pointer


def _told(trouble: Trouble, item: Item) -> str:
    match trouble.kind:
        case "over":
            return f"{item.name} runs {trouble.seconds / 60:g} min over"
        case "missing":
            return f"{item.name} is missing"
        case "link":
            return f"The prompter at {item.name} loses its link for {trouble.seconds:g} s"
