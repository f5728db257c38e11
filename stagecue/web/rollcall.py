"""Tells the controllers of one stage which of its screens are here: after a change, at most once a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stagecue.web.screens import Screens, message

EVERY_MS = 1000.0


class RollCall:
    """What was told last, and whether there is something new. `now_ms` is the server's clock."""

    def __init__(
        self, stage: str, tell: Callable[[dict[str, Any]], None], troubles: Callable[[], tuple[str, ...]]
    ) -> None:
        """`tell` sends a message to the stage's controllers; `troubles` are sentences for the crew."""
        self.screens = Screens()
        self._stage = stage
        self._tell = tell
        self._troubles = troubles
        self._told: dict[str, Any] = {}
        self._told_of: tuple[int, tuple[str, ...]] | None = None
        self._told_ms = float("-inf")

    def look(self, now_ms: float) -> None:
        """Tell what is new, where the last telling is a second ago."""
        if now_ms - self._told_ms < EVERY_MS:
            return
        now = self.screens.version, self._troubles()
        if now == self._told_of and self.screens.is_still():
            return
        self._told_of = now
        new = self._message(now_ms, now[1])
        if {**new, "server_ms": None} != {**self._told, "server_ms": None}:
            self._told, self._told_ms = new, now_ms
            self._tell(new)

    def latest(self, now_ms: float) -> dict[str, Any]:
        """What a controller that has just come is told: after a look, at most a second old."""
        return {**self._told, "server_ms": now_ms}

    def _message(self, now_ms: float, troubles: tuple[str, ...]) -> dict[str, Any]:
        return message(
            self.screens.told(now_ms=now_ms), stage=self._stage, server_ms=now_ms, troubles=troubles
        )
