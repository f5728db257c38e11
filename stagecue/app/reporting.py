"""Reports from records on the disk: found, folded, written; and the paces that a crew takes from them."""

from __future__ import annotations

import datetime
import json
import re
import zoneinfo
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stagecue.app.records import run_of
from stagecue.errors import UsageError
from stagecue.laptop import own_data
from stagecue.rehearsal import AsRun, Report, host_paces, report
from stagecue.rundown import Rundown, plan
from stagecue.rundown.accepting import with_paces
from stagecue.rundown.showfile import NAME, read_show_file, sound
from stagecue.rundown.starter import starter
from stagecue.store import Journal, read_folder, replace_file
from stagecue.store.record import names
from stagecue.store.record.mark import read_mark
from stagecue.web.report import report_csv, report_html, report_json

_NAMED = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?P<kind>-rehears\w*|-tried-[\d-]+)?(?P<old>-until-[\d-]+)?\.sqlite3(?:\.kept-[\d-]+)?"
)
_SUFFIX = ".sqlite3"


@dataclass(frozen=True)
class Asked:
    """Which records are reported of.

    Fields:
        data: a record, a folder of records, or the folder of the cards
        day: None is the newest day of which there is a record
        cards: the folder of today's cards, if they are to be compared
    """

    data: Path
    day: datetime.date | None = None
    cards: Path | None = None

    @property
    def cards_folder(self) -> Path:
        """Where the cards are; UsageError if nobody said it."""
        if self.cards is not None:
            return self.cards
        if self.data.is_dir() and not _has_records(self.data):
            return self.data
        raise UsageError("Which show file? Name the folder of the cards with --cards.")


@dataclass(frozen=True)
class Record:
    """A record on the disk, by its name."""

    path: Path
    day: datetime.date
    rehearsal: bool


def read_reports(asked: Asked) -> tuple[Report, ...]:
    """A report of each stage, by name: the show's record beside the newest rehearsal's."""
    records = _records(asked)
    day = asked.day or max(record.day for record in records)
    there = [record for record in records if record.day == day]
    if not there:
        listed = ", ".join(sorted({str(record.day) for record in records}))
        raise UsageError(f"There is no record of {day}. Days with records: {listed}.")
    actual = _runs(next((one for one in there if not one.rehearsal), None))
    rehearsed = _runs(next((one for one in there if one.rehearsal), None))
    current = _current(asked, day)
    stages = sorted(
        {**rehearsed, **actual}, key=lambda stage: (actual.get(stage) or rehearsed[stage]).rundown.name
    )
    if not stages:
        raise UsageError(f"Nothing is on record of {day} yet.")
    return tuple(
        report(rehearsed=rehearsed.get(one), actual=actual.get(one), current=current.get(one))
        for one in stages
    )


def write_reports(reports: Sequence[Report], into: Path) -> tuple[Path, ...]:
    """The report as HTML, CSV and JSON in `into`; the paths that were written."""
    made = f"{datetime.datetime.now():%Y-%m-%d %H:%M}"
    told = json.dumps(report_json(reports), ensure_ascii=False, indent=1) + "\n"
    files = {"html": report_html(reports, made=made), "csv": report_csv(reports), "json": told}
    try:
        into.mkdir(parents=True, exist_ok=True)
        return tuple(
            _written(into / f"report-{reports[0].rundown.day}.{kind}", text) for kind, text in files.items()
        )
    except OSError as error:
        raise UsageError(
            f"The report cannot be written to {into} ({error.strerror}). Name another folder."
        ) from error


def accept_paces(folder: Path, reports: Sequence[Report]) -> str:
    """Take the measured paces into the show file of `folder`; what was done, as a sentence."""
    return accept_paces_of(folder, [run for one in reports for run in (one.rehearsed, one.actual) if run])


def accept_paces_of(folder: Path, runs: Sequence[AsRun]) -> str:
    """Take the paces measured in `runs`."""
    paces = host_paces([item.reading for run in runs for item in run.items if item.reading])
    if not paces:
        return "No pace was measured: that takes an introduction read at real time. Nothing is changed."
    read = read_folder(folder)
    path = folder / NAME
    text = path.read_text(encoding="utf-8-sig") if path.exists() else starter(read.cards)
    sound(read.show_file)
    made = with_paces(text, {pace.host: pace.wpm for pace in paces})
    sound(read_show_file(made.encode(), zones=zoneinfo.available_timezones()))
    kept = replace_file(path, made)
    told = ", ".join(f"{pace.host or 'the show'} {pace.wpm:.0f} wpm" for pace in paces)
    return f"{path} has the measured paces now: {told}." + (f" The old one is {kept.name}." if kept else "")


def _written(path: Path, text: str) -> Path:
    """Tables with a mark at the front: without it spreadsheets read names in the laptop's own code page."""
    path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")
    return path


def _records(asked: Asked) -> list[Record]:
    """Newest first. UsageError says what to name if there is none."""
    data = asked.data
    if data.is_dir() and not _has_records(data):
        data = own_data(data)
    records = list(_whatever(data) if data.is_file() else _named(sorted(_files(data), key=_age)))
    if not records:
        raise UsageError(_none(asked.data, data))
    return records


def _has_records(folder: Path) -> bool:
    """Or had: a mark tells of a record that is gone."""
    return any(file.suffix == _SUFFIX or names.left_by(file) for file in folder.glob(f"*{_SUFFIX}*"))


def _files(data: Path) -> list[Path]:
    """Every record, and what was kept of one whose file went while the show ran."""
    return [*data.glob("*" + _SUFFIX), *data.glob(f"*{_SUFFIX}.kept-*")]


def _none(asked: Path, data: Path) -> str:
    """That there is no record where it was looked for, though a mark may tell of one, and what to name."""
    for mark in sorted(data.glob(f"*{_SUFFIX}-mark"), reverse=True):
        record = names.left_by(mark)
        if record and (entries := read_mark(record).entries):
            had = "1 entry" if entries == 1 else f"{entries} entries"
            return f"The record {record} is gone; it had {had}. Look for its file, or name a backup of it."
    if asked == data:
        return f"There is no record in {data}. Name the folder that was given as --data, or the cards'."
    return (
        f"There is no record of a show with the cards of {asked}. Name the folder that was given as --data."
    )


def _whatever(path: Path) -> Iterator[Record]:
    """A record that was named itself: its plans say of which day it is, whatever it is called."""
    journal = Journal(path, reading=True)
    try:
        plans = journal.plans()
    finally:
        journal.close()
    if plans:
        yield Record(path, plans[0].day, "rehears" in path.name)


def _age(path: Path) -> tuple[bool, float]:
    """The newest first, and a day that was only tried out last."""
    return "-tried-" in path.name, -path.stat().st_mtime


def _named(paths: Sequence[Path]) -> Iterator[Record]:
    for path in paths:
        found = _NAMED.fullmatch(path.name)
        with suppress(ValueError):  # a name of that shape that is no date is no record of ours
            if found:
                day = datetime.date.fromisoformat(found["day"])
                yield Record(path, day, "rehears" in (found["kind"] or ""))


def _runs(record: Record | None) -> dict[str, AsRun]:
    """What was run on each stage, by the record."""
    if record is None:
        return {}
    journal = Journal(record.path, reading=True)
    try:
        runs = [run_of(journal, one) for one in journal.plans()]
        return {run.rundown.stage: run for run in runs if run.last is not None}
    finally:
        journal.close()


def _current(asked: Asked, day: datetime.date) -> dict[str, Rundown]:
    try:
        read = read_folder(asked.cards_folder)
    except UsageError:
        return {}
    rundowns = plan(read.cards, read.notes, day=day, show_file=sound(read.show_file))
    return {one.stage: one for one in rundowns}
