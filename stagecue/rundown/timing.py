"""Planned times as people read them, and when each cue point is planned.

One sign everywhere: + is over (late), - is under. Times are show seconds, lengths are seconds.
"""

from __future__ import annotations

from collections.abc import Iterator

from stagecue.errors import UsageError
from stagecue.rundown.items import STANDBY_LEAD, UNTIL_GO, CuePoint, Item, Rundown
from stagecue.rundown.pace import DEFAULT_PACE, LEAD, read_seconds

MEDIA_LENGTH = 10.0
"""Seconds that a media cue is given in a plan, and by the clock in auto; else until GO (design §5)."""


def clock(at: float) -> str:
    """`10:30`; a time after midnight is told as the next day's, `00:20`."""
    minutes = int(at) // 60
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def clock_seconds(at: float) -> str:
    """`10:30:05`, for a plan that is read to the second."""
    return f"{clock(at)}:{int(at) % 60:02}"


def length(seconds: float) -> str:
    """`1:18` for a reading time of 78 seconds; hours where there are any."""
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02}"
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def signed(seconds: float) -> str:
    """`+2:10` for late, `−0:20` for early, `0:00` for neither: to the second, hours where there are any."""
    told = length(abs(seconds))
    if told == "0:00":
        return told
    return f"+{told}" if seconds > 0 else f"−{told}"


def planned_points(
    item: Item, *, pace: float = DEFAULT_PACE, lead: float = STANDBY_LEAD
) -> Iterator[tuple[CuePoint, float]]:
    """Each cue point with the time at which it is planned.

    The text's own cues fall where a reader at `pace` (the item's host's own, if it is known) reaches them,
    after the holds of those before, as the show machine has it. Standby is `lead` seconds before the rest.
    """
    steps = list(_steps(item, item.pace or pace))
    opening = item.start - (steps[-1][1] if item.introduction == "before start" else 0.0)
    for point, after in steps:
        yield point, opening + (after if point.kind != "standby" else -lead)


def planned_at(point: CuePoint, rundown: Rundown) -> float:
    """The show second at which one cue point of `rundown` is planned."""
    item = rundown.by_id[point.item]
    planned = planned_points(item, pace=rundown.pace, lead=rundown.standby_lead)
    return next(at for one, at in planned if one.id == point.id)


def planned_before(rundown: Rundown, at: float) -> tuple[str, float]:
    """The id of the cue point planned at `at` or just before, and when; "" and `at` before the first."""
    found = ("", at)
    for item in rundown.items:
        for point, planned in planned_points(item, pace=rundown.pace, lead=rundown.standby_lead):
            if planned > at:
                return found
            found = (point.id, planned)
    return found


def _steps(item: Item, pace: float) -> Iterator[tuple[CuePoint, float]]:
    """Each cue point with the seconds from the opening of its item, by a reader at `pace`.

    Text that stood needs `LEAD` to be set going again; the last step is the talk's, or the break's.
    """
    after, word, stands = 0.0, 0, True
    for point in item.points:
        if point.word > word:
            after += read_seconds(point.word - word, tempo=item.tempo, pace=pace) + (LEAD if stands else 0.0)
            stands = False
        yield point, after
        after += MEDIA_LENGTH if point.holds == UNTIL_GO else point.holds
        stands = stands or point.holds > 0
        word = point.word


def seconds_of(text: str) -> float:
    """Show seconds of `10:30` or `10:30:15`. UsageError for anything else, 25:99 among it."""
    parts = text.split(":")
    if len(parts) in (2, 3) and all(part.isdecimal() and len(part) <= 2 for part in parts):
        hours, minutes, seconds = (int(part) for part in [*parts, "0"][:3])
        if hours < 24 and minutes < 60 and seconds < 60:
            return hours * 3600.0 + minutes * 60.0 + seconds
    raise UsageError(f"{text!r} is no time of day. Write it as 10:30.")
