"""What an item of the day is by its title: a session, a break, an opening or a closing."""

from __future__ import annotations

import re

from stagecue.cards.card import CardKind, Script, Speech

_BREAK = re.compile(
    r"\b(?:break|lunch|dinner|breakfast|intermission|recess|networking|registration|mittagspause|kaffeepause"
    r"|pause|déjeuner|almuerzo|descanso)\b|^(?:(?:morning|afternoon) )?(?:coffee|tea)(?: time)?$"
    r"|午餐|午休|茶歇|休息|休憩|昼食",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:the )?(?:opening|welcome|kick-?off)(?: (?:remarks|address|ceremony|session|words|speech|and .*))?",
    re.I,
)
_CLOSING = re.compile(
    r"(?:the )?(?:closing|farewell|wrap-?up)(?: (?:remarks|address|ceremony|session|words|speech|and .*))?",
    re.I,
)
_BREAK_WORDS = 5  # "Coffee break and networking" is a break, "Why coffee breaks matter in large teams" a talk


def is_break(title: str | None) -> bool:
    """Whether a title names a break."""
    return bool(title and _BREAK.search(title) and len(title.split()) <= _BREAK_WORDS)


def kind_of_item(title: str, script: Script, *, has_speaker: bool) -> CardKind:
    """A break has neither speaker nor speech; an opening or a closing has nothing else in its title."""
    if not has_speaker and is_break(title) and not any(isinstance(line, Speech) for line in script):
        return "break"
    if _OPENING.fullmatch(title):
        return "opening"
    return "closing" if _CLOSING.fullmatch(title) else "session"
