"""A websocket on gevent: whole frames out, one message at a time in, nothing kept beyond a bound.

engineio would take simple-websocket 1.1.0 here. Under gevent that one sends with `socket.send`, which returns
after the part that fitted, so a slow reader's stream is cut in mid-frame and never heals (broken at frame 907
of 2000); it accepts permessage-deflate from whoever offers it (twice the CPU, 100 kB a client), bounds no
message (one frame of 100 MB costs 200 MB), and reads on a greenlet of its own into a list without an end: a
client that floods keeps the hub to itself. Its parser, wsproto, is sound and is used here directly.
"""

import base64
import binascii
import functools
import struct
from collections.abc import Callable
from contextlib import suppress
from socket import SHUT_RDWR, SO_SNDBUF, SOL_SOCKET
from wsgiref.types import StartResponse, WSGIEnvironment

import gevent
from gevent import socket as gsocket
from gevent.lock import BoundedSemaphore
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, Event, Message, Ping, TextMessage
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import LocalProtocolError, generate_accept_token

from stagecue.web.transport.limits import Beat

SOCKET = "stagecue.socket"
LINE = "stagecue.line"
MAX_MESSAGE = 64 * 1024

# a tab that is closed, a program that ends; a page that gives up a dead line names no code
_GOODBYE = (CloseReason.GOING_AWAY, CloseReason.NORMAL_CLOSURE)
_PIECE = 16 * 1024
# Left alone, the kernel takes megabytes for a client that does not read: a thousand stale states that it
# would have to read before the newest one.
_SEND_BUFFER = 64 * 1024
# a page sends a pong every 2 s, a sync now and then, and up to 60 nudges a second under a dragging finger
_PER_SECOND, _BURST = 200, 200


@functools.lru_cache(maxsize=32)
def text_frame(text: str) -> bytes:
    """One text frame; a server's carry no mask, so a broadcast is built once and sent to all as it is.

    engineio hands every client the same string object, whose hash Python keeps: a hit costs one look-up.
    """
    body = text.encode()
    if len(body) < 126:
        return struct.pack("!BB", 0x81, len(body)) + body
    if len(body) < 1 << 16:
        return struct.pack("!BBH", 0x81, 126, len(body)) + body
    return struct.pack("!BBQ", 0x81, 127, len(body)) + body


def is_handshake(environ: WSGIEnvironment) -> bool:
    """Whether the request asks for a websocket and for nothing else (RFC 6455, 4.2.1)."""
    connection = {each.strip().lower() for each in environ.get("HTTP_CONNECTION", "").split(",")}
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ.get("SERVER_PROTOCOL") == "HTTP/1.1"
        and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
        and "upgrade" in connection
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and _is_key(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""))
        and not environ.get("CONTENT_LENGTH")
        and "HTTP_TRANSFER_ENCODING" not in environ
    )


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text.encode("latin-1"), validate=True)) == 16
    except binascii.Error:
        return False


def accept(environ: WSGIEnvironment, start_response: StartResponse) -> gsocket.socket:
    """Answer a request that `is_handshake` with 101 and hand over its connection.

    No Sec-WebSocket-Extensions in the answer: permessage-deflate is declined by saying nothing about it.
    """
    token = generate_accept_token(environ["HTTP_SEC_WEBSOCKET_KEY"].encode("latin-1"))
    headers = [("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", token.decode())]
    start_response("101 Switching Protocols", headers)(b"")
    socket: gsocket.socket = environ[SOCKET]
    socket.setsockopt(SOL_SOCKET, SO_SNDBUF, _SEND_BUFFER)
    return socket


class WebSocket:
    """One open connection, with the `send`, `wait` and `close` that engineio calls; a broken line is OSError.

    `socket` is public because engineio sets its timeout: a peer that is silent, or takes nothing, for as long
    as a ping and its patience is gone. `now` (seconds on any clock) times floods and silence.
    """

    def __init__(
        self, socket: gsocket.socket, *, now: Callable[[], float], max_message: int = MAX_MESSAGE
    ) -> None:
        self.socket = socket
        self.open = True
        # the peer leaves for good: a page says so when its tab is closed or shows another page
        self.said_goodbye = False
        self._now = now
        self._heard = now()
        self._max_message = max_message
        self._frames = Connection(ConnectionType.SERVER)
        self._sending = BoundedSemaphore(1)
        self._beat = Beat(per_second=_PER_SECOND, burst=_BURST)
        self._parts: list[str] = []
        self._size = 0

    @property
    def silence(self) -> float:
        """Seconds since the peer was last heard."""
        return self._now() - self._heard

    def send(self, text: str) -> None:
        """Send one text message whole, however slowly it is taken; OSError if the line is or gets broken."""
        self._write(text_frame(text))

    def send_now(self, frame: bytes) -> bool:
        """Send a whole frame if that takes no waiting; False if it would, and then nothing of it was sent.

        The rest of a frame that fitted in part is sent by a greenlet of its own, with the lock held.
        """
        if not self.open or not self._sending.acquire(blocking=False):
            return False
        sent = 0
        try:
            sent = self.socket.send(frame, timeout=0.0)  # type: ignore[call-arg]  # gevent's own
        except BlockingIOError:
            pass
        except OSError:
            self.abort()
        if 0 < sent < len(frame):
            gevent.spawn(self._send_rest, frame[sent:])
        else:
            self._sending.release()
        return sent > 0

    def wait(self) -> str | None:
        """The next text message; None when the peer has gone, fell silent or broke a rule."""
        self._pause()
        while self.open:
            for event in self._frames.events():
                message = self._take(event)
                if message is not None:
                    return message
            if self.open:
                self._read()
        return None

    def close(self, code: int = CloseReason.NORMAL_CLOSURE) -> None:
        """Say goodbye if the line is free, and hang up. A second call does nothing."""
        if self.open and not self._sending.locked():  # else someone is stuck on a slow reader
            with suppress(OSError, LocalProtocolError, gevent.Timeout), gevent.Timeout(0.5):
                self._write(self._frames.send(CloseConnection(code)))
        self.abort()

    def abort(self) -> None:
        """Hang up at once, waking whoever sends or waits on this connection."""
        self.open = False
        with suppress(OSError):
            self.socket.shutdown(SHUT_RDWR)

    def _write(self, frame: bytes) -> None:
        # the lock, because sendall lets others run between two pieces of a frame
        with self._sending:
            if not self.open:
                raise BrokenPipeError("the websocket is closed")
            try:
                self.socket.sendall(frame)
            except BaseException:
                self.abort()  # part of a frame may be out: nothing can follow it
                raise

    def _send_rest(self, rest: bytes) -> None:
        try:
            self.socket.sendall(rest)
        except OSError:
            self.abort()
        finally:
            self._sending.release()

    def _pause(self) -> None:
        gevent.sleep(self._beat.delay(self._now()))

    def _read(self) -> None:
        # gevent's recv comes back at once while bytes lie ready: without this one flood keeps the hub
        gevent.sleep(0)
        try:
            data = self.socket.recv(_PIECE)
        except OSError:
            data = b""
        if data:
            self._heard = self._now()
            self._frames.receive_data(data)
        else:
            self.close(CloseReason.GOING_AWAY)

    def _take(self, event: Event) -> str | None:
        """Act on one event of the parser; the whole message if this was its last piece."""
        match event:
            case TextMessage():
                return self._gather(event)
            case Message():
                self.close(CloseReason.UNSUPPORTED_DATA)
            case CloseConnection():
                self.said_goodbye = event.code in _GOODBYE
                self.close(event.code)
            case Ping():
                self._pause()
                with suppress(OSError):
                    self._write(self._frames.send(event.response()))
            case _:
                pass
        return None

    def _gather(self, event: TextMessage) -> str | None:
        # pieces come as they arrive, never a whole frame: a giant one is cut off at the bound, not at its
        # end; an empty one counts too, or a message of them would never end
        self._size += len(event.data) or 1
        if self._size > self._max_message:
            self.close(CloseReason.MESSAGE_TOO_BIG)
            return None
        self._parts.append(event.data)
        if not event.message_finished:
            return None
        message = "".join(self._parts)
        self._parts, self._size = [], 0
        return message
