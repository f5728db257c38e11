"""An introduction as card text, for a person to edit: a script written out, and read again.

`script_of(text_of(script))` is `bare(script)`. What can be written in several ways is written in the first
one that reads back as what it is: the reader decides, and not a list of its rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from stagecue.cards.card import Cue, Script, Speech
from stagecue.cards.emphasis import Span, Styled, resolve
from stagecue.cards.labels import label_of
from stagecue.cards.outline import lines_of, spoken
from stagecue.cards.paragraphs import says_who_reads
from stagecue.cards.script import read_script

_MARKS = re.compile(r"[*_`\\]")
_AS_HTML = re.compile(r"<(?=[A-Za-z/!])")
_AS_ENTITY = re.compile(r"&(?=#?\w{1,20};)")
_AT_START = re.compile(r"[-+•*#>=]")
_COLON = re.compile("[:：]")
_SIZES = {"em": 1, "strong": 2}
_BEFORE, _BEHIND = Speech("Before.", (), 1), Speech("Behind.", (), 1, continues=True)


@lru_cache(maxsize=128)
def script_of(text: str) -> Script:
    """What `text`, an introduction without its heading, says and does; its choices are not settled."""
    return bare(read_script(spoken(lines_of(text))))


def bare(script: Script) -> Script:
    """The script without the numbers of its lines: what is said and done in it, and nothing else."""
    return tuple(replace(line, line=0) for line in script)


def text_of(script: Script) -> str:
    """The script as card text, a paragraph a line."""
    return "\n\n".join(_paragraphs(script))


def _paragraphs(script: Script) -> Iterator[str]:
    host: str | None = None
    first, parts, goes_on = True, list[str](), _going_on(script)
    for index, line in enumerate(script):
        if isinstance(line, Speech):
            if parts and not line.continues:
                yield " ".join(parts)
                parts = []
            if line.host != host and not parts:
                host = line.host
                parts = [f"**{host or 'Host'}:**\n{_said(line)}"]
            else:
                parts.append(_said(line))
            first = False
        elif parts and goes_on[index]:
            parts.append(_cue(line, inline=True, first=first))
        else:
            if parts:
                yield " ".join(parts)
                parts = []
            yield _cue(line, inline=False, first=first)
    if parts:
        yield " ".join(parts)


def _going_on(script: Script) -> list[bool]:
    """For each line whether the paragraph goes on behind it."""
    found, goes_on = list[bool](), False
    for line in reversed(script):
        found.append(goes_on)
        goes_on = line.continues if isinstance(line, Speech) else goes_on
    return found[::-1]


def _cue(cue: Cue, *, inline: bool, first: bool) -> str:
    """A direction as it is read back where it stands: in the paragraph's midst, and before all speech."""
    ways = (f"*[{cue.text}]*", f"[{cue.text}]", f"*({cue.text})*", f"<!-- {cue.text} -->", f"### {cue.text}")
    return next((way for way in ways if _reads_back(cue, way, inline=inline, first=first)), ways[0])


@lru_cache(maxsize=1024)
def _reads_back(cue: Cue, way: str, *, inline: bool, first: bool) -> bool:
    told: Script = (replace(cue, line=0),)
    if inline:
        return script_of(f"{_BEFORE.text} {way} {_BEHIND.text}") == (_BEFORE, *told, _BEHIND)
    if first:
        return script_of(way) == told
    return script_of(f"{_BEFORE.text}\n\n{way}") == (_BEFORE, *told)


def _said(speech: Speech) -> str:
    """Its text with its marks; stress that no mark can write is left out, words never."""
    for mark in "*_":
        for styled in (_marked(speech, mark), _marked(replace(speech, emphasis=()), mark)):
            if resolve(styled) == _styled(speech):
                return _safe(styled)
    return _safe(_escaped(speech.text))


def _styled(speech: Speech) -> Styled:
    spans = (Span(one.start, one.start + len(one.text), one.style) for one in speech.emphasis)
    return Styled(speech.text, tuple(spans))


def _marked(speech: Speech, mark: str) -> str:
    text = speech.text
    edges: dict[int, str] = {}
    for one in speech.emphasis:
        edges[one.start] = edges.get(one.start, "") + mark * _SIZES[one.style]
    for one in reversed(speech.emphasis):
        end = one.start + len(one.text)
        edges[end] = mark * _SIZES[one.style] + edges.get(end, "")
    places = [0, *sorted(edges), len(text)]
    pieces = (text[start:end] for start, end in pairwise(places))
    as_is = resolve(text) == Styled(text)
    written = [piece if as_is else _escaped(piece) for piece in pieces]
    marks = ["", *(edges[at] for at in sorted(edges))]
    return "".join(one + piece for one, piece in zip(marks, written, strict=True))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _safe(text: str) -> str:
    """What stands for itself must not be taken for HTML, a label, or the beginning of a list or a heading."""
    text = _AS_HTML.sub("&lt;", _AS_ENTITY.sub("&amp;", text))
    label = label_of(text)
    if label is not None and (says_who_reads(label) or (label.bold and not label.raw)):
        text = _COLON.sub("&#58;", text)
    return f"\\{text}" if _AT_START.match(text) and text[0] != "*" else text
