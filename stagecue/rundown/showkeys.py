"""The keys of the show file: which there are, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from stagecue.cards import Problem
from stagecue.rundown import tomlvalues as values
from stagecue.rundown.items import HOLDS, UNTIL_GO, Flex
from stagecue.rundown.pace import FASTEST, SLOWEST
from stagecue.rundown.slots import ends_at, track_key
from stagecue.rundown.timing import clock
from stagecue.rundown.tomllines import Path, line_of
from stagecue.rundown.tomlvalues import Wrong, nearest

Reader = Callable[["Finder", Path, object], Any]


@dataclass
class Finder:
    """Collects the problems of one file."""

    file: str
    lines: Mapping[Path, int]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, path: Path, message: str) -> None:
        """Note what is wrong with the key at `path`."""
        self.problems.append(Problem(self.file, line_of(self.lines, path), "error", message))

    def read(self, reader: Reader, path: Path, value: object) -> Any:
        """What `reader` makes of the value; None, and a problem, if it can make nothing of it."""
        try:
            return reader(self, path, value)
        except Wrong as wrong:
            name = next((step for step in reversed(path) if isinstance(step, str)), "")
            self.tell(path, f"{name}: {wrong}")
            return None


def read_table(finder: Finder, whole: Mapping[str, Any], zones: Collection[str]) -> dict[str, Any]:
    """The values of a whole show file by their keys; those that are wrong are left out and told."""
    keys = {**KEYS, "zone": _single(values.zone(zones))}
    found = _fields(finder, (), whole, keys)
    _one_stage_each(finder, found.get("stages", {}))
    return found


# --- tables ---------------------------------------------------------------------------------------------


def _fields(
    finder: Finder, path: Path, table: Mapping[str, object], keys: Mapping[str, Reader]
) -> dict[str, Any]:
    """A table whose keys are known; an unknown one is told with the nearest."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        at = (*path, name)
        if name not in keys:
            finder.tell(at, f"There is no key {name!r} here. {nearest(name, keys, listed='Keys')}")
        elif (read := finder.read(keys[name], at, value)) is not None:
            found[name] = read
    return found


def _single(reader: Callable[[object], Any]) -> Reader:
    return lambda _finder, _path, value: reader(value)


def _named(reader: Reader) -> Reader:
    """A table whose keys are names that the crew gives."""

    def read(finder: Finder, path: Path, value: object) -> dict[str, Any]:
        found = {name: finder.read(reader, (*path, name), one) for name, one in _table(value).items()}
        return {name: one for name, one in found.items() if one is not None}

    return read


def _known(keys: Mapping[str, Reader]) -> Reader:
    return lambda finder, path, value: _fields(finder, path, _table(value), keys)


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Wrong("This is a table. Write its name in brackets on a line of its own, its keys below it.")
    return value


# --- what the crew knows ---------------------------------------------------------------------------------


def _items(finder: Finder, path: Path, value: object) -> dict[int, dict[str, Any]]:
    """Each item by its number in the file, those that are whole."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Wrong("Items are tables. Write [[items]] on a line of its own, and the item's keys below it.")
    found = {
        number: finder.read(_item, (*path, number), one)
        for number, one in enumerate(value)
        if one is not None
    }
    return {number: item for number, item in found.items() if item is not None}


def _item(finder: Finder, path: Path, value: object) -> dict[str, Any] | None:
    told = len(finder.problems)
    item = _fields(finder, path, _table(value), _ITEM | _FLEX)
    if len(finder.problems) > told:
        return None
    for needed in ("start", "end"):
        if needed not in item:
            raise Wrong(f'This item has no {needed}. Add {needed} = "10:30".')
    item["end"] = _end(item["start"], item["end"])
    item["kind"] = item.get("kind", "break")
    item["title"] = item.get("title") or item["kind"].capitalize()
    return {name: item[name] for name in item if name not in _FLEX} | {
        "flex": _checked(_made_flex(item), item["end"] - item["start"])
    }


def _end(start: float, end: float) -> float:
    ending = ends_at(start, end)
    if ending is None:
        raise Wrong(f"It ends at {clock(end)}, before it starts at {clock(start)}. Write a later end.")
    return ending


def _flex(finder: Finder, path: Path, value: object) -> Flex:
    return _made_flex(_fields(finder, path, _table(value), _FLEX))


def _made_flex(found: Mapping[str, Any]) -> Flex:
    least = found.get("min")
    flags = {name: found[name] for name in ("hard_start", "can_skip", "can_move") if name in found}
    return replace(Flex(**flags), least=None if least is None else least * 60)


def _checked(flex: Flex, length: float) -> Flex:
    if flex.least is not None and flex.least > length:
        raise Wrong(
            f"Its min is {flex.least / 60:g} minutes, its length {length / 60:g}. Write a shorter min."
        )
    return flex


def _media(value: object) -> float:
    return UNTIL_GO if value == "until GO" else _seconds_or_go(value)


def _seconds_or_go(value: object) -> float:
    try:
        return _SECONDS(value)
    except Wrong as wrong:
        raise Wrong(f'{wrong} Or write "until GO".') from wrong


def _one_stage_each(finder: Finder, stages: Mapping[str, Iterable[str]]) -> None:
    """A track is in one room."""
    owners: dict[str, str] = {}
    for stage, tracks in stages.items():
        for track in tracks:
            owner = owners.setdefault(track_key(track), stage)
            if owner != stage:
                line = line_of(finder.lines, ("stages", owner))
                message = (
                    f"The track {track!r} is on {stage!r} here and on {owner!r} in line {line}. Keep one."
                )
                finder.tell(("stages", stage), message)


_SECONDS = values.number(0, values.LONGEST, "seconds")
_PACE = _single(values.number(SLOWEST, FASTEST, "words per minute"))
_FLEX: dict[str, Reader] = {
    "hard_start": _single(values.flag),
    "min": _single(values.number(0, 1440, "minutes")),
    "can_skip": _single(values.flag),
    "can_move": _single(values.flag),
}
_ITEM: dict[str, Reader] = {
    "stage": _single(values.text),
    "kind": _single(values.one_of("break", "session", "opening", "closing")),
    "title": _single(values.text),
    "day": _single(values.date),
    "start": _single(values.time_of_day),
    "end": _single(values.time_of_day),
}
KEYS: dict[str, Reader] = {
    "event": _single(values.text),
    "zone": _single(values.text),
    "pace": _PACE,
    "standby": _single(_SECONDS),
    "introductions": _single(values.one_of("at start", "before start")),
    "stages": _named(_single(values.texts)),
    "paces": _named(_PACE),
    "cues": _known({kind: _single(_media if kind == "media" else _SECONDS) for kind in HOLDS}),
    "items": _items,
    "cards": _named(_flex),
    "pronunciations": _named(_single(values.text)),
}
