"""What can be asked of a show: imperative, absolute (never "faster"), frozen.

The first group is people's; the second is the show's own: its clock and its text ask for them at an instant
that `agenda` computed, through the same `decide` as everybody. `docs/protocol.md` is made from this page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Start:
    """Open the day: the first item stands by."""


@dataclass(frozen=True)
class Go:
    """Take the next cue point; at the end of the last talk, end the day.

    Fields:
        countdown: seconds, 0 to 10, by which the text of an introduction starts later; nothing to another cue
    """

    countdown: float = 0.0


@dataclass(frozen=True)
class Back:
    """Return to the previous cue point, held, with the text at its place."""


@dataclass(frozen=True)
class GoTo:
    """Move to any cue point, held, with the text at its place.

    Fields:
        cue: the id of that cue point, or "" for before the first
    """

    cue: str


@dataclass(frozen=True)
class Hold:
    """Stop the text and the clock's moves where they are.

    Fields:
        why: a line for the crew, 200 characters at most, or ""
    """

    why: str = ""


@dataclass(frozen=True)
class Resume:
    """Go on from the same word."""


@dataclass(frozen=True)
class SetPace:
    """Read at another pace from here on.

    Fields:
        wpm: words per minute, 40 to 400
    """

    wpm: float


@dataclass(frozen=True)
class SetAuto:
    """Have the clock take introductions and talks at their time, or leave them to a person.

    Fields:
        on: the clock takes them
    """

    on: bool


@dataclass(frozen=True)
class SetDelay:
    """Shift what is to come: it starts so much later than planned, never earlier.

    Fields:
        seconds: the delay from here on; + is late
    """

    seconds: float


@dataclass(frozen=True)
class Nudge:
    """Move the text by hand, held, no cue taken; with `since`, only if nobody else has moved it after that.

    Fields:
        word: words read, from 0 to where the text stops next
        since: from a screen that was alone, the `seq` that it knew last; null from whoever sees the show
    """

    word: float
    since: int | None = None


@dataclass(frozen=True)
class Blank:
    """Darken the prompters, or light them again.

    Fields:
        on: dark or not
    """

    on: bool


@dataclass(frozen=True)
class End:
    """End the day now."""


@dataclass(frozen=True)
class Edit:
    """Put other words on stage as an introduction; the text goes on at the word that is being read.

    Fields:
        item: the id of that item
        text: card text: speech, `*[Lead applause]*`, `**stress**`, `**HOST:**`; 48 kB at most
        base: the item's `rev` that was edited; if it has another by now, nothing is done
    """

    item: str
    text: str
    base: str


@dataclass(frozen=True)
class UndoEdit:
    """Bring back the words of an introduction from before its last edit.

    Fields:
        item: the id of that item
        base: its `rev` that was seen; if it has another by now, nothing is done
    """

    item: str
    base: str


@dataclass(frozen=True)
class CallStandby:
    """The clock's own: the next item stands by.

    Fields:
        item: the id of that item
    """

    item: str


@dataclass(frozen=True)
class Take:
    """The clock's own, in auto: an introduction, a talk or a break is due.

    Fields:
        cue: the id of that cue point
    """

    cue: str


@dataclass(frozen=True)
class Reach:
    """The text's own: it has come to a cue point.

    Fields:
        cue: the id of that cue point
    """

    cue: str


@dataclass(frozen=True)
class Release:
    """The clock's own: a cue has had its length, the words go on.

    Fields:
        cue: the id of that cue point
    """

    cue: str


PersonCommand = (
    Start
    | Go
    | Back
    | GoTo
    | Hold
    | Resume
    | SetPace
    | SetAuto
    | SetDelay
    | Nudge
    | Blank
    | End
    | Edit
    | UndoEdit
)
OwnCommand = CallStandby | Take | Reach | Release
Command = PersonCommand | OwnCommand

PEOPLE: dict[str, type[PersonCommand]] = {
    "start": Start,
    "go": Go,
    "back": Back,
    "go_to": GoTo,
    "hold": Hold,
    "resume": Resume,
    "pace": SetPace,
    "auto": SetAuto,
    "delay": SetDelay,
    "nudge": Nudge,
    "blank": Blank,
    "end": End,
    "edit": Edit,
    "undo_edit": UndoEdit,
}
"""The name of each person's command on the wire, in `allowed`, and in the docs."""
NAMES: dict[type, str] = {command: name for name, command in PEOPLE.items()}
POINTED = frozenset({Go, Back, GoTo})
"""The commands that move the pointer, and so carry `expect`."""
