"""A script as it goes over the line: its speeches cut into runs, so that every page counts the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from stagecue.cards import Cue, Speech
from stagecue.cards.words import tokens
from stagecue.rundown import Item
from stagecue.rundown.items import HOLDS


def lines(item: Item) -> Iterator[dict[str, Any]]:
    """The lines in order; each cue that is a cue point names it."""
    points = (point for point in item.points if point.in_text)
    word = 0
    for line in item.script:
        if isinstance(line, Cue):
            point = next(points, None) if line.kind in HOLDS else None
            told = {"type": "cue", "kind": line.kind, "text": line.text}
            yield told | {"word": word, "point": point and point.id}
        else:
            yield _speech(line, word)
            word += line.words


def _speech(speech: Speech, first: int) -> dict[str, Any]:
    return {
        "type": "speech",
        "host": speech.host,
        "continues": speech.continues,
        "first": first,
        "words": speech.words,
        "runs": runs(speech, first),
    }


def runs(speech: Speech, first: int) -> list[dict[str, Any]]:
    """The speech's text in pieces `{w, text, style?}`; `w` is the word's index in the introduction.

    Joined, they are the text to the letter. The white space behind a word belongs to it; a word that is
    stressed in part has several pieces.
    """
    words = [token.start for token in tokens(speech.text)]
    stressed = {edge for mark in speech.emphasis for edge in (mark.start, mark.start + len(mark.text))}
    edges = sorted({0, len(speech.text), *words[1:], *(e for e in stressed if 0 < e < len(speech.text))})
    starts = set(words[1:])
    return list(_pieces(speech, first, edges, starts))


def _pieces(speech: Speech, first: int, edges: list[int], starts: set[int]) -> Iterator[dict[str, Any]]:
    word = first
    for start, end in pairwise(edges):
        word += start in starts
        piece: dict[str, Any] = {"w": word, "text": speech.text[start:end]}
        style = _style(speech, start)
        yield piece | ({"style": style} if style else {})


def _style(speech: Speech, at: int) -> str:
    here = {mark.style for mark in speech.emphasis if mark.start <= at < mark.start + len(mark.text)}
    return " ".join(style for style in ("em", "strong") if style in here)
