"""What screens said at what time, as step functions, and for what part of it two of them agree. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

Step = tuple[float, int | None]
"""From this second on the screen is on this word; on none as long as it has no text."""


def agreement(one: Sequence[Step], other: Sequence[Step], *, since: float, until: float) -> float | None:
    """Percent of the time in which both have a word and it is the same; None if they never both have one.

    one, other: in the order of their times
    """
    changes = {at for at, _ in (*one, *other) if since < at < until}
    both = same = 0.0
    for begins, ends in pairwise([since, *sorted(changes), until]):
        here, there = word_at(one, begins), word_at(other, begins)
        if here is not None and there is not None:
            both += ends - begins
            same += (ends - begins) * (here == there)
    return 100 * same / both if both else None


def named(steps: Sequence[Step], *, since: float, until: float) -> float:
    """Percent of the time in which a screen has a word."""
    changes = [since, *(at for at, _ in steps if since < at < until), until]
    on = sum(ends - begins for begins, ends in pairwise(changes) if word_at(steps, begins) is not None)
    return 100 * on / (until - since)


def word_at(steps: Sequence[Step], at: float) -> int | None:
    """What the screen was on at that second."""
    place = bisect_right(steps, at, key=lambda step: step[0])
    return steps[place - 1][1] if place else None


def least(
    screens: Iterable[tuple[str, Sequence[Step]]], *, since: float, until: float
) -> tuple[str, float | None]:
    """Which two of the screens agree least, and for what part of the time, in percent."""
    found = [
        (f"{name} and {another}", agreement(one, other, since=since, until=until))
        for (name, one), (another, other) in combinations(screens, 2)
    ]
    return min(found, key=lambda pair: -1.0 if pair[1] is None else pair[1])
