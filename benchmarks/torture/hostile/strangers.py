"""A crowd of strangers at one address: 400 sockets that nobody paired, then 400 lines that say nothing.

The server stands in a network namespace of the rig's own, the strangers in another, behind a router: to the
laptop itself a server gives more, so they cannot come from there.
"""

from __future__ import annotations

import socket
import time
from functools import partial

from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.memory import Memory
from benchmarks.torture.venue.namespaces import LAPTOP, Venue
from benchmarks.torture.venue.scene import behind, fallen, scene, server, torn, warm

STRANGERS = 400
"""Sockets (docs/torture.md)."""
HELD = 20
"""Places for one address (design §7)."""
SCREENS = 3
STAYS = 2.0
"""Seconds for which they stay: shorter than those after which the server hangs up on whoever is silent."""
SILENT = 512
"""Lines without a request that one address may hold (stagecue.web.transport.server.WAITING): a room of phones
behind one router keeps many open. Each is hung up on after 10 s."""
WITH_SILENT = 10.0
"""Megabytes that the server may have grown by then: 18 kB a line, measured; the sockets are bounded apart."""
AT_ONCE = 1000.0
"""Milliseconds within which a stranger beyond the places is told so."""
HEAD = 4096


def _crowd(ground: Ground, *, without: str = "") -> Outcome:
    everywhere = "0.0.0.0"  # noqa: S104  # in a namespace of its own
    count = ground.count(STRANGERS, least=2 * HELD)
    with (
        Venue() as venue,
        venue.laptop.entered(),
        scene(server(ground, without=without, host=everywhere), warm=warm(ground)) as made,
    ):
        screens = made.screens(SCREENS)
        memory = Memory(made.server.pid)
        with made.pressing(every=0.05) as caller, venue.hall.entered():
            held, slowest = _sockets(made.server.port, made.stage, count)
            grown = memory.figure()
            quiet = _silent(made.server.port, count)
        figures = (
            *caller.figures(),
            grown,
            Figure("with silent lines, MB", round(memory.grown(), 1), at_most=WITH_SILENT),
            Figure("strangers' sockets held", held, at_most=HELD),
            Figure("slowest refusal ms", slowest, at_most=AT_ONCE),
            Figure("silent lines held", quiet, at_most=SILENT),
            Figure("screens that stayed behind", behind(screens, made.phone("Phone last")), at_most=0),
            Figure("screens that fell or broke", fallen(screens) + torn(screens), at_most=0),
        )
    return Outcome(figures, f"{count} of each. {caller.told()}")


def _sockets(port: int, stage: str, count: int) -> tuple[int, float]:
    """How many were let in and still are after a while, and the slowest refusal in milliseconds."""
    lines, slowest = [], 0.0
    for _ in range(count):
        began = time.monotonic()
        line = _line(port)
        line.sendall(_handshake(port, stage))
        if b" 101 " in line.recv(HEAD).split(b"\r\n")[0]:
            lines.append(line)
        else:
            slowest = max(slowest, (time.monotonic() - began) * 1000)
            line.close()
    time.sleep(STAYS)
    return _still_there(lines), round(slowest, 1)


def _silent(port: int, count: int) -> int:
    """How many lines that say nothing are held."""
    lines = [_line(port) for _ in range(count)]
    time.sleep(STAYS)
    return _still_there(lines)


def _still_there(lines: list[socket.socket]) -> int:
    """How many the server has not hung up on; all of them are closed."""
    held = 0
    for line in lines:
        line.settimeout(0)
        try:
            while line.recv(HEAD):
                pass
        except BlockingIOError:
            held += 1
        except OSError:
            pass
        line.close()
    return held


def _line(port: int) -> socket.socket:
    return socket.create_connection((LAPTOP, port), timeout=10)


def _handshake(port: int, stage: str) -> bytes:
    asked = f"GET /socket.io/?EIO=4&transport=websocket&stage={stage}&page=prompter HTTP/1.1"
    key = "Sec-WebSocket-Key: c3RhZ2VjdWUtdG9ydHVyZQ=="
    upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
    return f"{asked}\r\nHost: {LAPTOP}:{port}\r\n{upgrade}\r\n{key}\r\n\r\n".encode()


ROWS = (
    Row(
        "strangers",
        "400 unpaired sockets from one address: 20 held, memory < 5 MB, GO p99 < 200 ms meanwhile",
        _crowd,
        (Control("places are not counted", partial(_crowd, without="places"), "strangers' sockets held"),),
    ),
)
