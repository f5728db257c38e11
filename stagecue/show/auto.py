"""When the clock takes the next cue point by itself, in auto: planned time + delay, never early (design §5).

An introduction, a talk without one and a break open at their expected start. The talk behind an introduction
also waits for the last word and for the closing cue's length: no clock takes text away from a host.
"""

from __future__ import annotations

from stagecue.rundown import CuePoint, Item
from stagecue.rundown.items import UNTIL_GO
from stagecue.rundown.timing import MEDIA_LENGTH, planned_at
from stagecue.show import timing
from stagecue.show.state import Show

NEARLY_DUE = 1e-6
"""Seconds by which an alarm may come early: instants are floats."""


def takes_at(show: Show) -> float | None:
    """The show second at which the clock takes the next cue point; None if it leaves it to others."""
    point = show.next_point
    if not show.auto or show.held or point is None or point.kind == "standby":
        return None
    at = _at(show, point)
    return None if at is None else max(at, show.not_before)


def _at(show: Show, point: CuePoint) -> float | None:
    if point.kind == "resume" or point.in_text:
        return _media_over(show)
    if show.standby is not None:
        return timing.opens_at(show, point)
    read = _read_at(show, show.rundown.by_id[point.item])
    return None if read is None else max(planned_at(point, show.rundown) + show.delay, read)


def _media_over(show: Show) -> float | None:
    """When a media cue at which the text stands has had its length; else the text comes to what is next."""
    waits = show.point is not None and show.resting and show.point.holds == UNTIL_GO
    return show.starts[show.point.id] + MEDIA_LENGTH if show.point and waits else None


def _read_at(show: Show, item: Item) -> float | None:
    """When the last word is read and the closing cue has had its length; None while the text waits."""
    point, motion = show.point, show.motion
    if point is None or motion is None:
        return None
    read = motion.reaches(item.words)
    if read is None or not point.in_text:
        return read
    taken = show.starts.get(point.id, read)  # a cue that an edit put in behind the reading place was not
    return max(read, taken + (MEDIA_LENGTH if point.holds == UNTIL_GO else point.holds))
