"""What a crew is told of a repair: what was found, what took its place, what is missing, what to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from stagecue.store.mending.copies import Copy
from stagecue.store.mending.look import Look
from stagecue.store.mending.soundness import Finding
from stagecue.store.record.mark import Mark

Source = Literal["backup", "kept", "file", "alone", "read", "each", "nothing"]
LOOK = "Look at the current cue before you press GO."
ANEW = "To begin a new record, add --fresh."


@dataclass(frozen=True)
class Taken:
    """What took the place of a record.

    Fields:
        found: what is in it
        source: a backup; what was kept while the show ran; the record's own file without its log, that has
            all of it (file) or is all there is (alone); what could be read of it; of each stage the most
            that one of these has; or nothing
    """

    found: Finding
    source: Source


def repaired(
    name: str, look: Look, taken: Taken, *, kept: str, copy: Copy | None, now: datetime.datetime
) -> str:
    """All that a crew should know of a repair; `now` has its time zone.

    `kept` is the name of what was there; `copy` is the one that was at hand to take its place.
    """
    said = [_state(name, look, taken, now, elsewhere=copy is not None and copy.elsewhere)]
    if look.there:
        said.append(f"It is kept as {kept}.")
    elif look.found.trouble:
        said.append(f"Its log is kept as {kept}-wal.")
    said.append(_does(look, taken, now))
    said.append(_missing(look.mark, taken.found, now))
    said += [_apart(other, now) for other in (copy.apart if copy else ())]
    said.append(LOOK)
    if taken.source in ("backup", "kept") and not look.found.trouble:
        said.append(ANEW)
    return " ".join(sentence for sentence in said if sentence)


def holds(found: Finding, now: datetime.datetime) -> str:
    """How much is in a record."""
    if not found.entries:
        return "no entries"
    return f"{_many(found.entries)}, the last of {clock(found.last_ms / 1000, now)}"


def clock(seconds: float, now: datetime.datetime) -> str:
    """A moment of the wall's clock in the time zone of `now`."""
    return f"{datetime.datetime.fromtimestamp(seconds, now.tzinfo):%H:%M:%S}"


def _state(name: str, look: Look, taken: Taken, now: datetime.datetime, *, elsewhere: bool) -> str:
    if look.found.trouble:
        return f"The record {name} was broken ({look.found.trouble})."
    if elsewhere:
        return f"The show of the record {name} went on elsewhere (here: {holds(look.found, now)})."
    if not look.says_nothing:
        return f"The record {name} had lost its end ({holds(look.found, now)})."
    if look.there:
        return f"The record {name} was empty."
    if _is_all(look.mark, taken):
        return f"The record's file {name} was gone."
    return f"The record {name} is gone." if look.mark.entries else f"There was no record {name}."


def _does(look: Look, taken: Taken, now: datetime.datetime) -> str:
    has = holds(taken.found, now)
    if _is_all(look.mark, taken):
        return f"All of it was kept while the show ran, and goes on: {has}."
    match taken.source:
        case "backup":
            return f"Its backup was restored: {has}."
        case "kept":
            return f"What was kept of it while the show ran goes on: {has}."
        case "file":
            return f"Without its log it is whole, and goes on: {has}."
        case "alone":
            return f"Nothing else can be read, so its file goes on without its log: {has}."
        case "read":
            return f"What can be read of it goes on: {has}."
        case "each":
            return f"Of each stage the most that is at hand goes on, from a copy or what can be read: {has}."
        case "nothing":
            nothing = "Nothing of it can be read, and no" if look.there else "No"
            return f"{nothing} backup has anything: the show begins anew."


def _is_all(mark: Mark, taken: Taken) -> bool:
    """All that was written is in the copy that was kept: the mark, of the same record, says so."""
    found = taken.found
    return taken.source == "kept" and found.identity == mark.identity and found.entries >= mark.entries > 0


def _apart(other: Copy, now: datetime.datetime) -> str:
    return (
        f"There is another history of this show, and it is left as it is: {other.path} "
        f"({holds(other.found, now)}). The one that goes on is the newest."
    )


def _missing(mark: Mark, found: Finding, now: datetime.datetime) -> str:
    lost = mark.entries - found.entries
    if lost <= 0:
        return ""
    are = "is" if lost == 1 else "are"
    return f"{_many(lost)}, the last of {clock(mark.last_ms / 1000, now)}, {are} missing."


def _many(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries} entries"
