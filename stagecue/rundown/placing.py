"""Which items of the show file find their place between the cards: the cards were there first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from stagecue.rundown.showfile import Extra, ShowFile
from stagecue.rundown.slots import Slot, planned, track_key


@dataclass(frozen=True)
class Placed:
    """The show file's items on one stage and day.

    Fields:
        kept: those that are played, by start
        left_out: the others, each with the card or the item that has its time
    """

    kept: tuple[Extra, ...]
    left_out: tuple[tuple[Extra, Slot | Extra], ...]


def placed(stage: str, slots: Sequence[Slot], *, day: datetime.date, show_file: ShowFile) -> Placed:
    """The items for the stage of that name on `day`, among its cards' slots. An item never moves a card."""
    played, _ = planned(slots)
    kept: list[Extra] = []
    left_out: list[tuple[Extra, Slot | Extra]] = []
    for extra in _here(stage, day, show_file):
        taken: list[Slot | Extra] = [*played, *kept]
        rivals = [one for one in taken if extra.start < one.end and one.start < extra.end]
        if rivals:
            left_out.append((extra, rivals[0]))
        else:
            kept.append(extra)
    return Placed(tuple(kept), tuple(left_out))


def _here(stage: str, day: datetime.date, show_file: ShowFile) -> list[Extra]:
    wanted = [
        extra
        for extra in show_file.items
        if extra.day in (None, day) and (extra.stage is None or track_key(extra.stage) == track_key(stage))
    ]
    return sorted(wanted, key=lambda extra: (extra.start, extra.line))
