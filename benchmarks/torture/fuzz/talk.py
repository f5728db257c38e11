"""One after the other, talks with a stage: each message is dealt with before the next, and held to account.

A stage is one talker's alone and its clock stands, so nothing moves it but what was said: each `applied`
is one event, and a talk without one leaves the whole state as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from benchmarks.torture.fuzz.edits import Revs, is_edit
from benchmarks.torture.fuzz.judging import APPLIED
from benchmarks.torture.fuzz.line import Line
from benchmarks.torture.fuzz.words import Sent, awaited
from benchmarks.torture.venue.server import Server

TRACE = re.compile(r"Traceback \(most|File \\*\"[^\"]+\", line \d|\w+Error: |<module>")
"""What no client is to read."""
NOT_THE_SHOW = ("clock", "degraded")
"""What may differ between two looks at a state: the time, and whether the disk was slow."""
TOLD = 5
"""Examples that a note has."""


@dataclass
class Tally:
    """What became of all that was sent.

    Fields:
        changes: refusals on a socket that changed the show; requests: the same over HTTP
        quiet: talks in which nothing was carried out
        edits: new words that were put on stage, or taken back; wishes: those that a screen answered
        done, refused: requests that were carried out, and that were not; late: not, and answered with 200
        unanswered: sound commands without an ack
        stuck: lines on which nothing came any more, and which were not hung up on
        lost: connections that the server did not take; leaks: answers with a traceback
        unlike: HTTP answers that the OpenAPI does not have
    """

    sent: int = 0
    changes: int = 0
    requests: int = 0
    quiet: int = 0
    edits: int = 0
    wishes: int = 0
    done: int = 0
    refused: int = 0
    late: int = 0
    unanswered: int = 0
    stuck: int = 0
    lost: int = 0
    leaks: int = 0
    unlike: int = 0
    examples: list[str] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def note(self, what: str, example: object) -> None:
        """Count one more of `what`, and keep the first examples."""
        setattr(self, what, getattr(self, what) + 1)
        if len(self.examples) < TOLD:
            self.examples.append(f"{what}: {str(example)[:400]}")


class Talker:
    """Talks to one stage of a server."""

    def __init__(self, server: Server, stage: str) -> None:
        self.tally = Tally()
        self._server, self._stage = server, stage
        self._line: Line | None = None
        self._revs = Revs(server, [stage])
        self._applied = self._edits = 0

    def talk(self, messages: Iterable[Sent]) -> None:
        """Say all of it, on as many lines as that takes."""
        before = self.state()
        self._applied = self._edits = 0
        said = list(messages)
        for message in said:
            self._say(message)
        self._hang_up()
        after = self.state()
        self.tally.quiet += not self._applied
        self.tally.edits += self._edits
        more = after["seq"] - before["seq"] - self._applied
        if not 0 <= more <= self._edits or (not self._applied and after != before):
            self.tally.note("changes", (_difference(before, after), said))

    def state(self) -> dict[str, Any]:
        """The stage's whole state but what is the clock's and the disk's."""
        told: dict[str, Any] = self._server.get(f"stages/{self._stage}/state")
        return {name: value for name, value in told.items() if name not in NOT_THE_SHOW}

    def _say(self, message: Sent) -> None:
        line = self._on_line()
        if line is None:
            return
        self.tally.sent += 1
        event = self._revs.filled(message.event, self._stage, turn=self.tally.sent)
        number = awaited(line.tell(event)) if event else message.number
        line.send(message.wire)
        if not message.last and not line.settled():
            self.tally.note("stuck", message)
            line.is_open = False
        if number is not None:
            line.until(number)
            if number not in line.acks:
                self.tally.note("unanswered", message)
        self._account(line, event)
        if message.last:
            self._hang_up()

    def _on_line(self) -> Line | None:
        if self._line is None or not self._line.is_open:
            self._hang_up()
            try:
                self._line = Line(self._server.host, self._server.port, self._stage)
            except OSError as error:
                self.tally.note("lost", error)
        return self._line

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.__exit__()
            self._line = None

    def _account(self, line: Line, event: str) -> None:
        """Count what was taken, and look for what nobody should read."""
        for text in line.heard:
            if TRACE.search(text):
                self.tally.note("leaks", text)
        line.heard.clear()
        while line.acks:
            _, told = line.acks.popitem()
            done = bool(told) and told[0].get("status") in APPLIED
            self._applied += done
            self._edits += done and is_edit(event)
            self.tally.wishes += bool(told) and isinstance(told[0].get("screen"), dict)


def _difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: (before[name], after[name]) for name in before if before[name] != after.get(name)}
