"""The show as it is now: one frozen value, folded from its events.

What can be derived is derived: the phase follows from the pointer, `standby` is a pointer at a standby.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from stagecue.rundown import DEFAULT_PACE, CuePoint, Item, Rundown
from stagecue.show.motion import Motion

Phase = Literal["ready", "introduction", "at cue", "talk", "break", "ended"]


@dataclass(frozen=True)
class Last:
    """What was taken last, so that a page can act on it once.

    Fields:
        seq: the number of that event
        cue: the cue point
        at: show seconds
        by: a device's name, "clock", "text" or "rehearsal"
    """

    seq: int
    cue: str
    at: float
    by: str


@dataclass(frozen=True)
class Placed:
    """Who last put the pointer or the text where it is; the show's own moves do not count.

    Fields:
        seq: the number of that event
        by: a person's device
    """

    seq: int
    by: str


@dataclass(frozen=True)
class Left:
    """Where a text was left whose very word was taken away.

    Fields:
        old: words read of it
        new: words of the next one that were read when that one went on
    """

    old: float
    new: float


@dataclass(frozen=True)
class Words:
    """An introduction as a person edits it.

    Fields:
        text: card text
        names: what its cue points in the text are called, in order
        left: where it was left, if the word that was being read is not in the words that came after it
    """

    text: str
    names: tuple[str, ...]
    left: Left | None = None


@dataclass(frozen=True)
class Edits:
    """What became of one introduction's words.

    Fields:
        now: as they are; past: as they were, the oldest first
        had: a mark of each script that it ever had
        highest: the highest number of a cue point that it ever had
        by: whose edit was the last
    """

    now: Words
    past: tuple[Words, ...]
    had: frozenset[str]
    highest: int
    by: str


@dataclass(frozen=True)
class Show:
    """One stage's show.

    Fields:
        pointer: index in `rundown.points` of the cue point taken last; -1 before the first
        seq: events so far; rev: moves of the pointer by a person or the text so far
        released: the cue at the pointer has had its length, its words go on
        starts: when each cue point was last taken, in show seconds
        pace: words per minute; paces: those of hosts who have one of their own, as set by hand
        auto: the clock takes introductions, talks and breaks
        delay: seconds; actual against planned at the last opening or talk, + is late
        held_at: since when the show is held, in show seconds
        edits: of each introduction that was edited, what became of its words
        not_before: the clock takes nothing before this show second, so that people can hold it
    """

    rundown: Rundown
    pointer: int = -1
    seq: int = 0
    rev: int = 0
    why_held: str = ""
    released: bool = False
    ended: bool = False
    blank: bool = False
    pace: float = DEFAULT_PACE
    paces: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    auto: bool = False
    delay: float = 0.0
    held_at: float | None = None
    not_before: float = 0.0
    motion: Motion | None = None
    last: Last | None = None
    placed: Placed | None = None
    starts: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    edits: Mapping[str, Edits] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def held(self) -> bool:
        """The text and the clock's moves stand until a person lets them go."""
        return self.held_at is not None

    @property
    def point(self) -> CuePoint | None:
        """The cue point taken last."""
        return self.rundown.points[self.pointer] if self.pointer >= 0 else None

    @property
    def next_point(self) -> CuePoint | None:
        """The cue point that GO takes; None in an ended show and behind the last."""
        ahead = self.pointer + 1
        return self.rundown.points[ahead] if not self.ended and ahead < len(self.rundown.points) else None

    @property
    def standby(self) -> Item | None:
        """The item that stands by."""
        called = self.point is not None and self.point.kind == "standby" and not self.ended
        return self.rundown.by_id[self.point.item] if called and self.point else None

    @property
    def playing(self) -> CuePoint | None:
        """The cue point that says what is on: the pointer's, or, at standby, the one before."""
        if self.point is None or self.point.kind != "standby":
            return self.point
        return self.rundown.points[self.pointer - 1] if self.pointer else None

    @property
    def item(self) -> Item | None:
        """The item that is on."""
        return self.rundown.by_id[self.playing.item] if self.playing else None

    @property
    def introduced(self) -> Item | None:
        """The item whose introduction is before the host: the one that stands by, else the one that is on."""
        return self.standby or self.item

    def pace_of(self, item: Item | None) -> float:
        """Words per minute with which `item` is read."""
        if item is None or item.pace is None:
            return self.pace
        return self.paces.get(item.hosts[0], item.pace)

    @property
    def phase(self) -> Phase:
        """Where the show is, as the table of moves knows it."""
        if self.ended:
            return "ended"
        point = self.playing
        if point is None:
            return "ready"
        if point.in_text:
            return "introduction" if self.released else "at cue"
        return _PHASES[point.kind]

    @property
    def resting(self) -> bool:
        """The text stands at the cue point, because that cue holds it."""
        point, motion = self.point, self.motion
        if self.released or point is None or motion is None:
            return False
        return bool(point.in_text and point.holds) and motion.stop <= point.word


_PHASES: dict[str, Phase] = {
    "introduction": "introduction",
    "resume": "introduction",
    "talk": "talk",
    "break": "break",
}


def begin(rundown: Rundown, *, pace: float | None = None) -> Show:
    """A show before its first cue point, at the rundown's pace if none is told (words per minute)."""
    return Show(rundown, pace=rundown.pace if pace is None else pace)
