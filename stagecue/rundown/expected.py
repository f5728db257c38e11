"""When items are expected, once it is known when the stage is free: the formula of design §5.

`expected_start(k) = hard start, or max(planned_start(k), expected_end(k-1))`. Sessions keep their length, a
break shrinks to its `min`. So the expected never precedes the planned, and a gap or a break takes up what is
late. Pure, and the same for the day that is planned, rehearsed or running. + is over (late), - is under.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from stagecue.rundown.items import Item


@dataclass(frozen=True)
class Expected:
    """When an item is expected.

    Fields:
        start, end: show seconds
        overlap: seconds by which what is before runs into this hard start
    """

    item: Item
    start: float
    end: float
    overlap: float = 0.0

    @property
    def over(self) -> float:
        """Seconds by which it is expected to start late."""
        return self.start - self.item.start


def least_length(item: Item) -> float:
    """Seconds that it takes at least: a break its `min`, or none; anything else its whole length."""
    return (item.flex.least or 0.0) if item.kind == "break" else item.end - item.start


def end_of(item: Item, start: float) -> float:
    """When an item that starts at `start` ends: a break as planned, if that leaves it its `min`."""
    if item.kind == "break":
        return max(item.end, start + least_length(item))
    return start + item.end - item.start


def start_of(item: Item, free: float, *, lead_in: float = 0.0) -> float:
    """When an item starts on a stage that is free from `free` on.

    `lead_in` is how many seconds before its start an introduction of it begins, in the gap that is there.
    """
    return item.start if item.flex.hard_start else max(item.start, free + lead_in)


def one_after_another(
    items: Iterable[Item], *, free: float, lead_in: Callable[[Item], float] = lambda _item: 0.0
) -> Iterator[Expected]:
    """The items, one after another, on a stage that is free from `free` on."""
    for item in items:
        start = start_of(item, free, lead_in=lead_in(item))
        end = end_of(item, start)
        yield Expected(item, start, end, overlap=max(0.0, free - start))
        free = end


def slack(expected: Iterable[Expected]) -> tuple[Item, float] | None:
    """The next break, and the seconds that it can still take up beyond what is late already."""
    coming = next((one for one in expected if one.item.kind == "break"), None)
    if coming is None:
        return None
    left = coming.item.end - coming.start - least_length(coming.item)
    return coming.item, max(0.0, left)


def backtimes(items: Sequence[Item]) -> dict[str, float]:
    """For each item's id the latest start, in show seconds, with which everything after it is on time.

    On time is the end of the day, or the next hard start; breaks may shrink, gaps may be used up.
    """
    found: dict[str, float] = {}
    until = items[-1].end if items else 0.0
    for item in reversed(items):
        found[item.id] = max(item.start, until - least_length(item))
        until = item.start if item.flex.hard_start else found[item.id]
    return found
