"""Where the show file and the cards do not fit together: every problem names both places."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from stagecue.cards import Card, Problem
from stagecue.rundown.placing import placed
from stagecue.rundown.plan import card_ids
from stagecue.rundown.showfile import Extra, ShowFile
from stagecue.rundown.slots import Slot, by_stage, day_slots, days, track_key
from stagecue.rundown.timing import clock
from stagecue.rundown.tomlvalues import nearest


def contradictions(cards: Sequence[Card], show_file: ShowFile) -> tuple[Problem, ...]:
    """Tracks, items, cards and hosts that only one of the two sides knows, and items that meet a card."""
    if not show_file.file or show_file.problems:  # half of a file would contradict what it says as a whole
        return ()
    return (
        *_tracks(cards, show_file),
        *_loose_tracks(cards, show_file),
        *_items(cards, show_file),
        *_cards(cards, show_file),
        *_hosts(cards, show_file),
    )


def _tracks(cards: Sequence[Card], show_file: ShowFile) -> Iterator[Problem]:
    known = {track_key(card.track): card.track for card in cards if card.track}
    for stage, tracks in show_file.stages.items():
        for track in tracks:
            if track_key(track) not in known:
                hint = nearest(track, filter(None, known.values()), listed="The cards' tracks")
                message = f"No card has the track {track!r} that is given to the stage {stage!r}. {hint}"
                yield Problem(show_file.file, show_file.line("stages", stage), "error", message)


def _loose_tracks(cards: Sequence[Card], show_file: ShowFile) -> Iterator[Problem]:
    """Tracks without a stage, where the show file names stages at all; one warning for each."""
    held = {track_key(track) for tracks in show_file.stages.values() for track in tracks}
    loose = {track_key(card.track): card for card in reversed(cards) if card.track and card.start}
    for track, card in sorted(loose.items()):
        if show_file.stages and track not in held:
            place = f"{show_file.file}:{show_file.line('stages')}"
            message = (
                f"The track {card.track!r} is on no stage of {place}, so it is planned on a stage besides. "
                "Add it to one of the stages there."
            )
            yield Problem(card.file, 0, "warning", message)


def _items(cards: Sequence[Card], show_file: ShowFile) -> Iterator[Problem]:
    """Items that have no place: no such stage or day, or a card is there."""
    homeless = set(show_file.items)
    told: set[tuple[int, str]] = set()
    for day in days(cards):
        for stage, slots in by_stage(day_slots(cards, day), show_file.stages).items():
            found = placed(stage, slots, day=day, show_file=show_file)
            homeless -= {*found.kept, *(extra for extra, _ in found.left_out)}
            for extra, rival in found.left_out:
                message = _met(extra, rival, f"{stage} on {day}", show_file.file)
                if (extra.line, message) not in told:
                    told.add((extra.line, message))
                    yield Problem(show_file.file, extra.line, "error", message)
    for extra in sorted(homeless, key=lambda one: one.line):
        yield Problem(show_file.file, extra.line, "error", _no_place(extra, cards, show_file))


def _met(extra: Extra, rival: Slot | Extra, where: str, file: str) -> str:
    place = rival.card.file if isinstance(rival, Slot) else f"{rival.title!r} ({file}:{rival.line})"
    return (
        f"{extra.title!r} ({_times(extra)}) meets {place} ({_times(rival)}) on {where}: that one stays, "
        "this item is left out there. Change the times of one of them, or name the item's stage or day."
    )


def _times(one: Slot | Extra) -> str:
    return f"{clock(one.start)}-{clock(one.end)}"


def _no_place(extra: Extra, cards: Sequence[Card], show_file: ShowFile) -> str:
    if extra.day and extra.day not in days(cards):
        listed = ", ".join(map(str, days(cards))) or "none"
        return (
            f"{extra.title!r} is for {extra.day}, for which there is no card. Days with sessions: {listed}."
        )
    names = _stages(cards, extra.day, show_file)
    hint = nearest(extra.stage or "", names, listed="Stages")
    return f"{extra.title!r} is for the stage {extra.stage!r}, on which no card is. {hint}"


def _stages(cards: Sequence[Card], day: datetime.date | None, show_file: ShowFile) -> list[str]:
    found = (by_stage(day_slots(cards, one), show_file.stages) for one in days(cards) if day in (None, one))
    return sorted({stage for stages in found for stage in stages})


def _cards(cards: Sequence[Card], show_file: ShowFile) -> Iterator[Problem]:
    names = {card.file for card in cards}
    ids = {name for day in days(cards) for name in card_ids(cards, day=day, show_file=show_file)}
    for name in show_file.cards:
        if name not in names | ids:
            hint = nearest(name, sorted(names)) or "Write the file's name as `stagecue check` has it."
            message = f"There is no card {name!r}. {hint}"
            yield Problem(show_file.file, show_file.line("cards", name), "error", message)


def _hosts(cards: Sequence[Card], show_file: ShowFile) -> Iterator[Problem]:
    hosts = {host.casefold(): host for card in cards for host in card.hosts}
    for name in show_file.paces:
        if name.casefold() not in hosts:
            hint = nearest(name, hosts.values(), listed="The cards' hosts")
            message = f"No card names the host {name!r}, so this pace is used nowhere. {hint}"
            yield Problem(show_file.file, show_file.line("paces", name), "warning", message)
