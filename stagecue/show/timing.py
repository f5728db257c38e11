"""When things are expected, by what has happened so far. Times are show seconds; + is over (late).

A show carries its *delay*: actual against planned, as the last opening or talk had it. From the rundown, the
delay and `now` everything else follows, by the formula of `rundown.expected`; nothing here is remembered.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from stagecue.rundown import CuePoint, Item, Rundown
from stagecue.rundown.expected import Expected, end_of, least_length, one_after_another, start_of
from stagecue.rundown.timing import planned_at
from stagecue.show.state import Show

NEVER = -math.inf
"""A `now` that has not come: what is expected apart from what runs over at this moment."""


@dataclass(frozen=True)
class Over:
    """Actual against planned so far.

    Fields:
        least: seconds; + is late
        since: the show second from which on it grows, one for one, above `now - since`
    """

    least: float
    since: float

    def at(self, now: float) -> float:
        """Seconds over at `now`."""
        return max(self.least, now - self.since)


def over(show: Show) -> Over:
    """How late what is on will end: it grows in a hold, and past its planned end.

    A break takes up what is late, as far as it can shrink; an ended show stays as late as it ended.
    """
    if show.ended:
        return Over(show.delay, math.inf)
    late = _at_its_end(show)
    since = show.item.end if show.item else _opening_of_day(show)
    if show.held_at is not None:
        since = min(since, show.held_at - show.delay + spare(show))
    return Over(late, since)


def held_from(show: Show) -> float | None:
    """From when on the hold makes the show later: before the day opens there is nothing yet that it holds."""
    if show.held_at is None or show.item is not None:
        return show.held_at
    return max(show.held_at, _opening_of_day(show) + max(0.0, show.delay))


def delay_now(show: Show, now: float) -> float:
    """The delay at `now`: a hold makes it grow."""
    since = held_from(show)
    return show.delay if since is None else show.delay + max(0.0, now - since)


def free(show: Show, now: float = NEVER) -> float:
    """The show second at which the stage is free for the next item: the running one has had its length."""
    late = max(0.0, delay_now(show, now))
    running = show.item
    ends = end_of(running, running.start + late) if running else _opening_of_day(show) + late
    return max(ends, now)


def began(show: Show, item: Item) -> float | None:
    """When the item's slot began, by the first of its cue points that was taken; None if none was."""
    point = next((point for point in item.points[1:] if point.id in show.starts), None)
    if point is None:
        return None
    return item.start + show.starts[point.id] - planned_at(point, show.rundown)


def coming(show: Show) -> tuple[Item, ...]:
    """The items after the one that is on."""
    items = show.rundown.items
    return items if show.item is None else items[items.index(show.item) + 1 :]


def expected(show: Show, now: float = NEVER) -> tuple[Expected, ...]:
    """The items that are still to come, each with the time at which it is expected at `now`."""
    return tuple(
        one_after_another(
            coming(show), free=free(show, now), lead_in=lambda item: lead_in(item, show.rundown)
        )
    )


def expected_start(show: Show, item: Item, now: float = NEVER) -> float:
    """When the item that comes next is expected."""
    return start_of(item, free(show, now), lead_in=lead_in(item, show.rundown))


def slot_is_over(show: Show, item: Item, now: float) -> bool:
    """The clock does not open a day, or call a hard start, whose time would be over: a person has to say.

    What follows an item that is on is called however late it is.
    """
    if show.item is not None and not item.flex.hard_start:
        return False
    return expected_start(show, item) + item.end - item.start <= now


def opens_at(show: Show, point: CuePoint) -> float:
    """When the standby, or the opening, of the next item is expected: as far from its start as planned."""
    item = show.rundown.by_id[point.item]
    return expected_start(show, item) + planned_at(point, show.rundown) - item.start


def delay_at(show: Show, point: CuePoint, at: float) -> float:
    """The delay of a show whose pointer came to `point` at `at`.

    At a standby the item before is still on: the delay is what makes the next one start as far behind its
    plan as its standby is.
    """
    late = at - planned_at(point, show.rundown)
    if point.kind != "standby":
        return late
    item = show.rundown.by_id[point.item]
    before = show.rundown.before(item)
    start = item.start + late
    if before is None:
        return late
    if before.kind != "break":
        return start - before.end
    return start - least_length(before) - before.start if start > before.end else 0.0


def lead_in(item: Item, rundown: Rundown) -> float:
    """Seconds before its slot at which an introduction that ends there begins; no more than the plan's gap.

    A plan without a gap cuts into the talk before: a late day does no better.
    """
    before = rundown.before(item)
    if before is None or item.introduction == "at start":
        return 0.0
    wanted = item.start - planned_at(item.points[1], rundown)
    return min(wanted, max(0.0, item.start - before.end))


def spare(show: Show) -> float:
    """Seconds that the break that is on can give; 0 if none is."""
    item = show.item
    if item is None or item.kind != "break":
        return 0.0
    return item.end - item.start - least_length(item)


def _at_its_end(show: Show) -> float:
    if show.item and show.item.kind == "break":
        return end_of(show.item, show.item.start + show.delay) - show.item.end
    return show.delay


def _opening_of_day(show: Show) -> float:
    return show.rundown.items[0].start if show.rundown.items else math.inf
