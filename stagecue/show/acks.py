"""The contract around a command: who called it, what it expected to see, and what it is answered.

`refusal` holds the checks that come before `decide`, in the order of design §6: age, then what was expected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from stagecue.show.commands import Back, Command, Go, GoTo
from stagecue.show.state import Show

Status = Literal["applied", "duplicate", "stale", "expired", "denied", "invalid", "degraded"]
AHEAD_MS = 2000.0
"""Milliseconds by which a press may lie ahead of the server's clock; beyond, its age means nothing."""
DAY_END = "end"
"""What GO takes after the last cue point, by its name on the wire."""


@dataclass(frozen=True)
class Expect:
    """What the device showed when its button was pressed.

    Fields:
        rev: the revision of the pointer
        cue: the cue point to be taken (GO, go-to), or to be left (BACK)
    """

    rev: int
    cue: str


@dataclass(frozen=True)
class Call:
    """One command as somebody called it.

    Fields:
        id: made at the press, the same in every retry
        by: the device's name for people
        pressed_at: milliseconds of the server's clock, None if the caller has no clock
        ttl_ms: milliseconds after which it must not be carried out any more
        device: what the device calls itself, the same in every retry; "" if it does not say
    """

    id: str
    by: str
    command: Command
    expect: Expect | None = None
    pressed_at: float | None = None
    ttl_ms: float = 2000.0
    device: str = ""

    @property
    def caller(self) -> str:
        """Whose id it is: no two callers share one."""
        return self.device or self.by


@dataclass(frozen=True)
class Ack:
    """The answer to a call.

    Fields:
        id: the call's
        status: applied, duplicate, stale, expired, denied, invalid or degraded
        seq, rev, cue: the show's, as it is after the call
        message: a sentence for the person who pressed; "" if applied
        satisfied: the show stands already where a stale call wanted it
        was: the status of the first answer, where this is a duplicate of it; else null
    """

    id: str
    status: Status
    seq: int
    rev: int
    cue: str | None
    message: str = ""
    satisfied: bool = False
    was: Status | None = None


@dataclass(frozen=True)
class Mover:
    """Who moved the pointer last, for whoever pressed too late.

    Fields:
        by: a device's name, or one of the show's own
        seconds: how long ago; real time
        edited: by other words, which took no cue
    """

    by: str
    seconds: float
    edited: bool = False


def answer(show: Show, call: Call, status: Status, message: str = "", *, satisfied: bool = False) -> Ack:
    """An ack that carries where `show` stands."""
    return Ack(call.id, status, show.seq, show.rev, current_cue(show), message, satisfied)


def repeated(first: Ack) -> Ack:
    """The answer to a call that was answered before: the same, and it says so."""
    return replace(first, status="duplicate", was=first.status)


def current_cue(show: Show) -> str | None:
    """The id of the cue point taken last; `end` in an ended show."""
    if show.ended:
        return DAY_END
    return show.point.id if show.point else None


def refusal(show: Show, call: Call, server_ms: float, *, mover: Mover | None = None) -> Ack | None:
    """Why `call` is not even put to the show, or None. `server_ms` is the server's clock, milliseconds."""
    if call.pressed_at is not None and call.pressed_at - server_ms > AHEAD_MS:
        return answer(show, call, "expired", "This device's clock is ahead of the server's. Reload the page.")
    if call.pressed_at is not None and server_ms - call.pressed_at > call.ttl_ms:
        age = (server_ms - call.pressed_at) / 1000
        return answer(
            show, call, "expired", f"Pressed {age:.1f} s ago: too old to be carried out. Press again."
        )
    if call.expect is None:
        return None
    if _stands_there(show, call.command, call.expect):
        return answer(show, call, "stale", _already(show, mover), satisfied=True)
    if call.expect.rev != show.rev or call.expect.cue != _expected(show, call.command):
        return answer(show, call, "stale", _moved(show, mover))
    return None


def _stands_there(show: Show, command: Command, expect: Expect) -> bool:
    """Somebody did it already. To go to where the show stands is a wish of its own, if that was seen."""
    match command:
        case Back():
            return False
        case GoTo():
            return expect.cue == current_cue(show) and expect.rev != show.rev
        case _:
            return expect.cue == current_cue(show)


def _expected(show: Show, command: Command) -> str | None:
    match command:
        case Go():
            return show.next_point.id if show.next_point else DAY_END
        case GoTo(cue):
            return cue
        case _:
            return current_cue(show)


def overtaken(show: Show, call: Call, mover: Mover | None = None) -> Ack:
    """The answer to a press that somebody else's move overtook: done, if that move took a cue."""
    edited = mover is not None and mover.edited
    if show.last is not None and show.last.cue == current_cue(show) and not edited:
        return answer(show, call, "stale", _already(show, mover), satisfied=True)
    return answer(show, call, "stale", _moved(show, mover))


def _already(show: Show, mover: Mover | None) -> str:
    return f"{_by_whom(show, mover)}." if mover else "Already taken."


def _moved(show: Show, mover: Mover | None) -> str:
    """A phone shows some forty letters in one line: who and when come first."""
    return f"{_by_whom(show, mover) if mover else 'The show moved on'}: look, then press again."


def _by_whom(show: Show, mover: Mover) -> str:
    if mover.edited:
        return f"Words changed by {mover.by} {_ago(mover.seconds)}"
    taken = show.last is not None and show.last.cue == current_cue(show)
    return f"{'Taken' if taken else 'Ended' if show.ended else 'Moved'} by {mover.by} {_ago(mover.seconds)}"


def _ago(seconds: float) -> str:
    if seconds < 1:
        return "just now"
    return f"{seconds:.0f} s ago" if seconds < 120 else f"{seconds / 60:.0f} min ago"
