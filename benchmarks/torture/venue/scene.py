"""What the hostile rows share: a server that is warm, a stage long enough, a phone that presses GO on it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from benchmarks.torture.ground import Ground
from benchmarks.torture.people.meanwhile import Meanwhile
from benchmarks.torture.people.meter import EVERY, Caller
from benchmarks.torture.people.phone import Gone, Phone
from benchmarks.torture.people.screen import Screen, leave
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.server import Server, serving
from stagecue.store.standing import REACTION

OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "06:00")
"""Three hours before the first session, so that the clock takes nothing meanwhile."""
LONG = Day(sessions=40, words=600, cue_every=20)
"""33 cue points a session: GO ten times a second for two minutes, always ahead of the text."""
WARM = 1200
"""Commands: more than the answers that a runner keeps in memory (stagecue.store.ledger.ANSWERS_KEPT)."""
UNHURRIED = REACTION + 0.05
"""Seconds after which another phone's GO is for the next cue."""
SLOW_PACE, FAST_PACE = 120, 150


@dataclass
class Scene:
    """A server with its one stage, whose show has begun, and whoever is connected to it."""

    server: Server
    stage: str
    within: ExitStack

    def phone(self, name: str = "Phone GO") -> Phone:
        """A phone, hung up at the end of the scene."""
        phone = Phone(self.server.address, self.stage, name=name)
        self.within.callback(phone.close)
        return phone

    def screens(self, count: int) -> list[Screen]:
        """So many screens that come back when they fall, each with its first state."""
        made = [Screen(self.server.address, self.stage, name=f"Prompter {n + 1}") for n in range(count)]
        self.within.callback(leave, made)
        for screen in made:
            screen.sees(0)
        return made

    def pressing(self, *, every: float = EVERY) -> Caller:
        """GO over and over, while the block runs."""
        return Caller(self.phone(), every=every)


@contextmanager
def scene(server: Server, *, warm: int, begun: bool = True, stage: str | None = None) -> Iterator[Scene]:
    """A server that has done so many commands already, and has a show that has begun if so wanted."""
    with serving(server), ExitStack() as within:
        made = Scene(server, stage or server.get("stages")["stages"][0]["id"], within)
        phone = made.phone("Phone first")
        if begun:
            phone.ask("go", expect=phone.expect())
            time.sleep(0 if warm else UNHURRIED)
        for number in range(warm):
            phone.ask("pace", {"wpm": SLOW_PACE if number % 2 else FAST_PACE})
        yield made


def server(ground: Ground, *options: str, without: str = "", host: str = "127.0.0.1") -> Server:
    """One with a day that is long enough to press GO in."""
    cards = LONG.write(ground.folder / "cards")
    return Server(cards, ground.folder / "data", *OPTIONS, *options, without=without, host=host)


def warm(ground: Ground) -> int:
    """Commands before memory is looked at; a short form is content with fewer."""
    return ground.count(WARM, least=100)


class Flow(Meanwhile):
    """Changes the pace over and over while the block runs: a flow of states that move no pointer.

    Fields:
        sent: how many commands
    """

    def __init__(self, phone: Phone, *, a_second: float = 20.0) -> None:
        super().__init__()
        self.sent = 0
        self._phone, self._pause = phone, 1 / a_second

    def _go_on(self) -> None:
        due = time.monotonic()
        while not self._over.wait(max(0.0, due - time.monotonic())):
            due += self._pause
            try:
                self._phone.send(
                    self._phone.command("pace", {"wpm": FAST_PACE if self.sent % 2 else SLOW_PACE})
                )
            except Gone:
                return
            self.sent += 1


def behind(screens: list[Screen], phone: Phone) -> int:
    """How many of the screens do not come to show what the phone shows."""
    seq = phone.state["seq"]
    return sum(not screen.sees(seq) for screen in screens)


def torn(screens: list[Screen]) -> int:
    """How many streams carried what is no frame, or a state older than one before."""
    return sum(bool(screen.broken) or screen.backwards > 0 for screen in screens)


def fallen(screens: list[Screen]) -> int:
    """How many lost their line, if only for a moment."""
    return sum(screen.falls > 0 for screen in screens)
