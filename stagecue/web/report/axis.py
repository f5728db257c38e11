"""A straight line from values to places, and the round values to write beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

HOURS = tuple(60.0 * minutes for minutes in (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440))
"""Seconds between the ticks of a day."""
MINUTES = tuple(60.0 * minutes for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440))
"""Seconds between the ticks of a difference."""


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` stand from `first` to `last`, in units of a picture."""

    low: float
    high: float
    first: float
    last: float

    def at(self, value: float) -> float:
        """Where a value stands, to a tenth."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.first + share * (self.last - self.first), 1)


def step(span: float, *, steps: Sequence[float], most: int) -> float:
    """The smallest of `steps` of which `span` has `most` at most; else as many of the largest as it takes."""
    fits = next((one for one in steps if span / one <= most), None)
    return fits or steps[-1] * math.ceil(span / steps[-1] / most)


def ticks(low: float, high: float, *, steps: Sequence[float], most: int) -> list[float]:
    """The round values from `low` to `high`."""
    apart = step(high - low, steps=steps, most=most)
    return [n * apart for n in range(math.ceil(low / apart), math.floor(high / apart) + 1)]
