"""Clients that do not read, or a few bytes a second, while twenty states a second go out to all.

Three of them, each with 4 kB of buffer at its own end: one that reads nothing and answers nothing, as a
phone out of range; one that reads nothing and yet says that it lives; one that reads 20 kB a second.
"""

from __future__ import annotations

import time
from functools import partial

from benchmarks.torture.ground import Ground
from benchmarks.torture.people.screen import Screen, leave
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.memory import Memory
from benchmarks.torture.venue.scene import Flow, Scene, behind, fallen, scene, server, torn, warm

LASTS = 60.0
"""Seconds (docs/torture.md)."""
CATCHES_UP = 3.0
"""Seconds that they are given to read on, or to come back."""
OTHERS = 5
BUFFER = 4096
SLOW = {"silent": (0.0, False), "says it lives": (0.0, True), "20 kB/s": (20_000.0, True)}
"""Bytes a second, and whether it answers pings."""
ENOUGH = 0.9
"""Share of the states that a screen which reads must have been sent: all of them, but for the ends."""


def _slow(ground: Ground, *, seconds: float = LASTS, without: str = "") -> Outcome:
    lasts = max(4.0, ground.share * seconds)
    with scene(server(ground, without=without), warm=warm(ground)) as made:
        others, slow = made.screens(OTHERS), _slow_ones(made)
        phone = made.phone("Phone pace")
        memory = Memory(made.server.pid)
        with Flow(phone) as flow, made.pressing() as caller:
            seen = [screen.states for screen in others]
            for screen, (pace, _) in zip(slow, SLOW.values(), strict=True):
                screen.bytes_a_second = pace
            time.sleep(lasts)
            grown = memory.figure()
            sent = flow.sent
            fewest = min(screen.states - before for screen, before in zip(others, seen, strict=True))
            for screen in slow:
                screen.bytes_a_second = None
            time.sleep(CATCHES_UP)
        last = made.phone("Phone last")
        figures = (
            *caller.figures(),
            grown,
            Figure("others that stayed behind", behind(others, last), at_most=0),
            Figure("others that fell, or whose stream broke", fallen(others) + torn(others), at_most=0),
            Figure("states sent to each of them", fewest, at_least=round(ENOUGH * sent)),
            Figure("slow streams that broke", torn(slow), at_most=0),
            Figure("slow ones that stayed behind", behind(slow, last), at_most=0),
        )
    fates = ", ".join(f"{name}: hung up on {one.falls}×" for name, one in zip(SLOW, slow, strict=True))
    broken = "; ".join(what for screen in slow for what in screen.broken[:1])
    return Outcome(figures, f"{lasts:.0f} s. {caller.told()} {fates}. {broken}".rstrip())


def _slow_ones(made: Scene) -> list[Screen]:
    slow = [
        Screen(made.server.address, made.stage, name=f"Slow {name}", buffer=BUFFER, answers=answers)
        for name, (_, answers) in SLOW.items()
    ]
    made.within.callback(leave, slow)
    for screen in slow:
        screen.sees(0)
    return slow


ROWS = (
    Row(
        "slow-reader",
        "Slow readers for 60 s: streams intact, memory < 5 MB, GO p99 < 200 ms meanwhile",
        _slow,
        (
            Control(
                "a frame is written once, whatever of it fits",
                partial(_slow, seconds=15.0, without="whole-frames"),
                "slow streams that broke",
            ),
        ),
    ),
)
