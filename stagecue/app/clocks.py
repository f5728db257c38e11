"""The clocks: the only makers of time in the house.

Durations run on the clock that no setting of the laptop's wall clock moves, and that goes on while it sleeps.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from gevent.event import Event as Flag

from stagecue.store.clock import GAP, Reading, Waking

LOOK = 1.0
"""Seconds after which a sleeping clock looks whether time was lost; real time."""
DUE, WOKEN = Waking(due=True), Waking(due=False)
_STEADY = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def steady() -> float:
    """Seconds that only pass: also in a sleep of the laptop, whatever becomes of its wall clock."""
    return time.monotonic() if _STEADY is None else time.clock_gettime(_STEADY)


class ShowClock:
    """Show time while people watch: the wall's, or a rehearsal's that can be set."""

    def __init__(self, *, show: float, rate: float = 1.0, now: Callable[[], float] = steady) -> None:
        """Starts at show second `show`, and passes `rate` of them in each second of `now`."""
        self._now = now
        self._rate = rate
        self._show = show
        self._set_at = self._born = now()
        self._wall_ms = time.time() * 1000

    def read(self) -> Reading:
        """The time now."""
        now = self._now()
        show = self._show + (now - self._set_at) * self._rate
        return Reading(self._wall_ms + (now - self._born) * 1000, show, self._rate)

    def set(self, *, show: float | None = None, rate: float | None = None) -> None:
        """Go on from show second `show`, or at another `rate`; 0 stands. Whoever sleeps must be woken."""
        now = self.read().show
        self._show, self._set_at = (now if show is None else show), self._now()
        self._rate = self._rate if rate is None else rate

    def wait_until(self, at: float, woken: Flag) -> Waking:
        """Sleep until show second `at`, or until `woken` is set, or until more than `GAP` was lost."""
        while (left := at - self.read().show) > 0:
            pause = min(left / self._rate if self._rate else math.inf, LOOK)
            lay_down = self._now()
            called = woken.wait(pause)
            lost = self._now() - lay_down - pause
            if lost > GAP:
                return Waking(due=False, lost=lost)
            if called:
                return WOKEN
        return DUE


class PacedClock:
    """The clock of a rehearsal on the terminal: it stands at whatever is due, however long that took.

    So the same rehearsal gives the same record at every speed.
    """

    def __init__(self, *, show: float, speed: float, worth: Callable[[float], float]) -> None:
        """Starts at show second `show`. `worth(at)` is how many show seconds are waited for `at`.

        `speed` is show seconds in a second; infinite, nothing is waited for.
        """
        self._show = show
        self._speed = speed
        self._worth = worth
        self._next = show
        self._passed = self._passed_then = 0.0
        self._started = steady()
        self._wall_ms = time.time() * 1000

    def read(self) -> Reading:
        """The time at which it stands."""
        rate = 0.0 if math.isinf(self._speed) else self._speed
        return Reading(self._wall_ms + self._passed * 1000, self._show, rate)

    def approaching(self) -> float:
        """How far the clock would be if it moved evenly: for a bar, never for the show."""
        ahead = self._passed_then - self._passed
        part = (steady() - self._started - self._passed) / ahead if ahead > 0 else 0.0
        return self._show + (self._next - self._show) * min(max(part, 0.0), 1.0)

    def wait_until(self, at: float, woken: Flag) -> Waking:
        """Stand at show second `at` once that took its time; only a set `woken` comes between."""
        if math.isinf(at):
            woken.wait()
            return WOKEN
        if at > self._show:
            self._next, self._passed_then = at, self._passed + self._worth(at) / self._speed
            left = self._started + self._passed_then - steady()
            if left > 0 and woken.wait(left):
                return WOKEN
            self._passed, self._show = self._passed_then, at
        return DUE
