"""Tells the controllers of one stage which of its screens are here: after a change, at most once a second.

Whoever has just come is told what is so now. With many screens such a list costs something: there it may be
older, by so much that lists take a small part of the time, also where a thousand controllers come at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stagecue.web.screenlist import message
from stagecue.web.screens import Screens

EVERY_MS = 1000.0
FEW = 64
"""Up to so many screens a list is made for everybody who comes: each costs under a millisecond."""
OLDER_MS = 0.1
"""Beyond, a list may be older by so much for each screen: thirty times what it costs to make."""


class RollCall:
    """What was told last, and whether there is something new. `now_ms` is the server's clock."""

    def __init__(
        self,
        stage: str,
        tell: Callable[[dict[str, Any]], None],
        troubles: Callable[[], tuple[str, ...]],
        *,
        now_ms: float,
    ) -> None:
        """`tell` sends a message to the stage's controllers; `troubles` are sentences for the crew."""
        self.screens = Screens()
        self._stage = stage
        self._tell = tell
        self._troubles = troubles
        self._began_ms = now_ms
        self._told: dict[str, Any] = {}
        self._told_of: tuple[int, tuple[str, ...]] | None = None
        self._told_ms = float("-inf")
        self._fresh: dict[str, Any] = {}

    def look(self, now_ms: float) -> None:
        """Tell what is new, where the last telling is a second ago."""
        if now_ms - self._told_ms < EVERY_MS:
            return
        now = self.screens.version, self._troubles()
        if now == self._told_of and self.screens.is_still():
            return
        self._told_of = now
        new = self._message(now_ms, now[1])
        if not _same(new, self._told):
            self._told, self._told_ms = new, now_ms
            self._tell(new)

    def latest(self, now_ms: float) -> dict[str, Any]:
        """What a controller that has just come is told: it is in it, unless it is one of very many."""
        screens = len(self.screens)
        if screens <= FEW or not self._fresh or now_ms - self._fresh["server_ms"] > OLDER_MS * screens:
            self._fresh = self._message(now_ms, self._troubles())
            self._forget_unless_told()
        return self._fresh

    def _forget_unless_told(self) -> None:
        """One knows more than the others: what is told next is news, also if they knew it before."""
        if not _same(self._fresh, self._told):
            self._told, self._told_of = {}, None

    def _message(self, now_ms: float, troubles: tuple[str, ...]) -> dict[str, Any]:
        return message(
            self.screens.told(now_ms=now_ms),
            stage=self._stage,
            server_ms=now_ms,
            began_ms=self._began_ms,
            troubles=troubles,
        )


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return {**one, "server_ms": None} == {**other, "server_ms": None}
