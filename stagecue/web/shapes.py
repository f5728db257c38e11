"""The shapes of what HTTP answers: declarations only. A test holds every real answer against them.

A field that is sent and not declared here, or declared and not sent, fails that test. Values of the show that
have a type of their own are named by it.
"""

from __future__ import annotations

import msgspec

from stagecue.rundown.items import ItemKind, PointKind
from stagecue.show.motion import Motion
from stagecue.show.state import Last, Phase
from stagecue.show.views import Next, Taking
from stagecue.store.cards.keeper import Offered
from stagecue.web.wire import Playing


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    """An object with these fields and no other."""


class Error(Shape):
    """What went wrong, and what to do about it, in a sentence."""

    error: str


class Health(Shape):
    """Whether the record can be written, and what the crew should know."""

    ok: bool
    epoch: str
    troubles: list[str]


class Listed(Shape):
    """One stage in the list."""

    id: str
    name: str
    day: str
    items: int


class Stages(Shape):
    """The stages of the day."""

    stages: list[Listed]
    event: str
    day: str


# --- the state ------------------------------------------------------------------------------------------


class Clock(Shape):
    """The show's time: show = show_ms + rate × (server − server_ms), milliseconds."""

    epoch: str
    server_ms: float
    show_ms: float
    rate: float


class CueNow(Shape):
    """The cue point that was taken last."""

    id: str
    kind: PointKind
    text: str


class Slugline(Shape):
    """An item in a line; texts are cut to what a state can carry."""

    id: str
    kind: ItemKind
    title: str
    speakers: list[str]
    start: float


class ItemNow(Slugline):
    """The item that is on."""

    end: float
    expected_end: float
    since: float | None


class Slack(Shape):
    """The next break, and the seconds that it can still give."""

    item: str
    seconds: float


class OverNow(Shape):
    """Actual against planned: `least` seconds, and from show second `since` on more."""

    least: float
    since: float | None


class State(Shape):
    """The whole state of one stage; docs/protocol.md says what each field means."""

    v: int
    stage: str
    epoch: str
    record: str
    seq: int
    rev: int
    rundown_rev: str
    phase: Phase
    held: bool
    why_held: str
    blank: bool
    cue: CueNow | None
    next: Next | None
    item: ItemNow | None
    following: Slugline | None
    standby: str | None
    motion: Motion | None
    pace: float
    auto: bool
    clock_takes: Taking | None
    delay: float
    held_from: float | None
    spare: float
    slack: Slack | None
    over: OverNow
    allowed: list[str]
    last: Last | None
    clock: Clock
    day: Playing
    degraded: bool
    cards: Offered
