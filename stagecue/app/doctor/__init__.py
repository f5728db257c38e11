"""`stagecue doctor` tells whether this laptop is fit for the show.

finding.py    what it says: one value for each thing
disk.py       where the record and its backup are      network.py   port, addresses, names, browsers
times.py      time zone, clocks                        shows.py     cards, records
program.py    Python, libraries, open files
asking.py     asks the machine                         listening.py  asks it who listens; all others are pure

It changes nothing: what it writes to time the disk has no name and is gone, records are only looked at.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stagecue.app.doctor import asking, disk, listening, network, program, shows, times
from stagecue.app.doctor.finding import Finding, Level, needs_a_human
from stagecue.errors import CardsError
from stagecue.laptop import all_data, own_addresses, own_data, time_zone, zone_of
from stagecue.rundown import days
from stagecue.rundown.crossings import all_problems
from stagecue.rundown.zones import labelled_zone
from stagecue.store import Folder, read_folder
from stagecue.store.mending.health import Health, healths
from stagecue.web.transport.guard import machine_names

__all__ = ["Asked", "Finding", "Level", "examine", "needs_a_human"]


@dataclass(frozen=True)
class Asked:
    """What a person asked the doctor to look at; as `serve` would be asked.

    Fields:
        folder: of cards; None looks at the laptop alone
        data: of the record; None is the user's own
        backup: the second folder, None if there is none
    """

    folder: Path | None = None
    data: Path | None = None
    backup: Path | None = None
    host: str = "0.0.0.0"  # noqa: S104  # as `make show` does
    port: int = 4321
    zone: str | None = None


def examine(asked: Asked) -> tuple[Finding, ...]:
    """Everything that was found, in the order of a day. UsageError for a zone or a folder that is none."""
    told, cards = _cards(asked.folder)
    zone, named_by = _zone(asked.zone, cards)
    today = datetime.datetime.now(time_zone(zone)).date()
    data = asked.data or (own_data(asked.folder) if asked.folder else all_data())
    records = healths(data)
    return (
        *((shows.judge_cards(told, today),) if told else ()),
        *_disks(data, asked.backup),
        *shows.judge_records(records, None),
        *(shows.judge_copies(healths(asked.backup), None) if asked.backup else ()),
        *_network(asked, records),
        *_times(zone, named_by, told, today),
        program.judge_versions(asking.versions()),
        program.judge_open_files(asking.open_files()),
    )


def _cards(folder: Path | None) -> tuple[shows.Days | None, Folder | None]:
    if folder is None:
        return None, None
    try:
        read = read_folder(folder)
    except CardsError as error:
        return shows.Days(unreadable=str(error)), None
    problems = all_problems(read.cards, read.notes, read.problems, show_file=read.show_file)
    errors = sum(problem.severity == "error" for problem in problems)
    return shows.Days(days(read.cards), len(read.cards), errors), read


def _zone(asked: str | None, cards: Folder | None) -> tuple[str | None, str]:
    """The zone by which the show would go, and who named it: the order is that of `app.air`."""
    if asked:
        return asked, "--zone"
    if cards and cards.show_file.zone:
        return cards.show_file.zone, "the show file"
    return (labelled_zone(cards.cards), "the cards") if cards else (None, "")


def _disks(data: Path, backup: Path | None) -> Iterator[Finding]:
    there = asking.place(data)
    yield from disk.judge_data(there)
    yield disk.judge_backup(asking.place(backup, timed=False) if backup else None, there)


def _network(asked: Asked, records: Sequence[Health]) -> Iterator[Finding]:
    recording = any(record.is_open for record in records)
    port = listening.port(asked.host, asked.port, cards=asked.folder, recording=recording)
    named = () if port.state == "no address" else (asked.host,)
    reached = own_addresses() if asked.host in network.ANYWHERE else named
    yield network.judge_port(port)
    yield network.judge_addresses(asked.host, asked.port, reached)
    yield network.judge_names(machine_names())
    yield network.judge_browsers(asked.host, asked.port, reached)


def _times(
    zone: str | None, named_by: str, told: shows.Days | None, today: datetime.date
) -> Iterator[Finding]:
    day = next((day for day in told.days if day >= today), today) if told else today
    clock = asking.clock(None)
    ahead = asking.offset(time_zone(zone), day) - asking.offset(None, day)
    yield times.judge_zone(times.Zone(zone, named_by, ahead, zone_of(clock.now)))
    yield times.judge_clock(clock)
    yield times.judge_steady(clock)
