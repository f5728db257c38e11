"""A card written anew with the show's words: in one step, the card as it was kept beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from stagecue.cards import Card, read
from stagecue.cards.splicing import with_introduction
from stagecue.errors import Refused, StageCueError
from stagecue.rundown import Item
from stagecue.store.cards.disk import GONE, Stamp, stamp_of
from stagecue.store.cards.sheet import has_other_words, is_in_show, rev_of
from stagecue.store.cards.written import beside, unwritten
from stagecue.store.record.durable import renamed

OLD = "old"
"""What the name of a card that was kept ends in: no folder reading takes it for a card."""
CHANGING = "{file} is being changed on disk just now. Nothing was written: look at it again, then save."


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
        return unwritten(path, error)
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
    stamp = stamp_of(path)
    data = path.read_bytes()
    disk = read(file, data)
    if isinstance(disk, Card):
        if is_in_show(disk, wanted.item):
            return Saved(stamp, disk, f"{file} has these words already.")
        _check(wanted, disk)
    made = with_introduction(file, data, wanted.text)
    kept = _replaced(path, data, made, lambda: _stop_unless(wanted.is_wanted, path, stamp))
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


def _replaced(path: Path, was: bytes, data: bytes, check: Callable[[], None]) -> Path:
    """Write `path` anew, whole or not at all; where the one before is. `check` may refuse it at the end."""
    path.open("r+b").close()  # a card that nobody may write to stays as it is
    with beside(path, was) as old, beside(path, data) as new:
        shutil.copystat(path, old)
        kept = _free(path)
        check()
        renamed(old, kept)
        try:
            renamed(new, path)
        except OSError:
            if new.exists():  # else it has its name already, and the old one is all that tells what was there
                kept.unlink(missing_ok=True)
            raise
    return kept


def _stop_unless(is_wanted: Callable[[], bool], path: Path, stamp: Stamp) -> None:
    if not is_wanted():
        raise Refused(f"{path.name} was not saved in time. Nothing was written.")
    if stamp_of(path) != stamp:
        raise Refused(CHANGING.format(file=path.name))


def _free(path: Path) -> Path:
    """The first name for the card as it was that nothing has."""
    names = (path.with_name(f"{path.name}.{number}.{OLD}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))
