"""The rows of `make bench`, in the order in which they are run: what each asks, and how it is run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.agreeing import agreeing
from benchmarks.claims import Table, watched
from benchmarks.cue_timing import cue_timing
from benchmarks.fanout import fanout
from benchmarks.joining import joining
from benchmarks.long_script import long_script
from benchmarks.memory import memory
from benchmarks.pacing import pacing
from benchmarks.results import Measured
from benchmarks.scrolling import scrolling
from benchmarks.starting import starting
from benchmarks.tapping import tapping

CUE_MINUTES = 8
"""Of show time: 320 cue points, where 300 are a measurement."""


@dataclass(frozen=True)
class Row:
    """One bench.

    Fields:
        name: as in `make bench ROW=name`
        takes: minutes, about
    """

    name: str
    asks: str
    takes: float
    run: Callable[[], Measured]


def rows(*, minutes: int = CUE_MINUTES, pages: int = 1) -> tuple[Row, ...]:
    """All rows; `minutes` of show, and `pages` stages with real pages, for the row of the cues."""
    return (
        _row("start", "how long until the first page is served?", 0.6, starting),
        _row("memory", "what does the server hold of the machine's memory?", 0.7, memory),
        _row("tap", "from a tap on the phone to the cue on the prompter", 3.9, tapping),
        _row("fan-out", "from a command to every screen of a hall", 1.5, fanout),
        _row("join", "a thousand screens that come at once", 0.8, joining),
        _row("step", "are screens of every width on the same word at the same time?", 1.2, agreeing),
        _row("pace", "is the pace that was set the one that is read?", 1.5, pacing),
        _row("scroll", "is a frame lost, and does the text stand where its table has it?", 1.8, scrolling),
        _row("long", "does a script of 20,000 words open and scroll as a short one?", 2.2, long_script),
        Row(
            "cues",
            "do cues leave at their planned time?",
            minutes + 1.5,
            partial(_cues, minutes=minutes, pages=pages),
        ),
    )


def _row(name: str, asks: str, takes: float, run: Callable[[], Table]) -> Row:
    return Row(name, asks, takes, partial(watched, name, run))


def _cues(*, minutes: int, pages: int) -> Measured:
    """It watches the machine itself, while cues are due and no longer; the rule is the same."""
    bench = cue_timing(minutes=minutes, pages=pages)
    return cue_timing(minutes=minutes, pages=pages) if bench.taken else bench
