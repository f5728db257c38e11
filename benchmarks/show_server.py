"""A real server in a process of its own, as a user starts it, and the few questions that a bench asks it."""

from __future__ import annotations

import json
import re
import signal
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.children import Child, running
from stagecue.app.clocks import steady

STARTS_WITHIN = 30.0
ANSWERS_WITHIN = 10.0
PHASE_WITHIN = 10.0
DONE = ("applied", "degraded")
"""A disk that is slow for a moment keeps no show from going on, nor a bench."""
GO_GAP = 0.5
"""Seconds: a program's GO sooner than 0.3 s after a person's move is disregarded."""
ASKED = 10
"""Times that the show's clock is asked: the quickest answer tells it best."""


@dataclass(frozen=True)
class ShowServer:
    """A running server on loopback.

    Fields:
        address: `http://127.0.0.1:PORT`
        pid: its process
    """

    address: str
    pid: int

    def stages(self) -> list[str]:
        """The ids of its stages."""
        return [stage["id"] for stage in self._get("stages")["stages"]]

    def set_auto(self, stage: str) -> None:
        """Have the clock take introductions and talks of `stage`. RuntimeError if the show refuses."""
        self.command(stage, "auto", on=True)

    def command(self, stage: str, type_: str, **args: object) -> None:
        """Have `stage` do what a program may ask of it. RuntimeError if the show refuses."""
        body = json.dumps({"id": uuid.uuid4().hex, "type": type_, "args": args}).encode()
        answer = self._ask(f"stages/{stage}/commands", body)
        if answer["status"] not in DONE:
            raise RuntimeError(f"{type_} on {stage}: {answer}")

    def introduce(self, stage: str) -> None:
        """Open the day, and begin the first introduction, as two presses of a person's."""
        self.command(stage, "start")
        time.sleep(GO_GAP)
        self.command(stage, "go")
        self.await_phase(stage, "introduction")

    def state(self, stage: str) -> Any:
        """The state of `stage`, as every page of it has it."""
        return self._get(f"stages/{stage}/state")

    def rundown(self, stage: str) -> Any:
        """The rundown of `stage`, scripts and all."""
        return self._get(f"stages/{stage}/rundown")

    def await_phase(self, stage: str, phase: str) -> None:
        """Wait until `stage` is there. RuntimeError if it never is."""
        latest = steady() + PHASE_WITHIN
        while (state := self.state(stage))["phase"] != phase:
            if steady() > latest:
                raise RuntimeError(f"{stage} never came to {phase}: {state}")
            time.sleep(0.05)

    def show_zero(self, stage: str) -> float:
        """The steady second at which the show's clock stood at 0."""
        return min(self._zero(stage) for _ in range(ASKED))[1]

    def _zero(self, stage: str) -> tuple[float, float]:
        asked = steady()
        show = self.state(stage)["clock"]["show_ms"] / 1000
        answered = steady()
        return answered - asked, (asked + answered) / 2 - show

    def _get(self, path: str) -> Any:
        return self._ask(path, None)

    def _ask(self, path: str, body: bytes | None) -> Any:
        with urllib.request.urlopen(  # noqa: S310  # our own server, on loopback
            f"{self.address}/api/v1/{path}", body, timeout=ANSWERS_WITHIN
        ) as answer:
            return json.load(answer)


@contextmanager
def show_server(cards: Path, data: Path, *options: str) -> Iterator[ShowServer]:
    """`stagecue serve CARDS --data DATA OPTIONS`, ended as Ctrl-C does when the block is left."""
    said = data.with_suffix(".said")
    asked = ("stagecue", "serve", str(cards), "--data", str(data), *options)
    with running(*asked, says=said, ends_by=signal.SIGINT) as child:
        yield ShowServer(_address(child), child.process.pid)


def _address(child: Child) -> str:
    """Where it listens, once it says so."""
    latest = steady() + STARTS_WITHIN
    while steady() < latest and child.process.poll() is None:
        found = re.search(r"http://127\.0\.0\.1:\d+", child.said)
        if found and "Ctrl-C" in child.said:
            return found[0]
        time.sleep(0.05)
    raise RuntimeError(f"the server did not start:\n{child.said}")
