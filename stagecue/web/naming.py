"""What the screens of one stage are called. Pure."""

from __future__ import annotations

from collections import Counter
from itertools import count


class Names:
    """The names that are taken; whoever brings none gets the lowest free number of its word: "Timer 1"."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()
        self._lowest: dict[str, int] = {}
        self._now: dict[str, str] = {}

    def take(self, wanted: str, *, word: str, alone: bool) -> str:
        """`wanted`, or `word` with a number where there is no wish; `alone`: or where another has it."""
        name = wanted if wanted and not (alone and self._held[wanted]) else self._numbered(word)
        self._held[name] += 1
        return name

    def rename(self, name: str, to: str) -> bool:
        """Who is called `name` is called `to`; its old names stay its own. False where `to` is another's."""
        if self.now(to) == name:
            self._now.pop(to, None)
        elif self._held[to]:
            return False
        else:
            self._held[to] += 1
        self._now = {old: to if now == name else now for old, now in self._now.items()} | {name: to}
        return True

    def now(self, name: str) -> str:
        """What the one is called now that was called `name` once."""
        return self._now.get(name, name)

    def give_back(self, name: str) -> None:
        """Nobody is called so any more, nor so as the same one was called before."""
        for old in [old for old, now in self._now.items() if now == name]:
            del self._now[old]
            self._free(old)
        self._free(name)

    def _free(self, name: str) -> None:
        self._held[name] -= 1
        if not self._held[name]:
            del self._held[name]
        word, _, number = name.rpartition(" ")
        if number.isdecimal() and word in self._lowest:
            self._lowest[word] = max(1, min(self._lowest[word], int(number)))

    def _numbered(self, word: str) -> str:
        # from where the last search ended: a thousand that join at once are a thousand steps, not a million
        numbers = count(self._lowest.get(word, 1))
        self._lowest[word] = next(number for number in numbers if not self._held[f"{word} {number}"])
        return f"{word} {self._lowest[word]}"
