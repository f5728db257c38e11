"""The values that a card becomes. Declarations only: every other file of this folder makes or reads them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

CueKind = Literal["delivery", "applause", "pause", "transition", "media", "movement", "note"]
Severity = Literal["error", "warning", "note"]
CardKind = Literal["session", "break", "opening", "closing"]
Style = Literal["em", "strong"]


@dataclass(frozen=True)
class Repair:
    """One line of broken text that was read back exactly.

    Fields: ``line`` from 1; ``before`` and ``after`` the whole line; ``how`` in words.
    """

    line: int
    before: str
    after: str
    how: str


@dataclass(frozen=True)
class Problem:
    """Something a person should look at.

    Fields: ``line`` from 1, 0 for the whole file; ``message`` a sentence that says what to do.
    An *error* can spoil the show, a *warning* can surprise the host, a *note* only informs.
    """

    file: str
    line: int
    severity: Severity
    message: str


@dataclass(frozen=True)
class Emphasis:
    """A part of a speech that its author stressed. ``start`` is a character offset in ``Speech.text``."""

    start: int
    text: str
    style: Style


@dataclass(frozen=True)
class Speech:
    """One paragraph said aloud, or the part of one that stands between two inline cues.

    Fields: ``words`` counted tokens (see ``words.py``); ``host`` the label of the one who reads when several
    do; ``continues`` true if it goes on in the paragraph of the speech before it; ``line`` from 1.
    """

    text: str
    emphasis: tuple[Emphasis, ...] = ()
    words: int = 0
    host: str | None = None
    continues: bool = False
    line: int = 0


@dataclass(frozen=True)
class Cue:
    """A stage direction: never said aloud. ``text`` is without its brackets and marks; ``line`` from 1."""

    kind: CueKind
    text: str
    line: int = 0


Script = tuple[Speech | Cue, ...]


@dataclass(frozen=True)
class Card:
    """One text file read as a session, a break, an opening or a closing.

    Fields: a missing value is ``None`` or empty, and a problem says so; ``end`` at or before ``start`` means
    past midnight; ``zone`` the label as written (``CEST``); ``biography`` Markdown as it was written,
    unverified, at most 20,000 characters.
    """

    file: str
    event: str | None = None
    title: str | None = None
    speakers: tuple[str, ...] = ()
    date: datetime.date | None = None
    start: datetime.time | None = None
    end: datetime.time | None = None
    track: str | None = None
    location: str | None = None
    script: Script = ()
    hosts: tuple[str, ...] = ()
    zone: str | None = None
    biography: str = ""
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
    kind: CardKind = "session"

    @property
    def words(self) -> int:
        """Counted words of all speeches."""
        return sum(line.words for line in self.script if isinstance(line, Speech))

    @property
    def cues(self) -> int:
        """Number of cues of any kind."""
        return sum(isinstance(line, Cue) for line in self.script)


@dataclass(frozen=True)
class Notes:
    """A file that is no card: background for the host, never a session.

    Fields: ``speaker`` the full name that ``tie`` found in it; ``title`` its first line; ``text`` all of it,
    repaired.
    """

    file: str
    speaker: str | None = None
    title: str = ""
    text: str = ""
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
