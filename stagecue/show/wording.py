"""Which words can be put on stage: card text as it was typed, or pasted from anywhere."""

from __future__ import annotations

import re

from stagecue.errors import Refused

MOST_BYTES = 48 * 1024
"""Of UTF-8: some 8,000 words, an hour's reading. A message may have 64 KiB."""
_LINE_END = re.compile("\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
_NEVER = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of characters, and what no text may contain. What is not assigned may be an
emoji of next year."""


def readable(typed: str) -> str:
    """The text with plain line ends, and none at its end. Refused says what cannot be shown."""
    text = _LINE_END.sub("\n", typed).replace("\t", " ").strip("\n ")
    _all_characters(text)
    size = len(text.encode())
    if size > MOST_BYTES:
        raise Refused(
            f"The words take {size / 1024:.0f} kB, and {MOST_BYTES // 1024} kB is the most: "
            "leave out what is not read aloud."
        )
    return text


def _all_characters(text: str) -> None:
    found = _NEVER.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise Refused(
            f"Line {line} holds a character that cannot be shown (U+{ord(found[0]):04X}): take it out."
        )
