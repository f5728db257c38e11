"""An introduction's lines to speech and cues, in order. Everything that is not a mark, a label or a cue is spoken."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stagecue.cards.card import Cue, Emphasis, Script, Speech
from stagecue.cards.choices import CHOICE
from stagecue.cards.cues import Found, find, kind_of
from stagecue.cards.emphasis import Styled, resolve
from stagecue.cards.labels import Label, label_of, unlinked
from stagecue.cards.outline import FOOTER, Line
from stagecue.cards.quotes import wrappers
from stagecue.cards.words import count

_PLACE = "\uffff"  # keeps a cue's place among the spoken words; a noncharacter, so no text has it
_JOINT = "\x0b"  # a line end between two Han or kana: counted for line numbers, then dropped
_CJK_JOINT = re.compile(
    r"(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])\n(?=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])"
)
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff\x0b]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLOCK_TAG = re.compile(r"<(?:/?p|br|/?div)\b[^<>\n]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|em|strong|u|s|span|font|small|big|mark|sup|sub|center)\b[^<>\n]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,20}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_QUOTE = re.compile(r"^(?:\s*>)+\s?")
_LIST = re.compile(r"^(?:[-+•]|\*)\s+(?=\S)")
_GENERIC = re.compile(
    r"(?:(?:the )?(?:hosts?|mc|emcee|moderator|presenter|anchor)(?:['’]?s)?)?\s*(?:introduction|intro|script|speech|text|"
    r"remarks|lines?|opening|closing)?|opening line|closing line|主持人?|司会",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:host|mc|speaker|presenter|moderator|voice) ?(?:[a-z]|\d{1,2})", re.IGNORECASE)
_DIRECTING = re.compile(
    r"(?:tone|delivery|cue|cues|stage directions?|direction|action|note|notes|sfx|music|video|slide)(?: \w+)?",
    re.IGNORECASE,
)
_LEADING_CUE = re.compile(r"^([*_`]*[\[(][^\[\]()\n]{1,200}[\])][*_`]*)\s+(?=[*_]{0,2}[A-Z])")


@dataclass
class _Paragraph:
    line: int
    host: str | None
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Read:
    """A paragraph with its marks resolved and its cues taken out, a ``_PLACE`` where each stood."""

    line: int
    host: str | None
    styled: Styled
    cues: tuple[Cue, ...]


def read_script(lines: Sequence[Line]) -> Script:
    """The script in ``lines``, an introduction without its heading."""
    paragraphs = [_read(item) if isinstance(item, _Paragraph) else item for item in _fold(lines)]
    spoken = _unwrapped([item for item in paragraphs if isinstance(item, _Read)])
    script: list[Speech | Cue] = []
    for item in paragraphs:
        script += [item] if isinstance(item, Cue) else _pieces(next(spoken))
    return tuple(script)


def hosts_in(script: Script) -> tuple[str, ...]:
    """The labels of those who read, in order of appearance."""
    return tuple(dict.fromkeys(line.host for line in script if isinstance(line, Speech) and line.host))


def _fold(lines: Sequence[Line]) -> Iterator[_Paragraph | Cue]:
    """Paragraphs, each with the host who reads it. A heading inside an introduction is a note to the host."""
    named = _named_hosts(lines)
    paragraph = _Paragraph(0, None)
    for line in _without_comments(lines):
        text = _QUOTE.sub("", line.text).strip()
        if not text or line.rule or line.heading or FOOTER.match(text) or _LIST.match(text):
            yield from _finished(paragraph)
            paragraph = _Paragraph(line.number, paragraph.host)
        if line.heading:
            if not _GENERIC.fullmatch(line.title):
                yield Cue("note", line.title, line.number)
            continue
        if line.rule or FOOTER.match(text):
            continue
        cue, text = _split_cue(_LIST.sub("", text))
        label = _host_label(text, named)
        if label is None:
            paragraph = paragraph if paragraph.lines else _Paragraph(line.number, paragraph.host)
            paragraph.lines.append(cue + text)
            continue
        yield from _finished(replace(paragraph, lines=[*paragraph.lines, cue]))
        paragraph = _Paragraph(line.number, paragraph.host)
        if _GENERIC.fullmatch(label.name) or not (label.field or _DIRECTING.fullmatch(label.name)):
            paragraph.host = None if _GENERIC.fullmatch(label.name) else label.name
            paragraph.lines.append(label.raw)
        else:
            yield from _directed(label, line.number)
    yield from _finished(paragraph)


def _finished(paragraph: _Paragraph) -> Iterator[_Paragraph]:
    if any(paragraph.lines):
        yield paragraph


def _directed(label: Label, line: int) -> Iterator[Cue]:
    """A label that directs the host, with its value; a field's label among the spoken lines is neither cue nor speech."""
    if not label.field and label.value:
        said = f"{label.name}: {label.value}"
        yield Cue(kind_of(said), said, line)


def _split_cue(text: str) -> tuple[str, str]:
    """A cue that stands before a label on the same line, and the rest."""
    match = _LEADING_CUE.match(text)
    return (match[1] + "\n", text[match.end() :]) if match and label_of(text[match.end() :]) else ("", text)


def _named_hosts(lines: Sequence[Line]) -> frozenset[str]:
    """Bold labels that stand alone on a line somewhere, or come back: the names of several hosts."""
    labels = [label for line in lines if not line.heading and (label := label_of(line.text)) and label.bold]
    alone = {label.name for label in labels if not label.raw and len(label.name.split()) <= 3}
    names = [label.name for label in labels]
    return frozenset(alone | {name for name in names if names.count(name) > 1})


def _host_label(text: str, named: frozenset[str]) -> Label | None:
    """The label that says who reads, or one that is no speech at all; ``Spoiler:`` opens a spoken sentence."""
    label = label_of(text) if text[:1] not in '[(<“"' else None
    if label is None or label.name == "":
        return None
    if _GENERIC.fullmatch(label.name) or _NUMBERED.fullmatch(label.name):
        return label
    if label.bold and (label.field or _DIRECTING.fullmatch(label.name) or label.name in named):
        return label
    shouted = label.name.isupper() and len(label.name) > 1 and len(label.name.split()) <= 3
    return label if shouted and (label.bold or not label.raw or label.name in named) else None


def _without_comments(lines: Sequence[Line]) -> list[Line]:
    """The lines with each HTML comment, which may hold blank ones, drawn together on the line where it opens."""
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


def _read(paragraph: _Paragraph) -> _Read:
    text = "\n".join(" ".join(line.split(" ")) for line in paragraph.lines)
    text = _NONCHARACTERS.sub("", text)
    if "<" in text or "](" in text:
        text = _TAG.sub("", _BLOCK_TAG.sub(" ", unlinked(text)))
    found = list(find(text, CHOICE))
    cues = tuple(
        Cue(one.kind, _entities(one.said), paragraph.line + text[: one.start].count("\n")) for one in found
    )
    text = _CJK_JOINT.sub(_JOINT, _entities(_with_places(text, found)))
    return _Read(paragraph.line, paragraph.host, resolve(re.sub(r"[ \t]{2,}", " ", text)), cues)


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def _with_places(text: str, found: list[Found]) -> str:
    parts, done = [], 0
    for one in found:
        parts.append(text[done : one.start])
        done = one.end
    return _PLACE.join([*parts, text[done:]])


def _unwrapped(paragraphs: list[_Read]) -> Iterator[_Read]:
    """Without the quotation marks, and the italic or bold, that wrap the whole of the speech."""
    marks = wrappers([paragraph.styled.text for paragraph in paragraphs])
    styles = []
    for paragraph, offsets in zip(paragraphs, marks, strict=True):
        styled = paragraph.styled
        for at in offsets:
            styled = styled.without(at, at + 1)
        styles.append(styled)
    for style in ("em", "strong"):
        spoken = [styled for styled in styles if _core(styled)[0] < _core(styled)[1]]
        if all(_wrapping_spans(styled, style) for styled in spoken):
            styles = [_without_wrapper(styled, style) for styled in styles]
    return (replace(paragraph, styled=styled) for paragraph, styled in zip(paragraphs, styles, strict=True))


def _core(styled: Styled) -> tuple[int, int]:
    """Where the spoken text begins and ends, apart from white space and cues."""
    edges = f" \t\n{_PLACE}{_JOINT}"
    return len(styled.text) - len(styled.text.lstrip(edges)), len(styled.text.rstrip(edges))


def _wrapping_spans(styled: Styled, style: str) -> bool:
    start, end = _core(styled)
    return any(span.style == style and span.start <= start and span.end >= end for span in styled.spans)


def _without_wrapper(styled: Styled, style: str) -> Styled:
    start, end = _core(styled)
    spans = (s for s in styled.spans if not (s.style == style and s.start <= start and s.end >= end))
    return replace(styled, spans=tuple(spans))


def _pieces(paragraph: _Read) -> Iterator[Speech | Cue]:
    """A paragraph's speeches and cues in order; the second speech and those after it continue the first."""
    text, cues = paragraph.styled.text, iter(paragraph.cues)
    start, continues = 0, False
    for end in [index for index, character in enumerate(text) if character == _PLACE] + [len(text)]:
        speech = _speech(paragraph, start, end, continues=continues)
        if speech.words:  # a full stop that a cue left behind is no speech
            yield speech
            continues = True
        if end < len(text):
            yield next(cues)
        start = end + 1


def _speech(paragraph: _Read, start: int, end: int, *, continues: bool) -> Speech:
    raw = paragraph.styled.text
    styled = paragraph.styled.part(start, end)
    lead = len(raw[start:end]) - len(raw[start:end].lstrip())
    line = paragraph.line + sum(raw.count(mark, 0, start + lead) for mark in ("\n", _JOINT))
    while (joint := styled.text.find(_JOINT)) >= 0:
        styled = styled.without(joint, joint + 1)
    text = styled.text.replace("\n", " ")
    emphasis = tuple(Emphasis(s.start, text[s.start : s.end], s.style) for s in styled.spans)
    return Speech(text, emphasis, count(text), paragraph.host, continues, line)
