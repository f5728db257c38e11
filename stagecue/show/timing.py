"""When things are expected, by what has happened so far. Times are show seconds; + is over (late)."""

from __future__ import annotations

from stagecue.rundown import Item
from stagecue.show.state import Show


def began(show: Show, item: Item) -> float | None:
    """When `item` really began: its introduction, or its talk or break if it has none."""
    kinds = ("introduction", "talk", "break")
    return next((at for kind in kinds if (at := show.starts.get(f"{item.id}/{kind}")) is not None), None)


def expected_end(show: Show, item: Item) -> float:
    """When an item that has begun will end: sessions keep their length, a break takes up what is late."""
    start = max(item.start, began(show, item) or item.start)
    return max(item.end, start) if item.kind == "break" else start + item.end - item.start


def expected_start(show: Show, item: Item) -> float:
    """When the item after the one that is on is expected: as planned, or once that one has had its length.

    Sessions keep their length (design §5); breaks and hard starts come with the show file.
    """
    running = show.item
    return max(item.start, expected_end(show, running)) if running else item.start
