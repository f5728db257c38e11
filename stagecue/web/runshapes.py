"""The shapes of the as-run and of a rehearsal over HTTP: declarations only, as those in `shapes`."""

from __future__ import annotations

from typing import Literal

import msgspec

from stagecue.rehearsal import HostPace, Mode
from stagecue.rehearsal.asrun import CueStatus
from stagecue.rehearsal.flags import Flag
from stagecue.rehearsal.trouble import Kind
from stagecue.rundown.items import ItemKind, PointKind
from stagecue.show.state import Phase
from stagecue.web.shapes import Clock, Shape
from stagecue.web.wire import Playing


class Times(Shape):
    """Show seconds, and the same as people read them; null where it has not come to that."""

    start: float | None
    end: float | None
    start_clock: str | None
    end_clock: str | None


class CueRun(Shape):
    """One cue point as it was run."""

    id: str
    kind: PointKind
    text: str
    planned: float
    at: float | None
    delta: float | None
    by: str
    status: CueStatus
    late: bool
    pressed_again: int


class Reading(Shape):
    """How an introduction was read; `real` if at real time."""

    host: str
    words: float
    seconds: float
    wpm: float
    real: bool


class ItemRun(Times):
    """One item as it was run."""

    over: float | None
    delta: float | None
    overlap: float
    cues: list[CueRun]
    reading: Reading | None


class ReportItem(Shape):
    """One item: planned, rehearsed, actual."""

    id: str
    kind: ItemKind
    title: str
    speakers: list[str]
    planned: Times
    backtime: float
    rehearsed: ItemRun | None
    actual: ItemRun | None


class Undone(Shape):
    """A start that BACK took back."""

    at: float
    cue: str


class ReportClash(Times):
    """A card that claims a slot which another card has."""

    title: str
    speakers: list[str]
    with_: str = msgspec.field(name="with")


class AsRun(Shape):
    """Planned and run so far on one stage."""

    stage: str
    name: str
    pace: float
    told: Literal["actual", "rehearsed"]
    ended: float | None
    over: float | None
    last: float | None
    undone: list[Undone]
    items: list[ReportItem]
    clashes: list[ReportClash]
    paces: list[HostPace]
    flags: list[Flag]


# --- a rehearsal ----------------------------------------------------------------------------------------


class Coming(Shape):
    """What is to go wrong at an item."""

    kind: Kind
    seconds: float


class RehearsalItem(Shape):
    """One item, expected or begun."""

    id: str
    kind: ItemKind
    title: str
    speakers: list[str]
    start: float
    end: float
    expected: float | None
    began: float | None
    over: float | None
    troubles: list[Coming]


class RehearsalStage(Shape):
    """One stage of the rehearsal."""

    id: str
    name: str
    phase: Phase
    held: bool
    why_held: str
    on: str | None
    standby: str | None
    over: float
    items: list[RehearsalItem]


class Rehearsal(Shape):
    """The whole rehearsal: its clock, and every stage with its items."""

    v: int
    day: Playing
    clock: Clock
    speed: float
    paused: bool
    mode: Mode
    auto: bool
    paces: list[HostPace]
    stages: list[RehearsalStage]
    said: str = ""
