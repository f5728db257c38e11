"""The heartbeat of each connection, from the hub's own timers.

engineio would keep a greenlet asleep for each client (16 kB of Python's stack), and pings those together who
came together: of a thousand screens that is a fifth of a second of pings and pongs, every two seconds, in
which a GO waits. And it tells by the wall clock who is gone: where that is set, every screen would be.
"""

from collections.abc import Callable
from typing import Any, Protocol

import gevent
from engineio.exceptions import SocketIsClosedError
from engineio.packet import PING, Packet


class Session(Protocol):
    """What is used of engineio's session: it asks `schedule_ping` and `check_ping_timeout` by these names."""

    server: Any  # the engine: its `ping_interval`, its `ping_timeout`, its reasons
    last_ping: float | None
    closing: bool
    closed: bool
    schedule_ping: Callable[[], None]
    check_ping_timeout: Callable[[], bool]

    def send(self, pkt: Packet) -> None:
        """Send, or queue; never waits."""

    def close(self, wait: bool, abort: bool, reason: str) -> None:  # noqa: FBT001
        """End the session."""


def after(seconds: float, call: Callable[[], None]) -> None:
    """Have the hub call `call`, which must not wait, in so many seconds."""
    timer = gevent.get_hub().loop.timer(seconds, ref=False)

    def due() -> None:
        timer.close()
        call()

    timer.start(due)


class Heartbeat:
    """Pings a session again and again, and tells whether it answers; it takes engineio's place in it."""

    def __init__(
        self,
        session: Session,
        *,
        now: Callable[[], float],
        phase: float,
        after: Callable[[float, Callable[[], None]], None] = after,
    ) -> None:
        """`now`: seconds on any steady clock. `phase`: from 0 to 1, where in its stretch the first ping is.

        The stretch is an interval long and begins after half of one: by then those who came have come.
        """
        self._session = session
        self._now = now
        self._pause = (0.5 + phase) * session.server.ping_interval
        self._after = after
        session.schedule_ping, session.check_ping_timeout = self.go_on, self.is_heard

    def go_on(self) -> None:
        """The last ping is answered: the next one is due. A pong that nobody asked for changes nothing."""
        if self._session.last_ping is not None:
            self._session.last_ping = None
            self._after(self._pause, self._beat)
            self._pause = self._session.server.ping_interval

    def is_heard(self) -> bool:
        """Whether it still answers; if not, it is closed. SocketIsClosedError if it is already."""
        if self._session.closed:
            raise SocketIsClosedError
        asked = self._session.last_ping
        server = self._session.server
        if asked is None or self._now() - asked <= server.ping_timeout:
            return True
        self._session.close(wait=False, abort=False, reason=server.reason.PING_TIMEOUT)
        return False

    def _beat(self) -> None:
        if not self._session.closing and not self._session.closed:
            self._session.last_ping = self._now()
            self._session.send(Packet(PING))
