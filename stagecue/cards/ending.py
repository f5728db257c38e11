"""Where an introduction ends without a heading, and the fields that stray into it: neither is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from stagecue.cards.choices import CHOICE
from stagecue.cards.cues import find
from stagecue.cards.labels import Label, label_of
from stagecue.cards.names import are_names
from stagecue.cards.outline import Line, Outline, SectionKind
from stagecue.cards.paragraphs import says_who_reads
from stagecue.cards.times import find_day, read_day, read_slot, read_zone, without_times

_LISTED = re.compile(r"^\s*(?:>\s*)*(?:[-+•]|\*(?=\s)|\d{1,3}[.)])\s")
_MARK = re.compile(r"^[\s>]*(?:[-+•*]\s+)?")
_FINISHED = re.compile(r"[.!?…。！？\"”][*_]*$")
_QUOTED = re.compile(r"^[\s>*_]*[\"“„«「]")
_SIGN = re.compile(
    r"\s*(?:[*_]{0,2}(?:(?i:host|mc|emcee|moderator)\b[^:\n]{0,12}|[A-Z]{2,20}):[*_]{0,2}|<!--"
    r"|[*_`]{1,3}[\[(].+[\])][*_`]{1,3}\s*$|\[[^\]]+\]\s*$|[*_]*[\"“])"
)
_CLOSING = ("applause", "transition", "movement")
_LONGEST_VALUE = 15  # words, of a value that a blank line parts from its label
_WORD = re.compile(r"\w")


def parted(card: Outline) -> Outline:
    """``card`` with fields that stand in its script as section "session", what follows its end as "after"."""
    moved: dict[int, SectionKind] = {}
    introduction = list(card.of("introduction"))
    for chunk in _chunks(introduction) if introduction else [free_lines(card)]:
        moved |= _moved(chunk, sure=not introduction)
    if not moved:
        return card
    lines = (replace(line, section=moved.get(line.number, line.section)) for line in card.lines)
    return replace(card, lines=tuple(lines))


def free_lines(card: Outline) -> list[Line]:
    """The script of a card without a heading for it: what stands free, if it has the signs of a script."""
    free = [line for line in card.of("preamble", "other") if not line.heading]
    fields = _fields(free, sure=True)
    said = [line for line in free if line.number not in fields]
    return free if card.front or any(_SIGN.match(line.text) for line in said) else []


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines from one heading to the next."""
    chunk: list[Line] = []
    for line in lines:
        if line.heading and chunk:
            yield chunk
            chunk = []
        chunk.append(line)
    yield chunk


def _moved(lines: Sequence[Line], *, sure: bool) -> dict[int, SectionKind]:
    size = max(
        (number for number, line in enumerate(lines, 1) if line.text.strip() and not line.rule), default=0
    )
    chunk = lines[:size]
    fields = _fields(chunk, sure=sure)
    if not fields and not any(line.rule for line in chunk):
        return {}
    end = _end(chunk, fields)
    after: dict[int, SectionKind] = {line.number: "after" for line in chunk[end:]}
    found = fields | _fields(chunk[end:], sure=True)
    return after | dict.fromkeys(found, "session")


def _fields(lines: Sequence[Line], *, sure: bool) -> frozenset[int]:
    """The numbers of the lines that are a field's label or its value. ``sure``: no speech is among them."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        label = None if line.heading or line.number in found else label_of(line.text)
        if label is None or label.field is None:
            continue
        following = lines[index + 1 : index + 5]
        if not _is_field(label, line, following, sure=sure):
            continue
        found.add(line.number)
        if not label.value and (value := _value_line(label, following)):
            found.add(value.number)
    return frozenset(found)


def _is_field(label: Label, line: Line, following: Sequence[Line], *, sure: bool) -> bool:
    """Whether a line gives a field: a host's label opens a speech, unless nothing but names follows it."""
    if label.field in ("host", "hosts") or says_who_reads(label):
        return _names_host(label, following, listed=bool(_LISTED.match(line.text)))
    return sure or label.bold or _is_time(label)


def _names_host(label: Label, following: Sequence[Line], *, listed: bool) -> bool:
    """Whether names stand behind a host's label or under it, in a list or in a paragraph of their own."""
    names, below = label.value, list(following)
    if not label.raw:
        while below and not below[0].text.strip():
            below.pop(0)
        names = _MARK.sub("", below.pop(0).text).strip() if below else ""
    alone = not below or not below[0].text.strip() or label_of(below[0].text) is not None
    return are_names(names) and (listed or (alone and len(names.split()) > 1))


def _is_time(label: Label) -> bool:
    """Whether the value is nothing but a time or a date: speech after a plain ``Time:`` has other words."""
    if label.field == "time":
        return read_slot(label.value).start is not None and not without_times(label.value)
    return label.field == "date" and bool(find_day(label.value)) and not without_times(label.value)


def _value_line(label: Label, following: Sequence[Line]) -> Line | None:
    near = next((line for line in following if line.text.strip()), None)
    if near is None or near.heading or near.rule or label_of(near.text):
        return None
    text = _MARK.sub("", near.text).strip()
    if near is not following[0] and (len(text.split()) > _LONGEST_VALUE or _FINISHED.search(text)):
        return None
    return near if _fits(label.field or "", text) else None


def _fits(name: str, text: str) -> bool:
    """Whether ``text`` can be the value of a field. A cue or a sentence in quotes begins the speech."""
    if name in ("time", "start", "end", "when"):
        return read_slot(text).start is not None
    if name in ("date", "dates"):
        return bool(find_day(text) or read_day(text).date)
    if name in ("speakers", "full name", "name", "host", "hosts"):
        return are_names(text.strip("*_"))
    return bool(read_zone(text)) if name == "zone" else not re.match(r"[*_]*[\[(]", text)


@dataclass
class _Spoken:
    """What was said so far: whether anything was, by whom, and whether a closing cue stands last."""

    anything: bool = False
    closed: bool = False
    hosts: set[str] = field(default_factory=set)

    def hear(self, texts: Sequence[str], *, described: bool) -> bool:
        """Take a paragraph in; whether it has the signs of a script. ``described``: fields are about it."""
        text = "\n".join(texts)
        found = list(find(text, CHOICE, first=not self.anything))
        labels = [label for row in texts if not _LISTED.match(row) and (label := label_of(row))]
        signs = any(one.kind != "note" for one in found) or (not described and any(map(_QUOTED.match, texts)))
        signs = signs or any(self._reads(label) for label in labels)
        self.hosts |= {label.name for label in labels if not label.raw}
        self.anything = self.anything or bool(_WORD.search(_without(text, [(f.start, f.end) for f in found])))
        last = found[-1] if found else None
        self.closed = bool(
            self.anything
            and last
            and last.kind in _CLOSING
            and not text[last.end :].strip('*_ \t"”')
            and not text[: last.start].rpartition("\n")[2].strip("*_ \t>")
        )
        return signs

    def _reads(self, label: Label) -> bool:
        if label.name in self.hosts:
            return True
        return says_who_reads(label) and (not label.raw or bool(_FINISHED.search(label.raw)))


def _without(text: str, cuts: Sequence[tuple[int, int]]) -> str:
    starts, ends = zip(*cuts, strict=True) if cuts else ((), ())
    return "".join(text[end:start] for end, start in zip((0, *ends), (*starts, len(text)), strict=True))


def _end(lines: Sequence[Line], fields: frozenset[int]) -> int:
    """Where the script ends: at a field after speech or a rule after the closing cue, if nothing goes on."""
    spoken, end = _Spoken(), None

    def is_prose(item: tuple[int, Line]) -> bool:
        line = item[1]
        return bool(line.text.strip()) and not (line.rule or line.heading or line.number in fields)

    fielded = max((index for index, line in enumerate(lines) if line.number in fields), default=-1)
    for prose, group in groupby(enumerate(lines), key=is_prose):
        run = list(group)
        described = fielded > run[-1][0] or (end is not None and fielded >= end)
        if prose and (spoken.hear([line.text for _, line in run], described=described) or end is None):
            end = None
        elif not prose and end is None:
            ends = (i for i, line in run if _ends(line, fields, spoken))
            end = next(ends, None)
    return len(lines) if end is None else _with_labels(lines, end, spoken.hosts)


def _with_labels(lines: Sequence[Line], end: int, hosts: set[str]) -> int:
    """``end`` moved up over labels without a field, such as ``**Level:** all``, before the one that has."""
    for index in range(end - 1, -1, -1):
        line = lines[index]
        label = label_of(line.text)
        if label and not label.field and not (label.bold or _LISTED.match(line.text)):
            break
        if label and (says_who_reads(label) or label.name in hosts or _FINISHED.search(label.raw)):
            break
        if label:
            end = index
        elif line.text.strip() and not line.rule:
            break
    return end


def _ends(line: Line, fields: frozenset[int], spoken: _Spoken) -> bool:
    return spoken.closed if line.rule else spoken.anything and line.number in fields
