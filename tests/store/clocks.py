"""A clock that stands at whatever is due, so that a day takes no time."""

from __future__ import annotations

from contextlib import suppress

from gevent.event import Event as Flag

from stagecue.store import Runner
from stagecue.store.clock import Reading, Waking


class ReachedError(Exception):
    """Nothing more is due before the time that was asked for."""


class SteppedClock:
    def __init__(self, show: float) -> None:
        self.show = show
        self.until = show

    def read(self) -> Reading:
        return Reading(1_000_000 + self.show * 1000, self.show, 1.0)

    def wait_until(self, at: float, woken: object) -> Waking:
        if at > self.until:
            self.show = max(self.show, self.until)
            raise ReachedError
        self.show = max(self.show, at)
        return Waking(due=True)


def run_until(runner: Runner, show: float) -> None:
    """Let the runner take everything that is due up to `show`."""
    runner.clock.until = show
    with suppress(ReachedError):
        runner.run()


class SharedTime:
    """The time of several runners; it passes when a test says so, and they sleep meanwhile."""

    def __init__(self, show: float) -> None:
        self.show = show

    def read(self) -> Reading:
        return Reading(1_000_000 + self.show * 1000, self.show, 1.0)

    def wait_until(self, at: float, woken: Flag) -> Waking:
        while at > self.show:
            if woken.wait(0.001):
                return Waking(due=False)
        return Waking(due=True)
