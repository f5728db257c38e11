"""Whether the cuts were filmed: what was not seen cannot hold. Pure.

A glass that stands sends no frames, so that each gap is measured twice: in seconds, and in those of its
seconds in which the page's own ruler says that the text moved.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from benchmarks.torture.cut.seen import Cut, Frame, Sample
from benchmarks.torture.row import Figure

BEFORE = 1.0
"""Seconds that are watched before a cut: the text moves there."""
FILMED = 10.0
"""Frames a second while the text moves, at least: before the cuts on the average, and in each cut."""
CREEPS = 0.05
"""Pixels from one of the page's frames to the next: less is a text that stands."""
SHORT = 0.3
"""Seconds: where the text moves for less in a cut, its frames are too few to make a rate of."""
UNSEEN, STILL = 0.5, 2.5
"""Seconds at most, from a frame to the next: in which the text moved, and altogether (screencast.QUIET)."""
GAP = "longest that the text moved unseen s"


@dataclass(frozen=True)
class Take:
    """One cut, as it was filmed: `frames` from a second before it until the watch was over."""

    cut: Cut
    frames: Sequence[Frame]


class Motion:
    """For how long the text had moved at any instant, by the page's ruler."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        moved = [b.at - a.at if abs(b.y - a.y) > CREEPS else 0.0 for a, b in pairwise(samples)]
        self._ats, self._sums = [one.at for one in samples], [0.0, *accumulate(moved)]

    def between(self, since: float, until: float) -> float:
        """Seconds in which it moved."""
        return self._until(until) - self._until(since)

    def _until(self, at: float) -> float:
        return self._sums[max(0, bisect_right(self._ats, at) - 1)]


def figures(takes: Sequence[Take]) -> tuple[Figure, ...]:
    """How well these cuts were filmed."""
    rates = [rate for take in takes if not math.isnan(rate := rate_in(take))]
    before = sum(frame.at < take.cut.began for take in takes for frame in take.frames)
    longest, unseen = zip(*(gaps(take) for take in takes), strict=True)
    return (
        Figure("frames looked at", sum(len(take.frames) for take in takes)),
        Figure("frames of the moving text, per s", round(before / (BEFORE * len(takes)), 1), at_least=FILMED),
        Figure("cuts in which the text moved", len(rates), at_least=len(takes) / 2),
        Figure("its frames in a cut, fewest per s", round(min(rates, default=math.nan), 1), at_least=FILMED),
        Figure(GAP, round(max(unseen), 2), at_most=UNSEEN),
        Figure("longest from a frame to the next s", round(max(longest), 2), at_most=STILL),
    )


def rate_in(take: Take) -> float:
    """Frames for each second of the cut in which the text moved; no number if it hardly did."""
    motion, cut = Motion(take.cut.samples), take.cut
    moved = motion.between(cut.began, cut.ended)
    if moved < SHORT:
        return math.nan
    return sum(cut.began <= at < cut.ended for at in _moving(take, motion)) / moved


def gaps(take: Take) -> tuple[float, float]:
    """The longest from a frame to the next, the watch's ends included; and the most that moved in one."""
    motion, samples = Motion(take.cut.samples), take.cut.samples
    ats = [samples[0].at, *(frame.at for frame in take.frames), samples[-1].at]
    return max(b - a for a, b in pairwise(ats)), max(motion.between(a, b) for a, b in pairwise(ats))


def _moving(take: Take, motion: Motion) -> Iterable[float]:
    """The instants of the frames before which the text has moved."""
    ats = [frame.at for frame in take.frames]
    return (b for a, b in pairwise([-math.inf, *ats]) if motion.between(a, b) > 0)
