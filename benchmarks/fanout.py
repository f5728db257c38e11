"""From a command to every screen, at several sizes of the hall, beside the bare relay of the same run."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.claims import Claim, Table
from benchmarks.hall import Hall, Side, hall

BOUNDS: Mapping[int, tuple[float, float | None]] = {
    1: (2.5, None),
    50: (4.0, None),
    200: (6.0, 2.5),
    1000: (10.0, 2.0),
}
"""For so many screens: milliseconds that half of all messages take at most, and times the bare relay's."""
ROUNDS, PRESSES = 4, 30
SETTLES = 1.0
"""Seconds after a crowd has come or gone: what that takes is another row's figure."""


@dataclass
class Late:
    """Milliseconds from each press to each screen, of all rounds."""

    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def share(self, part: float) -> tuple[float, float]:
        """What so large a part of the messages took at most: ours, and the bare relay's."""
        return _share(self.ours, part), _share(self.bare, part)


def fanout(
    *, bounds: Mapping[int, tuple[float, float | None]] = BOUNDS, rounds: int = ROUNDS, presses: int = PRESSES
) -> Table:
    """A press on a phone's socket until each of N screens has the whole state; a commit to disk is in it.

    The relay has the same message in its hands at once and neither a disk nor a show. The two take turns,
    round by round: the same crowd comes, is told of each press, and goes.
    """
    claims = []
    with hall() as place:
        for screens, bound in bounds.items():
            claims += _claims(screens, bound, late=_late(place, screens, rounds=rounds, presses=presses))
        size = len(place.message.encode())
    targets = " / ".join(f"{bound:g}" for bound, _ in bounds.values())
    target = f"command → {' / '.join(map(str, bounds))} screens: half of the messages within {targets} ms"
    conditions: dict[str, object] = {"rounds": rounds, "presses in each": presses, "bytes of a message": size}
    return Table("fan-out", target, conditions, claims)


def _late(place: Hall, screens: int, *, rounds: int, presses: int) -> Late:
    late = Late()
    for _ in range(rounds):
        late.ours += _round(place, place.show, screens=screens, presses=presses)
        late.bare += _round(place, place.bare, screens=screens, presses=presses)
    return late


def _round(place: Hall, side: Side, *, screens: int, presses: int) -> list[float]:
    place.join(side, screens)
    time.sleep(SETTLES)
    late = place.press(side, presses, screens=screens)
    place.leave()
    time.sleep(SETTLES)
    return [1000 * each for each in late]


def _claims(screens: int, bound: tuple[float, float | None], *, late: Late) -> list[Claim]:
    most, times = bound
    (p50, bare50), (p95, bare95), (p99, bare99) = (late.share(part) for part in (0.5, 0.95, 0.99))
    who = f"{screens} screens" if screens > 1 else "1 screen"
    note = f"n = {len(late.ours)}"
    return [
        Claim(f"{who}, p50", p50, "ms", most, reference=bare50, times=times, note=note),
        Claim(f"{who}, p95", p95, "ms", reference=bare95),
        Claim(f"{who}, p99", p99, "ms", reference=bare99),
    ]


def _share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]
