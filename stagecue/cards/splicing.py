"""Other words put into a card, with all the rest of it as it was: bytes in, bytes out.

A sound card in UTF-8 keeps every byte outside its introduction; any other encoding becomes UTF-8, and what
was broken is saved as it was repaired. What was made is
read back before it is given out: the words must be those, and nothing else may read otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stagecue.cards.card import Card
from stagecue.cards.decode import decode
from stagecue.cards.ending import parted
from stagecue.cards.outline import FOOTER, Line, outline
from stagecue.cards.reading import introduction_of, read
from stagecue.cards.writing import bare, script_of
from stagecue.errors import Refused

HEADING = "## Introduction"
"""Under which words are put into a card that has none."""
_LINE_END = re.compile(rb"\r\n|\r|\n")
_BY_HAND = "Edit the card by hand; the show has the words."


@dataclass(frozen=True)
class _Place:
    """The lines of a card that are its introduction: from `first`, counted from 0, to before `end`."""

    first: int
    end: int
    heading: bool = False


def with_introduction(file: str, data: bytes, text: str) -> bytes:
    """The card with `text` as its introduction. Refused says why that cannot be."""
    decoded = decode(data)
    before = read(file, data)
    if decoded.encoding is None or not isinstance(before, Card):
        raise Refused(f"{file} is no card any more. {_BY_HAND}")
    sound = decoded.encoding == "utf-8" and not decoded.repairs
    raw = data if sound else decoded.text.encode()  # clean words among broken ones could be repaired no more
    made = _spliced(raw, _place(file, decoded.text), text)
    after = read(file, made)
    if not isinstance(after, Card) or bare(after.script) != script_of(text) or _rest(after) != _rest(before):
        raise Refused(f"In {file} these words would be read as something else. {_BY_HAND}")
    return made


def _rest(card: Card) -> Card:
    """All that is not its introduction, nor told of its lines. Hosts may be named in the words alone."""
    return replace(card, script=(), hosts=(), repairs=(), problems=())


def _place(file: str, text: str) -> _Place:
    lines = introduction_of(parted(outline(text)))
    body = [line for index, line in enumerate(lines) if index or not line.heading]
    told = _trimmed(body)
    if not told:
        end = lines[0].number if lines else text.count("\n") + 1
        return _Place(end, end, heading=not lines)
    first, last = told[0].number, told[-1].number
    rows = re.split(r"\r\n|\r|\n", text)[first - 1 : last]
    inside = {line.number for line in told}
    strangers = [row for at, row in enumerate(rows, start=first) if at not in inside and row.strip()]
    if strangers or any(FOOTER.match(line.text) for line in told):
        raise Refused(f"The introduction of {file} does not stand in one piece. {_BY_HAND}")
    return _Place(first - 1, last)


def _trimmed(lines: Sequence[Line]) -> list[Line]:
    """Without what is not read at its two ends."""
    kept = list(lines)
    for end in (0, -1):
        while kept and (not kept[end].text.strip() or kept[end].rule or FOOTER.match(kept[end].text)):
            del kept[end]
    return kept


def _line_end(raw: bytes) -> bytes:
    """The line end that most lines have."""
    found = _LINE_END.findall(raw)
    return max((b"\n", b"\r\n", b"\r"), key=found.count)


def _spliced(raw: bytes, place: _Place, text: str) -> bytes:
    ends = [found.end() for found in _LINE_END.finditer(raw)]
    starts = [0, *ends, len(raw)]
    head, tail = raw[: starts[min(place.first, len(ends) + 1)]], raw[starts[min(place.end, len(ends) + 1)] :]
    new_line = _line_end(raw[starts[place.first] : starts[place.end]] or raw)
    words = text.encode().replace(b"\n", new_line)
    if place.first == place.end:
        heading = HEADING.encode() + new_line * 2 if place.heading else b""
        words = new_line + heading + words + new_line
        head += b"" if not head or head.endswith((b"\n", b"\r")) else new_line
        return head + words + tail
    ended = raw[starts[place.first] : starts[place.end]].endswith((b"\n", b"\r"))
    return head + words + (new_line if ended else b"") + tail
