"""Planned times as people read them, and when each cue point is planned.

One sign everywhere: + is over (late), - is under. Times are show seconds, lengths are seconds.
"""

from __future__ import annotations

from collections.abc import Iterator

from stagecue.errors import UsageError
from stagecue.rundown.items import STANDBY_LEAD, UNTIL_GO, CuePoint, Item
from stagecue.rundown.pace import DEFAULT_PACE, read_seconds

MEDIA_LENGTH = 10.0
"""Seconds that a media cue is given in a plan; on stage it lasts until GO (design §5)."""


def clock(at: float) -> str:
    """`10:30`; a time after midnight is told as the next day's, `00:20`."""
    minutes = int(at) // 60
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def clock_seconds(at: float) -> str:
    """`10:30:05`, for a plan that is read to the second."""
    return f"{clock(at)}:{int(at) % 60:02}"


def length(seconds: float) -> str:
    """`1:18` for a reading time of 78 seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def planned_points(
    item: Item, *, pace: float = DEFAULT_PACE, lead: float = STANDBY_LEAD
) -> Iterator[tuple[CuePoint, float]]:
    """Each cue point with the time at which it is planned, if the introduction starts with its slot.

    The text's own cues fall where a reader at `pace` (the item's host's own, if it is known) reaches them,
    after the holds of those before. Standby is `lead` seconds before the slot.
    """
    held = 0.0
    for point in item.points:
        reached = item.start + held + read_seconds(point.word, tempo=item.tempo, pace=item.pace or pace)
        if point.kind == "standby":
            reached = item.start - lead
        yield point, reached
        held += point.holds if point.holds != UNTIL_GO else MEDIA_LENGTH


def seconds_of(text: str) -> float:
    """Show seconds of `10:30` or `10:30:15`. UsageError for anything else, 25:99 among it."""
    parts = text.split(":")
    if len(parts) in (2, 3) and all(part.isdecimal() and len(part) <= 2 for part in parts):
        hours, minutes, seconds = (int(part) for part in [*parts, "0"][:3])
        if hours < 24 and minutes < 60 and seconds < 60:
            return hours * 3600.0 + minutes * 60.0 + seconds
    raise UsageError(f"{text!r} is no time of day. Write it as 10:30.")
