"""The slots of a day: which card has which time, on which stage."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from stagecue.cards import Card

MAIN_STAGE = "Main stage"
LENGTH_UNKNOWN = 30 * 60.0
"""Seconds given to an item whose card has no end; `check` tells it as a problem."""
LATEST_NIGHT = 6 * 3600.0
"""Seconds within which an end before its start is past midnight (design §5)."""
DAY = 86400.0


@dataclass(frozen=True)
class Slot:
    """A card with its planned times in show seconds."""

    card: Card
    start: float
    end: float

    def meets(self, other: Slot) -> bool:
        """Both take place at some same moment."""
        return self.start < other.end and other.start < self.end


def days(cards: Iterable[Card]) -> tuple[datetime.date, ...]:
    """The days on which the cards have sessions, in order."""
    return tuple(sorted({card.date for card in cards if card.date and card.start}))


def day_slots(cards: Iterable[Card], day: datetime.date) -> list[Slot]:
    """The day's cards that have a time, by start and then by file name."""
    own = [_slot(card) for card in cards if card.date == day and card.start]
    return sorted(own, key=_order)


def _order(slot: Slot) -> tuple[float, str]:
    return slot.start, slot.card.file


def by_stage(
    slots: Sequence[Slot], stages: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> dict[str, list[Slot]]:
    """The slots of each stage, under the stage's name.

    `stages` gives the tracks of those that the show file names. What it does not name has one stage, or, if
    its tracks run in parallel, one for each of them.
    """
    rooms = {track_key(track): name for name, tracks in stages.items() for track in tracks}
    found: dict[str, list[Slot]] = {}
    for slot in slots:
        if room := rooms.get(track_key(slot.card.track)):
            found.setdefault(room, []).append(slot)
    for name, own in _by_track([slot for slot in slots if track_key(slot.card.track) not in rooms]).items():
        found[name] = sorted([*found.get(name, []), *own], key=_order)
    return found


def _by_track(slots: Sequence[Slot]) -> dict[str, list[Slot]]:
    parallel = any(
        one.meets(two) and _track(one) != _track(two)
        for at, one in enumerate(slots)
        for two in slots[at + 1 :]
        if two.start < one.end
    )
    names: dict[str, str] = {}
    stages: dict[str, list[Slot]] = {}
    for slot in slots:
        name = names.setdefault(_track(slot), _stage_name(slot)) if parallel else _only_stage(slots)
        stages.setdefault(name, []).append(slot)
    return stages


def planned(slots: Sequence[Slot]) -> tuple[list[Slot], list[tuple[Slot, Slot]]]:
    """The slots that are played, and (clashing, played) pairs: the first by start and name has the slot."""
    played: list[Slot] = []
    clashing: list[tuple[Slot, Slot]] = []
    for slot in slots:
        rival = next((other for other in played if _same_slot(slot, other)), None)
        if rival:
            clashing.append((slot, rival))
        else:
            played.append(slot)
    return played, clashing


def same_talk(one: Card, two: Card) -> bool:
    """Two files tell of one talk: the same speakers, and titles that differ by letters only."""
    alike = SequenceMatcher(None, (one.title or "").casefold(), (two.title or "").casefold()).ratio()
    return bool(one.speakers) and one.speakers == two.speakers and alike > 0.8


def ends_at(start: float, end: float) -> float | None:
    """The end, counted from the midnight of `start`: past midnight within 6 hours, else None, a slip."""
    if end > start:
        return end
    return end + DAY if end + DAY - start <= LATEST_NIGHT else None


def _slot(card: Card) -> Slot:
    assert card.start is not None
    start = _seconds(card.start)
    end = ends_at(start, _seconds(card.end)) if card.end else None
    return Slot(card, start, start + LENGTH_UNKNOWN if end is None else end)


def _seconds(time: datetime.time) -> float:
    return time.hour * 3600.0 + time.minute * 60.0 + time.second


def track_key(track: str | None) -> str:
    """A track's name without what writing hands differ in."""
    return " ".join((track or "").casefold().split())


def _track(slot: Slot) -> str:
    return track_key(slot.card.track)


def _stage_name(slot: Slot) -> str:
    return " ".join((slot.card.track or MAIN_STAGE).split())


def _only_stage(slots: Sequence[Slot]) -> str:
    tracks = {_track(slot) for slot in slots}
    return _stage_name(slots[0]) if len(tracks) == 1 else MAIN_STAGE


def _same_slot(one: Slot, two: Slot) -> bool:
    """Two cards claim one slot if they start together or share more than half of the shorter."""
    shared = min(one.end, two.end) - max(one.start, two.start)
    return one.start == two.start or shared > min(one.end - one.start, two.end - two.start) / 2
