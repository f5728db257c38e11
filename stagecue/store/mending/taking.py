"""What takes the place of a record is made: the most that is at hand of each of its stages.

A stage is a history of its own. What is at hand (a copy, the record's own file without its log, what can be
read of it) agrees on how each stage began; so the one that has the most of a stage has all of it that there
is. Where one has the most of every stage it is taken whole.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from stagecue.store.contract import Entry
from stagecue.store.mending.copies import Copy, goes_on
from stagecue.store.mending.lineage import begun_by, counts, descend
from stagecue.store.mending.look import Look, without_its_log
from stagecue.store.mending.salvage import carry_over, read_stages
from stagecue.store.mending.soundness import Finding
from stagecue.store.mending.words import Source, Taken
from stagecue.store.record import names


@dataclass(frozen=True)
class _Hand:
    """One that is at hand, and the entries that it has of each stage."""

    source: Source
    path: Path
    found: Finding
    stages: dict[str, list[Entry]]

    @property
    def entries(self) -> int:
        return sum(map(len, self.stages.values()))

    def has_all_of(self, other: _Hand) -> bool:
        return all(len(self.stages.get(stage, ())) >= len(has) for stage, has in other.stages.items())


def take(path: Path, look: Look, copy: Copy | None) -> Taken:
    """Make at `names.part(path)` what takes the record's place, not synced yet; what that is."""
    part = names.part(path)
    alone = part.with_name(f"{part.name}.alone")
    for left in (part, alone):
        left.unlink(missing_ok=True)
    try:
        return _made(part, _at_hand(path, alone, look, copy))
    finally:
        alone.unlink(missing_ok=True)


def _at_hand(path: Path, alone: Path, look: Look, copy: Copy | None) -> list[_Hand]:
    """What was checked whole first."""
    found = []
    if copy is not None:
        found.append(_Hand(copy.source, copy.path, copy.found, read_stages(copy.path)))
    own, vouched = _without_its_log(path, alone, look)
    if own.entries and vouched:
        found.append(_Hand("file", alone, own, read_stages(alone)))
    if path.is_file():
        found.append(_Hand("read", path, Finding(), read_stages(path)))
    if own.entries and not any(hand.entries for hand in found):
        return [_Hand("alone", alone, own, read_stages(alone))]
    return found


def _without_its_log(path: Path, alone: Path, look: Look) -> tuple[Finding, bool]:
    """What the record's own file has, if it has a log, and whether that is all; made at `alone`."""
    if not (path.is_file() and names.side(path, "-wal").is_file()):
        return Finding(), False
    shutil.copyfile(path, alone)
    return without_its_log(alone, look.mark)


def _made(part: Path, hands: Sequence[_Hand]) -> Taken:
    whole = _whole(hands)
    if whole is None:
        return Taken(carry_over([hand.path for hand in hands], part), "each" if hands else "nothing")
    if whole.source == "read":
        return Taken(carry_over([whole.path], part), "read" if whole.entries else "nothing")
    _copied(whole.path, part)
    return Taken(whole.found, whole.source)


def _whole(hands: Sequence[_Hand]) -> _Hand | None:
    """The one that has the most of every stage. Two histories that went apart have no sum: the longer."""
    if not all(goes_on(one.stages, other.stages, whole=False) for one, other in combinations(hands, 2)):
        return max(hands, key=lambda hand: hand.entries)
    return next((one for one in hands if all(map(one.has_all_of, hands))), None)


def _copied(file: Path, part: Path) -> None:
    """What goes on from a copy is another history than the broken record's."""
    shutil.copyfile(file, part)
    with closing(sqlite3.connect(part, isolation_level=None)) as db:
        descend(db, begun_by(db, counts(db)))
