"""Which words of two texts are the same ones: laid side by side, in time that a show on the air has.

Words that stand once in either text, in the same order, hold the two together; between them the same is done
again, and short pieces without such words are compared whole. A thousand changes cost no more than one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

SHORT = 100
"""Words up to which two pieces are compared whole: it takes the square of it."""
DEEPEST = 50
"""Pieces within pieces: what lies deeper was typed to be slow. Every round looks at each word once."""


@dataclass(frozen=True)
class Block:
    """Words `old` to before `old_end`, and what became of them; `alike` if they are the same."""

    old: int
    old_end: int
    new: int
    new_end: int
    alike: bool

    @property
    def is_empty(self) -> bool:
        """Nothing is in it on either side."""
        return self.old == self.old_end and self.new == self.new_end


def blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    """All words of both in order, in blocks that are alike and such that are not, one after the other."""
    found: list[Block] = []
    for block in _blocks(before, after, Block(0, len(before), 0, len(after), alike=False)):
        first = found.pop() if found and found[-1].alike == block.alike else block
        found.append(replace(block, old=first.old, new=first.new))
    return iter(found)


def _blocks(before: Sequence[str], after: Sequence[str], whole: Block) -> Iterator[Block]:
    """Piece after piece from a stack: how deep they lie in each other is up to who typed the words."""
    waiting = [_Piece(whole, 0)]
    while waiting:
        block, depth = waiting.pop()
        if block.is_empty:
            continue
        if depth is None:
            yield block
            continue
        head, middle, tail = _ends(before, after, block)
        pieces = [_Piece(head), *_middle(before, after, middle, depth), _Piece(tail)]
        waiting += reversed(pieces)


class _Piece(NamedTuple):
    """A block, and how deep it lies in others; None if it is found already."""

    block: Block
    depth: int | None = None


def _ends(before: Sequence[str], after: Sequence[str], whole: Block) -> tuple[Block, Block, Block]:
    """What is alike at the beginning, what is between, what is alike at the end."""
    short = min(whole.old_end - whole.old, whole.new_end - whole.new)
    head = next((n for n in range(short) if before[whole.old + n] != after[whole.new + n]), short)
    left = range(short - head)
    tail = next((n for n in left if before[whole.old_end - 1 - n] != after[whole.new_end - 1 - n]), len(left))
    old, old_end, new, new_end = (
        whole.old + head,
        whole.old_end - tail,
        whole.new + head,
        whole.new_end - tail,
    )
    return (
        Block(whole.old, old, whole.new, new, alike=True),
        Block(old, old_end, new, new_end, alike=False),
        Block(old_end, whole.old_end, new_end, whole.new_end, alike=True),
    )


def _middle(before: Sequence[str], after: Sequence[str], part: Block, depth: int) -> Iterator[_Piece]:
    here, there = before[part.old : part.old_end], after[part.new : part.new_end]
    held = _held_together(here, there) if depth < DEEPEST else []
    if not held:
        yield from (_Piece(block) for block in _compared(before, after, part))
        return
    old, new = part.old, part.new
    for one, other in held:
        at, next_to = part.old + one, part.new + other
        yield _Piece(Block(old, at, new, next_to, alike=False), depth + 1)
        yield _Piece(Block(at, at + 1, next_to, next_to + 1, alike=True))
        old, new = at + 1, next_to + 1
    yield _Piece(Block(old, part.old_end, new, part.new_end, alike=False), depth + 1)


def _compared(before: Sequence[str], after: Sequence[str], part: Block) -> Iterator[Block]:
    here, there = before[part.old : part.old_end], after[part.new : part.new_end]
    if max(len(here), len(there)) > SHORT:
        yield part
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        yield Block(part.old + i1, part.old + i2, part.new + j1, part.new + j2, alike=tag == "equal")


def _held_together(here: Sequence[str], there: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the words that stand once in either, as many as there are in the same order."""
    ones, others = Counter(here), Counter(there)
    places = {word: at for at, word in enumerate(there) if others[word] == 1}
    pairs = [(at, places[word]) for at, word in enumerate(here) if ones[word] == 1 and word in places]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs that rises on both sides; the first ones rise already."""
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for index, (_, there) in enumerate(pairs):
        at = bisect_left(ends, there)
        before.append(rows[at - 1] if at else -1)
        ends[at : at + 1] = [there]
        rows[at : at + 1] = [index]
    found = []
    index = rows[-1] if rows else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
