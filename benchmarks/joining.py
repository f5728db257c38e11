"""A thousand screens that come at once, and hold the state: beside the same crowd at the bare relay."""

from __future__ import annotations

import time
from statistics import median

from benchmarks.claims import Claim, Table
from benchmarks.hall import Hall, Side, hall

SCREENS, ROUNDS = 1000, 5
HOLD_WITHIN, TIMES = 2.5, 8.0
"""Seconds until the last one has it, and times what the relay takes."""
SENT_AT_MOST = 30.0
"""Megabytes to all of them, from the handshake to the last one's state."""
SETTLES = 1.5


def joining(*, screens: int = SCREENS, rounds: int = ROUNDS) -> Table:
    """All of them knock in one moment; it ends when the last of them has the whole state.

    A page's scripts and its rundown come by HTTP, from a cache after its first visit: they are not in it.
    """
    ours: list[float] = []
    bare: list[float] = []
    sent = 0
    with hall() as place:
        for _ in range(rounds):
            for side, taken in ((place.show, ours), (place.bare, bare)):
                last, came = _round(place, side, screens=screens)
                taken.append(last)
                sent = max(sent, came if taken is ours else 0)
    return Table(
        "joining",
        f"{screens} screens join at once and hold the state: ≤ {HOLD_WITHIN} s, < {SENT_AT_MOST:g} MB in all",
        {"screens": screens, "rounds": rounds},
        [
            Claim(
                "the last has the state", median(ours), "s", HOLD_WITHIN, reference=median(bare), times=TIMES
            ),
            Claim("the same, worst round", max(ours), "s", HOLD_WITHIN, reference=max(bare)),
            Claim("sent to all", sent / 1e6, "MB", SENT_AT_MOST),
        ],
    )


def _round(place: Hall, side: Side, *, screens: int) -> tuple[float, int]:
    held, came = place.join(side, screens)
    place.leave()
    time.sleep(SETTLES)
    return max(held), came
