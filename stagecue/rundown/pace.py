"""How long a text takes to say.

A pace is in words per minute. The healthy band for introductions is 100-165 (design §4); Chinese and
Japanese are counted by the character and read at about two characters to an English word's time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from stagecue.cards import Cue, Speech
from stagecue.cards.words import tokens

DEFAULT_PACE = 130.0
"""Words per minute."""
SLOWEST, FASTEST = 40.0, 400.0
"""The paces that a show accepts; outside them a press is a slip of the hand."""
LEAD = 0.15
"""Seconds by which a new motion of the text starts ahead, so that every page has it before it begins: one
that was applied on receipt jumped by 14 px. A plan that forgot them would fall behind the glass."""
CHARACTERS_FOR_A_WORD = 2.0
"""260 characters a minute are as brisk as 130 words."""
_CHARACTER = 1 / CHARACTERS_FOR_A_WORD


def tempo(script: Iterable[Speech | Cue]) -> float:
    """Counted tokens that pass in the time of one English word: 1.0 for words, 2.0 for Chinese.

    A script of both lies between, so that one number carries the whole text at its own pace.
    """
    beats = [beat for line in script if isinstance(line, Speech) for beat in _beats(line.text)]
    return len(beats) / sum(beats) if beats else 1.0


@lru_cache(maxsize=256)  # an edit leaves most lines as they are; a line may be an hour's speech
def _beats(text: str) -> tuple[float, ...]:
    return tuple(_CHARACTER if token.cjk else 1.0 for token in tokens(text))


def read_seconds(words: int, *, tempo: float = 1.0, pace: float = DEFAULT_PACE) -> float:
    """Seconds that `words` counted tokens take at `pace` words per minute."""
    return words / (pace * tempo) * 60
