"""What the server's process holds of the machine's memory: alone, and with a hall full of screens."""

from __future__ import annotations

import time

import psutil

from benchmarks.claims import Claim, Table
from benchmarks.hall import Hall, hall

BOUNDS = {0: 80.0, 200: 100.0, 1000: 160.0}
"""Megabytes (1,000,000 bytes) resident, by the number of screens."""
SETTLES = 8.0
"""Seconds: by then a page's first heartbeats have gone there and back, and the list of screens was told."""
PRESSES = 20


def memory(*, bounds: dict[int, float] = BOUNDS, settles: float = SETTLES) -> Table:
    """The server's own process, a day of four stages open; with screens, after twenty presses to them."""
    with hall() as place:
        claims = [_claim(place, screens, bound=bound, settles=settles) for screens, bound in bounds.items()]
    target = " / ".join(f"{bound:g}" for bound in bounds.values())
    said = " / ".join(str(screens) for screens in bounds)
    return Table("memory", f"resident with {said} screens ≤ {target} MB", {}, claims)


def _claim(place: Hall, screens: int, *, bound: float, settles: float) -> Claim:
    who = f"{screens} screens" if screens else "idle"
    if screens:
        place.join(place.show, screens)
    time.sleep(settles)
    if screens:
        place.press(place.show, PRESSES, screens=screens)
    held = psutil.Process(place.show.server.pid).memory_info().rss / 1e6
    place.leave()
    return Claim(who, held, "MB", bound)
