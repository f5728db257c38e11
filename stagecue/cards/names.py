"""People's names as cards write them."""

from __future__ import annotations

import re
import unicodedata

_HONORIFIC = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|frau|herr|phd|associate|assistant)\b\.?[\s-]*)+(?=\S)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s+(?:ph\.?\s?d\.?|m\.?sc\.?|mba|jr\.?|m\.?d\.?)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]\s*")
_AND = re.compile(r"\s*(?:;|&|、|，|\s(?:and|und|et|y|with)\s|/)\s*")
_NOT_A_NAME = re.compile(
    r"\b(?:information|overview|profile|path|career|role|education|about|background|contributions?|current|position|"
    r"highlights?|summary|details|awards?|publications?|experience|expertise|bio|biography|contact|links?|professional|"
    r"personal|introduction|speakers?|key|research|work|achievements?|engagements?|conclusion|tbd|tba|tbc)\b",
    re.IGNORECASE,
)
_EAST_ASIAN = "\u2e80"  # the first letter whose script has rules of its own here
_CJK_NAME = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3·・ ]{2,12}")

_EMPLOYER = re.compile(r"\s+[-–—|@]\s+|\s+(?:at|from)\s+")
_MOST = 1000  # characters in which names are looked for: a panel of twenty has fewer
_MOST_WORDS = 12  # of a host's label: two people and what they are
_SAID = re.compile(
    r"[!?…:;\"”“「。！？，]|[.,]$|^(?:hello|hi|hey|good|welcome|thanks?|ladies|dear|please|and|so|now|let|next)\b"
    r"|大家|欢迎|你好|谢谢|皆さん|みなさん|こんに",
    re.IGNORECASE,
)


def person(text: str) -> str:
    """A name without title, degree or its form in another script: ``Dr. Ada Lovelace (阿达)``."""
    bare = _BRACKETS.sub(" ", text[:_MOST]).strip(" \t,;:*_\"'“”")
    return _HONORIFIC.sub("", _SUFFIX.sub("", " ".join(bare.split()))).strip()


def people(text: str, *, several: bool) -> tuple[str, ...]:
    """The names in a label's value. A comma parts names only if ``several``: else a position follows it."""
    parts = _AND.split(_BRACKETS.sub(" ", text[:_MOST]))
    names = []
    for part in parts:
        pieces = _SUFFIX.sub("", part).split(",")
        names += pieces if several else pieces[:1]
    cleaned = (person(_EMPLOYER.split(name)[0]) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if is_name(name)))


def are_names(text: str) -> bool:
    """Whether a host's label is followed by who reads, and not by what is read: names and nothing else."""
    bare = _BRACKETS.sub(" ", text[:_MOST]).strip(" *_")
    if _SAID.search(bare) or len(bare.split()) > _MOST_WORDS:
        return False
    parts = [piece.strip() for part in _AND.split(bare) for piece in _SUFFIX.sub("", part).split(",")]
    first = person(_EMPLOYER.split(parts[0])[0])
    named = is_full_name(first) or (is_name(first) and " " not in first and first[0].isupper())
    return named and all(part and not part[0].islower() for part in parts)


def is_name(text: str) -> bool:
    """Whether ``text`` can be a person's name: no digits or slots, no heading's words, six words at most."""
    words = text.split()
    if not words or len(words) > 6 or re.search(r"[\d{}<>\[\]?!:]|__", text) or _NOT_A_NAME.search(text):
        return False
    return any(_may_begin(word[0]) for word in words) or bool(_CJK_NAME.fullmatch(text))


def _may_begin(letter: str) -> bool:
    """Whether a name may begin with it: a capital, or a letter of a script without any, such as Arabic."""
    return letter.isupper() or (unicodedata.category(letter) == "Lo" and letter < _EAST_ASIAN)


def is_titled(text: str) -> bool:
    """A person's name with a title before it, and nothing else: ``Prof. A. Lamp``."""
    title = _HONORIFIC.match(text)
    return bool(title) and is_name(text) and all(word[0].isupper() for word in text.split())


def is_full_name(text: str) -> bool:
    """A name of two words or more, or one in Han, kana or hangul: what a heading needs to name a speaker."""
    words = text.split()
    capital = all(
        word[0].isupper() or word in ("de", "van", "von", "der", "da", "di", "la", "bin", "al")
        for word in words
    )
    return is_name(text) and (bool(_CJK_NAME.fullmatch(text)) or (len(words) > 1 and capital))
