"""Readers of single values of the show file: each gives the value, or says what to write instead."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable, Collection, Iterable
from typing import Any

from stagecue.errors import UsageError
from stagecue.rundown.timing import seconds_of

LONGEST = 3600.0
"""Seconds of a cue, and of the warning before an item; more is a slip of the hand."""


class Wrong(Exception):
    """A value that cannot be used; the text says why and what to write."""


def nearest(said: str, names: Iterable[str], *, listed: str = "") -> str:
    """A sentence with the nearest right name; else all of them, after the word `listed`."""
    known = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(said.casefold(), known, n=1)
    if near:
        return f"Did you mean {known[near[0]]!r}?"
    return f"{listed}: {', '.join(known.values()) or 'none'}." if listed else ""


def text(value: object) -> str:
    """Words that are not blank."""
    if not isinstance(value, str) or not value.strip():
        raise Wrong(f"{_told(value)} is no text. Write words in quotes.")
    return " ".join(value.split())


def texts(value: object) -> tuple[str, ...]:
    """A list of words; a single one counts as a list of one."""
    return tuple(map(text, value if isinstance(value, list) else [value]))


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong(f"{_told(value)} is neither true nor false. Write one of the two, without quotes.")
    return value


def number(low: float, high: float, unit: str) -> Callable[[object], float]:
    """A reader of numbers from `low` to `high`."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise Wrong(f"{_told(value)} cannot be used. Write a number of {unit} from {low:g} to {high:g}.")
        return float(value)

    return read


def one_of(*names: str) -> Callable[[object], Any]:
    """A reader of one of these words."""

    def read(value: object) -> str:
        if value not in names:
            raise Wrong(
                f"{_told(value)} is none of the words here. {nearest(str(value), names, listed='Words')}"
            )
        return str(value)

    return read


def zone(names: Collection[str]) -> Callable[[object], str]:
    """A reader of the IANA names of time zones."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in names:
            hint = nearest(str(value), names) or "Names look like Europe/Paris."
            raise Wrong(f"There is no time zone {_told(value)}. {hint}")
        return value

    return read


def time_of_day(value: object) -> float:
    """Show seconds of `"10:30"`, or of TOML's own 10:30:00."""
    if isinstance(value, datetime.time):
        return value.hour * 3600.0 + value.minute * 60.0 + value.second
    try:
        return seconds_of(str(value) if isinstance(value, str) else "")
    except UsageError as error:
        raise Wrong(f'{_told(value)} is no time of day. Write it as "10:30".') from error


def date(value: object) -> datetime.date:
    """A date, in quotes or without."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError as error:
        raise Wrong(f"{_told(value)} is no date. Write it as 2026-06-18.") from error


def _told(value: object) -> str:
    """The value as its author would know it again, cut if it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "A table"
    told = repr(value) if isinstance(value, str | int | float | list) else str(value)
    return told if len(told) <= 60 else f"{told[:57]}..."
