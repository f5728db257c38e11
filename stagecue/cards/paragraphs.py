"""An introduction's lines drawn together: paragraphs, who reads each, and the directions that labels give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stagecue.cards.card import Cue
from stagecue.cards.labels import Label, label_of
from stagecue.cards.names import is_titled
from stagecue.cards.outline import FOOTER, Line
from stagecue.cards.vocabulary import first_kind, kind_of

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_QUOTE = re.compile(r"^(?:\s*>)+\s?")
_LIST = re.compile(r"^(?:[-+•]|\*)\s+(?=\S)")
_GENERIC = re.compile(
    r"(?:(?:the )?(?:hosts?|mc|emcee|moderator|presenter|anchor)(?:['’]?s)?)?"
    r"\s*(?:introduction|intro|script|speech|text|remarks|lines?|opening|closing)?"
    r"|opening line|closing line|主持人?|司会",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:host|mc|speaker|presenter|moderator|voice) ?(?:[a-z]|\d{1,2})", re.IGNORECASE)
_DIRECTING = re.compile(
    r"(?:tone|delivery|cues?|(?:stage )?directions?|action|notes?|sfx|music|video|slide)(?: \w+)?",
    re.IGNORECASE,
)
_LEADING_CUE = re.compile(r"^([*_`]*[\[(][^\[\]()\n]{1,200}[\])][*_`]*)\s+(?=[*_]{0,2}[A-Z])")
_MANNER = re.compile(r"(.+?)\s*\(([^()]+)\)")  # MEG (smiling)


@dataclass
class Paragraph:
    """Lines read in one go. ``line``: where it begins in the file; ``host``: who reads it, if several do."""

    line: int
    host: str | None
    lines: list[str] = field(default_factory=list)


def fold(lines: Sequence[Line]) -> Iterator[Paragraph | Cue]:
    """Paragraphs and the cues between them. A heading inside an introduction is a note to the host."""
    named = _named_hosts(lines)
    paragraph = Paragraph(0, None)
    for line in _without_comments(lines):
        text = _QUOTE.sub("", line.text).strip()
        footer = bool(FOOTER.match(text))
        if not text or line.rule or line.heading or footer or _LIST.match(text):
            yield from _finished(paragraph)
            paragraph = Paragraph(line.number, paragraph.host)
        if line.heading and not _GENERIC.fullmatch(line.title):
            yield Cue("note", line.title, line.number)
        if line.heading or line.rule or footer:
            continue
        cue, text = _split_cue(_LIST.sub("", text))
        if (label := _host_label(text, named)) is None:
            paragraph = paragraph if paragraph.lines else Paragraph(line.number, paragraph.host)
            paragraph.lines.append(text)
            continue
        yield from _finished(replace(paragraph, lines=[*paragraph.lines, cue]))
        yield from _directed(label, line.number)
        paragraph = _labelled(label, line.number, paragraph.host)
    yield from _finished(paragraph)


def _finished(paragraph: Paragraph) -> Iterator[Paragraph]:
    if any(paragraph.lines):
        yield paragraph


def _directs(label: Label) -> bool:
    """Whether a label is never said with its value: a direction, or a field that strayed into the speech."""
    return not _GENERIC.fullmatch(label.name) and bool(label.field or _DIRECTING.fullmatch(label.name))


def _directed(label: Label, line: int) -> Iterator[Cue]:
    """The direction in a label: ``Tone: dry`` is one, ``MEG (smiling):`` has one, a field's label is none."""
    manner = _MANNER.fullmatch(label.name)
    if manner and not _directs(label):
        yield Cue(first_kind(manner[2]), manner[2], line)
    elif _directs(label) and not label.field and label.value:
        said = f"{label.name}: {label.value}"
        yield Cue(kind_of(said), said, line)


def _labelled(label: Label, line: int, host: str | None) -> Paragraph:
    """The paragraph that a label opens."""
    if _directs(label):
        return Paragraph(line, host)
    name = _bare(label)
    return Paragraph(line, None if _GENERIC.fullmatch(name) else name, [label.raw])


def _bare(label: Label) -> str:
    manner = _MANNER.fullmatch(label.name)
    return manner[1] if manner else label.name


def _split_cue(text: str) -> tuple[str, str]:
    """A cue that stands before a label on the same line, and the rest."""
    match = _LEADING_CUE.match(text)
    return (match[1] + "\n", text[match.end() :]) if match and label_of(text[match.end() :]) else ("", text)


def _named_hosts(lines: Sequence[Line]) -> frozenset[str]:
    """Bold labels that stand alone on a line somewhere, or come back: the names of several hosts."""
    labels = [label for line in lines if not line.heading and (label := label_of(line.text)) and label.bold]
    alone = {_bare(label) for label in labels if not label.raw and len(_bare(label).split()) <= 3}
    times = Counter(map(_bare, labels))
    return frozenset(alone | {name for name, number in times.items() if number > 1})


def _host_label(text: str, named: frozenset[str]) -> Label | None:
    """The label that says who reads, or one that is never said; ``Spoiler:`` opens a spoken sentence."""
    label = label_of(text) if text[:1] not in '[(<“"' else None
    if label is None:
        return None
    name = _bare(label)
    if _GENERIC.fullmatch(name) or _NUMBERED.fullmatch(name):
        return label
    if label.bold and (_directs(label) or name in named or is_titled(name)):
        return label
    return label if _is_shouted(name) and (label.bold or not label.raw or name in named) else None


def says_who_reads(label: Label) -> bool:
    """Whether a label looks like the one before a host's words: ``Host``, ``MC 2``, ``MEG``."""
    name = _bare(label)
    if _GENERIC.fullmatch(name) or _NUMBERED.fullmatch(name):
        return True
    return (label.bold and is_titled(name)) or (_is_shouted(name) and not label.field)


def _is_shouted(name: str) -> bool:
    return name.isupper() and len(name) > 1 and len(name.split()) <= 3


def _without_comments(lines: Sequence[Line]) -> list[Line]:
    """The lines with each HTML comment, even over blank ones, drawn together where it opens."""
    if not any("<!--" in line.text for line in lines):
        return list(lines)
    rows = "\n".join(line.text for line in lines)

    def drawn(match: re.Match[str]) -> str:
        return " ".join(match[0].split()) + "\n" * match[0].count("\n")

    texts = _COMMENT.sub(drawn, rows).split("\n")
    return [
        line if line.text == text else replace(line, text=text, heading=0, rule=False)
        for line, text in zip(lines, texts, strict=True)
    ]
