"""Which brackets are stage directions, and of what kind: round ones only if they read like a direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stagecue.cards.card import CueKind
from stagecue.cards.vocabulary import first_kind, is_note, kind_of

_MARKS = r"(?P<mark>[*_`]{0,4})"
_BRACKETS = re.compile(
    rf"{_MARKS}(?:"
    r"(?P<comment>(?><!--.*?(?:-->|\Z)))"  # never rescanned: it always matches
    r"|(?<!!)\[(?P<square>(?:[^\[\]]|\[[^\[\]]{0,200}\]){1,400})\](?![\[(])"
    r"|【(?P<lens>[^【】]{1,200})】|［(?P<wide>[^［］]{1,200})］"
    r"|[(](?P<round>(?:[^()]|[(][^()]{0,200}[)]){1,400})[)]"
    r"|（(?P<full>[^（）]{1,200})）"
    r")(?P=mark)",
    re.DOTALL,
)
_ITALIC_LINE = re.compile(r"^(?P<mark>\*{1,3}|_{1,3})(?P<text>[^*_\n\"“]{2,120})(?P=mark)$", re.MULTILINE)

_SLOT = re.compile(
    r"(?:insert|your|whatever|any|the)\b.*|(?:[\w'’]+ ){0,2}"
    r"(?:name|title|event|company|topic|city|date|time|number|role|bio|speaker|affiliation)s?(?: here)?",
)
_DIRECTED = re.compile(
    r"\bappla|\bclap|\bpaus|\btransition|\bplays?\b|\benters?\b|\bexits?\b|\bwelcome\b|\bcue\b"
)
_SPOKEN = re.compile(
    r"\b(?:i|i['’]\w+|we|we['’]\w+|you|you['’]\w+|he|he['’]s|she|she['’]s|they|they['’]\w+|it['’]s|that['’]s|our|my|"
    r"your|who|which|because|isn['’]t|don['’]t|there['’]s)\b"
)
# What a direction in round brackets looks like when it stands among spoken words.
_DIRECTION = re.compile(
    r"(?:(?:short|brief|long|lightly|light|loud|big|slight|small|audience|crowd|more|lead|cue|warm) )*"
    r"(?:(?:pauses?|beat|waits?|holds?|applau\w*|laughter|gestures?|turns?|points?|walks?|steps?|nods?|looks?)"
    r"(?:(?: (?:for|until|while|then|to|toward|towards|as|and|at|of)\b|[,;:]| ?\d).*)?"
    r"|aplausos?|applaudissements?|applausi|laugh(?:s|ing)?|chuckles?|lachen|rires?|risas|silence|cheers|clapping"
    r"|breath(?:e|es)?|smil(?:es|ing)|sighs|bows|waves|drum ?roll|jingle"
    r"|music(?: \w+)?|musik|musique|m[uú]sica"
    r"|(?:the )?(?:video|clip|film|trailer)(?: (?:plays|starts|ends|rolls|runs))|play (?:the )?\w+"
    r"|(?:next|new|change|advance) slides?|slide(?: \d+)?(?::.*)?|transition\b.*|hand(?:s|ing)? over\b.*)"
)
_CJK_DIRECTION = re.compile(
    r".{0,6}(?:掌声|掌聲|鼓掌|拍手|笑声|笑い|大笑|停顿|停頓|暂停|音乐|音樂|音楽|视频|播放|動画|박수|웃음|음악).{0,8}|[笑間间]"
)


_WORD = re.compile(r"\w")
_BARE_LINE = re.compile(r"[*_ \t]*(?:\n|\Z)")
_SENTENCE = re.compile(r"[\s*_\"“„«‘']*(?:$|[^\W\d_a-z])")  # no small letter: what went before is complete
_ADDRESSED = re.compile(r"[.!?,:]$|\b(?:welcome|hello|good|everyone|everybody|thanks?|ladies|friends)\b")


@dataclass(frozen=True)
class _Place:
    """Where a bracket stands: before all speech, alone on its line, before the beginning of a sentence."""

    first: bool
    alone: bool
    sentence_follows: bool


@dataclass(frozen=True)
class Found:
    """A direction at ``text[start:end]``, brackets and marks included; ``said`` is what stands in them."""

    start: int
    end: int
    kind: CueKind
    said: str


def find(text: str, is_choice: re.Pattern[str], *, first: bool = False) -> Iterator[Found]:
    """The directions in a paragraph, its lines parted by line feeds. What ``is_choice`` matches is spoken.

    ``first``: no speech stands before the paragraph, so a direction that opens it says how to read.
    """
    end = looked = 0
    for match in _candidates(text, first=first):
        said = " ".join(_said(match).split())
        if match.start() < end or not said or is_choice.fullmatch(f"[{said}]"):
            continue
        first = first and not _WORD.search(text, max(end, looked), match.start())
        looked = match.start()
        place = _Place(first, _stands_alone(text, match), bool(_SENTENCE.match(text, match.end())))
        if _is_direction(match, said, place):
            end = match.end()
            by_place = first and match.lastgroup != "comment"
            yield Found(match.start(), end, first_kind(said) if by_place else kind_of(said), said)


def _candidates(text: str, *, first: bool) -> list[re.Match[str]]:
    found = [*_BRACKETS.finditer(text)] if re.search(r"[\[(<（【［]", text) else []
    word = _WORD.search(text) if first else None
    for line in _ITALIC_LINE.finditer(text):
        said = line["text"].strip()
        opens = first and (word is None or word.start() >= line.start())
        if _reads_as_direction(said) or (opens and _is_manner(said.casefold())):
            found.append(line)
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _said(match: re.Match[str]) -> str:
    inner = match[match.lastgroup or 0] if match.lastgroup != "mark" else match[0]
    if match.lastgroup == "comment":
        inner = inner.removeprefix("<!--").removesuffix("-->")
    return inner.strip("*_` \t\n")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    return bool(_BARE_LINE.match(text, text.rfind("\n", 0, match.start()) + 1, match.start())) and bool(
        _BARE_LINE.match(text, match.end())
    )


def _is_direction(match: re.Match[str], said: str, place: _Place) -> bool:
    lowered = said.casefold().rstrip(".")
    group, marked = match.lastgroup, bool(match["mark"]) or match[0][1:2] in "*_"
    if group in ("comment", "text") or is_note(lowered):
        return True
    if group in ("square", "lens", "wide"):
        named = kind_of(said) != "note" or (place.first and (marked or place.sentence_follows))
        return place.alone or (named and not _is_slot(lowered))
    if place.alone and _reads_alone(lowered, marked=marked):
        return True
    if place.first and (_is_manner(lowered) or (place.alone and _is_aside(lowered))):
        return True
    return _reads_as_direction(said) or (marked and _is_short(lowered))


def _is_slot(lowered: str) -> bool:
    return bool(_SLOT.fullmatch(lowered)) and not _DIRECTED.search(lowered)


def _reads_alone(lowered: str, *, marked: bool) -> bool:
    """A round bracket alone on its line: an aside in it is spoken, a direction is not."""
    words = len(lowered.split())
    if kind_of(lowered) == "note":
        return marked and words <= 8 and not lowered.endswith(("!", "?"))
    return (marked and words <= 30) or (words <= 14 and not _SPOKEN.search(lowered))


def _is_short(lowered: str) -> bool:
    """A few words with a cue's word among them: what italics around a bracket make a direction."""
    return kind_of(lowered) != "note" and len(lowered.split()) <= 8 and not _SPOKEN.search(lowered)


def _is_manner(lowered: str) -> bool:
    """A few words that say how to read: what opens a script in italics or round brackets if it does."""
    opened = lowered.startswith(("with ", "in a ")) and _is_aside(lowered)
    return (opened or _is_short(lowered)) and not _ADDRESSED.search(lowered)


def _is_aside(lowered: str) -> bool:
    return len(lowered.split()) <= 8 and not _SPOKEN.search(lowered) and not lowered.endswith(("!", "?"))


def _reads_as_direction(said: str) -> bool:
    lowered = said.casefold().rstrip(".")
    if _CJK_DIRECTION.fullmatch(lowered):
        return True
    return (
        bool(_DIRECTION.fullmatch(lowered))
        and not _SPOKEN.search(lowered)
        and not lowered.endswith(("!", "?"))
    )
