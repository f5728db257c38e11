"""Where in a TOML text each key stands: the parser tells values, a person needs lines."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

Path = tuple[str | int, ...]
"""The keys that lead to a value; in an array of tables the number of the table, from 0."""

_HEADER = re.compile(r"^\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of each key and table of `text`; of what stands twice, the first."""
    found: dict[Path, int] = {}
    table: Path = ()
    tables: Counter[Path] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        here: Path = ()
        if header := _HEADER.match(line):
            here = table = _names(header[2])
            if header[1] == "[[":
                here = table = (*table, tables[table])
                tables[table[:-1]] += 1
        elif key := _KEY.match(line):
            here = (*table, *_names(key[1]))
        for length in range(1, len(here) + 1):
            found.setdefault(here[:length], number)
    return found


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of `path`, else of what holds it; 0 if that is the whole file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


def _names(dotted: str) -> Path:
    """The keys of `a."b.c"`; none for what is no key."""
    try:
        inner: Any = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    names: list[str] = []
    while isinstance(inner, dict):
        ((name, inner),) = inner.items()
        names.append(name)
    return tuple(names)
