"""Flask-SocketIO as this show needs it: its engine's driver parts exchanged, for our server alone.

engineio keeps what it takes from gevent in a table (`queue`, `websocket`, ...). Ours is a copy with two of
its entries our own, so nothing is patched and another server in the same process stays as it was.
"""

import random
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, cast
from wsgiref.types import StartResponse, WSGIEnvironment

import gevent
from flask import Flask
from flask_socketio import SocketIO
from gevent.queue import Queue
from wsproto.frame_protocol import CloseReason

from stagecue.web.transport.faults import log, one_line, quiet
from stagecue.web.transport.guard import Gate, same_origin
from stagecue.web.transport.heartbeat import Heartbeat
from stagecue.web.transport.limits import Places
from stagecue.web.transport.packets import Packet, is_packet
from stagecue.web.transport.websocket import LINE, MAX_MESSAGE, WebSocket, accept, text_frame

PING_SECONDS, PATIENCE_SECONDS = 2, 3
JOIN_SECONDS = 10.0
BEHIND_PACKETS, BEHIND_BYTES = 256, 1024 * 1024


class EnginePacket(Protocol):
    """What is used of engineio's packet."""

    def encode(self) -> str:
        """The packet as text, made once and kept."""


class EngineSocket(Protocol):
    """What is used of engineio's session."""

    sid: str
    queue: "Backlog"


class Backlog(Queue[EnginePacket | None]):
    """A client's outgoing packets, bounded: engineio's own queue grows as long as a client does not read.

    State is whole, so there is nothing to save for a client that is hopelessly behind: it is cut off, comes
    back, and its first packet is the state of that moment. `put` never blocks and never raises: it runs in
    the middle of a broadcast to everybody else.
    """

    def __init__(self) -> None:
        super().__init__()
        self.cut_off: Callable[[], None] = lambda: None
        self.send_now: Callable[[bytes], bool] = lambda _frame: False
        self.overflown = False
        self._awaited = False
        self._bytes = 0

    def put(self, item: EnginePacket | None, block: bool = True, timeout: float | None = None) -> None:  # noqa: FBT001, FBT002
        """Send a packet, or queue it; None, engineio's mark for the end, always fits.

        Where the writer waits for us with nothing in hand, it is left asleep and the packet sent from here.
        """
        if item is not None and self._awaited and self.pass_by(text_frame(item.encode())):
            return
        if item is not None and not self.overflown:
            self._bytes += len(item.encode())
            if self.qsize() >= BEHIND_PACKETS or self._bytes > BEHIND_BYTES:
                self.overflown = True
                self.cut_off()
        if item is None or not self.overflown:
            super().put(item, block, timeout)

    def pass_by(self, frame: bytes) -> bool:
        """Send a frame past the queue: where the writer waits and the line is free. False: not done."""
        return self._awaited and not self.qsize() and self.send_now(frame)

    def get(self, block: bool = True, timeout: float | None = None) -> EnginePacket | None:  # noqa: FBT001, FBT002
        """As gevent's, but whoever waits waits to the end, which is None.

        engineio gives a client up if nothing is queued for 5 s. What is sent past the queue is not queued:
        every idle page would be hung up on. Its pings notice the dead ones.
        """
        self._awaited = block
        try:
            item = super().get(block, None if block else timeout)
        finally:
            self._awaited = False
        if item is not None:
            self._bytes -= len(item.encode())
        return item


class EngineWebSocket(WebSocket):
    """A websocket that carries engineio's packets and nothing else."""

    def wait(self) -> str | None:
        """The next packet; None also for one that engineio could not read."""
        text = super().wait()
        if text is None or is_packet(text):
            return text
        self.close(CloseReason.POLICY_VIOLATION)
        return None


class Endpoint:
    """engineio's `websocket`: made for one request with the function that serves it."""

    def __init__(
        self, handler: Callable[[WebSocket], list[bytes]], socketio: Any, *, now: Callable[[], float]
    ) -> None:
        self._handler = handler
        self._now = now
        self._session = cast("EngineSocket", handler.__self__)  # type: ignore[attr-defined]  # a bound method of it
        self._manager = socketio.manager

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Serve one client from handshake to goodbye."""
        websocket = EngineWebSocket(accept(environ, start_response), now=self._now)
        environ[LINE] = websocket  # for the handlers of connect and disconnect: who left, and how
        self._session.queue.cut_off, self._session.queue.send_now = websocket.abort, websocket.send_now
        # a timer: a greenlet that sleeps keeps 16 kB of Python's stack, for each client
        usher = gevent.get_hub().loop.timer(JOIN_SECONDS, JOIN_SECONDS, ref=False)
        usher.start(self._show_out, websocket)
        try:
            return self._handler(websocket)
        finally:
            usher.close()
            websocket.abort()

    def _show_out(self, websocket: WebSocket) -> None:
        """Hang up on a client that answers pings but never joins, was refused, or left; called by the hub."""
        if not self._has_joined():
            gevent.spawn(websocket.close, CloseReason.POLICY_VIOLATION)

    def _has_joined(self) -> bool:
        return self._manager.sid_from_eio_sid(self._session.sid, "/") is not None


def loop_time() -> float:
    """The event loop's own time in seconds, good enough to tell a flood by."""
    return float(gevent.get_hub().loop.now())


def make_socketio(
    app: Flask,
    *,
    now: Callable[[], float] = loop_time,
    chance: Callable[[], float] = random.random,
    places: Places | None = None,
    is_paired: Callable[[WSGIEnvironment], bool] = lambda _environ: False,
) -> SocketIO:
    """Flask-SocketIO on `app`, with its engine tuned: see the constants above.

    now: seconds on any steady clock, for telling a flood and a silence. chance: from 0 to 1; by it the
    heartbeats of pages that came together are spread. is_paired: whether the device of a
    handshake's environ has been let in, and is not counted among the strangers.
    """
    socketio = SocketIO(
        app,
        async_mode="gevent",
        transports=["websocket"],
        allow_upgrades=False,
        ping_interval=PING_SECONDS,
        ping_timeout=PATIENCE_SECONDS,
        max_http_buffer_size=MAX_MESSAGE,
        http_compression=False,
        cors_allowed_origins=same_origin,
        cors_credentials=False,
        serializer=Packet,
        manage_session=False,
        logger=quiet("socketio"),
        engineio_logger=quiet("engineio"),
    )
    _drive(socketio.server, now=now, chance=chance)
    socketio.on_error_default(lambda error: log.error("an event failed: %s", one_line(error)))
    gate = Gate(app.wsgi_app, places=places or Places(), is_paired=is_paired)
    app.wsgi_app = gate  # type: ignore[method-assign]
    return socketio


def answer_with(socketio: SocketIO, event: str, handler: Callable[..., Any]) -> None:
    """Have `handler(sid, *told)` answer `event`; where it fails, that is told in one line.

    Past Flask: making a request for each event takes longer than most of the answers.
    """

    def answer(sid: str, *told: Any) -> Any:
        try:
            return handler(sid, *told)
        except Exception as error:  # noqa: BLE001  # whatever it is, the show goes on
            log.error("an event failed: %s", one_line(error))
            return None

    socketio.server.on(event, answer)


def _drive(server: Any, *, now: Callable[[], float], chance: Callable[[], float]) -> None:
    """Exchange the driver's parts. The table belongs to the module, so it is copied, never written."""
    engine = server.eio
    endpoint = lambda handler, _engine: Endpoint(handler, server, now=now)  # noqa: E731
    engine._async = engine._async | {"queue": Backlog, "websocket": endpoint}  # noqa: SLF001
    greet = engine.handlers["connect"]

    def connect(sid: str, environ: WSGIEnvironment) -> Any:
        # the first that engineio does with a session: its own heartbeat has not begun
        Heartbeat(engine.sockets[sid], now=now, phase=chance())
        return greet(sid, environ)

    engine.on("connect", connect)
    engine.on("disconnect", partial(gevent.spawn, _part, engine.handlers["disconnect"]))


def _part(handler: Callable[[str, str], None], sid: str, reason: str) -> None:
    """Run what follows a disconnect.

    On a greenlet of its own: engineio notices a dead client in the middle of a broadcast and calls the
    handler right there. A handler that tells the others would broadcast inside the broadcast, one level
    deeper for each phone that fell with the same access point.
    """
    try:
        handler(sid, reason)
    except Exception as error:  # noqa: BLE001  # it has no caller to tell
        log.error("a goodbye failed: %s", one_line(error))
