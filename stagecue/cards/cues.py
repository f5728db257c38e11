"""Which brackets are stage directions, and of what kind: round ones only if they read like a direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stagecue.cards.card import CueKind

_MARKS = r"(?P<mark>[*_`]{0,4})"
_BRACKETS = re.compile(
    rf"{_MARKS}(?:"
    r"(?P<comment><!--.{0,2000}?(?:-->|\Z))"
    r"|(?<!!)\[(?P<square>(?:[^\[\]]|\[[^\[\]]{0,200}\]){1,400})\](?![\[(])"
    r"|【(?P<lens>[^【】]{1,200})】|［(?P<wide>[^［］]{1,200})］"
    r"|[(](?P<round>(?:[^()]|[(][^()]{0,200}[)]){1,400})[)]"
    r"|（(?P<full>[^（）]{1,200})）"
    r")(?P=mark)",
    re.DOTALL,
)
_ITALIC_LINE = re.compile(r"^(?P<mark>\*{1,3}|_{1,3})(?P<text>[^*_\n\"“]{2,120})(?P=mark)$", re.MULTILINE)

_VOCABULARY: tuple[tuple[CueKind, re.Pattern[str]], ...] = (
    (
        "applause",
        re.compile(
            r"\bappla\w+|\baplau\w+|\bclap(?:s|ping)?\b|\bovation|\bcheer(?:s|ing)?\b|掌声|掌聲|鼓掌|拍手|박수|аплод\w+"
        ),
    ),
    (
        "media",
        re.compile(
            r"\bvid[eé]o\w*|\bclips?\b|\bfilm\b|\btrailer\b|\bslides?\b|\bfolie\b|\bmusic\b|\bmusik\b|\bmusique\b"
            r"|\bm[uú]sica\b|\bjingle\b|\bsound\b|\baudio\b|\bplays?\b|\bdrum ?roll\b|\bfanfare\b|\bvt\b"
            r"|音乐|音樂|音楽|视频|影片|動画|映像|播放|幻灯|스라이드|음악|영상"
        ),
    ),
    (
        "pause",
        re.compile(
            r"\bpaus\w*|\bbeat\b|\bwait\b|\bhold\b|\bsilence\b|\bbreath\w*|\blaugh\w*|\bchuckl\w*|\blachen\b|\brires?\b"
            r"|\brisas?\b|停顿|停頓|暂停|暫停|笑|^[間间]$|웃음"
        ),
    ),
    (
        "transition",
        re.compile(
            r"\btransition\w*|\bhand(?:s|ing)?[ -]?(?:over|off)\b|\bsegue\b|\bover to\b|\bübergabe\b"
            r"|过渡|转场"
        ),
    ),
    (
        "movement",
        re.compile(
            r"\bgestur\w*|\bwalks?\b|\bsteps?\b|\bturns?\b|\bpoints?\b|\bexits?\b|\benters?\b|\bleaves?\b|\bbows?\b"
            r"|\bwaves?\b|\bnods?\b|\bhugs?\b|\bshakes? hands\b|\bto (?:the )?stage\b|\blights?\b"
            r"|上台|下台|退場|入場"
        ),
    ),
    (
        "delivery",
        re.compile(
            r"\benerg\w*|\benthusia\w*|\bwarm\w*|\bsmil\w*|\bupbeat\b|\bsoft\w*|\bslow\w*|\bquiet\w*|\bexcite\w*"
            r"|\bserious\w*|\bcheerful\w*|\bsolemn\w*|\bwhisper\w*|\bloud\w*|\bplayful\w*|\bsighs?\b|\bdramatic\w*"
            r"|\bdeadpan\b|\bcalm\w*|\bgentl[ey]\b|\bbrisk\w*|\bbright\w*|\bvoice\b|\bgrin\w*|\bwink\w*|\bfriendly\b"
            r"|\bconfident\w*|\brelaxed\b|\bformal\w*|\bproud\w*|\bpassion\w*"
            r"|热情|微笑|激动|にこやか"
        ),
    ),
)
_NOTE = re.compile(
    r"(?:tone|note|nb|say|pronounced?|pronunciation|ad[ -]?lib|optional|reminder|ipa)\b(?!-)\W*\w"
)
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


@dataclass(frozen=True)
class Found:
    """A direction at ``text[start:end]``, brackets and marks included; ``said`` is what stands in them."""

    start: int
    end: int
    kind: CueKind
    said: str


def kind_of(said: str) -> CueKind:
    """The kind of a direction; of several the strongest, and applause is stronger than all (design §5)."""
    lowered = said.casefold()
    if _NOTE.match(lowered):
        return "note"
    return next((kind for kind, words in _VOCABULARY if words.search(lowered)), "note")


def find(text: str, is_choice: re.Pattern[str]) -> Iterator[Found]:
    """The directions in a paragraph, its lines parted by line feeds. What ``is_choice`` matches is spoken."""
    end = 0
    for match in _candidates(text):
        said = " ".join(_said(match).split())
        if match.start() < end or not said or is_choice.fullmatch(f"[{said}]"):
            continue
        if _is_direction(match, said, alone=_stands_alone(text, match)):
            end = match.end()
            yield Found(match.start(), end, kind_of(said), said)


def _candidates(text: str) -> list[re.Match[str]]:
    found = [*_BRACKETS.finditer(text)] if re.search(r"[\[(<（【［]", text) else []
    found += [line for line in _ITALIC_LINE.finditer(text) if _reads_as_direction(line["text"].strip())]
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _said(match: re.Match[str]) -> str:
    inner = match[match.lastgroup or 0] if match.lastgroup != "mark" else match[0]
    if match.lastgroup == "comment":
        inner = inner.removeprefix("<!--").removesuffix("-->")
    return inner.strip("*_` \t\n")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rpartition("\n")[2], text[match.end() :].partition("\n")[0]
    return not before.strip("*_ \t") and not after.strip("*_ \t")


def _is_direction(match: re.Match[str], said: str, *, alone: bool) -> bool:
    lowered = said.casefold().rstrip(".")
    group, marked = match.lastgroup, bool(match["mark"]) or match[0][1:2] in "*_"
    if group in ("comment", "text") or _NOTE.match(lowered):
        return True
    if group in ("square", "lens", "wide"):
        return alone or (kind_of(said) != "note" and not _is_slot(lowered))
    if alone and _reads_alone(lowered, marked=marked):
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


def _reads_as_direction(said: str) -> bool:
    lowered = said.casefold().rstrip(".")
    if _CJK_DIRECTION.fullmatch(lowered):
        return True
    return (
        bool(_DIRECTION.fullmatch(lowered))
        and not _SPOKEN.search(lowered)
        and not lowered.endswith(("!", "?"))
    )
