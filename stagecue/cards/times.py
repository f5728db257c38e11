"""Dates, times of day and zone labels as cards write them. What is not certain is told, not guessed."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from dateutil.parser import ParserError, parse

_CLOCK = (
    r"(\d{1,2})(?:\s*[:.hH：時时点]\s*(\d{2})(?!\d)\s*分?|(?=\s*[ap]\.?m))\s*(?:Uhr|h\b)?\s*([ap]\.?m\b\.?)?"
)
_TO = r"\s*(?:-|–|—|~|〜|～|to|until|till|bis|à|a|至|到)\s*"
_RANGE = re.compile(rf"(?<![\d:.]){_CLOCK}(?-i:\s*\(?[A-Z]{{3,4}}\)?)?(?:{_TO}{_CLOCK})?", re.IGNORECASE)
_ZONE = re.compile(r"\b(UTC|GMT|Z)(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?\b|\b((?!AM\b|PM\b)[A-Z]{2,4}T)\b")
_NUMERIC = re.compile(r"^\D*?(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_HAN = re.compile(r"(\d{4})\s*[年.／]\s*(\d{1,2})\s*[月.／]\s*(\d{1,2})\s*日?")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE_IN_TEXT = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH},? \d{{4}}\b",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*[-–—]\s*(\d{1,2})(?:st|nd|rd|th)?(?=[,\s])")
# Zone labels by the clock that they name: (standard time, summer time, where summer time's rule comes from).
_SEASONS = (
    *(("CET", "CEST", "EU"), ("EET", "EEST", "EU"), ("WET", "WEST", "EU")),
    *(("EST", "EDT", "US"), ("CST", "CDT", "US"), ("MST", "MDT", "US"), ("PST", "PDT", "US")),
)


@dataclass(frozen=True)
class Day:
    """A date read from text. ``doubt`` says what is uncertain; ``date`` is ``None`` if it cannot be read."""

    date: datetime.date | None
    doubt: str = ""


@dataclass(frozen=True)
class Slot:
    """Times read from text. ``invalid``: the words that look like a time and are none, such as ``25:99``."""

    start: datetime.time | None = None
    end: datetime.time | None = None
    zone: str | None = None
    invalid: str = ""


@lru_cache(maxsize=1024)
def read_day(text: str, near: frozenset[datetime.date] = frozenset()) -> Day:
    """The date in ``text``. ``near``: the event's days; they settle what 05/06/2025 is."""
    text = _HAN.sub(r"\1-\2-\3", text.strip().translate({0x2013: "-", 0x2014: "-", 0x2011: "-"}))
    if match := _NUMERIC.match(text):
        return _numeric_day(int(match[1]), int(match[2]), int(match[3]), near)
    if (days := _DAYS.search(text)) and not re.match(r"\d{4}-", text):
        return Day(_parsed(text.replace(days[0], days[1])), f"“{text}” names more than one day")
    found = _DATE_IN_TEXT.search(text)
    date = _parsed(found[0] if found else text)
    return Day(date, "" if date else f"“{text[:60]}” is not a date with day, month and year")


def read_days(text: str) -> frozenset[datetime.date]:
    """All days of a range within one month, such as ``May 6-7, 2025``; empty if it cannot be read."""
    days = _DAYS.search(text)
    first = _parsed(text.replace(days[0], days[1]) if days else text)
    if first is None:
        return frozenset()
    span = int(days[2]) - int(days[1]) if days else 0
    return frozenset(first + datetime.timedelta(offset) for offset in range(min(max(span, 0), 31) + 1))


def find_day(text: str) -> str | None:
    """The part of ``text`` that is a date with a year, if any."""
    match = _DATE_IN_TEXT.search(text)
    return match[0] if match else None


@lru_cache(maxsize=1024)
def read_slot(text: str) -> Slot:
    """The times in ``text``: ``16:20 - 17:00``, ``11:10 - 11:30 AM``, ``10:30–11:10 (CEST)``, or a start."""
    match = _RANGE.search(text)
    if match is None:
        return Slot(zone=read_zone(text))
    hour, minute, half, end_hour, end_minute, end_half = match.groups()
    start = _time(hour, minute, half or end_half)
    end = _time(end_hour, end_minute, end_half or half) if end_hour else None
    if not half and end_half and start and end and start > end:
        start = _time(hour, minute, "am") or start  # "11:30 - 12:10 PM" begins before noon
    invalid = match[0].strip() if start is None or (end_hour and end is None) else ""
    return Slot(start, end, read_zone(text[match.start() :]), invalid)


def has_range(text: str) -> bool:
    """Whether ``text`` has a start and an end."""
    match = _RANGE.search(text)
    return match is not None and match[4] is not None


def without_times(text: str) -> str:
    """``text`` without its times, date and what then hangs loose: the title in ``Lunch (12:00 - 13:00)``."""
    bare = _ZONE.sub("", _DATE_IN_TEXT.sub("", _RANGE.sub("", text)))
    return re.sub(r"[(\[][\s,;]*[)\]]", "", bare).strip(" \t:：,;-–—|·•@")


def read_zone(text: str) -> str | None:
    """A zone label as written, if there is one."""
    match = _ZONE.search(text)
    return match[0] if match else None


def zone_mismatch(zone: str, date: datetime.date) -> str | None:
    """The label that fits ``date`` if ``zone`` is its other season's, such as CEST for CET in May."""
    for standard, summer, rule in _SEASONS:
        right = summer if _is_summer(date, rule) else standard
        if zone in (standard, summer) and zone != right:
            return right
    return None


def _numeric_day(first: int, second: int, year: int, near: frozenset[datetime.date]) -> Day:
    """Two numbers and a year: day and month unless only the other order is a date, or only it is near."""
    readings = [date for pair in ((second, first), (first, second)) if (date := _date(year, *pair))]
    if not readings:
        return Day(None, f"“{first}/{second}/{year}” is not a date")
    known = [date for date in readings if date in near]
    if len(set(readings)) == 1 or len(set(known)) == 1:
        return Day((known or readings)[0])
    return Day(
        readings[0], f"“{first}/{second}/{year}” can be {readings[0]} or {readings[1]}; read as {readings[0]}"
    )


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _parsed(text: str) -> datetime.date | None:
    """Dateutil's answer if it does not lean on its default: two defaults must give the same date."""
    if len(text) > 64 or not re.search(r"\d", text):
        return None
    try:
        dates = {
            parse(text, default=datetime.datetime(year, month, day), ignoretz=True).date()
            for year, month, day in _DEFAULTS
        }
    except (ParserError, OverflowError, ValueError, TypeError):
        return None
    return dates.pop() if len(dates) == 1 else None


_DEFAULTS = ((2000, 1, 1), (2004, 2, 2))


def _time(hour: str, minute: str | None, half: str | None) -> datetime.time | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return datetime.time(hours, minutes) if 12 < hours < 24 and minutes < 60 else None
        hours = hours % 12 + (12 if half.casefold().startswith("p") else 0)
    if (hours, minutes) == (24, 0):
        return datetime.time(0)
    return datetime.time(hours, minutes) if hours < 24 and minutes < 60 else None


def _is_summer(date: datetime.date, rule: str) -> bool:
    if rule == "EU":
        return _sunday(date.year, 3, -1) <= date < _sunday(date.year, 10, -1)
    return _sunday(date.year, 3, 2) <= date < _sunday(date.year, 11, 1)


def _sunday(year: int, month: int, number: int) -> datetime.date:
    """The ``number``-th Sunday of a month of 31 days or of November; -1 is the last of a month of 31 days."""
    if number < 0:
        last = datetime.date(year, month, 31)
        return last - datetime.timedelta((last.weekday() + 1) % 7)
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta((6 - first.weekday()) % 7 + 7 * (number - 1))
