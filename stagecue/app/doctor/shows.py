"""The judgement on the cards' days and on the records. Pure: `asking` and the store read them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stagecue.app.doctor.finding import Finding, Level
from stagecue.store.mending.health import Health


@dataclass(frozen=True)
class Days:
    """What the cards hold, in few words; `stagecue check` says the rest.

    Fields:
        days: with sessions, in order
        errors: how many `check` tells
        unreadable: why there are no cards at all, or ""
    """

    days: tuple[datetime.date, ...] = ()
    cards: int = 0
    errors: int = 0
    unreadable: str = ""


def judge_cards(told: Days, today: datetime.date) -> Finding:
    """Whether there is a show to open today, or later."""
    if told.unreadable:
        return Finding("cards", "broken", told.unreadable, "Name the folder that holds the host cards.")
    cards = _count(told.cards, "card", "cards")
    coming = [day for day in told.days if day >= today]
    if not coming:
        past = ", ".join(map(str, told.days)) or "no date at all"
        found = f"{cards}, but no day to come: {past}."
        return Finding("cards", "look", found, "To play a past day as if it were today: serve --day.")
    when = "today" if coming[0] == today else f"next on {coming[0]}"
    found = f"{cards}, {when}."
    if told.errors:
        todo = "`stagecue check` says which, where, and what to do."
        return Finding("cards", "look", f"{found} Errors: {told.errors}.", todo)
    return Finding("cards", "ok", found)


def judge_records(records: Sequence[Health], zone: datetime.tzinfo | None) -> Iterator[Finding]:
    """The health of each record in the folder; times are told in `zone`, None is the laptop's."""
    own = [record for record in records if not record.role]
    for record in own:
        yield _record(record, zone)
    if not own:
        yield Finding("record", "ok", "There is none yet: the first start makes it.")
    broken = [record.name for record in records if record.role == "broken"]
    if broken:
        found = f"{len(broken)} broken and set aside by an earlier start: {', '.join(broken)}."
        todo = "That start said what it restored. Move the file elsewhere once nobody needs it."
        yield Finding("records kept", "look", found, todo)
    older = sum(record.role == "until" for record in records)
    if older:
        yield Finding("records kept", "ok", f"{older} of earlier runs, kept when a new one was begun.")


def judge_copies(records: Sequence[Health], zone: datetime.tzinfo | None) -> Iterator[Finding]:
    """The backups in the second folder."""
    copies = [record for record in records if record.role == "backup"]
    broken = [copy.name for copy in copies if copy.trouble]
    if broken:
        todo = "The next copies replace it. Twice? Then take another disk."
        yield Finding("backups", "look", f"Broken: {', '.join(broken)}.", todo)
    newest = max((copy for copy in copies if copy.last_ms), key=lambda copy: copy.last_ms or 0, default=None)
    if newest is not None:
        yield Finding("backups", "ok", f"The newest is {newest.name}: {_holds(newest, zone)}.")


def _record(record: Health, zone: datetime.tzinfo | None) -> Finding:
    name = f"record {record.name.removesuffix('.sqlite3')}"
    if record.gone:
        return Finding(name, *_gone(record, zone))
    if record.trouble:
        todo = "The next start keeps it under another name and goes on with a backup, or what can be read."
        return Finding(name, "broken", f"It is broken: {record.trouble}.", todo)
    if record.foreign:
        todo = "Play it with that StageCue, name another --data, or begin anew with --fresh."
        return Finding(name, "look", "Another version of StageCue wrote it; this one does not read it.", todo)
    being = "A running StageCue has it open. " if record.is_open else ""
    return Finding(name, "ok", f"{being}It is whole: {_holds(record, zone)}.")


def _gone(record: Health, zone: datetime.tzinfo | None) -> tuple[Level, str, str]:
    being = "A running StageCue has it open. " if record.is_open else ""
    if record.kept:
        found = f"{being}Its file is gone, and it was kept as {record.kept}: {_holds(record, zone)}."
        return "look", found, "The next start goes on with that. Leave the folder alone."
    todo = (
        "Look for it, in the bin for example. The next start takes a backup if it finds one, or begins anew."
    )
    return "broken", f"{being}Its file is gone, and had {_holds(record, zone)}.", todo


def _holds(record: Health, zone: datetime.tzinfo | None) -> str:
    if record.last_ms is None:
        return "nothing has happened yet"
    last = datetime.datetime.fromtimestamp(record.last_ms / 1000, zone).astimezone(zone)
    return f"{_count(record.entries, 'entry', 'entries')}, the last of {last:%Y-%m-%d %H:%M:%S %Z}"


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
