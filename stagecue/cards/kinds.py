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
_BREAK_FIRST = re.compile(
    r"(?:(?:the|morning|afternoon|coffee|tea|lunch|dinner|short|long|networking)[ /-]){1,3}break\b",
    re.IGNORECASE,
)
# "Opening remarks", "Opening: …", "Welcome to …" open a day; "Opening keynote", "Closing the loop" are talks.
_FORE = r"(?:(?:the|official|grand|formal|conference|event|day \d{1,2}) )*"
_REST = (
    r"(?: (?:remarks|address|ceremony|session|words|speech|notes?))?"
    r"(?: of (?:the )?(?:first |last )?(?:day|conference|event|summit|congress)\b.*)?"
    r"(?:(?: (?:and|by|from)|\s*[,:–—-]) .*|\s*[&/+]\s*.*)?"
)
_OPENING = re.compile(rf"{_FORE}(?:(?:opening|welcome|kick-?off){_REST}|welcome to .*)", re.IGNORECASE)
_CLOSING = re.compile(rf"{_FORE}(?:closing|farewell|wrap-?up){_REST}", re.IGNORECASE)
_SUBTITLED = re.compile(
    r"welcome to .*[:–—]", re.IGNORECASE
)  # "Welcome to the Jungle: Ten Years of Tea", by somebody
_BREAK_WORDS = 5  # "Coffee break and networking" is a break, "Why coffee breaks matter in large teams" a talk


def is_break(title: str | None) -> bool:
    """Whether a title names a break."""
    if not title:
        return False
    return bool(_BREAK_FIRST.match(title) or (_BREAK.search(title) and len(title.split()) <= _BREAK_WORDS))


def kind_of_item(title: str, script: Script, *, has_speaker: bool) -> CardKind:
    """A break has neither speaker nor speech; an opening or a closing is known by how its title begins."""
    if not has_speaker and is_break(title) and not any(isinstance(line, Speech) for line in script):
        return "break"
    if _OPENING.fullmatch(title) and not (has_speaker and _SUBTITLED.match(title)):
        return "opening"
    return "closing" if _CLOSING.fullmatch(title) else "session"
