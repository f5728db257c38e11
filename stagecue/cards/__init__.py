"""Bytes in, values out: no file here touches a disk, a clock, a log or a network.

Nothing is guessed: what is repaired, missing or doubtful is told as a value. Bad input never raises, it
becomes problems, and one bad card never stops the others.
"""

from stagecue.cards.card import (
    Card,
    CardKind,
    Cue,
    CueKind,
    Emphasis,
    Notes,
    Problem,
    Repair,
    Script,
    Severity,
    Speech,
    Style,
)
from stagecue.cards.choices import settle
from stagecue.cards.reading import read, tie
from stagecue.cards.words import Token, count, tokens
from stagecue.cards.writing import bare, script_of, text_of

__all__ = [
    "Card",
    "CardKind",
    "Cue",
    "CueKind",
    "Emphasis",
    "Notes",
    "Problem",
    "Repair",
    "Script",
    "Severity",
    "Speech",
    "Style",
    "Token",
    "bare",
    "count",
    "read",
    "script_of",
    "settle",
    "text_of",
    "tie",
    "tokens",
]
