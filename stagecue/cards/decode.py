"""Bytes to text: byte order mark, strict UTF-8, UTF-16 by its NULs, a detector; then it is repaired.

Clean text comes out as it went in. A lost byte stays lost: it is told, never filled in.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from stagecue.cards.card import Repair
from stagecue.cards.mojibake import broken_lines, read_back

SAMPLE_BYTES = 32_768  # enough for a detector; a 5 MB card must not wait for it
FEW_BYTES = 4  # that are not ASCII: a detector sees Chinese in them
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD_CASE = re.compile(r"[a-z][^\x00-\x7fà-öø-ÿŒœžšŠŽ‐-‧‰]|[\x80-\x9f]")
_WESTERN = ("cp1252", "mac_roman")


@dataclass(frozen=True)
class Decoded:
    """The text of a file.

    Fields: ``text`` without byte order mark, line ends as they were; ``encoding`` what it was read as,
    ``None`` if it is no text; ``repairs``; ``broken`` the lines (from 1) in which bytes are lost;
    ``doubtful``: the encoding is a detector's answer, not a certainty; ``whole``: nothing was cut off.
    """

    text: str
    encoding: str | None = "utf-8"
    repairs: tuple[Repair, ...] = ()
    broken: tuple[int, ...] = ()
    doubtful: bool = False
    whole: bool = True


def decode(data: bytes) -> Decoded:
    """The text of ``data``, repaired where that is exact. Never raises."""
    text, encoding, doubtful = _characters(data)
    if encoding is None or _looks_binary(text):
        return Decoded("", None)
    text = text.removeprefix("\ufeff")
    if text.isascii():
        return Decoded(text, encoding, doubtful=doubtful)
    text, repairs = read_back(text)
    return Decoded(text, encoding, repairs, broken_lines(text), doubtful)


def _characters(data: bytes) -> tuple[str, str | None, bool]:
    """Text, the encoding it was read as (``None``: no text) and whether that is only likely."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, False
    if b"\0" in data:
        encoding_by_nul = _utf16_by_nul(data)
        return (
            (data.decode(encoding_by_nul), encoding_by_nul, False) if encoding_by_nul else ("", None, False)
        )
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _detected(data)


def _utf16_by_nul(data: bytes) -> str | None:
    """UTF-16 without a mark: text that is partly ASCII has its NULs at bytes of one parity only."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or min(even, odd) * 20 > max(even, odd) or max(even, odd) * 20 < len(data):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def _damaged_utf8(data: bytes) -> tuple[str, str, bool] | None:
    """UTF-8 with a few bytes lost: no other encoding has so many valid sequences by chance."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - lost
    return (text, "utf-8", False) if whole >= 4 * lost else None


def _detected(data: bytes) -> tuple[str, str | None, bool]:
    """A detector's answer, except within the Western encodings, which it mixes up (cp1250 for cp1252)."""
    sample = data[:SAMPLE_BYTES]
    if len(_CONTROL.findall(sample.decode("latin-1"))) * 100 > len(sample):
        return "", None, False
    best = from_bytes(sample).best()
    if best is None:
        return "", None, False
    encoding = best.encoding
    text = data.decode(encoding, "replace")
    few = sum(map(data.count, range(0x80, 0x100))) <= FEW_BYTES
    if few or _is_latin(text):
        encoding = min(_WESTERN if few else (*_WESTERN, encoding), key=lambda name: _oddness(data, name))
        text = data.decode(encoding, "replace")
    return text, encoding, True


def _is_latin(text: str) -> bool:
    letters = (
        character for character in text[:SAMPLE_BYTES] if not character.isascii() and character.isalpha()
    )
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def _oddness(data: bytes, encoding: str) -> int:
    """How often ``encoding`` makes a capital, a symbol or a control character follow a small letter."""
    text = data[:SAMPLE_BYTES].decode(encoding, "replace")
    return len(_ODD_CASE.findall(text)) + 2 * text.count("\ufffd")


def _looks_binary(text: str) -> bool:
    sample = text[:SAMPLE_BYTES]
    return "\0" in sample or len(_CONTROL.findall(sample)) * 100 > len(sample)
