"""Which screens of a stage are here, and which were: what its controllers are told. Pure: `now` is given.

1. A screen is a tab, by an id that it keeps over a reload. It is online while one of its sockets lives: a
   duplicated tab has its id too, and the two do not fight.
2. Two sockets of one *life* (one loading of the page) are one page that came back: the older is half-open.
3. A page that says goodbye is closed; any other end is a lost link, since the moment it was last heard.
4. Who is back within `GRACE_MS` was never away: a reload is no alarm.
5. A device that opens a page anew takes over the line of its own that is gone; two tabs at once are two.
6. A lost glass is missed until it is back or forgotten, ten minutes at most; who closed, and phones, one.
7. A glass is a screen for people on the stage or behind it: sent to another page it keeps its name and its
   place, also where the line of its old page still stands: that one is hung up on. Who comes back on it all
   the same is a duplicated tab, and another screen from then on. No two glasses have one name.
8. The old names of one that is renamed stay its own while it lives: who still asks by one finds it, no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal, get_args

from stagecue.web.naming import Names

Glass = Literal["prompter", "timer", "backstage"]
GLASS: tuple[Glass, ...] = get_args(Glass)
PAGES = (*GLASS, "control", "screen")
Link = Literal["online", "lost", "closed"]
Key = tuple[str, str, str]
"""Page, device, tab (or socket): what a screen is known again by."""

GRACE_MS = 1500.0
MINUTE_MS = 60_000.0
LOST_GLASS_MS = 10 * MINUTE_MS
KEPT = 500
"""Screens that are gone and not forgotten yet: whoever comes and goes under new ids takes no memory."""


@dataclass(frozen=True)
class Hello:
    """What a page says of itself when it connects.

    Fields:
        screen: its tab's id; "" from a program, which is then a screen of its own with each socket
        life: another one each time that the page is loaded
        page: one of `PAGES`
        name: the name that it has, or asks for; "" to be given one
        device: the same in every tab of a browser; "" from a program
    """

    screen: str
    life: str
    page: str
    name: str
    device: str = ""


@dataclass(frozen=True)
class Seen:
    """One screen, as the controllers are told of it.

    Fields:
        id: no other has it while this server runs; kept under another name and as another glass
        name: what the crew calls it, "Prompter 2"
        page: what it shows: prompter, timer, backstage; control; screen for any other
        link: online, lost (the line died) or closed (it said goodbye)
        since_ms: the server's clock: when it came, when it was last heard, when it said goodbye
    """

    id: int
    name: str
    page: str
    link: Link
    since_ms: float


class Screens:
    """The screens of one stage. `now_ms` is the server's clock."""

    def __init__(self) -> None:
        self.version = 0
        self._names = Names()
        self._ids = count(1)
        self._here: dict[Key, Seen] = {}
        self._gone: dict[Key, Seen] = {}
        self._lives: dict[Key, dict[str, str]] = {}
        self._keys: dict[str, Key] = {}
        self._outlived: dict[Key, frozenset[str]] = {}
        """Of a glass that was sent elsewhere: the lives of its old page whose lines stood."""

    def __len__(self) -> int:
        return len(self._here) + len(self._gone)

    def join(self, sid: str, hello: Hello, *, now_ms: float) -> tuple[str, list[str]]:
        """Socket `sid` is a page's. Its name, and the sockets of its that are dead without knowing it."""
        self.version += 1
        key = hello.page, hello.device, hello.screen or sid
        moved = self._move(key, hello.life, now_ms)
        seen = self._here.get(key) or self._come(key, hello, now_ms)
        self._here[key] = seen
        lives = self._lives.setdefault(key, {})
        old = [other for other, life in lives.items() if hello.life and life == hello.life]
        lives[sid], self._keys[sid] = hello.life, key
        return seen.name, [*moved, *old]

    def _move(self, key: Key, life: str, now_ms: float) -> list[str]:
        """A tab that is another glass here goes on as the glass `key`. The sockets of its old page."""
        old = [each for each in _selves(key)[1:] if each in self._here]
        known = frozenset[str]().union(*(self._outlived.get(each, ()) for each in old))
        if key in self._here or not life or life in known:
            return []
        lives = {sid: life for each in old for sid, life in self._lives[each].items()}
        if lives:
            self._outlived[key] = frozenset(lives.values())
        for sid in lives:
            self.leave(sid, "closed", since_ms=now_ms)
        return list(lives)

    def leave(self, sid: str, link: Link, *, since_ms: float) -> None:
        """Socket `sid` ended. Its screen is gone if that was the last one of its."""
        key = self._keys.pop(sid, None)
        if key is None:
            return
        del self._lives[key][sid]
        if self._lives[key]:
            return
        del self._lives[key]
        self._outlived.pop(key, None)
        self.version += 1
        self._gone[key] = replace(self._here.pop(key), link=link, since_ms=since_ms)
        if len(self._gone) > KEPT:
            self._drop(next(iter(self._gone)))

    def forget(self, name: str) -> bool:
        """Somebody says that a screen will not come back; whether one of that name was gone."""
        keys = [key for key, seen in self._gone.items() if seen.name == name]
        for key in keys:
            self._drop(key)
        return bool(keys)

    def glass(self, whom: str | int) -> Seen | None:
        """The glass of that name, now or once, or of that id, here or gone."""
        now = self._names.now(whom) if isinstance(whom, str) else whom
        return next((seen for _, _, seen in self._glasses() if now in (seen.name, seen.id)), None)

    def glasses(self) -> list[str]:
        """The names of all of them, those that are here first."""
        return [seen.name for _, _, seen in self._glasses()]

    def sockets(self, name: str) -> list[str]:
        """The sockets of the glass of that name, the newest last; none where it is gone."""
        return [
            sid for _, key, seen in self._glasses() if seen.name == name for sid in self._lives.get(key, ())
        ]

    def rename(self, name: str, to: str) -> bool:
        """Call the glass `name` otherwise; False where another screen has that name."""
        found = next((row for row in self._glasses() if row[2].name == name), None)
        if found is None or not self._names.rename(name, to):
            return False
        rows, key, seen = found
        rows[key] = replace(seen, name=to)
        self.version += 1
        return True

    def _glasses(self) -> Iterator[tuple[dict[Key, Seen], Key, Seen]]:
        for rows in (self._here, self._gone):
            yield from ((rows, key, seen) for key, seen in rows.items() if seen.page in GLASS)

    def is_still(self) -> bool:
        """Whether time alone changes nothing: nobody is gone."""
        return not self._gone

    def told(self, *, now_ms: float) -> list[Seen]:
        """Every screen: what is wrong first, the newest of it first; then those that are here by name."""
        self._forget_old(now_ms)
        all_seen = [*self._here.values(), *(_in_grace(seen, now_ms) for seen in self._gone.values())]
        return sorted(all_seen, key=_order)

    def _come(self, key: Key, hello: Hello, now_ms: float) -> Seen:
        """The screen that comes: the one that it was before, or a new one, by a name that is free."""
        back = self._gone.pop(self._before(key, hello.name), None)
        if back:
            return replace(back, page=hello.page, link="online", since_ms=now_ms)
        is_glass = hello.page in GLASS
        word = hello.page.capitalize() if is_glass else hello.page
        name = self._names.take(hello.name, word=word, alone=is_glass)
        return Seen(next(self._ids), name, hello.page, "online", now_ms)

    def _before(self, key: Key, name: str) -> Key:
        """Itself, also as another glass; else, for a tab that is new or so called, its device's last."""
        page, device, _ = key
        itself = next((each for each in _selves(key) if each in self._gone), None)
        if itself or not device:
            return itself or key
        old = (each for each in reversed(self._gone) if each[:2] == (page, device))
        return next((each for each in old if self._names.now(name) in ("", self._gone[each].name)), key)

    def _forget_old(self, now_ms: float) -> None:
        for key in [key for key, seen in self._gone.items() if now_ms - seen.since_ms > _kept_ms(seen)]:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        self.version += 1
        seen = self._gone.pop(key)
        self._names.give_back(seen.name)


def _selves(key: Key) -> list[Key]:
    """The screen itself, and the other glasses that its tab may have been."""
    page, device, tab = key
    return [key, *((other, device, tab) for other in GLASS if page in GLASS and other != page)]


def _in_grace(seen: Seen, now_ms: float) -> Seen:
    return replace(seen, link="online") if now_ms - seen.since_ms < GRACE_MS else seen


def _kept_ms(seen: Seen) -> float:
    return LOST_GLASS_MS if seen.page in GLASS and seen.link == "lost" else MINUTE_MS


def _order(seen: Seen) -> tuple[bool, int, int, float, int, str]:
    """Lost, closed, online; what is wrong by its page, then the newest; the others by name ("2" before "10").

    A glass that is here has one place, whatever it shows.
    """
    here = seen.link == "online"
    gone = ("lost", "closed", "online").index(seen.link)
    newest = 0.0 if here else -seen.since_ms
    page = 0 if here and seen.page in GLASS else PAGES.index(seen.page)
    return here, gone, page, newest, len(seen.name), seen.name
