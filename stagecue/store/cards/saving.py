"""A card written anew with the show's words: in one step, the card as it was kept beside it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from stagecue.cards import Card, read, text_of
from stagecue.cards.splicing import with_introduction
from stagecue.errors import Refused, StageCueError, StoreError
from stagecue.rundown import Item
from stagecue.store.cards.disk import GONE, Stamp, stamp_of
from stagecue.store.cards.sheet import has_other_words, is_in_show, rev_of
from stagecue.store.record.durable import renamed

OLD = "old"
"""What the name of a card that was kept ends in: no folder reading takes it for a card."""


@dataclass(frozen=True)
class Saving:
    """What is to be saved.

    Fields:
        item: as it is in the show; text: its words, as card text
        known: the card as it was read or saved last
        over: the `rev` of what somebody wrote into the card meanwhile, if that is to go
        is_wanted: whether anybody still waits for it: what was given up is not carried out
    """

    item: Item
    text: str
    known: Card
    over: str = ""
    is_wanted: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class Saved:
    """The card as it is on disk then, and a sentence for a person."""

    stamp: Stamp
    card: Card
    says: str


def save(folder: Path, wanted: Saving) -> Saved | StageCueError:
    """Save, in a native thread: an error is answered, to be raised where it is waited for."""
    path = folder / wanted.known.file
    try:
        return _save(_inside(folder, path), wanted)
    except FileNotFoundError:
        return Refused(f"{wanted.known.file} {GONE} Nothing was written.")
    except OSError as error:
        told = f"{path} cannot be written ({error.strerror}). Let this user write to it and to its folder."
        return StoreError(told)
    except StageCueError as error:
        return error


def _inside(folder: Path, path: Path) -> Path:
    """Where the card really stands. Refused if that is outside the folder: nobody named that to StageCue."""
    found = path.resolve(strict=True)
    if not found.is_relative_to(folder.resolve()):
        raise Refused(
            f"{path.name} is a link to {found}, outside the folder of the cards. Nothing was written: "
            "put the words there by hand, or the card itself into the folder."
        )
    return found


def _save(path: Path, wanted: Saving) -> Saved:
    file = wanted.known.file
    data = path.read_bytes()
    disk = read(file, data)
    if isinstance(disk, Card):
        if is_in_show(disk, wanted.item):
            return Saved(stamp_of(path), disk, f"{file} has these words already.")
        _check(wanted, disk)
    made = _made(file, data, wanted)
    kept = _replaced(path, data, made, wanted.is_wanted)
    card = read(file, made)
    assert isinstance(card, Card)
    return Saved(stamp_of(path), card, f"Saved to {file}. The card as it was: {kept.name}.")


def _check(wanted: Saving, disk: Card) -> None:
    """Whether what somebody wrote into the card meanwhile was seen, and is to go. Refused if not."""
    if not has_other_words(wanted.item, wanted.known, disk) or wanted.over == rev_of(disk):
        return
    again = " again" if wanted.over else ""
    raise Refused(
        f"Somebody changed {disk.file} meanwhile{again}: look at the differences. "
        "To lose theirs, save over it."
    )


def _made(file: str, data: bytes, wanted: Saving) -> bytes:
    """As it was typed, if the card then has the very words of the show; else as the show would write it."""
    made = with_introduction(file, data, wanted.text)
    card = read(file, made)
    if isinstance(card, Card) and is_in_show(card, wanted.item):
        return made
    return with_introduction(file, data, text_of(wanted.item.script))


def _replaced(path: Path, was: bytes, data: bytes, is_wanted: Callable[[], bool]) -> Path:
    """Write `path` anew, whole or not at all; where the one before is."""
    path.open("r+b").close()  # a card that nobody may write to stays as it is
    making = _new(path, data)
    kept: Path | None = None
    try:
        kept = _kept(path, was)
        _stop_unless(is_wanted, path.name)
        renamed(making, path)
    except (OSError, Refused):
        making.unlink(missing_ok=True)
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise
    return kept


def _stop_unless(is_wanted: Callable[[], bool], name: str) -> None:
    if not is_wanted():
        raise Refused(f"{name} was not saved in time. Nothing was written.")


def _new(path: Path, data: bytes) -> Path:
    """A hidden file beside `path` that nobody else has, with `data` in it."""
    handle, name = tempfile.mkstemp(prefix=".stagecue-", dir=path.parent)
    made = Path(name)
    try:
        _written(handle, data)
        shutil.copymode(path, made)
    except OSError:
        made.unlink(missing_ok=True)
        raise
    return made


def _kept(path: Path, was: bytes) -> Path:
    """The card as it was, under a name that nothing had."""
    for number in count(1):
        made = path.with_name(f"{path.name}.{number}.{OLD}")
        try:
            handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        _written(handle, was)
        shutil.copystat(path, made)
        return made
    raise AssertionError


def _written(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(handle)
