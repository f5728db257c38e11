"""The values of a rundown: cue points, items, and the rundown itself."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from stagecue.cards import Cue, CueKind, Notes, Script, Speech, settle
from stagecue.rundown.pace import DEFAULT_PACE

PointKind = Literal[
    "standby",
    "introduction",
    "applause",
    "pause",
    "transition",
    "media",
    "movement",
    "resume",
    "talk",
    "break",
]
"""`resume` stands behind a media cue with words after it: media holds until GO, and GO then reads on."""
ItemKind = Literal["session", "break", "opening", "closing"]
Introductions = Literal["at start", "before start"]
"""Where an introduction stands: it begins with its item's slot, or ends as the slot begins."""

UNTIL_GO = float("inf")
HOLDS: dict[CueKind, float] = {
    "pause": 2.0,
    "transition": 2.0,
    "applause": 6.0,
    "media": UNTIL_GO,
    "movement": 0.0,
}
"""Seconds for which each kind holds the text (design §5). A kind that is not here is no cue point."""
STANDBY_LEAD = 60.0
"""Seconds before an item at which it is called to stand by (design §5)."""


@dataclass(frozen=True)
class CuePoint:
    """What GO takes next.

    Fields:
        id: `item/point`, for example `ada-lovelace/introduction`; stable while the card's file keeps its name
        item: the id of its item
        kind: standby, introduction, a kind of cue, resume, talk or break
        text: what the banner shows, for example "Lead applause, transition smoothly"
        word: words of the introduction that are read before it
        holds: seconds for which the text stands here; 0 does not hold, infinity holds until GO
    """

    id: str
    item: str
    kind: PointKind
    text: str = ""
    word: int = 0
    holds: float = 0.0

    @property
    def in_text(self) -> bool:
        """A cue written into the introduction, which the text can reach by itself."""
        return self.kind in HOLDS


@dataclass(frozen=True)
class Flex:
    """What an item's times may do when the day runs late, as the show file has it.

    Fields:
        hard_start: it starts at its planned time, whatever happens
        least: seconds to which it may shrink; None: a break gives all its time, a session none
        can_skip, can_move: it may be left out, it may be put elsewhere; for a person's choice
    """

    hard_start: bool = False
    least: float | None = None
    can_skip: bool = False
    can_move: bool = False


AS_PLANNED = Flex()


@dataclass(frozen=True)
class Item:
    """One row of the rundown.

    Fields:
        id: made from the card's file name
        start, end: planned, in show seconds
        script: the introduction with its choices settled for the hour
        words: counted tokens of all its speeches
        tempo: see `rundown.pace`
        points: its cue points in the order in which they are taken
        file: the card's file, the show file, or "" for a gap that the plan made a break
        biography: about the speaker, Markdown, unverified
        pace: words per minute of its only host, if the show file has one; else the show's
        flex, introduction: from the show file
        rev: changes whenever what is said and done in it changes, and with nothing else
        unsettled: the script with its choices as they are written; () where nothing in it is to be chosen
    """

    id: str
    kind: ItemKind
    title: str
    speakers: tuple[str, ...]
    track: str
    start: float
    end: float
    script: Script = ()
    words: int = 0
    tempo: float = 1.0
    points: tuple[CuePoint, ...] = ()
    file: str = ""
    hosts: tuple[str, ...] = ()
    biography: str = ""
    pace: float | None = None
    flex: Flex = AS_PLANNED
    introduction: Introductions = "at start"
    rev: str = ""
    unsettled: Script = ()

    @property
    def written(self) -> Script:
        """The introduction as its author wrote it: what is edited, and what a card has."""
        return self.unsettled or self.script

    @property
    def name(self) -> str:
        """What a caller says for it: the speakers, or else the title."""
        return ", ".join(self.speakers) or self.title


@dataclass(frozen=True)
class Rundown:
    """The ordered, timed items of one day on one stage.

    Fields:
        rev: changes whenever what the pages show of it changes
        clashes: cards for a slot that another card has; they wait for a person's choice
        notes: background about speakers, unverified
        pace: words per minute with which the show begins
        standby_lead: seconds before an item at which it is called to stand by
        pronunciations: (name, how it is said)
        holds: (kind of cue, seconds for which it holds the text)
    """

    day: datetime.date
    stage: str
    name: str
    event: str
    items: tuple[Item, ...]
    rev: str = ""
    clashes: tuple[Clash, ...] = ()
    notes: tuple[Notes, ...] = ()
    pace: float = DEFAULT_PACE
    standby_lead: float = STANDBY_LEAD
    pronunciations: tuple[tuple[str, str], ...] = ()
    holds: tuple[tuple[CueKind, float], ...] = tuple(HOLDS.items())

    @cached_property
    def points(self) -> tuple[CuePoint, ...]:
        """All cue points of the day, in order."""
        return tuple(point for item in self.items for point in item.points)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each cue point stands in `points`."""
        return {point.id: at for at, point in enumerate(self.points)}

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The items by their ids."""
        return {item.id: item for item in self.items}

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each item stands in `items`."""
        return {item.id: at for at, item in enumerate(self.items)}

    def having(self, item: Item) -> Rundown:
        """The same day with `item` in the place of the one of its id."""
        items = tuple(item if one.id == item.id else one for one in self.items)
        return replace(self, items=items, rev=mark(self.rev, item.id, item.rev))

    def after(self, item: Item) -> Item | None:
        """The item that follows, or None behind the last."""
        at = self._places[item.id] + 1
        return self.items[at] if at < len(self.items) else None

    def before(self, item: Item) -> Item | None:
        """The item before it, or None at the first."""
        at = self._places[item.id]
        return self.items[at - 1] if at else None


@dataclass(frozen=True)
class Clash:
    """A card for a slot that is taken: it stays out of the show until a person chooses.

    Fields:
        rival: the id of the item that is planned instead
        same_talk: it is a second file for that very talk
    """

    file: str
    title: str
    speakers: tuple[str, ...]
    start: float
    end: float
    rival: str
    same_talk: bool


def mark(*what: object) -> str:
    """A name for these values, another one for others."""
    return hashlib.sha256(repr(what).encode()).hexdigest()[:12]


def settled(written: Script, start: float) -> tuple[Script, Script]:
    """The introduction of an item that starts at that show second: what is said, and `Item.unsettled`."""
    script = settle(written, int(start) // 60)
    return script, () if script == written else written


def cue_words(script: Script) -> list[tuple[Cue, int]]:
    """Each cue with the number of words that are read before it."""
    found: list[tuple[Cue, int]] = []
    word = 0
    for line in script:
        if isinstance(line, Speech):
            word += line.words
        else:
            found.append((line, word))
    return found
