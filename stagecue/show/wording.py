"""Which words can be put on stage: card text as it was typed, or pasted from anywhere."""

from __future__ import annotations

import re
import unicodedata

from stagecue.errors import Refused

MOST_BYTES = 48 * 1024
"""Of UTF-8: some 8,000 words, an hour's reading. A message may have 64 KiB."""
_LINE_END = re.compile("\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
_NEVER = frozenset({"Cc", "Cs"})
"""Control characters, and halves of characters. What is not assigned may be an emoji of next year."""
_NONE = re.compile(r"[\ufdd0-\ufdef\ufffe\uffff]")
"""What no text may contain."""


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
    for number, line in enumerate(text.split("\n"), start=1):
        for character in line:
            if unicodedata.category(character) in _NEVER or _NONE.match(character):
                raise Refused(
                    f"Line {number} holds a character that cannot be shown (U+{ord(character):04X}): "
                    "take it out."
                )
