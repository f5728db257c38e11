"""What is known of one cut: what the page showed, frame by frame, and what the server told meanwhile."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from stagecue.show.motion import Motion

Meanwhile = Literal["nothing", "held", "faster", "elsewhere"]
"""What people do to the show during the cut: hold it, speed it up, go to another cue point."""


@dataclass(frozen=True)
class Sample:
    """What one frame of the page showed.

    Fields:
        at: seconds of the machine's clock
        y: px by which the text has been scrolled up
        word: the word that the page says is read; None for none
        off: lines between that word and the reading line
    """

    at: float
    y: float
    word: int | None
    off: float
    online: bool
    banner: str


@dataclass(frozen=True)
class Frame:
    """One frame: when it was shown (seconds of the machine's clock); percent of the band that is bright."""

    at: float
    bright: float


@dataclass(frozen=True)
class Layout:
    """The page's measures.

    Fields:
        line: px, the height of a line
        word: px by which the text is scrolled for one word, on the average
    """

    line: float
    word: float


@dataclass
class Told:
    """What the server told a witness whom no cut reaches: every state, with the second at which it came."""

    came: list[float] = field(default_factory=list)
    states: list[dict[str, Any]] = field(default_factory=list)

    def add(self, at: float, state: dict[str, Any]) -> None:
        """One more."""
        self.states.append(state)
        self.came.append(at)

    def at(self, when: float) -> dict[str, Any]:
        """The state in force at `when`; the first one before that."""
        return self.states[max(0, bisect_right(self.came, when) - 1)]

    def word(self, when: float) -> float:
        """The words that are read at `when`, by the state's own formula."""
        state = self.at(when)
        clock = state["clock"]
        show = clock["show_ms"] + clock["rate"] * (when * 1000 - clock["server_ms"])
        return motion_of(state).position(show / 1000)


@dataclass(frozen=True)
class Cut:
    """One silent cut on one page.

    Fields:
        samples: from a second before it until the watch was over
        began, ended: seconds of the machine's clock: forwarding off, and on again
        banners: what the banner may show until then
    """

    samples: Sequence[Sample]
    began: float
    ended: float
    told: Told
    layout: Layout
    meanwhile: Meanwhile
    banners: frozenset[str]

    @property
    def known(self) -> dict[str, Any]:
        """The state that the page had when it was cut off."""
        return self.told.at(self.began)

    @property
    def speed(self) -> float:
        """Pixels a second of a text that runs, the fastest that the show was set to."""
        fastest = max(motion_of(state).wpm for state in (self.known, self.told.states[-1]))
        return fastest / 60 * self.layout.word


def motion_of(state: dict[str, Any]) -> Motion:
    """The motion of a state."""
    return Motion(**{name: float(state["motion"][name]) for name in ("word", "at", "wpm", "stop")})
