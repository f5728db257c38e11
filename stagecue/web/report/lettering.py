"""How wide words are in a picture, near enough: SVG does not break lines, and nothing here measures fonts."""

from __future__ import annotations

import unicodedata

NARROW, BROAD = 0.56, 1.0
"""Widths of a letter in its own height: Latin and the like; Chinese, Japanese, Korean."""


def width(text: str, *, letter: float) -> float:
    """Units that `text` takes in letters `letter` units high."""
    broad = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return letter * (broad * BROAD + (len(text) - broad) * NARROW)


def cut(text: str, *, wide: float, letter: float, most: int) -> tuple[str, ...]:
    """At most `most` lines of `text` that fit into `wide` units; what is left out is an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and width(f"{line} {rest[0]}", letter=letter) <= wide:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    if rest:
        lines[-1] = f"{lines[-1]}…"
    fitting = [_shortened(line, wide=wide, letter=letter) for line in lines]
    return tuple(line for line in fitting if line)


def _shortened(line: str, *, wide: float, letter: float) -> str:
    """The line, or as much of it as fits; "" if not even two letters do."""
    if width(line, letter=letter) <= wide:
        return line
    while line and width(f"{line}…", letter=letter) > wide:
        line = line[:-1]
    return f"{line}…" if len(line) > 1 else ""
