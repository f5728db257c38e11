"""The files of the cards, as they are on disk: all of it in a native thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from stagecue.cards import Card, read

Stamp = tuple[int, int]
"""When a file was changed last, in nanoseconds, and its size: what is looked at before its bytes."""


@dataclass(frozen=True)
class Found:
    """A card's file at one look.

    Fields:
        stamp: None where no file is
        card: None where no card is
    """

    stamp: Stamp | None
    card: Card | None


def stamp_of(path: Path) -> Stamp | None:
    """When it was changed last, and its size; None if it cannot be seen."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size


def look(folder: Path, files: Iterable[str], known: Mapping[str, Found]) -> dict[str, Found]:
    """The files that are not as they were known."""
    found: dict[str, Found] = {}
    for file in files:
        stamp, before = stamp_of(folder / file), known[file]
        if stamp != before.stamp:
            seen = _read(folder, file, stamp)
            if seen is not None:
                found[file] = seen
    return found


def _read(folder: Path, file: str, stamp: Stamp | None) -> Found | None:
    """None while it cannot be read: somebody may be writing it just now."""
    if stamp is None:
        return Found(None, None)
    try:
        card = read(file, (folder / file).read_bytes())
    except OSError:
        return None
    return Found(stamp, card if isinstance(card, Card) else None)
