"""Choices such as ``[morning/afternoon]`` inside a speech, and settling them by the planned start."""

from __future__ import annotations

import re
from dataclasses import replace

from stagecue.cards.card import Emphasis, Script, Speech
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
    while match := CHOICE.search(speech.text):
        speech = _replaced(speech, match.start(), match.end(), _option(match[0], minutes))
    return speech


def _option(choice: str, minutes: int) -> str:
    options = [option.strip(" []{}()") for option in _SPLIT.split(choice)]
    return min(options, key=lambda option: _distance(option, minutes))


def _distance(option: str, minutes: int) -> int:
    part = _PART.search(option)
    first, end = _PARTS[part[0].casefold()] if part else (0, 0)
    return max(first - minutes, minutes - end + 1, 0)


def _replaced(speech: Speech, start: int, end: int, option: str) -> Speech:
    """``text[start:end]`` becomes ``option``; stressed text around, after or in it keeps its stress."""
    text = speech.text[:start] + option + speech.text[end:]

    def moved(at: int) -> int:
        return at if at <= start else max(start, at + len(option) - (end - start)) if at >= end else start

    emphasis = tuple(
        _moved(item, moved(item.start), moved(item.start + len(item.text)), text) for item in speech.emphasis
    )
    return replace(speech, text=text, emphasis=tuple(e for e in emphasis if e.text), words=count(text))


def _moved(item: Emphasis, start: int, end: int, text: str) -> Emphasis:
    return Emphasis(start, text[start:end], item.style)
