"""Where a stage stands by its entries: its show, and who moved it last. Pure: a fold, and what follows.

Whatever a runner judges a call by is here, so that a restarted runner, or a second one, judges alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import reduce

from stagecue.show import Ack, Call, Show, evolve
from stagecue.show.absence import card_gone
from stagecue.show.acks import AHEAD_MS, Mover, answer, current_cue, overtaken
from stagecue.show.commands import Go
from stagecue.show.events import (
    CueTaken,
    DayEnded,
    Event,
    PointerMoved,
    ScriptEdited,
    ShowResumed,
    StandbyCalled,
)
from stagecue.store.contract import Entry

GO_GAP = 0.3
"""Seconds between two GOs of callers that cannot say what they expect (design §6); real time."""
REACTION = 0.4
"""Seconds in which nobody can have read a new cue on the phone and pressed GO for it; real time."""
OWN = ("clock", "text")
"""Who moves a show by itself. A caller that cannot say what it expects aims at the same second as they do."""


@dataclass(frozen=True)
class Standing:
    """A show, and what its entries tell besides.

    Fields:
        latest: the show second of the newest entry
        go_ms: when a call last took a cue, by the clock of the server that wrote it
        missing: the cue point that was taken last, if the rundown does not have it and nobody has gone on
            since; else ""
        moved_ms, moved_by: when the pointer last moved, by the same clock, and who moved it
        edited: it was by other words
    """

    show: Show
    latest: float = -math.inf
    go_ms: float = -math.inf
    moved_ms: float = -math.inf
    moved_by: str = ""
    edited: bool = False
    missing: str = ""

    def mover(self, server_ms: float) -> Mover | None:
        """Who moved the pointer last; None if nobody has yet."""
        ago = max(0.0, (server_ms - self.moved_ms) / 1000)
        return Mover(self.moved_by, ago, self.edited) if self.moved_by else None

    def after(self, *entries: Entry) -> Standing:
        """Where the stage stands after these."""
        return reduce(Standing._after, entries, self)

    def _after(self, entry: Entry) -> Standing:
        event, before = entry.event, self.show
        show = evolve(before, event)
        then = replace(self, show=show, latest=event.at, missing=self._missing(event))
        if _place(show) != _place(before):
            then = replace(
                then, moved_ms=entry.wall_ms, moved_by=event.by, edited=isinstance(event, ScriptEdited)
            )
        if entry.call and isinstance(event, StandbyCalled | CueTaken | DayEnded):
            then = replace(then, go_ms=entry.wall_ms)
        return then

    def _missing(self, event: Event) -> str:
        match event:
            case StandbyCalled(cue) | CueTaken(cue) | PointerMoved(cue):
                return cue if cue and cue not in self.show.rundown.index else ""
            case ShowResumed() if self.show.why_held == card_gone(self.missing):
                return ""
            case _:
                return self.missing


def _place(show: Show) -> tuple[int, str | None, str]:
    """Where it stands and what GO would take: an edit may change either, and moves no pointer."""
    return show.rev, current_cue(show), show.next_point.id if show.next_point else ""


def disregarded(standing: Standing, call: Call, server_ms: float) -> Ack | None:
    """The answer to a GO that must be a slip, or was meant for the cue before; None if it is to be put."""
    if not isinstance(call.command, Go):
        return None
    return _too_quick(standing, call, server_ms) or _crossed(standing, call, server_ms)


def _too_quick(standing: Standing, call: Call, server_ms: float) -> Ack | None:
    if call.expect is None and _within(GO_GAP, server_ms, standing.go_ms):
        return answer(standing.show, call, "stale", "Two GOs within 0.3 s: the second was disregarded.")
    return None


def _crossed(standing: Standing, call: Call, server_ms: float) -> Ack | None:
    """A GO that was on its way to the button when somebody else, or the text, took what it was for.

    The page showed the new cue already, but no eye has read it: the press meant the old one.
    """
    if standing.moved_by == call.by or (call.expect is None and standing.moved_by not in OWN):
        return None
    pressed = server_ms if call.pressed_at is None else call.pressed_at
    if not _within(REACTION, pressed, standing.moved_ms):
        return None
    return overtaken(standing.show, call, standing.mover(server_ms))


def _within(seconds: float, now_ms: float, then_ms: float) -> bool:
    """Whether `then` is that fresh. One far ahead was written before the laptop's clock was set back."""
    return -2 * AHEAD_MS <= now_ms - then_ms < seconds * 1000
