"""A crowd of screens in a process of its own: a thousand bare sockets that cost next to nothing.

    python -m benchmarks.crowd

It takes orders, one JSON value a line, and answers each in a line: `{"join": {...}}` opens so many
websockets at once and tells when each held the state, `{"heard": first}` tells for each of them which
messages with a number from `first` on it got, and when, `{"leave": true}` hangs up. Whatever arrives is only
timed and cut into frames; a heartbeat is answered. All times are steady seconds, which all processes here
share.
"""

from __future__ import annotations

import json
import os
import re
import selectors
import socket
import struct
import sys
from dataclasses import dataclass, field
from typing import Any

from stagecue.app.clocks import steady

PIECE = 1 << 18
JOINS_WITHIN = 30.0
KEY = "c3RhZ2VjdWUtYmVuY2hlcw=="
MASK = b"\0\0\0\0"
"""A mask of zeros leaves a client's bytes as they are."""
NUMBER = re.compile(rb'"seq":(\d+)')
HEARTBEAT, ALIVE = b"2", b"3"


def frame(text: bytes) -> bytes:
    """A client's text frame, up to 65,535 bytes."""
    length = len(text)
    head = (
        struct.pack("!BB", 0x81, 0x80 | length) if length < 126 else struct.pack("!BBH", 0x81, 0xFE, length)
    )
    return head + MASK + text


@dataclass(frozen=True)
class Door:
    """Where a crowd goes in.

    Fields:
        host, port, path: of the websocket
        opening: what a client says first once it is in, or ""
    """

    host: str
    port: int
    path: str
    opening: str = ""


@dataclass
class Screen:
    """One socket, what of a frame has come by it, and when each numbered message was whole."""

    socket: socket.socket
    upgraded: bool = False
    rest: bytes = b""
    received: int = 0
    numbers: list[tuple[float, int]] = field(default_factory=list)

    def take(self, data: bytes, now: float) -> None:
        """Time whole messages that carry a number; answer a heartbeat."""
        self.received += len(data)
        data = self.rest + data
        begin = 0
        while (cut := _cut(data, begin)) is not None:
            first, end = cut
            self._hear(data, first, end, now)
            begin = end
        self.rest = data[begin:]

    def _hear(self, data: bytes, first: int, end: int, now: float) -> None:
        if end - first == 1 and data[first:end] == HEARTBEAT:
            self.socket.send(frame(ALIVE))
        elif found := NUMBER.search(data, first, end):
            self.numbers.append((now, int(found[1])))


def _cut(data: bytes, begin: int) -> tuple[int, int] | None:
    """Where the message of the next whole frame begins and ends; a server's frames carry no mask."""
    if len(data) < begin + 2:
        return None
    length, first = data[begin + 1], begin + 2
    if length == 126:
        if len(data) < begin + 4:
            return None
        length, first = int.from_bytes(data[begin + 2 : begin + 4]), begin + 4
    return (first, first + length) if len(data) >= first + length else None


class Crowd:
    """Its screens, and the loop that listens to them and to whoever gives the orders."""

    def __init__(self) -> None:
        self._looks = selectors.DefaultSelector()
        self._screens: list[Screen] = []
        self._orders = sys.stdin.buffer.fileno()
        self._told = b""
        self._looks.register(self._orders, selectors.EVENT_READ)

    def obey(self) -> None:
        """Until the orders end."""
        while True:
            for order in self._listen():
                if not order:
                    return
                sys.stdout.write(json.dumps(self._answer(json.loads(order))) + "\n")
                sys.stdout.flush()

    def _answer(self, order: dict[str, Any]) -> Any:
        match order:
            case {"join": door, "number": number}:
                return self._join(Door(**door), number)
            case {"heard": first}:
                return self._heard(first)
            case _:
                return self._leave()

    def _join(self, door: Door, number: int) -> dict[str, Any]:
        """All at once; the seconds until each held the state, and the bytes that came."""
        began = steady()
        for _ in range(number):
            self._open(door)
            self._listen(0)  # those who are in already are sent heartbeats
        while steady() < began + JOINS_WITHIN and not all(each.numbers for each in self._screens):
            self._listen()
        held = [each.numbers[0][0] - began for each in self._screens if each.numbers]
        return {"held": held, "bytes": sum(each.received for each in self._screens)}

    def _open(self, door: Door) -> None:
        line = socket.create_connection((door.host, door.port))
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        head = f"GET {door.path} HTTP/1.1\r\nHost: {door.host}:{door.port}\r\nUpgrade: websocket\r\n"
        rest = f"Connection: Upgrade\r\nSec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        line.sendall((head + rest).encode())
        line.settimeout(0)
        screen = Screen(line)
        self._screens.append(screen)
        self._looks.register(line, selectors.EVENT_READ, (screen, door))

    def _listen(self, timeout: float = 1.0) -> list[bytes]:
        """Whatever is there to be read, within so many seconds; the orders among it, b"" for their end."""
        orders: list[bytes] = []
        for key, _ in self._looks.select(timeout):
            if key.data is None:
                orders += self._read_orders()
            else:
                self._read(*key.data)
        return orders

    def _read(self, screen: Screen, door: Door) -> None:
        try:
            data = screen.socket.recv(PIECE)
        except OSError:
            data = b""
        now = steady()
        if not data:
            self._looks.unregister(screen.socket)
        elif screen.upgraded:
            screen.take(data, now)
        else:
            self._upgrade(screen, door, data)

    def _upgrade(self, screen: Screen, door: Door, data: bytes) -> None:
        screen.rest += data
        head, end, rest = screen.rest.partition(b"\r\n\r\n")
        if not end:
            return
        if b" 101 " not in head:
            raise RuntimeError(f"no websocket: {head[:200]!r}")
        screen.upgraded, screen.rest, screen.received = True, b"", len(head)
        if door.opening:
            screen.socket.sendall(frame(door.opening.encode()))
        screen.take(rest, steady())

    def _read_orders(self) -> list[bytes]:
        came = os.read(self._orders, PIECE)
        if not came:
            return [b""]
        *whole, self._told = (self._told + came).split(b"\n")
        return whole

    def _heard(self, first: int) -> list[list[tuple[int, float]]]:
        """Which messages came to each screen, and when."""
        return [[(number, at) for at, number in each.numbers if number >= first] for each in self._screens]

    def _leave(self) -> int:
        for screen in self._screens:
            if screen.socket in self._looks.get_map():
                self._looks.unregister(screen.socket)
            screen.socket.close()
        left, self._screens = len(self._screens), []
        return left


if __name__ == "__main__":
    Crowd().obey()
