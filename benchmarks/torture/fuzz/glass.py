"""A screen to put wishes to: it answers each at once, mostly as a page does, else with what no page says."""

from __future__ import annotations

import json
import random
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from benchmarks.torture.fuzz.line import Line, frame
from benchmarks.torture.venue.server import Server

NAMES = ("Left", "Right")
"""The screens of a stage; either may be given the other's name, or one that nobody asks for any more."""
SOUND = 0.8
"""Of the answers."""
LOOK = {
    "font": "lexend", "size": 100, "leading": 1.35, "margin": 8, "column": 40, "reading": 33, "mark": "arrow",
    "now": True, "passed": False, "theme": "white-on-black", "ink": "#ffffff", "ground": "#000000", "dim": 0,
    "mirror": "none", "turn": "0", "clock": False, "remaining": True,
}  # fmt: skip
ANSWER = {"page": "prompter", "look": LOOK, "told": ""}
UNSOUND: tuple[Any, ...] = (
    None, [], "yes", 10**40, {"page": "control"}, ANSWER | {"look": None}, ANSWER | {"told": "x" * 20_000},
    ANSWER | {"look": LOOK | {"size": -1}}, ANSWER | {"look": LOOK | {"ink": "url(x)"}}, ANSWER | {"more": 1},
)  # fmt: skip
_WISH = re.compile(r'42(\d+)\["screen",')


class Glass(Line):
    """A prompter that is one of the stage's screens, on a thread of its own until it is closed."""

    def __init__(self, server: Server, stage: str, name: str) -> None:
        """Join, and answer from then on."""
        self._chance = random.Random()  # noqa: S311  # no secret; its own, for hypothesis seeds the other
        super().__init__(server.host, server.port, stage, page="prompter", name=name)
        threading.Thread(target=self._live, daemon=True).start()

    def _live(self) -> None:
        while self.is_open:
            self.read()

    def _take(self, text: str) -> None:
        asked = _WISH.match(text)
        if asked is None:
            super()._take(text)
            self.heard.clear()
            return
        sound = self._chance.random() < SOUND
        told = json.dumps(ANSWER if sound else self._chance.choice(UNSOUND))
        self.send(frame(f"43{asked[1]}[{told}]".encode()))


@contextmanager
def glasses(server: Server, stages: Sequence[str]) -> Iterator[None]:
    """The screens of these stages, as long as the block lasts."""
    opened = [Glass(server, stage, name) for stage in stages for name in NAMES]
    try:
        yield
    finally:
        for glass in opened:
            with suppress(OSError):
                glass.__exit__()
