"""One copy of a record into the folder of its backups, in a native thread.

It is made beside the slots, checked, synced, and takes the name of one of them. A slot that cannot be written
leaves the other. What goes wrong is told, never raised, and by its name: the record, the folder, or one file.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.store.mending.aside import set_aside
from stagecue.store.record import names
from stagecue.store.record.durable import renamed
from stagecue.store.record.looking import reading
from stagecue.store.record.reasons import FULL, plain
from stagecue.store.record.rows import identity_of
from stagecue.store.record.whole import clear, copy_whole

GO_ON = "The show and its record go on."
_ITS_DISK = f"{GO_ON} Check the backup's disk."
_LAPTOP = "The show goes on. Check the laptop's disk."


@dataclass(frozen=True)
class Made:
    """What came of a copy.

    Fields:
        slot: where it is; None if there is none
        identity: of the record that was copied; 0 if it could not be read
        trouble: what goes wrong and what to do, in sentences; there may be a copy all the same
    """

    slot: Path | None = None
    identity: int = 0
    trouble: str = ""


def make_copy(
    record: Path, folder: Path, *, identity: int, last: Path | None, now: datetime.datetime
) -> Made:
    """Copy the open `record` to one of its slots in `folder`, not to the `last` one if that can be helped.

    `identity` is what the record had when it was copied first, 0 before; `now` names what must be kept.
    """
    try:
        return _made(record, folder, identity=identity, last=last, now=now)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told, and the next copy is tried
        return Made(identity=identity, trouble=f"{folder}: {plain(error)}. {_ITS_DISK}")


def _made(record: Path, folder: Path, *, identity: int, last: Path | None, now: datetime.datetime) -> Made:
    found, why = _looked_at(record)
    if not why and identity not in (0, found):
        why = f"another file has taken the place of the record {record}"
    if why:
        return Made(trouble=f"{why}. {_LAPTOP}")
    if not folder.is_dir():
        return Made(trouble=f"the folder {folder} is not there. {_ITS_DISK}")
    part = names.copying(folder, record, found)
    try:
        copy_record(record, part)
    except (OSError, StoreError, sqlite3.Error) as error:
        return Made(trouble=_why_not(record, part, error))
    slots = sorted(names.slots(folder, record, found), key=lambda slot: (slot == last, _age(slot)))
    return _placed(part, slots, identity=found, now=now)


def copy_record(record: Path, part: Path) -> None:
    """Copy a record, whoever has it open, to `part`; errors as of `copy_whole`."""
    with closing(reading(record)) as source:
        copy_whole(source, part)


def _looked_at(record: Path) -> tuple[int, str]:
    """The record's identity, and why it cannot be read, or ""."""
    if not record.is_file():
        return 0, f"the record {record} is not there"
    try:
        with closing(reading(record)) as db:
            return identity_of(db), ""
    except sqlite3.Error as error:
        return 0, f"the record {record} cannot be read: {plain(error)}"


def _why_not(record: Path, part: Path, error: Exception) -> str:
    """Whose fault it is that a copy failed, in sentences: SQLite does not say from which side an error is."""
    why = _damage(record)
    if why:
        return f"the record {record} cannot be read: {why}. {_LAPTOP}"
    why = FULL if _is_full(record, part.parent) else plain(error)
    todo = f"{GO_ON} Make room there." if why == FULL else _ITS_DISK
    return f"{part}: {why}. {todo}" if part.exists() else f"{part.parent}: {why}. {todo}"


def _damage(record: Path) -> str:
    """Why not all of the record can be read; "" if it can. By SQLite alone: no row is held up by Python."""
    try:
        with closing(reading(record)) as db:
            told = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return plain(error)
    return "" if told == "ok" else "some of its pages are damaged"


def _is_full(record: Path, folder: Path) -> bool:
    """Whether the folder's disk has less room than the record needs: SQLite says only that writing failed."""
    try:
        return shutil.disk_usage(folder).free < record.stat().st_size
    except OSError:
        return False


def _placed(part: Path, slots: Sequence[Path], *, identity: int, now: datetime.datetime) -> Made:
    """The copy in the first slot that takes it."""
    failed: list[str] = []
    for slot in slots:
        try:
            _keep_anothers(slot, part, now)
            renamed(part, slot)
        except OSError as error:
            failed.append(f"{slot}: {plain(error)}")
        else:
            return Made(slot, identity, _one_only(failed))
    clear(part)
    return Made(trouble=f"{'; '.join(failed)}. {GO_ON} Move what stands there away.")


def _one_only(failed: Sequence[str]) -> str:
    if not failed:
        return ""
    return f"One of the two backup files fails: {failed[0]}. The other is made. Move what stands there away."


def _age(slot: Path) -> float:
    """The older is overwritten; one that is not there, or is no file, comes first."""
    try:
        return slot.stat().st_mtime
    except OSError:
        return 0.0


def _keep_anothers(slot: Path, part: Path, now: datetime.datetime) -> None:
    """A slot that holds another record, or more than the copy does, is set aside: nobody overwrites it."""
    held, made = _told(slot), _told(part)
    if held is not None and made is not None and (held[0] != made[0] or held[1] > made[1]):
        set_aside(slot, role="until", stamp=names.stamp(now))


def _told(copy: Path) -> tuple[int, int] | None:
    """Whose copy it is, and how many entries it has; None if it cannot be read."""
    try:
        with closing(reading(copy)) as db:
            return identity_of(db), db.execute("SELECT COUNT(*) FROM entries").fetchone()[0]
    except sqlite3.Error:
        return None
