"""What the show will do by itself, and when: one instant, for which the runner sets one alarm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stagecue.rundown.items import UNTIL_GO
from stagecue.show import text
from stagecue.show.auto import takes_at
from stagecue.show.commands import CallStandby, Command, OwnCommand, Reach, Release, Take
from stagecue.show.machine import allowed
from stagecue.show.state import Show
from stagecue.show.timing import opens_at, slot_is_over

SHOWN_AT_LEAST = 4.0
"""Seconds for which the banner of a cue that does not hold the text stays."""


@dataclass(frozen=True)
class Due:
    """A command that nobody presses.

    Fields:
        at: show seconds; in the past, it is due at once
        by: who it is by, in the record
    """

    at: float
    command: Command

    @property
    def by(self) -> str:
        """The text takes its cues, the clock everything else of the show's own; a rehearsal plays people."""
        if isinstance(self.command, Reach):
            return "text"
        return "clock" if isinstance(self.command, OwnCommand) else "rehearsal"


def due(show: Show, now: float) -> Due | None:
    """The next thing that `show` does by itself, if nobody does anything before."""
    legal = allowed(show)
    possible = (found for found in _possible(show, now) if type(found.command) in legal)
    return min(possible, key=lambda found: found.at, default=None)


def _possible(show: Show, now: float) -> Iterator[Due]:
    yield from _reaching(show)
    yield from _releasing(show)
    yield from _standby(show, now)
    yield from _taking(show)


def _reaching(show: Show) -> Iterator[Due]:
    point, motion = show.next_point, show.motion
    if point and motion and motion.wpm and not show.resting and (point.in_text or point.kind == "resume"):
        at = motion.reaches(point.word)
        if at is not None:
            yield Due(at, Reach(point.id))


def _releasing(show: Show) -> Iterator[Due]:
    point = show.point
    if point and point.in_text and not show.released and point.holds != UNTIL_GO:
        at = show.starts[point.id] + (point.holds or SHOWN_AT_LEAST)
        if text.remains(show) or text.moves(show, at):
            yield Due(at, Release(point.id))


def _standby(show: Show, now: float) -> Iterator[Due]:
    point = show.next_point
    if point and point.kind == "standby":
        item = show.rundown.by_id[point.item]
        if not slot_is_over(show, item, now):
            yield Due(opens_at(show, point), CallStandby(item.id))


def _taking(show: Show) -> Iterator[Due]:
    point, at = show.next_point, takes_at(show)
    if point and at is not None:
        yield Due(at, Take(point.id))
