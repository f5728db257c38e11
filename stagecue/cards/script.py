"""An introduction's lines to speech and cues, in order: what is no mark, label or cue is spoken."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stagecue.cards.card import Cue, Emphasis, Script, Speech
from stagecue.cards.choices import CHOICE
from stagecue.cards.cues import Found, find
from stagecue.cards.emphasis import Span, Styled, resolve
from stagecue.cards.labels import unlinked
from stagecue.cards.outline import Line
from stagecue.cards.paragraphs import Paragraph, fold
from stagecue.cards.quotes import wrappers
from stagecue.cards.words import count

_PLACE = "\uffff"  # keeps a cue's place among the spoken words; a noncharacter, so no text has it
_JOINT = "\x0b"  # a line end between two Han or kana: counted for line numbers, then dropped
_SPARE = re.compile(rf"{_JOINT}|(?<=[ \n])[ \n]+")
# Punctuation that an inline cue has parted from its words; before a space it must be alone: ".NET" is a word.
_STRANDED = re.compile(
    rf"(?P<said>[^\s{_PLACE}]{{0,3}})\s{{0,3}}(?P<places>{_PLACE}(?:[ \t]{{0,3}}{_PLACE}){{0,8}}[*_`]{{0,4}})"
    r"(?P<marks>[,;:.!?…，。、；：！？—–]+(?:[\"”»](?=\W|$))?|[\"”»](?=[\s,;:.!?)]|$)[,;:.!?]*|[’']s\b"
    r"|[ \t]{1,2}(?:[,;:.!?…]+|[—–-]+)(?=\s|$))"
)
_FINISHED = re.compile(r"[.!?…。！？\"”»][*_`]*$")
_CJK_JOINT = re.compile(
    r"(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])\n(?=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])"
)
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff\x0b]")
_BLOCK_TAG = re.compile(r"<(?:/?p|br|/?div)\b[^<>\n]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|em|strong|u|s|span|font|small|big|mark|sup|sub|center)\b[^<>\n]*>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,20}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


@dataclass(frozen=True)
class _Read:
    """A paragraph with its marks resolved and its cues taken out, a ``_PLACE`` where each stood."""

    line: int
    host: str | None
    styled: Styled
    cues: tuple[Cue, ...]


def read_script(lines: Sequence[Line]) -> Script:
    """The script in ``lines``, an introduction without its heading."""
    paragraphs = list(_paragraphs(lines))
    spoken = _unwrapped([item for item in paragraphs if isinstance(item, _Read)])
    script: list[Speech | Cue] = []
    for item in paragraphs:
        script += [item] if isinstance(item, Cue) else _pieces(next(spoken))
    return tuple(script)


def hosts_in(script: Script) -> tuple[str, ...]:
    """The labels of those who read, in order of appearance."""
    return tuple(dict.fromkeys(line.host for line in script if isinstance(line, Speech) and line.host))


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Read | Cue]:
    first = True  # until something is said, a direction says how to read
    for item in fold(lines):
        read = _read(item, first=first) if isinstance(item, Paragraph) else item
        first = first and (isinstance(read, Cue) or not count(read.styled.text))
        yield read


def _read(paragraph: Paragraph, *, first: bool) -> _Read:
    text = "\n".join(" ".join(line.split(" ")) for line in paragraph.lines)
    text = _NONCHARACTERS.sub("", text)
    if "<" in text or "](" in text:
        text = _TAG.sub("", _BLOCK_TAG.sub(" ", unlinked(text)))
    found = list(find(text, CHOICE, first=first))
    lines = _lines_before(text, [one.start for one in found])
    cues = tuple(
        Cue(one.kind, _entities(one.said), paragraph.line + before)
        for one, before in zip(found, lines, strict=True)
    )
    text = _STRANDED.sub(_joined, _with_places(text, found))
    text = _CJK_JOINT.sub(_JOINT, _entities(text))
    return _Read(paragraph.line, paragraph.host, resolve(re.sub(r"[ \t]{2,}", " ", text)), cues)


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def _with_places(text: str, found: list[Found]) -> str:
    parts, done = [], 0
    for one in found:
        parts.append(text[done : one.start])
        done = one.end
    return _PLACE.join([*parts, text[done:]])


def _joined(match: re.Match[str]) -> str:
    """The marks behind a cue, put before it: they belong to the speech that it cut."""
    said, places, marks = match["said"], match["places"], match["marks"]
    if not said and marks[0] in "…—– ":
        return match[0]
    if not said or (marks == "." and _FINISHED.search(said)):
        marks = ""
    return f"{said}{marks}{places}"


def _unwrapped(paragraphs: list[_Read]) -> Iterator[_Read]:
    """Without the quotation marks, and the italic or bold, that wrap the whole of the speech."""
    marks = wrappers([paragraph.styled.text for paragraph in paragraphs])
    styles = []
    for paragraph, offsets in zip(paragraphs, marks, strict=True):
        styles.append(paragraph.styled.having([(at, at + 1, "") for at in reversed(offsets)]))
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
    cues, continues = iter(paragraph.cues), False
    pieces = _parted(paragraph.styled)
    for nth, (styled, before) in enumerate(pieces, start=1):
        speech = _speech(paragraph, styled, paragraph.line + before, continues=continues)
        if speech.words:  # a full stop that a cue left behind is no speech
            yield speech
            continues = True
        if nth < len(pieces):
            yield next(cues)


def _parted(whole: Styled) -> list[tuple[Styled, int]]:
    """What stands before, between and behind the cues' places, each with the number of lines before it."""
    text = whole.text
    places = [at for at, character in enumerate(text) if character == _PLACE]
    starts, ends = [0, *(at + 1 for at in places)], [*places, len(text)]
    inside: list[list[Span]] = [[] for _ in starts]
    for span in whole.spans:
        for nth in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)):
            inside[nth].append(span)
    words = [
        start + len(text[start:end]) - len(text[start:end].lstrip())
        for start, end in zip(starts, ends, strict=True)
    ]
    lines = _lines_before(text.replace(_JOINT, "\n"), words)
    parts = (
        Styled(text, tuple(spans)).part(start, end)
        for start, end, spans in zip(starts, ends, inside, strict=True)
    )
    return list(zip(parts, lines, strict=True))


def _speech(paragraph: _Read, styled: Styled, line: int, *, continues: bool) -> Speech:
    styled = styled.having([(*spare.span(), "") for spare in _SPARE.finditer(styled.text)])
    text = styled.text.replace("\n", " ")
    emphasis = tuple(Emphasis(s.start, text[s.start : s.end], s.style) for s in styled.spans)
    return Speech(text, emphasis, count(text), paragraph.host, continues, line)


def _lines_before(text: str, places: Sequence[int]) -> Iterator[int]:
    """The number of line ends before each of the places, which rise."""
    number = done = 0
    for at in places:
        number += text.count("\n", done, at)
        done = at
        yield number
