"""The quotation marks that wrap a whole introduction, told from those that are part of it.

One pair may span all paragraphs, each paragraph may have its own, or only its opening one, as printers do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = '"“„«「『'
_CLOSING = '"”“»」』'
_MARK = re.compile('["“”„«»「」『』]')
_OUTER = re.compile(r"[\s\uffff]+")  # white space, and the character that keeps a cue's place
_BEFORE_OPENING = " \n\t([{（—–-*\uffff\u3000"


@dataclass(frozen=True)
class _Mark:
    paragraph: int
    at: int
    first: bool
    last: bool
    opens: bool


def wrappers(paragraphs: Sequence[str]) -> list[list[int]]:
    """For each paragraph the offsets of its wrapper marks, in falling order."""
    marks = [mark for index, text in enumerate(paragraphs) for mark in _marks(index, text)]
    pairs, lonely = _paired(marks)
    spoken = [index for index, text in enumerate(paragraphs) if _OUTER.sub("", text)]
    if not spoken:
        return [[] for _ in paragraphs]
    gone = [mark for pair in _wrapping(pairs, lonely, spoken) for mark in pair]
    if gone or any(_is_opening(mark) and mark.paragraph == spoken[0] for mark in lonely):
        gone += filter(_is_opening, lonely)
    gone += [mark for mark in lonely if not mark.opens and mark.last and mark.paragraph == spoken[-1]]
    found: list[list[int]] = [[] for _ in paragraphs]
    for mark in sorted(gone, key=lambda mark: mark.at, reverse=True):
        found[mark.paragraph].append(mark.at)
    return found


def _marks(index: int, text: str) -> list[_Mark]:
    start = len(text) - len(_lstrip(text))
    end = len(_rstrip(text)) - 1
    german = text.find("„")
    return [
        _Mark(index, at, at == start, at == end, _opens(text, at, german=0 <= german < at))
        for at in (match.start() for match in _MARK.finditer(text))
    ]


def _opens(text: str, at: int, *, german: bool) -> bool:
    """Whether the mark there opens a quotation; behind a German one “ closes it."""
    if text[at] == '"' or (text[at] == "“" and german):
        before = text[at - 1 : at] or " "
        return (
            text[at] == '"' and before in _BEFORE_OPENING and bool(text[at + 1 : at + 2].strip(" \n\uffff"))
        )
    return text[at] in _OPENING


def _paired(marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark]]:
    open_marks: list[_Mark] = []
    pairs, lonely = [], []
    for mark in marks:
        if mark.opens:
            open_marks.append(mark)
        elif open_marks:
            pairs.append((open_marks.pop(), mark))
        else:
            lonely.append(mark)
    return pairs, lonely + open_marks


def _is_opening(mark: _Mark) -> bool:
    return mark.opens and mark.first


def _wrapping(
    pairs: list[tuple[_Mark, _Mark]], lonely: list[_Mark], spoken: list[int]
) -> list[tuple[_Mark, _Mark]]:
    """Pairs around whole paragraphs. One around a single one, with others bare, is a quotation: it stays."""
    around = [(opening, closing) for opening, closing in pairs if opening.first and closing.last]
    single = {opening.paragraph for opening, closing in around if opening.paragraph == closing.paragraph}
    if set(spoken) <= single:
        return around
    continued = any(_is_opening(mark) and mark.paragraph == spoken[0] for mark in lonely)
    return [
        (opening, closing)
        for opening, closing in around
        if (opening.paragraph == spoken[0] < closing.paragraph)
        or (continued and closing.paragraph == spoken[-1])
    ]


def _lstrip(text: str) -> str:
    return text.lstrip(" \t\n\uffff\u3000")


def _rstrip(text: str) -> str:
    return text.rstrip(" \t\n\uffff\u3000")
