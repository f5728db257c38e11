"""A row of the rig: what it asks, how it is run, what must be seen to fail, and the verdict."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from benchmarks.torture.ground import Ground

Verdict = Literal["holds", "FAILS", "BLIND", "not run"]


class NotHere(Exception):
    """This machine cannot run the row; the message says what it lacks."""


@dataclass(frozen=True)
class Figure:
    """One number of a run, with its bounds; without a bound it only tells.

    Fields:
        what: its name, unit included: "restart to first ack p50 s"
    """

    what: str
    value: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether it can fail at all."""
        return self.at_most is not None or self.at_least is not None

    @property
    def holds(self) -> bool:
        """Whether it lies within its bounds; a number that is none never does."""
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.at_most is None or self.value <= self.at_most)


@dataclass(frozen=True)
class Outcome:
    """What a run gave.

    Fields:
        note: in words, what a reader of the table must know besides
    """

    figures: tuple[Figure, ...]
    note: str = ""

    @property
    def failing(self) -> tuple[str, ...]:
        """The figures out of bounds."""
        return tuple(figure.what for figure in self.figures if not figure.holds)


Run = Callable[[Ground], Outcome]


@dataclass(frozen=True)
class Control:
    """The same measurement where it must fail.

    Fields:
        what: what was taken out or put in: "the expectation is not checked"
        sees: the figure (`Figure.what`) that must be out of bounds
    """

    what: str
    run: Run
    sees: str


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Fields:
        name: as in `make torture ROW=name`
        asks: the sentence of the table
    """

    name: str
    asks: str
    run: Run
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Result:
    """A row that was judged.

    Fields:
        blind: the controls that did not fail, or could not be run
        seconds: how long it took, controls included
    """

    name: str
    asks: str
    verdict: Verdict
    outcome: Outcome
    controls: tuple[tuple[str, Outcome], ...]
    blind: tuple[str, ...]
    seconds: float


def judged(row: Row, ground: Ground) -> Result:
    """Run the row and its controls. A control that cannot be run, or breaks down, leaves the row blind."""
    began = time.monotonic()
    try:
        outcome = row.run(ground.part("run"))
    except NotHere as lacking:
        return Result(row.name, row.asks, "not run", Outcome((), str(lacking)), (), (), 0.0)
    seen = [(one, _seen(one, ground.part(f"control-{n}"))) for n, one in enumerate(row.controls)]
    blind = tuple(one.what for one, found in seen if one.sees not in found.failing)
    told = tuple((one.what, found) for one, found in seen)
    seconds = time.monotonic() - began
    return Result(row.name, row.asks, _verdict(outcome, blind), outcome, told, blind, seconds)


def broken_down(row: Row, seconds: float) -> Result:
    """A row that broke down by itself: called where its error is caught."""
    return Result(row.name, row.asks, "FAILS", Outcome((), _trace()), (), (), seconds)


def _seen(control: Control, ground: Ground) -> Outcome:
    """What a control gave; nothing, if it could not be run: then it has not failed as it must."""
    try:
        return control.run(ground)
    except NotHere as lacking:
        return Outcome((), str(lacking))
    except Exception:  # noqa: BLE001  # told in its line
        return Outcome((), _trace())


def _trace() -> str:
    return traceback.format_exc(limit=-3)


def _verdict(outcome: Outcome, blind: tuple[str, ...]) -> Verdict:
    """A row without a bounded figure has shown nothing."""
    if outcome.failing or not any(figure.is_bounded for figure in outcome.figures):
        return "FAILS"
    return "BLIND" if blind else "holds"
