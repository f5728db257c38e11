"""Rundowns as the pages fetch them: encoded once for all of them, until the words or the pace are others.

A day's scripts take a tenth of a second to encode, and after an edit every screen asks for them at once.
"""

from __future__ import annotations

import msgspec

from stagecue.rundown import Rundown
from stagecue.show import Show
from stagecue.web import wire


class Rundowns:
    """The newest of each stage."""

    def __init__(self) -> None:
        self._encoded: dict[str, tuple[Rundown, float, bytes]] = {}

    def json(self, show: Show) -> bytes:
        """The rundown of `show` with its scripts, as it goes over the line."""
        plan, pace = show.rundown, show.pace
        kept = self._encoded.get(plan.stage)
        if kept is None or kept[0] is not plan or kept[1] != pace:
            kept = (plan, pace, msgspec.json.encode(wire.rundown(plan, pace=pace)))
            self._encoded[plan.stage] = kept
        return kept[2]
