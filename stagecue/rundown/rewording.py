"""New words for an introduction: the item as it is with them, and where each old word stands then."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from stagecue.cards import Cue, Script, Speech, script_of, tokens
from stagecue.rundown.alike import Block, blocks
from stagecue.rundown.items import Item, Rundown, cue_words, mark, settled
from stagecue.rundown.pace import tempo
from stagecue.rundown.points import cue_points, spoken_words

NEARLY = 1e-3
"""Words within which nothing of a word is read yet: positions are floats."""
LINES = 256
"""Lines whose words are remembered: an edit looks at the same ones several times, and at few new ones."""
NEAR = 100
"""Cues between the same two words among which one is looked for: more were typed to be slow."""
_SOUND = re.compile(r"[\W_]+")
_NAME = re.compile(r"cue-(\d+)")


def worded(item: Item, written: Script, names: Sequence[str], rundown: Rundown) -> Item:
    """`item` with other words; `names` are those of its cue points in the text, in order."""
    script, unsettled = settled(written, item.start)
    points = cue_points(item.id, item.kind, item.title, script, holds=dict(rundown.holds), names=tuple(names))
    return replace(
        item,
        script=script,
        unsettled=unsettled,
        words=spoken_words(script),
        tempo=tempo(script),
        points=points,
        rev=mark(item.title, item.speakers, script, points, *unsettled),
    )


def script_for(item: Item, text: str) -> Script:
    """What `text` says as the introduction of `item`, its choices settled for the hour."""
    return settled(script_of(text), item.start)[0]


def names_of(item: Item) -> tuple[str, ...]:
    """What its cue points in the text are called: "cue-1"."""
    return tuple(point.id.rpartition("/")[2] for point in item.points if point.in_text)


def highest(names: Sequence[str]) -> int:
    """The highest number among those names; 0 if there is none."""
    return max((int(found[1]) for name in names if (found := _NAME.fullmatch(name))), default=0)


def named(old: Item, script: Script, rundown: Rundown, *, above: int) -> tuple[str, ...]:
    """The names of the cue points that `script` has: each cue that stays keeps its own, a new one gets a new.

    New ones are counted from `above`: no name comes back for another cue.
    """
    kinds = dict(rundown.holds)
    before = iter(names_of(old))
    kept = {index: next(before) for index, cue in _cues(old.script) if cue.kind in kinds}
    came_from = WordMap.of(old.script, script).cues
    names: list[str] = []
    for index, cue in _cues(script):
        if cue.kind not in kinds:
            continue
        name = kept.get(came_from.get(index, -1))
        above += name is None
        names.append(name or f"cue-{above}")
    return tuple(names)


def _cues(script: Script) -> Iterator[tuple[int, Cue]]:
    """The cues, each with its number among them."""
    return enumerate(line for line in script if isinstance(line, Cue))


@dataclass(frozen=True)
class WordMap:
    """Where each word of a script stands in another one, and which of its cues the other still has.

    Fields:
        places: for each old word its new place, or that of the next one that remains
        same: whether it is still there, or another one in its place
        ends: for each number of old words read, how many of the new ones are read then
        cues: for each new cue that was there before, by their numbers among the cues, the old one
    """

    places: tuple[int, ...]
    same: tuple[bool, ...]
    ends: tuple[int, ...]
    cues: Mapping[int, int]

    @classmethod
    @lru_cache(maxsize=8)  # an edit is judged, made and remembered by the same map
    def of(cls, old: Script, new: Script) -> WordMap:
        """What sounds alike, in order, is the same word; then cues are looked for between the same words."""
        before, after = _words(old), _words(new)
        found = list(blocks(before, after))
        places, same = list[int](), list[bool]()
        for block in found:
            room = block.new_end - block.new
            places += [block.new + min(nth, room) for nth in range(block.old_end - block.old)]
            same += [nth < room for nth in range(block.old_end - block.old)]
        ends = (0, *(place + there for place, there in zip(places, same, strict=True)))
        alike = [block for block in found if block.alike and block.old < block.old_end]
        return cls(tuple(places), tuple(same), ends, _cues_kept(old, new, alike))

    def keeps(self, word: float) -> bool:
        """Whether the old word that is being read is still there, or another one in its place."""
        number = int(word + NEARLY)
        return word - number < NEARLY or number >= len(self.same) or self.same[number]

    def place(self, word: float) -> float:
        """Words of the new text that are read where `word` of the old ones are.

        Within a word it stays within that word; between two it is behind the last one that was read.
        """
        read = min(int(word + NEARLY), len(self.places))
        part = word - read
        if part < NEARLY or read == len(self.places):
            return float(self.ends[read])
        return self.places[read] + (part if self.same[read] else 0.0)


def _words(script: Script) -> list[str]:
    """Every word as it sounds, whatever stands around it."""
    return [word for line in script if isinstance(line, Speech) for word in _words_of(line.text)]


@lru_cache(maxsize=LINES)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_heard(text[one.start : one.end]) for one in tokens(text))


def _heard(word: str) -> str:
    return _SOUND.sub("", word).casefold() or word


def _cues_kept(old: Script, new: Script, alike: Sequence[Block]) -> dict[int, int]:
    """The cues that stay between the words that do: the very same, else the next one of that kind."""
    before = [(block.old, block.old_end) for block in alike]
    after = [(block.new, block.new_end) for block in alike]
    waiting: dict[_Slot, list[tuple[int, Cue]]] = defaultdict(list)
    for number, (cue, word) in enumerate(cue_words(old)):
        waiting[_slot(word, before)].append((number, cue))
    kept: dict[int, int] = {}
    for number, (cue, word) in enumerate(cue_words(new)):
        here = waiting[_slot(word, after)]
        found = _found(here, cue)
        if found is not None:
            kept[number] = here[found][0]
            del here[: found + 1]
    return kept


_Slot = tuple[int, int]


def _slot(word: int, alike: Sequence[tuple[int, int]]) -> _Slot:
    """Where a cue stands: within which of the blocks and how far, or (0) before which."""
    number = bisect_right(alike, word, key=itemgetter(1))
    return number, max(0, word - alike[number][0]) if number < len(alike) else 0


def _found(here: Sequence[tuple[int, Cue]], wanted: Cue) -> int | None:
    near = here[:NEAR]
    same = (at for at, (_, cue) in enumerate(near) if (cue.kind, cue.text) == (wanted.kind, wanted.text))
    kin = (at for at, (_, cue) in enumerate(near) if cue.kind == wanted.kind)
    return next(same, next(kin, None))
