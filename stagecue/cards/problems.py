"""What a person should look at before the show, one card at a time. Each message says what to do."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from stagecue.cards.card import Card, Cue, Problem, Severity, Speech
from stagecue.cards.choices import CHOICE
from stagecue.cards.fields import Fields

PAST_MIDNIGHT = datetime.timedelta(hours=6)
_SLOT = re.compile(
    r"\{\{?[^{}\n]{1,80}\}\}?|\[[^\[\]\n]{1,80}\]|<[A-Za-z][^<>\n]{0,60}>|_{3,}|\b(?:TBD|TBC|XXX)\b"
)
_GREETING = re.compile(
    r"\b(?:good (?P<part>morning|afternoon|evening)|guten (?P<de>morgen|abend)"
    r"|buen[oa]s (?P<es>tardes|noches|días))\b"
    r"|(?P<zh>早上好|上午好|下午好|晚上好)",
    re.IGNORECASE,
)
_PART_OF = {
    "morning": "morning",
    "morgen": "morning",
    "días": "morning",
    "早上好": "morning",
    "上午好": "morning",
    "afternoon": "afternoon",
    "tardes": "afternoon",
    "下午好": "afternoon",
    "evening": "evening",
    "abend": "evening",
    "noches": "evening",
    "晚上好": "evening",
}
_HOURS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24)}  # a host may say evening from 17:00


def problems_of(card: Card, fields: Fields) -> Iterator[Problem]:
    """Everything about one card; what needs two cards to be seen is not known here."""
    for line, severity, message in (*_times(card, fields), *_names(card, fields), *_words(card)):
        yield Problem(card.file, line, severity, message)


def encoding_problem(file: str, encoding: str) -> Problem:
    """The file was not UTF-8, and nothing but likeliness says what it was."""
    return Problem(
        file,
        0,
        "warning",
        f"This file is not UTF-8 and was read as {encoding}: check the text and save the file as UTF-8.",
    )


def too_long(file: str, characters: int, *, last: int) -> Problem:
    """The file is far too long for a card; after its line ``last`` nothing was read."""
    message = f"This file is too long: only its first {characters:,} characters were read: shorten it."
    return Problem(file, last, "error", message)


def not_text(file: str) -> Problem:
    """The file holds no text at all."""
    return Problem(
        file,
        0,
        "error",
        "This file is not text and cannot be read: replace it by a text file in UTF-8, or take it away.",
    )


def broken_text(file: str, line: int, *, spoken: bool) -> Problem:
    """A byte was lost: serious where it is read aloud or gives a time, a note elsewhere."""
    if spoken:
        return Problem(
            file, line, "error", "This line has a character that was lost on the way: type this line again."
        )
    return Problem(
        file,
        line,
        "note",
        "This line has a character that was lost on the way; it is not part of the speech.",
    )


def chatter(file: str, line: int, text: str) -> Problem:
    """A line before the card's first heading that is neither a field nor spoken."""
    return Problem(
        file,
        line,
        "note",
        f"“{text[:60]}” stands before the card and is ignored: take it out if it is no part of it.",
    )


def unread(file: str, line: int, text: str) -> Problem:
    """A line after the introduction's end that is neither a field nor a footer: perhaps it was to be said."""
    return Problem(
        file,
        line,
        "warning",
        f"“{text[:60]}” stands after the introduction’s end and is not said: move it up if it should be.",
    )


_Found = tuple[int, Severity, str]


def _times(card: Card, fields: Fields) -> Iterator[_Found]:
    time_line, date_line = fields.lines.get("time", 0), fields.lines.get("date", 0)
    if fields.slot.invalid:
        yield time_line, "error", f"“{fields.slot.invalid}” is not a time: write it like 16:20 - 17:00."
    elif card.start is None:
        yield 0, "error", "This card has no time: add a line like “- **Time:** 16:20 - 17:00”."
    elif card.end is None:
        yield time_line, "warning", "This card has no end: write the time like 16:20 - 17:00."
    if fields.day.doubt:
        severity: Severity = "warning" if card.date else "error"
        yield date_line, severity, f"{fields.day.doubt}: write the date like 2025-05-07."
    elif card.date is None:
        yield 0, "error", "This card has no date: add a line like “- **Date:** 2025-05-07”."
    if card.start and card.end and _is_backwards(card.start, card.end):
        yield (
            time_line,
            "error",
            f"This card ends at {card.end:%H:%M}, before it starts at {card.start:%H:%M}: correct the time.",
        )


def _is_backwards(start: datetime.time, end: datetime.time) -> bool:
    """An end up to six hours on, past midnight, belongs to the day on which the session began."""
    began, ended = (datetime.datetime.combine(datetime.date(2000, 1, 1), time) for time in (start, end))
    return ended <= began and ended + datetime.timedelta(days=1) - began > PAST_MIDNIGHT


def _names(card: Card, fields: Fields) -> Iterator[_Found]:
    if card.title is None:
        yield 0, "error", "This card has no title: add a line like “- **Title:** …”."
    elif not fields.lines.get("title") and card.kind == "session":
        yield (
            0,
            "warning",
            f"This card has no title label and is called by its heading, “{card.title}”: add one.",
        )
    if not card.speakers and card.kind == "session":
        yield 0, "warning", "This card names no speaker: add a line like “- **Speaker:** …”."


def _words(card: Card) -> Iterator[_Found]:
    speeches = [line for line in card.script if isinstance(line, Speech)]
    if not speeches:
        if card.kind != "break":
            yield (
                0,
                "warning",
                "This card has no introduction to read: write one under “## Host Introduction”.",
            )
        return
    last = card.script[-1]
    if not isinstance(last, Cue) and card.kind == "session":
        yield (
            last.line,
            "warning",
            "The introduction ends without a closing cue: add a last line like *(Lead applause.)*",
        )
    for speech in speeches:
        yield from _slots(speech)
        yield from _greetings(speech, card.start)


def _slots(speech: Speech) -> Iterator[_Found]:
    text = CHOICE.sub("", speech.text)
    for slot in dict.fromkeys(_SLOT.findall(text)):
        yield speech.line, "error", f"The speech still has the slot “{slot}”: write what the host is to say."


def _greetings(speech: Speech, start: datetime.time | None) -> Iterator[_Found]:
    match = _GREETING.search(CHOICE.sub("", speech.text))
    if start is None or match is None:
        return
    part = _PART_OF[next(word for word in match.groups() if word).casefold()]
    first, end = _HOURS[part]
    if not first <= start.hour < end:
        yield (
            speech.line,
            "warning",
            f"The speech greets with “{match[0]}” but starts at {start:%H:%M}: change one of them.",
        )
