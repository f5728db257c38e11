"""A card written anew with the show's words: in one step, the card as it was kept beside it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from stagecue.cards import Card, read, text_of
from stagecue.cards.splicing import with_introduction
from stagecue.errors import Refused, StageCueError, StoreError
from stagecue.rundown import Item
from stagecue.store.cards.disk import Stamp, stamp_of
from stagecue.store.cards.sheet import has_other_words, is_in_show
from stagecue.store.record.durable import renamed, synced

OLD = "old"
"""What the name of a card that was kept ends in: no folder reading takes it for a card."""


@dataclass(frozen=True)
class Saving:
    """What is to be saved.

    Fields:
        item: as it is in the show; text: its words, as card text
        known: the card as it was read or saved last
        over: also over what somebody wrote into the card meanwhile
    """

    item: Item
    text: str
    known: Card
    over: bool


@dataclass(frozen=True)
class Saved:
    """The card as it is on disk then, and a sentence for a person."""

    stamp: Stamp | None
    card: Card
    says: str


def save(folder: Path, wanted: Saving) -> Saved | StageCueError:
    """Save, in a native thread: an error is answered, to be raised where it is waited for."""
    path = folder / wanted.known.file
    try:
        return _save(path.resolve(strict=True), wanted)
    except FileNotFoundError:
        told = (
            f"{wanted.known.file} is not in its place any more: put it back, then save. Nothing was written."
        )
        return Refused(told)
    except OSError as error:
        told = f"{path} cannot be written ({error.strerror}). Let this user write to it and to its folder."
        return StoreError(told)
    except StageCueError as error:
        return error


def _save(path: Path, wanted: Saving) -> Saved:
    file, item = wanted.known.file, wanted.item
    data = path.read_bytes()
    disk = read(file, data)
    if isinstance(disk, Card):
        if is_in_show(disk, item):
            return Saved(stamp_of(path), disk, f"{file} has these words already.")
        if has_other_words(item, wanted.known, disk) and not wanted.over:
            raise Refused(
                f"Somebody changed {file} meanwhile: look at the differences. To lose theirs, save over it."
            )
    made = _made(file, data, wanted)
    kept = _replaced(path, made)
    card = read(file, made)
    assert isinstance(card, Card)
    return Saved(stamp_of(path), card, f"Saved to {file}. The card as it was: {kept.name}.")


def _made(file: str, data: bytes, wanted: Saving) -> bytes:
    """As it was typed, if the card then has the very words of the show; else as the show would write it."""
    made = with_introduction(file, data, wanted.text)
    card = read(file, made)
    if isinstance(card, Card) and is_in_show(card, wanted.item):
        return made
    return with_introduction(file, data, text_of(wanted.item.script))


def _replaced(path: Path, data: bytes) -> Path:
    """Write `path` anew, whole or not at all; where the one before is."""
    names = (path.with_name(f"{path.name}.{number}.{OLD}") for number in count(1))
    kept = next(name for name in names if not name.exists())
    making = path.with_name(f"{path.name}.new")
    try:
        path.open("r+b").close()  # a card that nobody may write to stays as it is
        making.write_bytes(data)
        synced(making)
        shutil.copymode(path, making)
        shutil.copy2(path, kept)
        synced(kept)
        renamed(making, path)
    except OSError:
        making.unlink(missing_ok=True)
        raise
    return kept
