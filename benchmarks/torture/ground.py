"""Where a row works: a folder of its own, and its share of the whole."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Ground:
    """Where a row works.

    Fields:
        folder: its own, empty, on the disk that is tortured; the rig removes it
        share: of the whole: 1 for `make torture`, less for the short form of `make test`
    """

    folder: Path
    share: float = 1.0

    def count(self, whole: int, *, least: int = 1) -> int:
        """How many times something is done: `whole` times, or its share of that, never under `least`."""
        return max(least, math.ceil(whole * self.share))

    def part(self, name: str) -> Ground:
        """A folder below this one, made."""
        folder = self.folder / name
        folder.mkdir(parents=True)
        return replace(self, folder=folder)
