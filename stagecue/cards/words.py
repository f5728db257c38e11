"""Counted words: what reading time, positions and the prompter's ``data-word`` are measured in.

White space and em/en dashes split; a hyphenated word is one; a token counts if it has a letter or a digit.
Han and kana count by character: they have no spaces and are read at their own pace. Korean has spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CJK = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_OPENING = "「『（【〈《〔"
_CLOSING = "」』）】〉》〕、。，．！？；：・…"
_DASHES = "\u2013\u2014"
_PIECE = re.compile(
    rf"[{_OPENING}“‘\"(]{{0,20}}[{_CJK}][{_CLOSING}”’\")]*[{_DASHES}]*"
    rf"|[{_OPENING}]{{0,20}}[^\s{_DASHES}{_CJK}{_OPENING}{_CLOSING}]+[{_CLOSING}]*[{_DASHES}]*"
    rf"|\S"
)
_IS_CJK = re.compile(rf"[{_CJK}]")
_COUNTS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Token:
    """A counted word and the punctuation at it: ``text[start:end]``. ``cjk``: one Han or kana character."""

    start: int
    end: int
    cjk: bool


def tokens(text: str) -> tuple[Token, ...]:
    """The counted tokens of ``text`` in order; together their spans cover everything but white space.

    A piece that does not count (a lone ``&``, an emoji) is glued to the token before it, at the start to the
    one after it.
    A text without a letter or digit has no tokens.
    """
    found: list[Token] = []
    lead: int | None = None
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if _COUNTS.search(match[0]):
            found.append(Token(start if lead is None else lead, end, bool(_IS_CJK.search(match[0]))))
            lead = None
        elif found:
            found[-1] = Token(found[-1].start, end, found[-1].cjk)
        elif lead is None:
            lead = start
    return tuple(found)


def count(text: str) -> int:
    """How many words ``text`` has: ``len(tokens(text))`` without building them."""
    return sum(1 for piece in _PIECE.findall(text) if _COUNTS.search(piece))
