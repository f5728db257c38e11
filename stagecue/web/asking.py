"""What the crew asks of one screen: to show its name, to take another name or look, to go elsewhere.

The screen does it and answers with what it has now: no look is kept here, so that none can be stale.
Whoever may command may ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, cast

import msgspec

from stagecue.errors import Refused, UsageError
from stagecue.web.rollcall import RollCall
from stagecue.web.screens import Glass, Screens, Seen
from stagecue.web.screenshapes import Answer, ScreenNow

ANSWER_SECONDS = 2.0
LONGEST_TOLD = 400
"""Characters of a screen's own words that are passed on."""

GONE = "This screen is no longer here: it was forgotten, or away for long. Choose another from the list."
UNHEARD = "It is called so, but did not answer: it takes the name when it answers again. Look at its screen."
"""Pages hear their names again with every `sync`."""

Ask = Callable[[str, dict[str, Any]], Any]
"""Sends a message to a socket and waits for its answer. TimeoutError: none came within `ANSWER_SECONDS`."""


class NoScreen(UsageError):
    """Nobody is, or was, called so; or the very screen that was meant is forgotten."""


class Asking:
    """Puts wishes to the screens of every stage."""

    def __init__(
        self,
        calls: Mapping[str, RollCall],
        *,
        ask: Ask,
        tell: Callable[[str, dict[str, Any]], None],
        rename: Callable[[str, str], None],
    ) -> None:
        """`tell(sid, wish)` waits for no answer; `rename(sid, name)` is for each socket of one renamed."""
        self._calls = calls
        self._ask = ask
        self._tell = tell
        self._rename = rename

    def put(self, stage: str, whom: str | int, wish: dict[str, Any]) -> ScreenNow:
        """Put a wish of `wishes.read_screen_wish` to a screen; an empty one only asks what it has.

        `whom`: its name, or its id, by which no other is meant that took its name.
        NoScreen: there is no such screen. Refused: it is not here, does not answer, or its name is taken.
        """
        screens = self._calls[stage].screens
        seen = _known(screens, whom)
        if "name" in wish:
            return self._called(screens, seen, wish["name"])
        name = seen.name
        sockets = screens.sockets(name)
        if not sockets:
            raise Refused(f"{name} is {seen.link}: it can be set when it is back. Look at its screen.")
        return self._answered(sockets, seen, wish | ({"name": name} if "identify" in wish else {}))

    def _called(self, screens: Screens, seen: Seen, name: str) -> ScreenNow:
        """It has its new name from now on, whether it is here to hear it or not."""
        if name != seen.name and not screens.rename(seen.name, name):
            raise Refused(f"There is a screen called {name!r} already: choose another name.")
        sockets = screens.sockets(name)
        for sid in sockets:
            self._rename(sid, name)
        told = f"It is {seen.link}, and called so when it is back." if not sockets else UNHEARD
        with suppress(Refused):
            if sockets:
                return self._answered(sockets, replace(seen, name=name), {"name": name})
        return ScreenNow(seen.id, name, cast("Glass", seen.page), None, told)

    def _answered(self, sockets: list[str], seen: Seen, wish: dict[str, Any]) -> ScreenNow:
        """The answer of its newest page; duplicated tabs do the same, and are not waited for."""
        *others, newest = sockets
        for sid in others:
            self._tell(sid, wish)
        try:
            answer = msgspec.convert(self._ask(newest, wish), Answer)
        except (TimeoutError, msgspec.ValidationError) as error:
            raise Refused(_silent(seen.name)) from error
        return ScreenNow(seen.id, seen.name, answer.page, answer.look, answer.told[:LONGEST_TOLD])


def _known(screens: Screens, whom: str | int) -> Seen:
    seen = screens.glass(whom)
    if seen:
        return seen
    if isinstance(whom, int):
        raise NoScreen(GONE)
    names = ", ".join(screens.glasses()[:20]) or "none yet: open /prompter, /timer or /backstage"
    raise NoScreen(f"There is no screen {whom[:80]!r} on this stage. Screens: {names}.")


def _silent(name: str) -> str:
    return f"{name} did not answer: what became of it is not known. Look at it, or reload its page."
