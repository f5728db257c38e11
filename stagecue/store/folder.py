"""A folder of cards, read from the disk. Nothing in it is ever changed."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from stagecue.cards import Card, Notes, Problem, read, tie
from stagecue.errors import CardsError, StoreError, UsageError
from stagecue.rundown.showfile import NAME, NO_SHOW_FILE, ShowFile, read_show_file
from stagecue.rundown.zones import ZONES

ENDINGS = frozenset({".md", ".markdown", ".txt"})


@dataclass(frozen=True)
class Folder:
    """What a folder held.

    Fields:
        cards, notes: in the order of their paths
        left_out: files of other types, and hidden ones
        problems: files that could not be opened at all, and a zone that does not fit the cards' labels
        stamps: when each file was changed last, in nanoseconds, and its size, as it was read
        show_file: what `stagecue.toml` beside the cards says; without one, the defaults
    """

    path: Path
    cards: tuple[Card, ...]
    notes: tuple[Notes, ...]
    left_out: int
    problems: tuple[Problem, ...]
    show_file: ShowFile = NO_SHOW_FILE
    stamps: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def read_folder(path: Path) -> Folder:
    """Every card below `path`. UsageError if it is no folder, CardsError if it has not a single card."""
    if not path.is_dir():
        raise UsageError(
            f"{path} is no folder. Name the folder that holds the cards (*.md, *.markdown, *.txt)."
        )
    wanted, left_out = _listed(path)
    found: list[Card | Notes] = []
    problems: list[Problem] = []
    stamps: dict[str, tuple[int, int]] = {}
    for file in wanted:
        name = file.relative_to(path).as_posix()
        try:
            seen = file.stat()  # first: what is changed while it is read is seen as changed
            found.append(read(name, file.read_bytes()))
            stamps[name] = seen.st_mtime_ns, seen.st_size
        except OSError as error:
            problems.append(
                Problem(name, 0, "error", f"Cannot be read ({error.strerror}). Check its permissions.")
            )
    return replace(_folder(path, found, left_out, problems), stamps=stamps)


def _folder(path: Path, found: list[Card | Notes], left_out: int, problems: list[Problem]) -> Folder:
    cards = tuple(one for one in found if isinstance(one, Card))
    notes = tuple(tie(one, cards) for one in found if isinstance(one, Notes))
    if not cards:
        wrong = [*(problem for one in notes for problem in one.problems), *problems]
        told = [f"{problem.file}: {problem.message}" for problem in wrong]
        raise CardsError(
            f"{path} has no host card: {len(found)} text file(s) read, {left_out} other file(s) left out. "
            f"A card has a host introduction, or a title with date and time. {' '.join(told[:3])}".rstrip()
        )
    show_file = _show_file(path / NAME)
    return Folder(path, cards, notes, left_out, (*problems, *_zones(cards, show_file)), show_file)


def _show_file(path: Path) -> ShowFile:
    """What the show file says; if it cannot be opened, that is a problem of it."""
    if not path.exists():
        return NO_SHOW_FILE
    try:
        return read_show_file(path.read_bytes(), zones=zoneinfo.available_timezones())
    except OSError as error:
        message = f"Cannot be read ({error.strerror}). Check its permissions."
        return ShowFile(NAME, problems=(Problem(NAME, 0, "error", message),))


def _zones(cards: tuple[Card, ...], show_file: ShowFile) -> Iterator[Problem]:
    """One warning if the show file's zone and the cards' labels are hours apart. Zones are on the disk."""
    zone = show_file.zone
    for card in cards if zone else ():
        meant = ZONES.get(card.zone or "")
        if zone and meant and card.date and _offset(zone, card.date) != _offset(meant, card.date):
            message = (
                f"The zone {zone} is not that of {card.zone} on {card.file} (as in {meant}). "
                "Times are taken as this zone's: change it, or the label on the cards."
            )
            yield Problem(NAME, show_file.line("zone"), "warning", message)
            return


def _offset(zone: str, day: datetime.date) -> datetime.timedelta | None:
    """How far the zone's clock is ahead of UTC at noon of that day."""
    return zoneinfo.ZoneInfo(zone).utcoffset(datetime.datetime.combine(day, datetime.time(12)))


def _listed(path: Path) -> tuple[list[Path], int]:
    """The files to read, sorted by path, and how many others there are."""
    wanted: list[Path] = []
    left_out = 0
    for file in _files(path):
        if file.suffix.lower() in ENDINGS and not _hidden(file.relative_to(path)):
            wanted.append(file)
        elif file != path / NAME:
            left_out += 1
    return sorted(wanted, key=lambda file: file.relative_to(path).as_posix()), left_out


def _files(path: Path) -> Iterator[Path]:
    return (file for file in path.rglob("*") if file.is_file())


def _hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def keep(path: Path, make: Callable[[], str]) -> str:
    """A secret of this folder of data, for its owner's eyes only: made at the first asking, and kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(0o600)
            path.write_text(make(), encoding="ascii")
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be kept ({error}). Name another --data.") from error
