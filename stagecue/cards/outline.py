"""A card's lines, each with the section that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from stagecue.cards.labels import heading_text

SectionKind = Literal["preamble", "introduction", "track", "event", "session", "biography", "other", "after"]

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t](.*))?$")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)[^*_]{2,60}\1:?\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)\s*[\w-]*\s*$")
_KEY = re.compile(r"^([A-Za-z][\w -]{0,40}):(?:\s+(.*))?$")
_ITEM = re.compile(r"^\s*-\s+(.*)$")
FOOTER = re.compile(
    r"^\s*(?:!\[|<img|(?:[*_]+|(?=content |image |photo ))(?:content |image |photo )?"
    r"(?:sources?|credits?)\s*[:：]|[*_]*last updated\s*[:：])",
    re.IGNORECASE,
)
_HOST = r"(?:the )?(?:(?:session )?hosts?|mc|emcee|moderator|presenter|anchor)(?:['’]?s)?"
_INTRODUCTION = re.compile(
    rf"(?:{_HOST} (?:introduction|intro|script|speech|text|remarks|part|lines?|announcement|welcome)"
    r"|introduction|intro|script|spoken introduction|session introduction|introduction script|opening script"
    r"|(?:opening|closing|welcome) (?:remarks|words|speech)|welcome|moderation|anmoderation|announcement"
    r"|presentación|présentation|introducción|introduzione|主持人?(?:介绍|词|稿|开场|串词)?|开场白|串词|司会.{0,6}|紹介)"
    r"(?:\s*[:：(（—–-].*)?",
    re.IGNORECASE,
)
_SECTIONS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "biography",
        re.compile(
            r"(?:.*\b)?(?:speakers?|presenters?|guests?|authors?)(?:['’]s?)?\b.{0,3}(?:biograph|bio\b|profile|background"
            r"|info|introduction)|^biograph|^bio\b|^about (?:the )?(?:speaker|presenter|author|guest)"
            r"|.*(?:讲者|嘉宾|演讲者)(?:介绍|简介)|.*(?:講演者|登壇者)",
            re.IGNORECASE,
        ),
    ),
    ("track", re.compile(r"track\b(?!s)", re.IGNORECASE)),
    ("event", re.compile(r".*\b(?:conference|event|congress|会议)\b", re.IGNORECASE)),
    (
        "session",
        re.compile(r".*\b(?:session|talk|schedule|details|spotlight|slot)\b|.*(?:场次|议程)", re.IGNORECASE),
    ),
)
_DETAILS = re.compile(
    r"\b(?:details|info(?:rmation)?|overview|spotlight|specifics|session|track|biograph\w+|bio|profile)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One line: ``number`` from 1, its ``section``; a heading has its level and its ``title``."""

    number: int
    text: str
    section: SectionKind = "preamble"
    heading: int = 0
    title: str = ""
    rule: bool = False


@dataclass(frozen=True)
class Outline:
    """The lines after the front matter; ``front`` (key, value, line number), a list's items one by one."""

    lines: tuple[Line, ...]
    front: tuple[tuple[str, str, int], ...] = ()

    def of(self, *sections: SectionKind) -> Iterator[Line]:
        """The lines, headings included, of ``sections``."""
        return (line for line in self.lines if line.section in sections)


def outline(text: str) -> Outline:
    """Split ``text`` into lines and name their sections. A code fence around a whole card is taken off."""
    raw = _rows(text)
    front, body = _front_matter(raw)
    return Outline(tuple(_sectioned(_lines(raw, body))), front)


def lines_of(text: str) -> list[Line]:
    """The lines of an introduction that stands alone, without the rest of its card."""
    return _lines(_rows(text), 0)


def _rows(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _lines(raw: list[str], body: int) -> list[Line]:
    lines = (_line(number, raw[number - 1]) for number in range(body + 1, len(raw) + 1))
    return _setext([line for line in lines if not _FENCE.match(line.text)])


def _front_matter(raw: list[str]) -> tuple[tuple[tuple[str, str, int], ...], int]:
    """The keys between two ``---`` that open a file, and how many lines they take. Values stay text."""
    start = next((index for index, line in enumerate(raw[:5]) if line.strip()), 0)
    if not raw or raw[start].strip() != "---":
        return (), 0
    end = next(
        (i for i in range(start + 1, min(len(raw), start + 80)) if raw[i].strip() in ("---", "...")), 0
    )
    if not end or not any(_KEY.match(line) for line in raw[start + 1 : end]):
        return (), 0
    return tuple(_keys(raw, start + 1, end)), end + 1


def _keys(raw: list[str], start: int, end: int) -> Iterator[tuple[str, str, int]]:
    key = ""
    for index in range(start, end):
        if match := _KEY.match(raw[index]):
            key = match[1]
            values = [match[2] or ""]
            if values[0].startswith("["):
                values = values[0].strip("[] ").split(",")
            yield from ((key, value.strip().strip("\"'"), index + 1) for value in values)
        elif key and (item := _ITEM.match(raw[index])):
            yield key, item[1].strip().strip("\"'"), index + 1


def _line(number: int, text: str) -> Line:
    if match := _HEADING.match(text):
        return Line(number, text, heading=len(match[1]), title=heading_text(match[2] or ""))
    if _BOLD_LINE.match(text) and _INTRODUCTION.fullmatch(title := heading_text(text).rstrip(":")):
        return (
            Line(number, text, heading=2, title=title)
            if title.casefold() not in ("welcome",)
            else Line(number, text)
        )
    return Line(number, text, rule=bool(_RULE.match(text)))


def _setext(lines: list[Line]) -> list[Line]:
    """A line over ``===`` is a heading; one over ``---`` only if it names an introduction."""
    for above, below in zip(range(len(lines)), range(1, len(lines)), strict=False):
        title, mark = (
            heading_text(lines[above].text) if lines[below].text[:3] in ("===", "---") else "",
            lines[below].text,
        )
        if title and not lines[above].heading and not mark.strip().strip(mark[0]):
            level = 1 if mark[0] == "=" else 2
            if level == 1 or _INTRODUCTION.fullmatch(title):
                lines[above] = replace(lines[above], heading=level, title=title)
                lines[below] = replace(lines[below], text="", rule=False)
    return lines


def _kind(line: Line) -> SectionKind | None:
    if _INTRODUCTION.fullmatch(line.title):
        return "introduction"
    if line.heading == 1:
        return None
    return next((kind for kind, pattern in _SECTIONS if pattern.match(line.title)), None)


def _opens(line: Line, section: SectionKind, level: int) -> bool:
    """A heading opens a section, unless it stands deeper in a track, a biography or an introduction."""
    if line.heading <= level or section not in ("introduction", "biography", "track"):
        return True
    return section == "introduction" and bool(_kind(line) and _DETAILS.search(line.title))


def _sectioned(lines: list[Line]) -> Iterator[Line]:
    section: SectionKind = "preamble"
    level = 0
    for line in lines:
        if line.heading and _opens(line, section, level):
            section = _kind(line) or ("preamble" if line.heading == 1 else "other")
            level = line.heading
        # not replace(): this is the one loop over every line of every card
        yield Line(line.number, line.text, section, line.heading, line.title, line.rule)


def spoken(lines: list[Line]) -> list[Line]:
    """Lines without what follows a closing rule.

    A rule before a footer, an image or the end closes a speech until the next heading; one between paragraphs
    closes nothing.
    """
    kept: list[Line] = []
    closed = False
    for index, line in enumerate(lines):
        closed = not line.heading and (closed or (line.rule and not _goes_on(lines, index + 1)))
        if not closed:
            kept.append(line)
    return kept


def _goes_on(lines: list[Line], start: int) -> bool:
    following = next((lines[at] for at in range(start, len(lines)) if lines[at].text.strip()), None)
    return following is not None and not (following.rule or following.heading or FOOTER.match(following.text))
