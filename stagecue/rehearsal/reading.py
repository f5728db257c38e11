"""How fast an introduction was read, from a record: at real time only, where a person may have led.

Spoken words over the time from the introduction's GO to its closing cue, with every hold taken out: the
person's, those of the cues in the text, and the moment in which text that stood is set going. So a text that
nobody touched measures at its own pace, and a pace that is taken over and over does not creep.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stagecue.rehearsal.moment import Moment
from stagecue.rundown import CuePoint, Item, Rundown
from stagecue.rundown.pace import FASTEST, LEAD, SLOWEST
from stagecue.show import Show, begin, evolve
from stagecue.show import events as e

JUMP = 1.0
"""Seconds by which show time and the laptop's may differ over an introduction; beyond, the clock was set."""
UNREAD = 3.0
"""Words that a caller may be ahead of the text at the closing cue: a press is never on the word."""
FEWEST_WORDS = 20
"""Words below which a pace is chance."""
SOMEBODY = ""
"""The host of introductions whose card names none, or several."""
_SETS_GOING = (e.CueReleased, e.CueTaken, e.ShowResumed)


@dataclass(frozen=True)
class Reading:
    """One introduction as it was read.

    Fields:
        item: its id; host: who read it, or `SOMEBODY`
        words: as many as were spoken, in English words' time (see `rundown.pace`)
        seconds: show seconds in which they were, without holds
        real: it ran at real time, so that its pace is a person's
    """

    item: str
    host: str
    words: float
    seconds: float
    real: bool

    @property
    def wpm(self) -> float:
        """Words per minute."""
        return self.words / self.seconds * 60


@dataclass(frozen=True)
class HostPace:
    """How fast a host read.

    Fields:
        wpm: the middle one of the paces; slowest, fastest: their spread; count: how many
    """

    host: str
    wpm: float
    slowest: float
    fastest: float
    count: int


def host_paces(readings: Iterable[Reading]) -> tuple[HostPace, ...]:
    """The paces that count, by host: those of real time and of enough words."""
    found: dict[str, list[float]] = defaultdict(list)
    for reading in readings:
        if reading.real and reading.words >= FEWEST_WORDS and SLOWEST <= reading.wpm <= FASTEST:
            found[reading.host].append(reading.wpm)
    return tuple(
        HostPace(host, statistics.median(paces), min(paces), max(paces), len(paces))
        for host, paces in sorted(found.items())
    )


def readings(rundown: Rundown, moments: Sequence[Moment]) -> Mapping[str, Reading]:
    """The last whole reading of each introduction, by its item's id."""
    found: dict[str, Reading] = {}
    span: _Span | None = None
    show = begin(rundown)
    for moment in moments:
        if span is not None and (span.broken_by(moment, show) or span.cut_short_by(moment, show)):
            span = None
        if span is not None:
            span.pass_to(moment, show)
            if span.closed_by(moment):
                found[span.item.id] = span.reading()
                span = None
        show = evolve(show, moment.event)
        if _opens(moment, show):
            assert show.item is not None
            span = _Span(show.item, moment)
    return found


def _opens(moment: Moment, show: Show) -> bool:
    return (
        isinstance(moment.event, e.CueTaken) and show.point is not None and show.point.kind == "introduction"
    )


class _Span:
    """An introduction being read, from entry to entry."""

    def __init__(self, item: Item, moment: Moment) -> None:
        self.item = item
        self._closing = closing_point(item).id
        self._last = moment
        self._stood = max(LEAD, moment.event.countdown if isinstance(moment.event, e.CueTaken) else 0.0)
        self._began = moment
        self._real = moment.rate == 1.0

    def pass_to(self, moment: Moment, show: Show) -> None:
        """Time went on to `moment` in a show that stood or did not."""
        passed = moment.event.at - self._last.event.at
        if show.held or show.resting:
            self._stood += passed
        if show.resting and isinstance(moment.event, _SETS_GOING):
            self._stood += LEAD
        self._real &= moment.rate == 1.0 and abs(moment.wall - self._last.wall - passed) < JUMP
        self._last = moment

    def broken_by(self, moment: Moment, show: Show) -> bool:
        """A hand moved the text or the pointer, or changed the words: what was read is not known any more."""
        event = moment.event
        moved = isinstance(event, e.PointerMoved | e.TextMoved | e.DayEnded) or (
            isinstance(event, e.ScriptEdited) and event.item == self.item.id
        )
        return moved or event.at < self._last.event.at or show.ended

    def cut_short_by(self, moment: Moment, show: Show) -> bool:
        """The closing cue was taken while words were unread: how fast they were read nobody knows."""
        motion = show.motion
        unread = motion is not None and self.item.words - motion.position(moment.event.at) > UNREAD
        return self.closed_by(moment) and unread

    def closed_by(self, moment: Moment) -> bool:
        """The closing cue was taken."""
        return isinstance(moment.event, e.CueTaken) and moment.event.cue == self._closing

    def reading(self) -> Reading:
        """What came out."""
        seconds = max(self._last.event.at - self._began.event.at - self._stood, 0.001)
        host = self.item.hosts[0] if len(self.item.hosts) == 1 else SOMEBODY
        return Reading(self.item.id, host, self.item.words / self.item.tempo, seconds, self._real)


def closing_point(item: Item) -> CuePoint:
    """The cue point at which the words are over: the first at the last word, the talk if no cue is there."""
    return next(point for point in item.points if point.word >= item.words and point.kind != "standby")
