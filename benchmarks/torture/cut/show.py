"""The show of the rows of cuts: a long introduction, a witness whom no cut reaches, and a place to begin."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.torture.cut.seen import Told
from benchmarks.torture.ground import Ground
from benchmarks.torture.people.phone import EVENT, Phone
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.namespaces import Venue
from benchmarks.torture.venue.scene import UNHURRIED
from benchmarks.torture.venue.server import Server, serving
from stagecue.store import Entry, Journal

LONG = Day(sessions=2, words=1500, cue_every=120, minutes=60)
"""11 minutes and a half of text at 130 words a minute, applause of 6 s every 55 s."""
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "06:00")
"""Three hours before the first session, so that the clock takes nothing meanwhile."""
PACE, FAST = 130.0, 165.0
"""Words a minute: the default, and the quickest that is healthy (design §2)."""


class Witness(Phone):
    """A phone on the laptop itself: no cut reaches it, and it keeps every state that it is told."""

    def __init__(self, address: str, stage: str) -> None:
        self.told = Told()
        self.calls: set[str] = set()
        super().__init__(address, stage, name="Phone witness")

    def wish(self, kind: str, args: dict[str, Any] | None = None) -> None:
        """A command of the rig's, carried out. RuntimeError if the show refuses it."""
        command = self.command(kind, args)
        self.calls.add(command["id"])
        self.send(command)
        answer = self.answer(command)
        if answer["status"] != "applied":
            raise RuntimeError(f"{kind} {args or ''}: {answer}")
        self.until(lambda phone: phone.state["seq"] >= answer["seq"])

    def _take(self, text: str) -> None:
        super()._take(text)
        if text.startswith(f'{EVENT}["state"'):
            self.told.add(time.time(), self.state)


class Reading:
    """The one stage, in its first introduction."""

    def __init__(self, server: Server, witness: Witness, stage: str) -> None:
        self.server, self.witness, self.stage = server, witness, stage
        self.item = server.get(f"stages/{stage}/rundown")["items"][0]
        self.stops = [point for point in self.item["points"] if point["kind"] == "applause"]
        for _ in ("standby", "introduction"):
            witness.wish("go")
            time.sleep(UNHURRIED)

    def begin(self, number: int, *, left: float) -> None:
        """Have the text run from `left` seconds before its applause `number` (from 1), at the usual pace."""
        before, stop = self.stops[number - 1], self.stops[number]
        self.witness.wish("go_to", {"cue": before["id"]})
        if self.witness.state["pace"] != PACE:
            self.witness.wish("pace", {"wpm": PACE})
        self.witness.wish("resume")
        self.witness.wish("nudge", {"word": max(before["word"] + 0.5, stop["word"] - left * PACE / 60)})
        self.witness.wish("resume")

    def banners(self) -> frozenset[str]:
        """What the banner may show while nothing more is told: this cue, the one at the stop, none."""
        state = self.witness.state
        stop = state["motion"]["stop"]
        known = [point["text"] for point in self.item["points"] if point["word"] == stop]
        return frozenset({"", *(text.upper() for text in (state["cue"]["text"], *known))})

    def not_ours(self) -> list[Entry]:
        """What stands in the record and was called neither by the rig nor by the show itself."""
        journal = Journal(self.server.record, reading=True)
        try:
            entries = journal.load(self.stage)
        finally:
            journal.close()
        return [one for one in entries if one.call and one.call not in self.witness.calls]


@contextmanager
def reading(ground: Ground, venue: Venue, *, without: str = "") -> Iterator[Reading]:
    """A server on the laptop of the venue, its show in an introduction."""
    cards = LONG.write(ground.folder / "cards")
    _number_the_cues(cards)
    server = Server(cards, ground.folder / "data", *OPTIONS, without=without, host="0.0.0.0")  # noqa: S104
    with ExitStack() as within:
        with venue.laptop.entered():  # whatever begins there stays there
            within.enter_context(serving(server))
            stage = server.get("stages")["stages"][0]["id"]
            witness = Witness(server.address, stage)
            within.callback(witness.close)
            show = Reading(server, witness, stage)
        yield show


def _number_the_cues(cards: Path) -> None:
    """Each applause by a text of its own: a banner then tells which it is."""
    for path in cards.glob("*.md"):
        parts = re.split(r"\[Lead applause\]", path.read_text(encoding="utf-8"))
        numbered = [f"{part}[Lead applause {number}]" for number, part in enumerate(parts[:-1], 1)]
        path.write_text("".join([*numbered, parts[-1]]), encoding="utf-8")
