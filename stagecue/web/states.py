"""A stage's state as it goes over the line: made and encoded once for all who are told of it.

A change is told to everybody by the same bytes. Whoever comes shortly after another gets what that one got:
where a thousand come at once, the server would otherwise be busy with a thousand states that differ in their
time alone. The clock in it is a line, true at any age.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from stagecue.store import Runner

FRESH_MS = 50.0
"""A state is given to others so long: by so much the slack that it tells of may be older than its page."""


class States:
    """The latest state of each stage, encoded; `make` makes one."""

    def __init__(self, make: Callable[[Runner], dict[str, Any]]) -> None:
        self._make = make
        self._latest: dict[str, tuple[float, msgspec.Raw]] = {}

    def anew(self, runner: Runner) -> msgspec.Raw:
        """The state after a change: every change asks for it, so that nobody is given an older one."""
        state = self._make(runner)
        encoded = msgspec.Raw(msgspec.json.encode(state))
        self._latest[runner.stage] = (state["clock"]["server_ms"], encoded)
        return encoded

    def latest(self, runner: Runner) -> msgspec.Raw:
        """The state for one who has just come."""
        made_ms, encoded = self._latest.get(runner.stage, (float("-inf"), msgspec.Raw()))
        age = runner.clock.read().server_ms - made_ms
        return encoded if 0 <= age <= FRESH_MS else self.anew(runner)
