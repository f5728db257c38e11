"""Records to fold: a day that is driven by nobody, and what people do in one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stagecue.rehearsal import Drive, Moment
from stagecue.rundown import Rundown
from stagecue.show import Show, begin, decide, evolve
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.events import Event
from tests.show.days import DAY

OPENS = 35900.0
STEPS = 2000
"""More than any day here has: a drive that goes on is stuck."""


def driven(drive: Drive, rundown: Rundown = DAY) -> list[Event]:
    """What happens if the drive plays the whole day, each thing as it is due."""
    show, now, told = begin(rundown), OPENS, []
    for _ in range(STEPS):
        coming = drive.agenda(show, now)
        if coming is None:
            return told
        now = max(now, coming.at)
        for event in decide(show, coming.command, now, coming.by):
            show = evolve(show, event)
            told.append(event)
    raise AssertionError(f"stuck in {show.phase} of {show.item and show.item.id}: {coming}")


def called(show: Show, *presses: tuple[float, c.Command]) -> list[Event]:
    """What happens if "ann" presses these, and nothing else does anything."""
    told: list[Event] = []
    for now, command in presses:
        for event in decide(show, command, now, "ann"):
            show = evolve(show, event)
            told.append(event)
    return told


def moments(events: Sequence[Event], *, rate: float = 0.0) -> list[Moment]:
    """The record of these events, written as they happened."""
    return [Moment(event, rate, 1_000_000 + event.at) for event in events]


def without(events: Sequence[Event], cue: str) -> list[Event]:
    """The record with the taking of one cue point removed."""
    return [event for event in events if not (isinstance(event, e.CueTaken) and event.cue == cue)]


def in_order(events: Sequence[Event]) -> bool:
    return all(one.at <= following.at for one, following in pairwise(events))


WHOLE = driven(Drive(alone=True))
"""The small day as the clock plays it, on time."""
