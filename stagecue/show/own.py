"""What the show's own clock and its text ask for: refused unless it is due, or has come about."""

from __future__ import annotations

from stagecue.errors import Refused
from stagecue.rundown.rewording import NEARLY
from stagecue.show import auto, timing
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.state import Show

Own = c.CallStandby | c.Take | c.Reach | c.Release


def decide(show: Show, command: Own, now: float, by: str) -> tuple[e.Event, ...]:
    """What happens if the show's own clock or text asks for `command`. Refused says why nothing does."""
    match command:
        case c.CallStandby(item):
            return _call_standby(show, item, now, by)
        case c.Take(cue):
            return _take(show, cue, now, by)
        case c.Reach(cue):
            return _reach(show, cue, now)
        case c.Release(cue):
            return _release(show, cue, now, by)


def _call_standby(show: Show, item: str, now: float, by: str) -> tuple[e.Event, ...]:
    """The clock calls the next item to stand by."""
    target = show.next_point
    if target is None or target.kind != "standby" or target.item != item:
        raise Refused(f"{item} is not the item that stands by next.")
    if now < timing.opens_at(show, target) - auto.NEARLY_DUE:
        raise Refused(f"{item} is not due to stand by yet.")
    return (e.StandbyCalled(target.id, now, by),)


def _take(show: Show, cue: str, now: float, by: str) -> tuple[e.Event, ...]:
    """The clock takes what opens an item, or its talk, in auto."""
    at = auto.takes_at(show)
    if at is None or show.next_point is None or show.next_point.id != cue:
        raise Refused(f"{cue} is not what the clock takes next.")
    if now < at - auto.NEARLY_DUE:
        raise Refused(f"{cue} is not due yet.")
    return (e.CueTaken(cue, now, by),)


def _reach(show: Show, cue: str, now: float) -> tuple[e.Event, ...]:
    """The text has come to a cue point."""
    target = show.next_point
    if target is None or target.id != cue or target.kind == "talk" or show.motion is None:
        raise Refused(f"{cue} is not the cue that the text comes to next.")
    if show.motion.position(now) < target.word - NEARLY:
        raise Refused(f"The text has not come to {cue} yet.")
    return (e.CueTaken(cue, now, "text"),)


def _release(show: Show, cue: str, now: float, by: str) -> tuple[e.Event, ...]:
    """A cue had its length."""
    if show.point is None or show.point.id != cue or show.released:
        raise Refused(f"{cue} is not the cue that holds the text.")
    return (e.CueReleased(cue, now, by),)
