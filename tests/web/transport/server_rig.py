"""The rig of the server's tests: our server and the stock one on a free port, clients made of raw sockets.

Everything runs on the hub of the test's own thread: a client that waits lets the server run.
"""

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import gevent
import pytest
from flask import Flask
from flask_socketio import SocketIO
from gevent import socket as gsocket
from gevent.pool import Pool
from gevent.pywsgi import WSGIServer
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, Ping, TextMessage

from stagecue.web.transport.server import Server, listen, make_socketio

Address = tuple[str, int]
Make = Callable[..., Any]
PATH = "/socket.io/?EIO=4&transport=websocket"
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
NAMED = {"SERVER_NAME": "rig"}  # else pywsgi asks the DNS
_clients: list[Any] = []
BOUND = 10.0  # seconds after which a wait in a test is a failure, far above what it takes


def make_app(**options: Any) -> tuple[Flask, SocketIO]:
    """Our Flask and Socket.IO with one page and one event that is answered."""
    app = Flask("rig")
    app.add_url_rule("/", view_func=lambda: "hello", methods=["GET", "POST"])
    socketio = make_socketio(app, **{"chance": lambda: 0.5} | options)
    socketio.on_event("echo", lambda data: data)
    return app, socketio


def make_stock_app() -> tuple[Flask, SocketIO]:
    """The same as the libraries make it."""
    app = Flask("rig")
    socketio = SocketIO(app, async_mode="gevent", ping_interval=2, ping_timeout=3)
    socketio.on_event("echo", lambda data: data)
    return app, socketio


@contextmanager
def serving(app: Any, **options: Any) -> Iterator[Address]:
    """Our server on a free port."""
    server: Server = listen(app, host="127.0.0.1", port=0, **options)
    server.start()
    try:
        yield server.address
    finally:
        _hang_up()
        server.stop()


@contextmanager
def serving_stock(app: Any) -> Iterator[Address]:
    """pywsgi as it comes: the control that shows what a fix is for."""
    listener, greenlets = ("127.0.0.1", 0), Pool()
    server = WSGIServer(listener, app, spawn=greenlets, log=None, error_log=None, environ=NAMED)
    server.start()
    try:
        yield server.address
    finally:
        _hang_up()
        server.stop(timeout=0.1)


def _hang_up() -> None:
    """End the clients' side of every connection: an open one would outlive its test."""
    while _clients:
        _clients.pop().close()
    gevent.sleep(0.01)  # the server sees the end


OURS_AND_STOCK = ((make_app, serving, True), (make_stock_app, serving_stock, False))
BOTH = pytest.mark.parametrize(("make", "serve", "fixed"), OURS_AND_STOCK, ids=["ours", "stock"])
# a websocket of simple-websocket leaks the duplicate that it makes of its connection
STOCK_LEAKS = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def sessions(socketio: Any) -> dict[str, Any]:
    """engineio's sessions by their ids."""
    found: dict[str, Any] = socketio.server.eio.sockets
    return found


def wait_for(condition: Callable[[], object]) -> None:
    """Let the server run until the condition holds; TimeoutError after BOUND."""
    with gevent.Timeout(BOUND, TimeoutError("the condition never held")):
        while not condition():
            gevent.sleep(0.005)


def connect(address: Address, *, receive_buffer: int | None = None) -> Any:
    """A TCP connection; a small receive buffer makes a slow reader."""
    client = gsocket.socket(gsocket.AF_INET6 if ":" in address[0] else gsocket.AF_INET)
    client.settimeout(BOUND)
    if receive_buffer:
        client.setsockopt(gsocket.SOL_SOCKET, gsocket.SO_RCVBUF, receive_buffer)
    _clients.append(client)
    client.connect(address)
    return client


def read_to_end(client: Any) -> bytes:
    """All that comes until the other side ends the connection."""
    received = bytearray()
    try:
        while piece := client.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    return bytes(received)


def ask(address: Address, request: bytes) -> bytes:
    """One raw request, and all that comes back until the connection ends."""
    client = connect(address)
    client.sendall(request)
    return read_to_end(client)


def get(address: Address, path: str = "/", *headers: str, method: str = "GET") -> bytes:
    """The answer to a request; a Host header is only sent if it is given."""
    lines = [f"{method} {path} HTTP/1.1", "Connection: close", *headers, "", ""]
    return ask(address, "\r\n".join(lines).encode())


def status(answer: bytes) -> int:
    """The status code of a raw answer; 0 if there is none."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


def frame(payload: bytes, *, opcode: int = 1, fin: bool = True, announce: int | None = None) -> bytes:
    """A client's frame under a mask of zeros; `announce` lies about its length."""
    size = len(payload) if announce is None else announce
    first = opcode | (0x80 if fin else 0)
    if size < 126:
        head = struct.pack("!BB", first, 0x80 | size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", first, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", first, 0x80 | 127, size)
    return head + bytes(4) + payload


def handshake(host: str, *headers: str, path: str = PATH) -> bytes:
    """The request that asks for a websocket."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {KEY}", *headers, "", ""]
    return "\r\n".join(lines).encode()


class Peer:
    """A client of one websocket, as slow as its test wants it."""

    def __init__(
        self, address: Address, *headers: str, receive_buffer: int | None = None, query: str = ""
    ) -> None:
        self.socket = connect(address, receive_buffer=receive_buffer)
        self.socket.sendall(handshake(f"{address[0]}:{address[1]}", *headers, path=PATH + query))
        self.answer = b""
        while b"\r\n\r\n" not in self.answer and (byte := self.socket.recv(1)):
            self.answer += byte
        self._frames = Connection(ConnectionType.CLIENT)
        self.close_code: int | None = None
        self.texts = self._texts()

    def send(self, text: str) -> None:
        self.socket.sendall(frame(text.encode()))

    def join(self) -> "Peer":
        """Join the namespace, as a page does first of all."""
        self.send("40")
        while not next(self.texts).startswith("40"):
            pass
        return self

    def event(self) -> str:
        """The next event or ack; pings are answered."""
        while (text := next(self.texts)) in {"2", "6"} or text.startswith("0"):
            if text == "2":
                self.send("3")
        return text

    def rest(self) -> list[str]:
        """All texts until the end of the connection."""
        return list(self.texts)

    def close(self) -> None:
        self.socket.close()

    def _texts(self) -> Iterator[str]:
        parts: list[str] = []
        while data := self._receive():
            self._frames.receive_data(data)
            for event in self._frames.events():
                match event:
                    case TextMessage():
                        parts.append(event.data)
                        if event.message_finished:
                            yield "".join(parts)
                            parts = []
                    case CloseConnection():
                        self.close_code = event.code
                        return
                    case Ping():
                        pass

    def _receive(self) -> bytes:
        try:
            return bytes(self.socket.recv(65536))
        except ConnectionResetError:
            return b""
