"""Choices such as ``[morning/afternoon]`` inside a speech, and settling them by the planned start."""

from __future__ import annotations

import re
from dataclasses import replace

from stagecue.cards.card import Emphasis, Script, Speech
from stagecue.cards.emphasis import Span, Styled
from stagecue.cards.words import count

# First and last minute after midnight of each part of the day; "night" is what an evening host may say.
_PARTS = {"morning": (0, 720), "afternoon": (720, 1080), "evening": (1080, 1440), "night": (1080, 1440)}
_OPTION = rf"[ \w’']{{0,20}}?\b(?:{'|'.join(_PARTS)})"
_LIST = rf"{_OPTION}(?: ?(?:/|\||,| or ) ?{_OPTION})+"
CHOICE = re.compile(rf"\[{_LIST}\]|\({_LIST}\)|\{{{_LIST}\}}|(?<=\bgood ){_LIST}\b", re.IGNORECASE)
_SPLIT = re.compile(r"/|\||,| or ", re.IGNORECASE)
_PART = re.compile("|".join(_PARTS), re.IGNORECASE)


def settle(script: Script, start_minutes: int) -> Script:
    """``script`` with its time-of-day choices settled for a start ``start_minutes`` after midnight.

    Morning is before 12:00, evening from 18:00. A list without the right part of the day keeps the nearest.
    """
    return tuple(
        _settled(line, start_minutes % 1440) if isinstance(line, Speech) else line for line in script
    )


def _settled(speech: Speech, minutes: int) -> Speech:
    """Stressed text around, after or in a choice keeps its stress."""
    styled = Styled(
        speech.text, tuple(Span(e.start, e.start + len(e.text), e.style) for e in speech.emphasis)
    )
    found = [(*match.span(), _option(match[0], minutes)) for match in CHOICE.finditer(speech.text)]
    if not found:
        return speech
    then = styled.having(found)
    emphasis = tuple(Emphasis(s.start, then.text[s.start : s.end], s.style) for s in then.spans)
    return replace(speech, text=then.text, emphasis=emphasis, words=count(then.text))


def _option(choice: str, minutes: int) -> str:
    options = [option.strip(" []{}()") for option in _SPLIT.split(choice)]
    return min(options, key=lambda option: _distance(option, minutes))


def _distance(option: str, minutes: int) -> int:
    part = _PART.search(option)
    first, end = _PARTS[part[0].casefold()] if part else (0, 0)
    return max(first - minutes, minutes - end + 1, 0)
