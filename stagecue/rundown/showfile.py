"""The show file, `stagecue.toml` beside the cards: text in, values out.

Every key is optional. What is wrong becomes a problem with its line, and the rest is read on; `sound` then
refuses a file with problems, so that no show goes by half of what its crew wrote.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from stagecue.cards import CueKind, Problem
from stagecue.errors import ShowFileError
from stagecue.rundown.items import AS_PLANNED, HOLDS, STANDBY_LEAD, Flex, Introductions, ItemKind
from stagecue.rundown.pace import DEFAULT_PACE
from stagecue.rundown.showkeys import Finder, read_table
from stagecue.rundown.tomllines import Path, line_of, lines_of

NAME = "stagecue.toml"
LARGEST = 1_000_000
"""Bytes; a longer file is not one that a crew wrote."""


@dataclass(frozen=True)
class Extra:
    """An item that has no card: a break, or whatever else takes its time.

    Fields:
        start, end: planned, in show seconds
        stage: the name of its stage; None is every stage
        day: None is every day
        line: where it stands in the show file
    """

    kind: ItemKind
    title: str
    start: float
    end: float
    stage: str | None = None
    day: datetime.date | None = None
    flex: Flex = AS_PLANNED
    line: int = 0


def _none() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class ShowFile:
    """What a crew says about its show beyond the cards; without a file, the defaults.

    Fields:
        file: its name, or "" if there is none
        event: takes the place of the cards' own
        zone: the event's time zone, an IANA name
        pace: words per minute with which every show begins; paces: those of single hosts
        standby: seconds before an item at which it is called
        stages: the tracks of each stage, by its name
        cues: seconds for which each kind holds the text; infinity holds until GO
        items: those that have no card
        cards: what single cards' items may do, by the card's file or its item's id
        pronunciations: how names are said
        lines: where each key stands
    """

    file: str = ""
    event: str | None = None
    zone: str | None = None
    pace: float = DEFAULT_PACE
    standby: float = STANDBY_LEAD
    introductions: Introductions = "at start"
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=_none)
    paces: Mapping[str, float] = field(default_factory=_none)
    cues: Mapping[CueKind, float] = field(default_factory=lambda: MappingProxyType(HOLDS))
    items: tuple[Extra, ...] = ()
    cards: Mapping[str, Flex] = field(default_factory=_none)
    pronunciations: Mapping[str, str] = field(default_factory=_none)
    lines: Mapping[Path, int] = field(default_factory=_none)
    problems: tuple[Problem, ...] = ()

    def line(self, *path: str | int) -> int:
        """The line of the key at `path`, else of what holds it."""
        return line_of(self.lines, path)

    def pace_of(self, hosts: tuple[str, ...]) -> float | None:
        """The pace of an introduction with these hosts: that of its only one, if the file has it."""
        known = {name.casefold(): pace for name, pace in self.paces.items()}
        return known.get(hosts[0].casefold()) if len(hosts) == 1 else None


NO_SHOW_FILE = ShowFile()


def read_show_file(data: bytes, *, zones: Collection[str], file: str = NAME) -> ShowFile:
    """The show file in `data`; `zones` are the time zones' names. Never raises: see `problems`."""
    text = ""
    try:
        text = _text(data)
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return ShowFile(file, problems=(_syntax(file, str(error), text),))
    except (ValueError, RecursionError) as error:
        return ShowFile(file, problems=(Problem(file, 0, "error", f"This file cannot be read: {error}."),))
    lines = lines_of(text)
    finder = Finder(file, lines)
    found = read_table(finder, whole, zones)
    return _show_file(file, found, lines, tuple(finder.problems))


def sound(show_file: ShowFile) -> ShowFile:
    """The file itself. ShowFileError tells its first three problems if it has any."""
    if show_file.problems:
        told = [f"{problem.file}:{problem.line}: {problem.message}" for problem in show_file.problems]
        more = f"\n({len(told) - 3} more: `stagecue check` lists them.)" if len(told) > 3 else ""
        raise ShowFileError("\n".join(told[:3]) + more)
    return show_file


def _text(data: bytes) -> str:
    """ValueError says what is wrong with the bytes."""
    if len(data) > LARGEST:
        raise ValueError("it is larger than 1 MB")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError("it is no UTF-8 text; save it as UTF-8") from error


def _syntax(file: str, said: str, text: str) -> Problem:
    """TOML's own words carry the line at their end, or say that it was the last."""
    place = re.search(r" \(at line (\d+), column \d+\)$", said)
    line = int(place[1]) if place else text.count("\n") + 1
    message = said[: place.start()] if place else re.sub(r" \(at end of document\)$", "", said)
    return Problem(file, line, "error", f"{message}. {_SYNTAX}")


_SYNTAX = (
    'A line is `key = value`; words, and names with spaces or accents, stand in quotes: "Éva" = "AY-va".'
)


def _show_file(
    file: str, found: Mapping[str, Any], lines: Mapping[Path, int], problems: tuple[Problem, ...]
) -> ShowFile:
    plain = {name: found[name] for name in _PLAIN if name in found}
    items = tuple(
        Extra(line=line_of(lines, ("items", number)), **item)
        for number, item in found.get("items", {}).items()
    )
    cues = MappingProxyType({**HOLDS, **found.get("cues", {})})
    return ShowFile(file, cues=cues, items=items, lines=lines, problems=problems, **plain)


_PLAIN = ("event", "zone", "pace", "standby", "introductions", "stages", "paces", "cards", "pronunciations")
