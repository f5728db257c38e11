"""A raw websocket to the server: any bytes go out as they are, and what comes back is read by wsproto."""

from __future__ import annotations

import json
import socket
import time
from contextlib import suppress
from typing import Any, Self

from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, TextMessage
from wsproto.utilities import RemoteProtocolError

PATIENCE = 8.0
"""Seconds for an answer: a server that has not hung up by then, and not answered, is stuck."""
PROBE = '["sync"]'
_HELLO = (
    "GET /socket.io/?EIO=4&transport=websocket&stage={stage}&page={page}&name={name} HTTP/1.1\r\n"
    "Host: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


def frame(payload: bytes, *, first: int = 0x81, masked: bool = True, length: int | None = None) -> bytes:
    """A frame whose first byte and declared length may be anything; its mask of zeros changes nothing."""
    told = len(payload) if length is None else length
    mask = 0x80 if masked else 0
    if told < 126:
        head = bytes((first, mask | told))
    elif told < 1 << 16:
        head = bytes((first, mask | 126)) + told.to_bytes(2, "big")
    else:
        head = bytes((first, mask | 127)) + told.to_bytes(8, "big")
    return head + (bytes(4) if masked else b"") + payload


class Line:
    """One connection that has joined a stage."""

    def __init__(self, host: str, port: int, stage: str, *, page: str = "control", name: str = "") -> None:
        """Connect and join. OSError if the server does not take it."""
        self.is_open = True
        self.acks: dict[int, Any] = {}
        self.heard: list[str] = []
        self._parser = Connection(ConnectionType.CLIENT)
        self._parts: list[str] = []
        self._number = 0
        self._socket = socket.create_connection((host, port), timeout=PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._shake_hands(_HELLO.format(stage=stage, page=page, name=name, host=f"{host}:{port}"))
        self.send(frame(b"40"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.is_open = False
        self._socket.close()

    def number(self) -> int:
        """The next number for an ack."""
        self._number += 1
        return self._number

    def send(self, wire: bytes) -> None:
        """Send bytes as they are; a line that has fallen takes them in silence."""
        try:
            self._socket.sendall(wire)
        except OSError:
            self._fall()

    def tell(self, event: str) -> str:
        """Send an event that wants an ack; its number and the event, as they went out."""
        text = f"{self.number()}{event}"
        self.send(frame(f"42{text}".encode()))
        return text

    def until(self, *numbers: int) -> bool:
        """Read until all these acks are there, or the line falls; False if neither comes."""
        latest = time.monotonic() + PATIENCE
        while self.is_open and not self.acks.keys() >= set(numbers):
            if time.monotonic() > latest:
                return False
            self.read()
        return True

    def settled(self) -> bool:
        """Whether the server has dealt with all that was sent: it answers a sync, or has hung up."""
        return self.until(int(self.tell(PROBE).removesuffix(PROBE))) if self.is_open else True

    def read(self) -> None:
        """Wait for what comes next, and deal with it."""
        try:
            self._parser.receive_data(self._socket.recv(65536) or None)
            for event in self._parser.events():
                match event:
                    case TextMessage():
                        self._gather(event)
                    case CloseConnection():
                        self._fall()
                    case _:
                        pass
        except (OSError, RemoteProtocolError):
            self._fall()

    def _shake_hands(self, hello: str) -> None:
        self._socket.sendall(hello.encode("ascii"))
        told = b""
        while b"\r\n\r\n" not in told:
            piece = self._socket.recv(4096)
            if not piece:
                raise ConnectionError("the server hung up in the handshake")
            told += piece
        head, _, rest = told.partition(b"\r\n\r\n")
        if b" 101 " not in head:
            raise ConnectionError(head.decode(errors="replace"))
        if rest:
            self._parser.receive_data(rest)

    def _gather(self, event: TextMessage) -> None:
        self._parts.append(event.data)
        if event.message_finished:
            text, self._parts = "".join(self._parts), []
            self._take(text)

    def _take(self, text: str) -> None:
        if text == "2":
            self.send(frame(b"3"))
        elif text.startswith("43"):
            number, bracket, body = text[2:].partition("[")
            if number.isdecimal():
                self.acks[int(number)] = json.loads(bracket + body)
            self.heard.append(text)
        elif not text.startswith('42["s'):  # a state, the screens
            self.heard.append(text)

    def _fall(self) -> None:
        self.is_open = False
        with suppress(OSError):
            self._socket.close()
