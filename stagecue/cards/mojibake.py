"""Text that was written as UTF-8 and read as something else, read back.

The whole text is tried first with one codec, because that is exact: it is accepted only if every character
goes back to a byte, all bytes are strict UTF-8, and the way there again gives the broken text. Else lines.
"""

from __future__ import annotations

import re
import unicodedata

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from stagecue.cards.card import Repair

ROUNDS = 3
# The "sloppy" codecs give the bytes that Windows leaves undefined a control character, as browsers do.
_CODECS = {
    "mac_roman": "MacRoman",
    "sloppy-windows-1252": "Windows-1252",
    "sloppy-windows-1254": "Windows-1254",
    "latin-1": "Latin-1",
    "cp437": "code page 437",
}
# fix_text altered 60 of 66 clean cards, and its keyword arguments do not reach this step: only a config does.
_EXACT = TextFixerConfig(
    restore_byte_a0=False, decode_inconsistent_utf8=False, replace_lossy_sequences=False, explain=False
)
_STRANGE = frozenset(("Mn", "Cc", "Co", "Cn", "Sk", "Lm"))
_SURE = re.compile(
    r"[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z][A-Za-z]|[‘’“”–—…\u3040-\u9fff\uac00-\ud7a3\U0001f000-\U0001faff]"
)

# A curly mark before an accented letter is what MacRoman makes of a Cyrillic or Armenian letter: "l’école".
_FRENCH = re.compile(f"[‘’“”–—…][{re.escape(bytes(range(0x80, 0xC0)).decode('mac_roman'))}]")
# An opening quote right behind an accented letter, a plain letter or number behind it: a space was forgotten.
_OPENED = re.compile("[à-öø-ÿ][‘“](?=[A-Za-z0-9])")
_FOREIGN_WORD = re.compile(r"[^\W\d_A-Za-z]{3}")


def _pairs(codec: str) -> str:
    """A pattern of two characters that are the first two bytes of a UTF-8 sequence, read with ``codec``."""
    first = "".join(map(re.escape, bytes(range(0xC2, 0xF5)).decode(codec)))
    second = "".join(map(re.escape, bytes(range(0x80, 0xC0)).decode(codec)))
    return f"[{first}][{second}]"


_SUSPECT = re.compile("|".join(map(_pairs, _CODECS)) + r"|[\x80-\x9f]")


def read_back(text: str) -> tuple[str, tuple[Repair, ...]]:
    """``text`` with its broken parts read back, and each changed line. Clean text is returned as it is."""
    if not _SUSPECT.search(text):
        return text, ()
    whole, names = _whole(text)
    if names:
        how = "the whole text read back from " + ", then ".join(names)
        return whole.removeprefix("\ufeff"), _changes(text, whole, how)
    lines = [_line(line) for line in text.split("\n")]
    repaired = "\n".join(lines)
    return repaired, _changes(text, repaired, "this line alone read back, by ftfy")


def broken_lines(text: str) -> tuple[int, ...]:
    """The lines, from 1, that still have a lost byte: U+FFFD, or a broken sequence that nothing read back."""
    if "\ufffd" not in text and not _SUSPECT.search(text):
        return ()
    return tuple(number for number, line in enumerate(text.split("\n"), 1) if _is_broken(line))


def _is_broken(line: str) -> bool:
    spaced = _OPENED.sub("e", line)
    return "\ufffd" in line or bool(_SUSPECT.search(_FRENCH.sub("", spaced)) and is_bad(spaced))


def _line(line: str) -> str:
    if not _SUSPECT.search(line):
        return line
    answer = fix_encoding(line, _EXACT)
    return line if _is_french(line, answer) else answer


def _whole(text: str) -> tuple[str, list[str]]:
    names: list[str] = []
    while len(names) < ROUNDS:
        answers = [(answer, name) for codec, name in _CODECS.items() if (answer := _reread(text, codec))]
        if not answers:
            break
        # "Ã©" is é in Windows-1252 and a lone combining mark in MacRoman: the codec that makes sense wins.
        text, name = min(answers, key=lambda answer: _strangeness(answer[0]))
        names.append(name)
    return text, names


def _reread(text: str, codec: str) -> str | None:
    """``text`` written with ``codec`` and read as UTF-8, if that is exact, reversible and makes sense."""
    try:
        answer = text.encode(codec).decode("utf-8")
        exact = answer.encode("utf-8").decode(codec) == text
    except UnicodeError:
        return None
    if not exact or answer == text or _is_french(text, answer):
        return None
    return answer if is_bad(text) or _SURE.search(answer) else None


def _is_french(text: str, answer: str) -> bool:
    """Whether ``text`` is strange only in quotes before accents, of which ``answer`` makes no word."""
    return _FRENCH.sub("", text).isascii() and not _FOREIGN_WORD.search(answer)


def _strangeness(text: str) -> int:
    return sum(unicodedata.category(character) in _STRANGE for character in text if not character.isascii())


def _changes(before: str, after: str, how: str) -> tuple[Repair, ...]:
    """No codec makes or eats a line end, so the lines of both texts go together."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return tuple(
        Repair(number, old.strip(), new.strip(), how)
        for number, (old, new) in enumerate(pairs, 1)
        if old != new
    )
