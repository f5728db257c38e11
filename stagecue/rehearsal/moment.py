"""One line of a record, as a fold reads it."""

from __future__ import annotations

from dataclasses import dataclass

from stagecue.show.events import Event


@dataclass(frozen=True)
class Moment:
    """One event as a record has it.

    Fields:
        rate: show seconds that passed in a second; 0 if nothing was waited for
        wall: the laptop's clock, seconds
    """

    event: Event
    rate: float = 1.0
    wall: float = 0.0
