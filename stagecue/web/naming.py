"""What the screens of one stage are called. Pure."""

from __future__ import annotations

from collections import Counter
from itertools import count


class Names:
    """The names that are taken; whoever brings none gets the lowest free number of its word: "Timer 1"."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()
        self._lowest: dict[str, int] = {}

    def take(self, wanted: str, *, word: str, alone: bool) -> str:
        """`wanted`, or `word` with a number where there is no wish; `alone`: or where another has it."""
        name = wanted if wanted and not (alone and self._held[wanted]) else self._numbered(word)
        self._held[name] += 1
        return name

    def give_back(self, name: str) -> None:
        """Nobody is called so any more."""
        self._held[name] -= 1
        if not self._held[name]:
            del self._held[name]
        word, _, number = name.rpartition(" ")
        if number.isdecimal() and word in self._lowest:
            self._lowest[word] = max(1, min(self._lowest[word], int(number)))

    def is_taken(self, name: str) -> bool:
        """Whether somebody is called so."""
        return name in self._held

    def _numbered(self, word: str) -> str:
        # from where the last search ended: a thousand that join at once are a thousand steps, not a million
        numbers = count(self._lowest.get(word, 1))
        self._lowest[word] = next(number for number in numbers if not self._held[f"{word} {number}"])
        return f"{word} {self._lowest[word]}"
