"""The shapes of a rundown as HTTP answers it: declarations only."""

from __future__ import annotations

import msgspec

from stagecue.cards import CueKind
from stagecue.rundown.items import ItemKind, PointKind
from stagecue.web.shapes import Shape


class StageName(Shape):
    """Which stage."""

    id: str
    name: str


class Paces(Shape):
    """Words per minute that can be asked for."""

    slowest: float
    fastest: float


class Point(Shape):
    """A cue point; `holds` seconds, null until GO."""

    id: str
    kind: PointKind
    text: str
    word: int
    holds: float | None


class Piece(Shape, omit_defaults=True):
    """Text with the index of its word; joined they are the speech to the letter."""

    w: int
    text: str
    style: str = ""


class Speech(Shape, tag_field="type", tag="speech"):
    """What the host says."""

    host: str | None
    continues: bool
    first: int
    words: int
    runs: list[Piece]


class Cue(Shape, tag_field="type", tag="cue"):
    """What is done; `point` is the cue point that it is, if it is one."""

    kind: CueKind
    text: str
    word: int
    point: str | None


class Item(Shape):
    """One item with its script; `least` seconds long, introduced `lead_in` seconds before its start."""

    id: str
    kind: ItemKind
    title: str
    speakers: list[str]
    hosts: list[str]
    track: str
    start: float
    end: float
    words: int
    read_seconds: float
    tempo: float
    hard_start: bool
    least: float
    lead_in: float
    points: list[Point]
    script: list[Speech | Cue]
    file: str
    rev: str


class Note(Shape):
    """Background about a speaker."""

    speaker: str | None
    title: str
    text: str


class Clash(Shape):
    """A card that claims a slot which another card has."""

    file: str
    title: str
    speakers: list[str]
    start: float
    end: float
    same_talk: bool
    with_: str = msgspec.field(name="with")


class Rundown(Shape):
    """The day of one stage."""

    v: int
    stage: StageName
    event: str
    day: str
    rundown_rev: str
    pace: float
    paces: Paces
    items: list[Item]
    notes: list[Note]
    clashes: list[Clash]
    pronunciations: dict[str, str]


class Changes(Shape):
    """What edits changed since the revision `since`: these items; the rest is as it was."""

    v: int
    stage: StageName
    since: str
    rundown_rev: str
    pace: float
    items: list[Item]
