"""One frame of 100 MB, and a message of 1,000 fragments.

Both come from the laptop itself: whoever is let in can do it.
"""

from __future__ import annotations

import os
import socket
import struct
import time
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.memory import Memory
from benchmarks.torture.venue.scene import Scene, behind, fallen, scene, server, torn, warm

MEGABYTE = 1 << 20
GIANT = 100
"""Megabytes (docs/torture.md)."""
FRAGMENTS, FRAGMENT = 1000, 1024
"""How many, and bytes in each: a megabyte in all."""
SCREENS = 3
REFUSED_WITHIN = 5.0
"""Seconds for the server to hang up once it was sent too much."""
TEXT, MORE, LAST = 0x01, 0x00, 0x80
MASKED = 0x80
NO_MASK = bytes(4)
"""A mask that changes nothing: what is sent is what arrives."""

Frames = Callable[[], Iterator[bytes]]


def _giant(ground: Ground, *, without: str = "") -> Outcome:
    with scene(server(ground, without=without), warm=warm(ground)) as made:
        screens = made.screens(SCREENS)
        memory = Memory(made.server.pid)
        with made.pressing(every=0.03) as caller:
            time.sleep(1)
            taken = {name: _sent(made, frames) for name, frames in ATTACKS.items()}
            time.sleep(1)
        figures = (
            *caller.figures(),
            memory.figure(),
            Figure(
                "giants that were not hung up on", sum(not ended for _, ended in taken.values()), at_most=0
            ),
            Figure("screens that stayed behind", behind(screens, made.phone("Phone last")), at_most=0),
            Figure("screens that fell or broke", fallen(screens) + torn(screens), at_most=0),
        )
    told = ", ".join(f"of {name} {size / MEGABYTE:.2f} MB went out" for name, (size, _) in taken.items())
    return Outcome(figures, f"{told}. {caller.told()}")


def _sent(made: Scene, frames: Frames) -> tuple[int, bool]:
    """How many bytes went out before the line broke, and whether the server ended it."""
    with _joined(made) as line:
        size = 0
        try:
            for data in frames():
                line.sendall(data)
                size += len(data)
            return size, _is_over(line)
        except OSError:
            return size, True


def _joined(made: Scene) -> socket.socket:
    """A websocket that has joined the stage, as a page does."""
    line = socket.create_connection(("127.0.0.1", made.server.port), timeout=REFUSED_WITHIN)
    asked = f"GET /socket.io/?EIO=4&transport=websocket&stage={made.stage}&page=control HTTP/1.1"
    key = "Sec-WebSocket-Key: c3RhZ2VjdWUtdG9ydHVyZQ=="
    upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
    line.sendall(f"{asked}\r\nHost: 127.0.0.1:{made.server.port}\r\n{upgrade}\r\n{key}\r\n\r\n".encode())
    _read_past(line, b'0{"sid"')
    line.sendall(_head(TEXT | LAST, 2) + b"40")
    _read_past(line, b'42["state"')
    return line


def _read_past(line: socket.socket, mark: bytes) -> None:
    """What comes before these words, and they themselves, are read: who speaks earlier is not understood."""
    seen = b""
    while mark not in seen:
        data = line.recv(MEGABYTE)
        if not data:
            raise ConnectionError("hung up on before the attack")
        seen += data


def _is_over(line: socket.socket) -> bool:
    """Whether the server hangs up: whatever it still had to say is read first."""
    until = time.monotonic() + REFUSED_WITHIN
    while time.monotonic() < until:
        try:
            if not line.recv(MEGABYTE):
                return True
        except TimeoutError:
            return False
        except OSError:
            return True
    return False


def _head(opcode: int, size: int) -> bytes:
    if size < 126:
        return struct.pack("!BB", opcode, MASKED | size) + NO_MASK
    if size < 1 << 16:
        return struct.pack("!BBH", opcode, MASKED | 126, size) + NO_MASK
    return struct.pack("!BBQ", opcode, MASKED | 127, size) + NO_MASK


def _one_frame() -> Iterator[bytes]:
    """Declared whole, and sent as far as it is taken."""
    yield _head(TEXT | LAST, GIANT * MEGABYTE)
    body = b"x" * MEGABYTE
    for _ in range(GIANT):
        yield body


def _fragments() -> Iterator[bytes]:
    """A message that never says that it is over."""
    body = os.urandom(FRAGMENT // 2).hex().encode()
    for number in range(FRAGMENTS):
        yield _head(MORE if number else TEXT, FRAGMENT) + body


ATTACKS: dict[str, Frames] = {"one frame of 100 MB": _one_frame, "1,000 fragments": _fragments}

ROWS = (
    Row(
        "giant",
        "A frame of 100 MB and 1,000 fragments: memory < 5 MB, GO p99 < 200 ms meanwhile",
        _giant,
        (
            Control(
                "a message has no bound", partial(_giant, without="bound"), "memory grows, MB at the peak"
            ),
        ),
    ),
)
