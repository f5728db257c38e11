"""The drift: the running delta over the day, as a line for each run. Above the middle is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stagecue.rehearsal import AsRun
from stagecue.web.report.axis import MINUTES, Scale, step, ticks
from stagecue.web.report.times import second, signed

HIGH, FLAT = 110.0, 30.0
"""Units of the picture, and of one in which nobody was late."""
LABELS_APART = 58.0
"""Units between two values that are written beside the line."""
LEAST = 60.0
"""Seconds that the picture shows at least, so that a second does not look like a disaster."""
CHANGE = 30.0
"""Seconds by which the drift must have changed to be written again."""


@dataclass(frozen=True)
class Dot:
    """One known value of the drift; `text` is "" where it is not written."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Curve:
    """The drift of one run.

    Fields:
        path: its points as SVG writes them
    """

    name: str
    path: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Drift:
    """What there is to draw.

    Fields:
        zero: the height of "on time"
        levels: (height, value) of each line across
        told: in a sentence
    """

    top: float
    bottom: float
    zero: float
    levels: tuple[tuple[float, str], ...]
    curves: tuple[Curve, ...]
    told: str


def drift(runs: Sequence[tuple[str, AsRun]], across: Scale, *, top: float) -> Drift:
    """The drift of each of `runs`, from `top` down; values are written beside the last of them."""
    known = [(name, points) for name, run in runs if (points := list(_values(run)))]
    values = [value for _, points in known for _, value in points]
    low, high = min([0.0, *values]), max([LEAST, *values])
    apart = step(high - low, steps=MINUTES, most=4)
    low, high = apart * (low // apart), -apart * (-high // apart)
    flat = all(round(value) == 0 for value in values)
    down = Scale(low, high, top + (FLAT if flat else HIGH), top)
    levels = [] if flat else ticks(low, high, steps=(apart,), most=4)
    return Drift(
        top=top,
        bottom=down.first,
        zero=down.at(0),
        levels=tuple((down.at(at), signed(at)) for at in levels if at),
        curves=tuple(
            _curve(name, points, across, down=down, written=name == known[-1][0]) for name, points in known
        ),
        told=_told(known),
    )


def _values(run: AsRun) -> Iterator[tuple[float, float]]:
    """(when, seconds late) at each start, and at the end of the day."""
    for item in run.items:
        if item.start is not None and item.over is not None:
            yield item.start, item.over
    if run.ended is not None and run.over is not None:
        yield run.ended, run.over


def _curve(
    name: str, points: list[tuple[float, float]], across: Scale, *, down: Scale, written: bool
) -> Curve:
    places = [(across.at(at), value) for at, value in points]
    labelled = _labelled(places) if written else ()
    dots = tuple(
        Dot(x, down.at(value), signed(value) if (x, value) in labelled else "") for x, value in places
    )
    return Curve(name, " ".join(f"{dot.x},{dot.y}" for dot in dots), dots)


def _labelled(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The values worth writing that do not stand on each other: the largest, the last, then the changes."""
    largest = max(places, key=lambda place: abs(place[1]))
    changes = [two for one, two in pairwise(places) if abs(two[1] - one[1]) >= CHANGE]
    found: list[tuple[float, float]] = []
    for place in (largest, places[-1], places[0], *changes):
        if all(abs(place[0] - other[0]) >= LABELS_APART for other in found):
            found.append(place)
    return found


def _told(known: Sequence[tuple[str, list[tuple[float, float]]]]) -> str:
    """The largest drift of each run, in words."""
    said = []
    for name, points in known:
        if points:
            at, most = max(points, key=lambda point: abs(point[1]))
            said.append(f"{name}: the running delta is {signed(most)} at most, at {second(at)}.")
    return " ".join(said)
