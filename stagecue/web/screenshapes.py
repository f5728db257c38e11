"""The shapes of what HTTP answers about screens: declarations only, held against real answers by a test."""

from __future__ import annotations

import msgspec

from stagecue.web.looks import Look
from stagecue.web.screens import Glass, Link, Seen


class Screens(msgspec.Struct, forbid_unknown_fields=True):
    """Who is here: what is wrong first, as many as fit, all of them counted by page and link."""

    v: int
    stage: str
    server_ms: float
    began_ms: float
    screens: list[Seen]
    counts: dict[str, dict[Link, int]]
    troubles: list[str]


class Answer(msgspec.Struct, forbid_unknown_fields=True):
    """What a screen's page answers for itself."""

    page: Glass
    look: Look
    told: str


class ScreenNow(msgspec.Struct, forbid_unknown_fields=True):
    """What a screen has now, by its own answer.

    Fields:
        id: as in `screens`
        page: what it shows; of one that was sent elsewhere, where it goes
        look: null of one that was renamed and is not here to say
        told: what it could not do, or what is still to come, a sentence; else ""
    """

    id: int
    name: str
    page: Glass
    look: Look | None
    told: str
