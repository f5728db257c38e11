"""What a card says about its session: labels, headings and front matter to values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stagecue.cards.emphasis import plain
from stagecue.cards.kinds import is_break
from stagecue.cards.labels import field_of, heading_text, label_of, unlinked
from stagecue.cards.names import are_names, is_full_name, people, person
from stagecue.cards.outline import Line, Outline, SectionKind
from stagecue.cards.times import (
    Day,
    Slot,
    find_day,
    has_range,
    read_day,
    read_days,
    read_slot,
    read_zone,
    without_times,
)

NO_DAY, NO_SLOT = Day(None), Slot()
_NAMED_BIOGRAPHY = re.compile(r"^[^:：—–-]{3,40}\s*[:：—–-]\s*(.+)$")
_TRACK = re.compile(r"^track\b[^:：—–-]*[:：—–-]\s*(.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """A label's value and where it stands."""

    field: str
    name: str
    value: str
    section: SectionKind
    line: int


@dataclass(frozen=True)
class Fields:
    """What was found, and the line of each thing found (0: not found).

    ``labels``: which fields a label named, as a file without any is no card.
    """

    event: str | None = None
    title: str | None = None
    speakers: tuple[str, ...] = ()
    day: Day = NO_DAY
    slot: Slot = NO_SLOT
    track: str | None = None
    location: str | None = None
    hosts: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()


def read_fields(card: Outline) -> Fields:
    """All fields of a card. The biography's own ``Location`` or ``Title`` never count."""
    entries = [*_front(card), *_entries(card)]
    outside = [entry for entry in entries if entry.section != "biography"]
    slot, slot_line = _slot(outside, card)
    near = frozenset[datetime.date]().union(*(read_days(e.value) for e in outside if e.field == "dates"))
    day, day_line = _day(outside, card, near)
    labelled, title_line = _first(outside, "title")
    title = labelled or _headed_title(card)
    return Fields(
        event=_event(outside, card, title),
        title=unquoted(title) if title else None,
        speakers=_speakers(entries, card),
        day=day,
        slot=slot,
        track=_track(outside, card),
        location=_first(outside, "location")[0],
        hosts=_hosts(outside),
        lines={"time": slot_line, "date": day_line, "title": title_line},
        labels=frozenset(entry.field for entry in outside if entry.value),
    )


def unquoted(text: str) -> str:
    """``text`` without one pair of quotation marks around all of it."""
    inner = text[1:-1]
    wrapped = len(text) > 2 and text[0] + text[-1] in ('""', "“”", "«»", "「」", "『』", "‘’")
    return inner.strip() if wrapped and text[0] not in inner and text[-1] not in inner else text


def _front(card: Outline) -> Iterator[Entry]:
    for key, value, line in card.front:
        if (name := field_of(key)) and value:
            yield Entry(
                "hosts" if name == "host" else "speakers" if name == "name" else name,
                key,
                plain(value),
                "session",
                line,
            )


def _entries(card: Outline) -> Iterator[Entry]:
    """Labelled values in order. A label without one takes the next line, if that is plain text."""
    for index, line in enumerate(card.lines):
        label = label_of(line.text)
        if label is None or label.field is None or (line.heading and line.section == "track"):
            continue
        if line.section == "introduction":
            continue
        following = (below for below in card.lines[index + 1 : index + 4] if below.section == line.section)
        value = label.value or _next_value(following)
        yield Entry(label.field, label.name.casefold(), value, line.section, line.number)


def _next_value(lines: Iterable[Line]) -> str:
    following = next((line for line in lines if line.text.strip()), None)
    if following is None or following.heading or following.rule:
        return ""
    label = label_of(following.text)
    text = following.text.strip().removeprefix("- ").removeprefix("* ").removeprefix("> ")
    return "" if label and label.field else plain(unlinked(text))


def _first(
    entries: Iterable[Entry], *names: str, section: SectionKind | None = None
) -> tuple[str | None, int]:
    for entry in entries:
        if entry.field in names and entry.value and section in (None, entry.section):
            return entry.value, entry.line
    return None, 0


def _event(entries: list[Entry], card: Outline, title: str | None) -> str | None:
    named = _first(entries, "event")[0] or _first(entries, "name", section="event")[0]
    if named:
        return unquoted(named)
    top = next((line.title for line in card.lines if line.heading == 1), "")
    return top.partition(": ")[0] or None if title and top != title else None


def _speakers(entries: list[Entry], card: Outline) -> tuple[str, ...]:
    """By label first, then the biography's full name, its heading, the first name that heads a part."""
    labelled = [entry for entry in entries if entry.field == "speakers"]
    if not labelled:
        labelled = [entry for entry in entries if entry.field == "full name"]
    if not labelled:
        labelled = [entry for entry in entries if entry.field == "name" and entry.section == "biography"]
    names = [name for entry in labelled for name in people(entry.value, several="speakers" in entry.name)]
    return tuple(dict.fromkeys(names)) or tuple(_headed(card))


def _headed(card: Outline) -> Iterator[str]:
    lines = [line for line in card.of("biography") if line.heading or line.text.strip()[:2] in ("**", "__")]
    for line in lines:
        text = line.title or heading_text(line.text)
        match = _NAMED_BIOGRAPHY.match(text) if line.heading else None
        name = person(match[1] if match and label_of(line.text) else text)
        if is_full_name(name):
            yield name
            return


def _slot(entries: list[Entry], card: Outline) -> tuple[Slot, int]:
    value, line = _first(entries, "time", "when")
    start, start_line = _first(entries, "start")
    end, _ = _first(entries, "end")
    zone = _first(entries, "zone")[0]
    if value is None and start is not None:
        value, line = (f"{start} - {end}" if end else start), start_line
    if value is None:
        value, line = next(
            ((row.text, row.number) for row in _headings(card) if has_range(row.text)), ("", 0)
        )
    slot = read_slot(value)
    if value and line and slot.start is None and not slot.invalid:
        slot = Slot(zone=slot.zone, invalid=value[:60])
    return (Slot(slot.start, slot.end, read_zone(zone) or zone, slot.invalid) if zone else slot), line


def _day(entries: list[Entry], card: Outline, near: frozenset[datetime.date]) -> tuple[Day, int]:
    value, line = _first(entries, "date", "when")
    if value is None:
        times = [(entry.value, entry.line) for entry in entries if entry.field in ("time", "start")]
        texts = times + [(row.text, row.number) for row in _headings(card)]
        value, line = next(((day, number) for text, number in texts if (day := find_day(text))), (None, 0))
    if value is not None:
        return read_day(value, near), line
    return (Day(next(iter(near))) if len(near) == 1 else Day(None)), 0


def _headings(card: Outline) -> Iterator[Line]:
    """Where a break keeps its time: headings, and the first lines under the first of them."""
    yield from (line for line in card.lines if line.heading)
    yield from [line for line in card.of("preamble", "other") if line.text.strip() and not line.heading][:3]


def _track(entries: list[Entry], card: Outline) -> str | None:
    if labelled := _first(entries, "track")[0]:
        return labelled
    for line in card.of("track"):
        named = _TRACK.match(line.title)
        if line.heading and (named or not line.title.casefold().startswith("track")):
            return named[1].strip() if named else line.title
    return None


def _hosts(entries: list[Entry]) -> tuple[str, ...]:
    """The people who read. ``Host`` in the conference's own section is the company that pays."""
    values = [
        entry.value
        for entry in entries
        if entry.field in ("hosts", "host") and entry.section in ("session", "preamble", "other")
        if entry.section == "session" or are_names(entry.value)
    ]
    return tuple(dict.fromkeys(name for value in values for name in people(value, several=True)))


def _headed_title(card: Outline) -> str | None:
    """What a card without a title label is called: as its break's heading, or its first, without times."""
    lines = [
        line for line in card.lines if line.heading and line.section not in ("introduction", "biography")
    ]
    titles = [title for line in lines if (title := without_times(line.title))]
    return next(filter(is_break, titles), titles[0] if titles else None)
