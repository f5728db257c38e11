"""The show file that `stagecue init` writes: what the cards say already, and every other key as a comment."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stagecue.cards import Card
from stagecue.rundown.slots import by_stage, day_slots, days, track_key
from stagecue.rundown.zones import ZONES


def starter(cards: Sequence[Card]) -> str:
    """A show file with which the cards' plan is what it is without one."""
    return _TEMPLATE.format(
        event=_event(cards), zone=_zone(cards), stages="\n".join(_stages(cards)), host=_host(cards)
    )


def _event(cards: Iterable[Card]) -> str:
    names = Counter(card.event for card in cards if card.event)
    if not names:
        return '# event = "Our Conference"'
    line = f"event = {_quoted(names.most_common(1)[0][0])}"
    return line if len(names) == 1 else f"# {line}"


def _zone(cards: Iterable[Card]) -> str:
    labels = Counter(ZONES[card.zone] for card in cards if card.zone in ZONES)
    return labels.most_common(1)[0][0] if labels else "Europe/Paris"


def _host(cards: Iterable[Card]) -> str:
    return _quoted(next((host for card in cards for host in card.hosts), "Meg"))


def _stages(cards: Sequence[Card]) -> Iterable[str]:
    """The stages as they are; as a comment where a file could only change them."""
    stages: dict[str, dict[str, str]] = {}
    for day in days(cards):
        for stage, slots in by_stage(day_slots(cards, day)).items():
            tracks = {track_key(slot.card.track): slot.card.track for slot in slots if slot.card.track}
            stages.setdefault(stage, {}).update(
                {key: " ".join(track.split()) for key, track in tracks.items()}
            )
    named = {stage: tuple(own.values()) for stage, own in stages.items() if own}
    live = bool(named) and _is_as_before(cards, named)
    for stage, listed in sorted(named.items()) or [("Main stage", ("Engines", "Looms"))]:
        line = f"{_quoted(stage)} = [{', '.join(map(_quoted, listed))}]"
        yield line if live else f"# {line}"


def _is_as_before(cards: Sequence[Card], stages: Mapping[str, Iterable[str]]) -> bool:
    every = [day_slots(cards, day) for day in days(cards)]
    return all(by_stage(slots) == by_stage(slots, stages) for slots in every)


def _quoted(text: str) -> str:
    """A string of TOML; JSON's is one."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


_TEMPLATE = """\
# The show file: what the cards do not say. Every key may be left out; lines with # do nothing.
# All keys with their defaults: docs/show-file.md

{event}

# The time zone of the venue. The cards cannot name it for sure: check this guess, then take off the #.
# zone = "{zone}"

# Words per minute with which every show begins, and seconds before an item at which it is called to stand by.
# pace = 130
# standby = 60

# Introductions begin with the slot ("at start") or end as it begins ("before start").
# introductions = "at start"

# The tracks of each stage, by the stage's name.
[stages]
{stages}

# Words per minute of single hosts, by their names on the cards.
[paces]
# {host} = 130

# Seconds for which a cue holds the text; 0 does not hold it.
[cues]
# pause = 2
# transition = 2
# applause = 6
# media = "until GO"
# movement = 0

# How names are said.
[pronunciations]
# "Siobhan" = "shi-VAWN"

# What a card's item may do when the day runs late, by the name of the card's file. Lengths are minutes.
# [cards."ada-byron.md"]
# hard_start = true
# min = 20
# can_skip = true
# can_move = true

# Breaks and other items without a card: as many as you like, each under [[items]].
# [[items]]
# kind = "break"
# title = "Lunch"
# start = "12:00"
# end = "13:00"
# stage = "Main stage"
# day = 2026-06-18
# min = 40
"""
