"""What happened in a show: past, frozen, journalled, and enough to fold the show from.

Every event has `at` (show seconds) and `by` (a device's name, "clock", "text" or "rehearsal").
`docs/protocol.md` is made from this page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StandbyCalled:
    """An item was called to stand by.

    Fields:
        cue: its standby cue point
    """

    cue: str
    at: float
    by: str


@dataclass(frozen=True)
class CueTaken:
    """A cue point was taken: by GO, by the text reaching it, or in auto by the clock.

    Fields:
        cue: that cue point
        countdown: seconds by which the text of an introduction starts later
    """

    cue: str
    at: float
    by: str
    countdown: float = 0.0


@dataclass(frozen=True)
class CueReleased:
    """A cue had its length: its banner goes, and the words go on if they stood.

    Fields:
        cue: that cue point
    """

    cue: str
    at: float
    by: str


@dataclass(frozen=True)
class PointerMoved:
    """BACK or go-to moved the pointer; the show is held there.

    Fields:
        cue: where it stands now, or "" before the first cue point
        undone: cue points passed back over: they can be taken again
        skipped: cue points passed over ahead, never taken
        behind: the text has not come to that cue point yet, and stays with the host
    """

    cue: str
    undone: tuple[str, ...]
    skipped: tuple[str, ...]
    at: float
    by: str
    behind: bool = False


@dataclass(frozen=True)
class ShowHeld:
    """The text and the clock's moves were stopped.

    Fields:
        why: "" for a person's press, else a sentence for the crew
        word: words read where the text is put; None leaves it where it comes to rest
    """

    at: float
    by: str
    why: str = ""
    word: float | None = None


@dataclass(frozen=True)
class ShowResumed:
    """The text and the clock's moves go on."""

    at: float
    by: str


@dataclass(frozen=True)
class PaceSet:
    """The pace changed: that of the host who reads, where the show file has one for them, else the show's.

    Fields:
        wpm: words per minute
    """

    wpm: float
    at: float
    by: str


@dataclass(frozen=True)
class AutoSet:
    """The clock takes introductions and talks from here on, or leaves them to a person.

    Fields:
        on: the clock takes them
    """

    on: bool
    at: float
    by: str


@dataclass(frozen=True)
class DelaySet:
    """What is to come was shifted.

    Fields:
        seconds: actual against planned from here on; + is late
    """

    seconds: float
    at: float
    by: str


@dataclass(frozen=True)
class TextMoved:
    """A hand moved the text; it is held there.

    Fields:
        word: words read
        why: "" for a hand that saw the show, else a sentence for the crew
    """

    word: float
    at: float
    by: str
    why: str = ""


@dataclass(frozen=True)
class ScreenBlanked:
    """The prompters went dark, or light again.

    Fields:
        on: dark or not
    """

    on: bool
    at: float
    by: str


@dataclass(frozen=True)
class DayEnded:
    """The day is over; BACK opens it again."""

    at: float
    by: str


@dataclass(frozen=True)
class ScriptEdited:
    """An introduction has other words; the text goes on at the word that was being read.

    Fields:
        item: its id
        text, names: its words as card text, and what its cue points in them are called
        was, were: the same, as it was before
        cue: where the pointer stands then, or "" before the first cue point
        word: words read then, at the motion's start; None if this text is not on stage
        released: the cue at the pointer has had its length
        undone: the last edit was taken back
    """

    item: str
    text: str
    names: tuple[str, ...]
    was: str
    were: tuple[str, ...]
    cue: str
    word: float | None
    released: bool
    at: float
    by: str
    undone: bool = False


Event = (
    StandbyCalled
    | CueTaken
    | CueReleased
    | PointerMoved
    | ShowHeld
    | ShowResumed
    | PaceSet
    | AutoSet
    | DelaySet
    | TextMoved
    | ScreenBlanked
    | DayEnded
    | ScriptEdited
)

EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        StandbyCalled,
        CueTaken,
        CueReleased,
        PointerMoved,
        ShowHeld,
        ShowResumed,
        PaceSet,
        AutoSet,
        DelaySet,
        TextMoved,
        ScreenBlanked,
        DayEnded,
        ScriptEdited,
    )
}
"""Every event by its name in the journal."""
