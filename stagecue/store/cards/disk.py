"""The files of the cards, as they are on disk: all of it in a native thread."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from stagecue.cards import Card, read

Stamp = tuple[int, int]
"""When a file was changed last, in nanoseconds, and its size: what is looked at before its bytes."""
MOST_BYTES = 256 * 1024
"""Of a card that is read while the show is on; a real one has 8 kB."""
GONE = "is gone from disk: put it back to save."
NO_CARD = "is no card any more: put its title, its times and its introduction back."
TOO_LARGE = f"is larger than {MOST_BYTES // 1024} kB: what is no card in it has to go elsewhere."


@dataclass(frozen=True)
class Found:
    """A card's file at one look.

    Fields:
        stamp: None where no file is
        card: None where no card is
        lacks: why there is none, as the rest of a sentence that its name begins
    """

    stamp: Stamp | None
    card: Card | None
    lacks: str = ""

    @property
    def is_gone(self) -> bool:
        """No file is there."""
        return self.lacks == GONE


def stamp_of(path: Path) -> Stamp:
    """When it was changed last, and its size. OSError if it cannot be seen."""
    return _stamp(path.stat())


def look(folder: Path, before: Mapping[str, Found]) -> dict[str, Found]:
    """The files as they are now: what stands as it was `before` is not read again, unless it could not be."""
    return {file: _seen(folder, file, found) for file, found in before.items()}


def _seen(folder: Path, file: str, before: Found) -> Found:
    path = folder / file
    try:
        status = path.stat()
        stamp = _stamp(status)
        if stamp == before.stamp:
            return before
        if not S_ISREG(status.st_mode):  # to read from a pipe would be to wait for good
            return Found(stamp, None, NO_CARD)
        return _read(file, path, stamp)
    except (FileNotFoundError, NotADirectoryError):
        return Found(None, None, GONE)
    except OSError as error:
        return Found(None, None, f"cannot be read ({error.strerror}): let this user read it.")


def _read(file: str, path: Path, stamp: Stamp) -> Found:
    with path.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return Found(stamp, None, TOO_LARGE)
    card = read(file, data)
    return Found(stamp, card) if isinstance(card, Card) else Found(stamp, None, NO_CARD)


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_size
