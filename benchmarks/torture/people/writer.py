"""A writer: presses all the time on its stages, and after each fall sends what was not answered again.

    python -m benchmarks.torture.people.writer ADDRESS NOTEBOOK STAGE ...

A process of its own. It goes on through as many lives of the server as there are, and ends when its standard
input does, which is at the rig's end at the latest. Its notebook holds all that it pressed and was told.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.torture.people.notebook import Notebook
from benchmarks.torture.people.phone import Gone, Phone

AGAIN = 0.01
"""Seconds between two tries to reach a server that is not there."""
LAST_ANSWERS = 20.0
"""Seconds in which what was not answered must be, once the server is left alone."""
THINKS = 0.004
"""Seconds, at most, between two bursts."""
BURST = 3
TWICE = 0.04
"""How often a command that was applied is sent once more at once."""
LIVES = 10_000.0
"""Milliseconds: the longest life of a press (stagecue.web.incoming.LONGEST_TTL_MS)."""
WISHES = {
    "go": 10, "pace": 5, "nudge": 4, "blank": 3, "resume": 4, "hold": 2, "back": 1, "delay": 1, "auto": 1,
}  # fmt: skip
"""What is pressed, and how often among the others."""

CHANCE = random.Random()  # noqa: S311  # no secret

Command = dict[str, Any]


class Presser:
    """One person's phone on one stage, through all lives of the server: it forgets no press that is open.

    Fields:
        open: the commands that were sent and not answered, as they were sent, in their order
    """

    def __init__(self, address: str, stage: str, notebook: Notebook, *, name: str) -> None:
        self.open: dict[str, Command] = {}
        self.stage = stage
        self._address = address
        self._notebook = notebook
        self._name = name
        self._first = ""
        self.phone: Phone | None = None

    def connect(self) -> None:
        """Connect anew, and send again what is open. Gone if the server is not there."""
        self.phone = Phone(self._address, self.stage, name=self._name)
        self._first = self._first or self.phone.state["next"]["id"]
        for command in list(self.open.values()):
            self._notebook.resent(self.stage, command)
            self.phone.send(command)
        self.settle()

    def press(self, kind: str, args: dict[str, Any] | None = None) -> Command:
        """Send a command, with what it expects if it moves the pointer; half of them say when."""
        assert self.phone is not None
        more: Command = {}
        if kind in ("go", "back", "go_to"):
            more["expect"] = self._expected(kind, args)
        if CHANCE.random() < 0.5:
            more |= {"pressed_at": time.time() * 1000, "ttl_ms": LIVES}
        command = self.phone.command(kind, args, **more)
        self.open[command["id"]] = command
        self._notebook.pressed(self.stage, command)
        self.phone.send(command)
        return command

    def again(self, command: Command) -> None:
        """Send a command once more that was answered, as a phone does that missed the answer."""
        assert self.phone is not None
        self.open[command["id"]] = command
        self.phone.acks.pop(command["id"])
        self._notebook.resent(self.stage, command)
        self.phone.send(command)

    def settle(self) -> list[dict[str, Any]]:
        """Wait for the answer to everything that is open; the answers."""
        assert self.phone is not None
        answers = []
        for command in list(self.open.values()):
            answers.append(self.phone.answer(command))
            self._notebook.answered(self.stage, answers[-1])
            del self.open[command["id"]]
        return answers

    def hang_up(self) -> None:
        """Note the answers that came, and how far this phone was told; let go of the link."""
        if self.phone is None:
            return
        for call in [call for call in self.open if call in self.phone.acks]:
            self._notebook.late(self.stage, self.phone.acks[call])
            del self.open[call]
        if not self.phone.state["degraded"]:
            self._notebook.told(self.stage, self.phone.state["seq"])
        self.phone.close()
        self.phone = None

    def go(self) -> tuple[str, dict[str, Any]]:
        """GO; back to the day's beginning once it is over."""
        assert self.phone is not None
        coming = self.phone.state["next"]
        over = coming is None or coming["id"] == "end"
        return ("go_to", {"cue": self._first}) if over else ("go", {})

    def wish(self) -> tuple[str, dict[str, Any]]:
        """What to press next, by chance."""
        wanted = self.go()
        if wanted[0] == "go_to":
            return wanted
        kind = CHANCE.choices(list(WISHES), weights=list(WISHES.values()))[0]
        return kind, _args(kind)

    def _expected(self, kind: str, args: dict[str, Any] | None) -> dict[str, Any]:
        assert self.phone is not None
        state = self.phone.state
        cue = {"go": (state["next"] or {}).get("id", "end"), "back": state["cue"] or ""}.get(kind)
        return {"rev": state["rev"], "cue": (args or {})["cue"] if cue is None else cue}


class Writer:
    """Several phones in one hand."""

    def __init__(self, address: str, notebook: Path, stages: list[str]) -> None:
        self._notebook = Notebook(notebook)
        self._phones = [
            Presser(address, stage, self._notebook, name=f"{notebook.stem} on {stage}") for stage in stages
        ]

    def write(self, over: threading.Event) -> None:
        """Press until it is over, then see every press answered."""
        while not over.is_set():
            self._tried(over)
        latest = time.monotonic() + LAST_ANSWERS
        while any(phone.open for phone in self._phones) and time.monotonic() < latest:
            self._tried(over)
        for phone in self._phones:
            phone.hang_up()
        self._notebook.close()

    def _tried(self, over: threading.Event) -> None:
        """One life of the server, as long as it lasts."""
        try:
            for phone in self._phones:
                phone.connect()
            while not over.is_set():
                self._burst(CHANCE.choice(self._phones))
                time.sleep(CHANCE.random() * THINKS)
        except (Gone, TimeoutError):
            for phone in self._phones:
                phone.hang_up()
            time.sleep(AGAIN)

    def _burst(self, phone: Presser) -> None:
        """A few presses at once, then their answers; now and then one of them is sent twice."""
        sent = [phone.press(*phone.wish()) for _ in range(CHANCE.randint(1, BURST))]
        answers = phone.settle()
        if answers[0]["status"] == "applied" and CHANCE.random() < TWICE:
            phone.again(sent[0])
            phone.settle()


def _args(kind: str) -> dict[str, Any]:
    """Absolute, as the show wants them."""
    number = CHANCE.random()
    made: dict[str, dict[str, Any]] = {
        "pace": {"wpm": round(60 + 300 * number)},
        "nudge": {"word": round(60 * number, 1)},
        "blank": {"on": number < 0.5},
        "delay": {"seconds": round(600 * number)},
        "auto": {"on": number < 0.5},
    }
    return made.get(kind, {})


def _listen(over: threading.Event) -> None:
    sys.stdin.read()
    over.set()


def main() -> None:
    """Write until the standard input ends."""
    over = threading.Event()
    threading.Thread(target=_listen, args=(over,), daemon=True).start()
    Writer(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]).write(over)


if __name__ == "__main__":
    main()
