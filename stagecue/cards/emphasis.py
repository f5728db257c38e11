"""Markdown's stars, underscores and backticks resolved to offsets, so that none of them reaches a screen.

Ours and not a CommonMark parser, because hosts' cards leave stars unpaired (an italic opened in the first
paragraph and closed in the last) and a CommonMark parser shows those: in 22 of 66 real cards.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stagecue.cards.card import Style

DEEPEST = 50
"""Marks that wait for theirs, and are looked at by each that comes: what has waited longer stays unpaired."""
_MARKED = re.compile(r"[*_`\\]")
_RUN = re.compile(r"\*+|_+|`+")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_CJK = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
# Backslash escapes stand as noncharacters, which no text may contain, until the marks are resolved.
_ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDE = {character: chr(0xFDD0 + index) for index, character in enumerate(_ESCAPABLE)}
_BACKSLASH = _HIDE["\\"]
_SHOW = str.maketrans({hidden: character for character, hidden in _HIDE.items()})


@dataclass(frozen=True)
class Span:
    """``text[start:end]`` of a ``Styled`` is stressed."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True)
class Styled:
    """Plain text and its stressed spans."""

    text: str
    spans: tuple[Span, ...] = ()

    def having(self, others: Sequence[tuple[int, int, str]]) -> Styled:
        """The same with other words in places (from, to before, words) that rise; a span of nothing goes."""
        parts, moves = list[str](), [(0, 0, 0)]
        done = length = 0
        for start, end, words in others:
            parts += [self.text[done:start], words]
            length += start - done + len(words)
            moves.append((end, length, len(words)))
            done = end
        starts = [start for start, _, _ in others]

        def moved(at: int) -> int:
            nth = bisect_left(starts, at)  # of those that begin before it
            end, then, size = moves[nth]
            return then + at - end if at >= end else then - size

        spans = (Span(moved(span.start), moved(span.end), span.style) for span in self.spans)
        text = "".join([*parts, self.text[done:]])
        return Styled(text, tuple(span for span in spans if span.start < span.end))

    def without(self, start: int, end: int) -> Styled:
        """The same with ``text[start:end]`` cut out."""
        return self.having([(start, end, "")])

    def part(self, start: int, end: int) -> Styled:
        """``text[start:end]`` without white space at its ends, with the spans that lie in it."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end = max(start, start + len(text.strip()))
        spans = (Span(max(s.start, start) - start, min(s.end, end) - start, s.style) for s in self.spans)
        return Styled(text.strip(), tuple(span for span in spans if span.start < span.end))


@dataclass(eq=False)  # two of them may look alike: each is itself
class _Opener:
    mark: str
    size: int
    at: int


@dataclass
class _Resolver:
    out: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Opener] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def close(self, mark: str, size: int) -> int:
        """Pair ``size`` marks with openers, like-sized ones first; what is left over."""
        while size and (opener := self._opener(mark, size)):
            taken = 2 if min(size, opener.size) >= 2 else 1
            if opener.at < self.length:
                self.spans.append(Span(opener.at, self.length, "strong" if taken == 2 else "em"))
            del self.stack[self.stack.index(opener) + 1 :]
            opener.size -= taken
            size -= taken
            if not opener.size:
                self.stack.remove(opener)
        return size

    def _opener(self, mark: str, size: int) -> _Opener | None:
        openers = [opener for opener in reversed(self.stack) if opener.mark == mark]
        alike = (opener for opener in openers if opener.size == size)
        return next(alike, openers[0] if openers else None)


def resolve(text: str) -> Styled:
    """``text`` without its marks, and the spans they stressed. An unpaired mark is dropped.

    A mark that can be none stays: the star of ``2*3`` and of ``A* search``, the underscore of ``snake_case``.
    """
    if not _MARKED.search(text):
        return Styled(text)
    if "\\" in text:
        hidden = resolve(_ESCAPE.sub(lambda match: _HIDE[match[1]], text).replace("\\", _BACKSLASH))
        return replace(hidden, text=hidden.text.translate(_SHOW))
    resolver, done = _Resolver(), 0
    for run in _RUN.finditer(text):
        resolver.say(text[done : run.start()])
        done = run.end()
        _run(resolver, run[0], text[max(0, run.start() - 2) : run.start()], text[run.end() : run.end() + 1])
    resolver.say(text[done:])
    spans = sorted(resolver.spans, key=lambda span: (span.start, -span.end, span.style == "em"))
    return _tidy(Styled("".join(resolver.out), tuple(spans)))


def plain(text: str) -> str:
    """``text`` without marks, trimmed."""
    return resolve(text).text.strip()


def _run(resolver: _Resolver, run: str, before: str, after: str) -> None:
    mark, previous = run[0], before[-1:]
    if mark == "`":
        return
    if _is_literal(resolver, run, before, after):
        resolver.say(run)
        return
    opens, closes = _flanks(previous, after), _flanks(after, previous)
    if mark == "_" and opens and closes and not (_is_edge(previous) or _is_edge(after)):
        resolver.say(run)
        return
    size = resolver.close(mark, len(run)) if closes else len(run)
    if size and opens:
        resolver.stack.append(_Opener(mark, size, resolver.length))
        del resolver.stack[:-DEEPEST]


def _is_literal(resolver: _Resolver, run: str, before: str, after: str) -> bool:
    previous = before[-1:]
    if run[0] == "_":
        return len(run) > 2 or (previous.isalnum() and after.isalnum())
    if run == "*" and previous.isdigit() and after.isdigit():
        return True
    alone = previous.isupper() and not before[:-1].isalnum()
    return run == "*" and alone and bool(after) and not after.isalnum() and not _has_opener(resolver)


def _has_opener(resolver: _Resolver) -> bool:
    return any(opener.mark == "*" for opener in resolver.stack)


def _flanks(outside: str, inside: str) -> bool:
    """CommonMark's flanking rule, with Han and kana taken as edges: they have no spaces to stand between."""
    if not inside or inside.isspace():
        return False
    return not _PUNCTUATION.match(inside) or _is_edge(outside)


def _is_edge(character: str) -> bool:
    return (
        not character or character.isspace() or bool(_PUNCTUATION.match(character) or _CJK.match(character))
    )


def _tidy(styled: Styled) -> Styled:
    """Spans that hold more than quotes and spaces, without white space at their ends."""
    spans = []
    for span in styled.spans:
        inner = styled.text[span.start : span.end]
        lead = len(inner) - len(inner.lstrip())
        if any(unicodedata.category(character)[0] in "LNS" for character in inner):
            spans.append(replace(span, start=span.start + lead, end=span.start + len(inner.rstrip())))
    return replace(styled, spans=tuple(spans))
