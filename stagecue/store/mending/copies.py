"""The backups of a record that are at hand, and which of them may take its place.

A record that says who it is gets back its own past only: a backup of itself, or of a record from which it
comes (`lineage`), that has the newest entry that can be read of each of its stages. One that says nothing,
because it is gone, gets the backup of a show whose plan fits the one that is to be played (`Fits`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Literal

from stagecue.errors import StoreError
from stagecue.rundown import Rundown
from stagecue.store.contract import Entry
from stagecue.store.mending.lineage import comes_from, counts, line_at
from stagecue.store.mending.salvage import read_stages
from stagecue.store.mending.soundness import Finding, examine
from stagecue.store.record import names
from stagecue.store.record.looking import reading
from stagecue.store.record.names import is_slot
from stagecue.store.record.plans import newest_plans
from stagecue.store.record.rows import identity_of

Fits = Callable[[Sequence[Rundown]], bool]
"""Whether the newest plans of a record, one of each stage, are of the show that is to be played."""
_STRANGERS = (
    "A backup of another show is in the backup's folder: there was no record {name}, and {backups} has "
    "nothing of this show, only {others}. That is left as it is, and the show begins anew. If it is this "
    "show's after all: close StageCue, copy it to {path}, and start again."
)


@dataclass(frozen=True)
class Copy:
    """A copy that is sound and has something.

    Fields:
        source: a backup, or what was kept of a record whose file went while the show ran
        made: when it was written or copied (the wall's clock, seconds): only to tell two that are alike
        elsewhere: it is of a record that comes from the one whose place it may take: the show went on there
        apart: other histories of this show that are at hand, of each its longest copy: nobody may sum them up
    """

    path: Path
    source: Literal["backup", "kept"]
    made: float
    found: Finding
    elsewhere: bool = False
    apart: tuple[Copy, ...] = ()


def whatever(_plans: Sequence[Rundown]) -> bool:
    """Every plan fits."""
    return True


def best(backups: Path | None, path: Path, found: Finding, *, fits: Fits = whatever) -> Copy | None:
    """The backup that shall take the place of the record at `path`, in which `found` was found; or None.

    Of a sound record only one that has more. Of several the one with the most entries, or the newest of two
    that are alike; of the backups of several shows the one whose newest entry is the newest.
    """
    if found.identity or found.entries:
        return max(_own(backups, path, found), key=lambda copy: (copy.found.entries, copy.made), default=None)
    fitting = [copy for copy in _all(backups, path) if fits(_plans(copy.path))]
    if not fitting:
        return None
    newest = max(fitting, key=lambda copy: (copy.found.last_ms, copy.found.entries, copy.made))
    return replace(newest, apart=_apart(newest, fitting))


def _apart(newest: Copy, fitting: Sequence[Copy]) -> tuple[Copy, ...]:
    """Those that are no past of the newest."""
    stages, longest = read_stages(newest.path), dict[int, Copy]()
    for copy in sorted(fitting, key=lambda one: one.found.entries):
        if copy is not newest and not goes_on(read_stages(copy.path), stages, whole=True):
            longest[copy.found.identity] = copy
    return tuple(longest.values())


def told_of_strangers(backups: Path | None, path: Path, *, fits: Fits) -> tuple[str, ...]:
    """What a person should know of backups of another show that are called as this record's would be."""
    slots = slots_at(backups, path) if backups else []
    others = [copy.path.name for slot in slots for copy in _sound(slot) if not fits(_plans(copy.path))]
    if not others:
        return ()
    return (_STRANGERS.format(name=path.name, backups=backups, others=", ".join(others), path=path),)


def of_this_show(backups: Path, path: Path, *, fits: Fits) -> list[Path]:
    """The backups of the record that is at `path`, and those of an older one of this show."""
    mine = whose(path)
    return [slot for slot in slots_at(backups, path) if whose(slot) == mine != 0 or fits(_plans(slot))]


def slots_at(backups: Path, record: Path) -> list[Path]:
    """Every backup that is called as one of this record would be, whoever's it is."""
    return sorted(file for file in backups.glob(f"*{record.suffix}") if is_slot(file, record))


def kept_of(record: Path) -> list[Path]:
    """Every copy that was kept of a record whose file went while it was open, the oldest first."""
    beside = sorted(record.parent.glob(f"{record.name}.*"))
    return [file for file in beside if names.kept_since(file, record)]


def _at_hand(backups: Path | None, path: Path) -> list[Path]:
    return [*(slots_at(backups, path) if backups else ()), *kept_of(path)]


def _own(backups: Path | None, path: Path, found: Finding) -> Iterator[Copy]:
    """Copies of the record itself, of one from which it comes, or of one that comes from it.

    None that says something else than it.
    """
    whole = not found.trouble
    line, mine = line_at(path), cache(partial(read_stages, path))
    for slot in _at_hand(backups, path):
        identity, has = _glance(slot)
        if whole and sum(has.values()) <= found.entries:
            continue
        elsewhere = identity != found.identity and found.identity in line_at(slot)
        is_kin = identity == found.identity or elsewhere or comes_from(line, identity, has)
        if is_kin and goes_on(mine(), read_stages(slot), whole=whole):
            yield from (replace(copy, elsewhere=elsewhere) for copy in _sound(slot))


def goes_on(mine: dict[str, list[Entry]], copy: dict[str, list[Entry]], *, whole: bool) -> bool:
    """Whether the copy has the newest entry of each stage in its place, and so all before it, too.

    Of a record that is not `whole` the newest that both have: a copy may have less of a stage than is read.
    """
    for stage, entries in mine.items():
        both = len(entries) if whole else min(len(entries), len(copy.get(stage, ())))
        if both and copy.get(stage, [])[both - 1 : both] != entries[both - 1 : both]:
            return False
    return True


def _all(backups: Path | None, path: Path) -> Iterator[Copy]:
    for slot in _at_hand(backups, path):
        yield from _sound(slot)


def _sound(slot: Path) -> Iterator[Copy]:
    """The copy in that place, if it is sound and has something."""
    with suppress(OSError, sqlite3.Error):
        found = examine(slot)
        if found.entries and not found.trouble:
            yield Copy(slot, "backup" if names.role_of(slot) else "kept", slot.stat().st_mtime, found)


def _glance(slot: Path) -> tuple[int, dict[str, int]]:
    """Whose a backup is and how many entries of each stage it has, unchecked: a start waits for it."""
    with suppress(sqlite3.Error), closing(reading(slot)) as db:
        return identity_of(db), counts(db)
    return 0, {}


def _plans(copy: Path) -> list[Rundown]:
    """The newest plan of each stage; none of a record that is older than plans."""
    with suppress(sqlite3.Error, StoreError), closing(reading(copy)) as db:
        return newest_plans(db)
    return []


def whose(path: Path) -> int:
    """The identity of the record at `path`; 0 if it has none, or none can be read."""
    with suppress(sqlite3.Error), closing(reading(path)) as db:
        return identity_of(db)
    return 0
