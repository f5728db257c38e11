"""What is wrong between cards: each alone is fine, together they are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from stagecue.cards import Card, Notes, Problem
from stagecue.cards.times import zone_mismatch
from stagecue.rundown.contradictions import contradictions
from stagecue.rundown.pace import read_seconds
from stagecue.rundown.points import spoken_words
from stagecue.rundown.showfile import NO_SHOW_FILE, ShowFile
from stagecue.rundown.slots import Slot, by_stage, day_slots, days, planned, same_talk
from stagecue.rundown.timing import clock

HOST_CHANGE = 10 * 60.0
"""Seconds that a host needs from one stage to another."""


def crossing_problems(cards: Sequence[Card], *, show_file: ShowFile = NO_SHOW_FILE) -> tuple[Problem, ...]:
    """The problems between cards of all days: clashes, overlaps, and a host due in two places."""
    found: list[Problem] = []
    for day in days(cards):
        stages = by_stage(day_slots(cards, day), show_file.stages)
        for name, slots in stages.items():
            found += _on_one_stage(name, slots)
        found += _hosts(stages)
    return (*found, *_zones(cards))


def _on_one_stage(stage: str, slots: Sequence[Slot]) -> Iterator[Problem]:
    played, clashing = planned(slots)
    for slot, rival in clashing:
        yield _claimed(stage, slot, rival)
    for one, two in combinations(played, 2):
        if one.meets(two):
            yield _overlap(stage, one, two)


def _claimed(stage: str, slot: Slot, rival: Slot) -> Problem:
    if same_talk(slot.card, rival.card):
        message = (
            f"A second file for the talk of {rival.card.file}: it is left out. Keep one of the two files."
        )
        return Problem(slot.card.file, 0, "warning", message)
    message = (
        f"Two sessions at once on {stage} at {clock(slot.start)}: {rival.card.file} has the slot, "
        "this one is skipped. Give one of them another time or track."
    )
    return Problem(slot.card.file, 0, "error", message)


def _overlap(stage: str, one: Slot, two: Slot) -> Problem:
    message = (
        f"Begins at {clock(two.start)}, while {one.card.file} is on {stage} until {clock(one.end)}. "
        "Move one of them, or give it another track."
    )
    return Problem(two.card.file, 0, "error", message)


def _hosts(stages: dict[str, list[Slot]]) -> Iterator[Problem]:
    """A host who is named for introductions on two stages with less than ten minutes between them."""
    due = [(name, slot, host) for name, slots in stages.items() for slot in slots for host in slot.card.hosts]
    for (stage, one, host), (other, two, who) in combinations(due, 2):
        if stage != other and host == who and _too_close(one, two):
            message = (
                f"{host} hosts this on {other} at {clock(two.start)} and {one.card.file} on {stage} at "
                f"{clock(one.start)}: less than 10 minutes between. Name another host for one of them."
            )
            yield Problem(two.card.file, 0, "error", message)


def _zones(cards: Sequence[Card]) -> Iterator[Problem]:
    """Labels such as CET and CEST name one zone: if they disagree or misfit the date, one warning says so."""
    labelled = [(card.zone, card) for card in cards if card.zone and card.date]
    labels = Counter(zone for zone, _ in labelled)
    wrong = [card for zone, card in labelled if card.date and zone_mismatch(zone, card.date)]
    if wrong or len(labels) > 1:
        told = ", ".join(f"{zone} on {_cards(number)}" for zone, number in labels.most_common())
        message = (
            f"The time zone's labels disagree or do not fit the date ({told}): all are taken as the event's "
            "one zone, and no time was changed. Write the same label on every card, or none."
        )
        yield Problem((wrong or [card for _, card in labelled])[0].file, 0, "warning", message)


def _cards(number: int) -> str:
    return "1 card" if number == 1 else f"{number} cards"


def _too_close(one: Slot, two: Slot) -> bool:
    first, second = sorted((one, two), key=lambda slot: slot.start)
    return second.start - (first.start + read_seconds(spoken_words(first.card.script))) < HOST_CHANGE


def all_problems(
    cards: Sequence[Card],
    notes: Iterable[Notes],
    more: Iterable[Problem] = (),
    *,
    show_file: ShowFile = NO_SHOW_FILE,
) -> tuple[Problem, ...]:
    """Everything wrong in the cards, the notes and the show file, and between them, by file and line."""
    of_cards = [problem for card in cards for problem in card.problems]
    of_notes = [problem for note in notes for problem in note.problems]
    between = [*crossing_problems(cards, show_file=show_file), *contradictions(cards, show_file)]
    found = [*of_cards, *of_notes, *between, *show_file.problems, *more]
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line, problem.severity)))
