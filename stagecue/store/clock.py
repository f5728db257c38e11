"""What a runner needs of a clock; `app` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gevent.event import Event as Flag

GAP = 2.0
"""Seconds by which a runner that sleeps may come back late; beyond, it stood still (design §5); real time."""


@dataclass(frozen=True)
class Reading:
    """A clock read once.

    Fields:
        server_ms: the server's clock, milliseconds since 1970, never stepping back
        show: show seconds
        rate: show seconds in a second
    """

    server_ms: float
    show: float
    rate: float


@dataclass(frozen=True)
class Waking:
    """Why a sleeping runner came back.

    Fields:
        due: the time has come that it slept for
        lost: seconds by which it came back late, if that is a gap; real time
    """

    due: bool
    lost: float = 0.0


class Clock(Protocol):
    """Reads the time, and sleeps."""

    def read(self) -> Reading:
        """The time now."""

    def wait_until(self, at: float, woken: Flag) -> Waking:
        """Sleep until show second `at`, or until `woken` is set, or until more than `GAP` was lost."""
