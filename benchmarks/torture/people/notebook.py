"""What a writer noted, line by line: every press before it was sent, every answer, how far it was told.

The instants are those of the machine's steady clock, in seconds, the same in every process.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Kind = Literal["pressed", "resent", "answered", "late", "told"]


@dataclass(frozen=True)
class Answer:
    """One ack, as it came.

    Fields:
        at: seconds of the steady clock
        late: found when the link had fallen: `at` is not when it came
    """

    at: float
    call: str
    status: str
    message: str
    late: bool

    @property
    def on_record(self) -> bool:
        """Whether it promises that the command is on the disk; a message says why it is not there yet."""
        return self.status == "applied" or (self.status == "duplicate" and not self.message)


class Notebook:
    """One writer's file, written line by line."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8", buffering=1)

    def pressed(self, stage: str, command: dict[str, Any]) -> None:
        """A command is about to be sent for the first time."""
        self._note("pressed", stage, command["id"], command["type"])

    def resent(self, stage: str, command: dict[str, Any]) -> None:
        """The same command is about to be sent again."""
        self._note("resent", stage, command["id"])

    def answered(self, stage: str, ack: dict[str, Any]) -> None:
        """An answer came."""
        self._answer("answered", stage, ack)

    def late(self, stage: str, ack: dict[str, Any]) -> None:
        """An answer had come before the link fell."""
        self._answer("late", stage, ack)

    def told(self, stage: str, seq: int) -> None:
        """The newest state of a link that fell, or was hung up."""
        self._note("told", stage, seq)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _answer(self, what: Kind, stage: str, ack: dict[str, Any]) -> None:
        self._note(what, stage, ack["id"], ack["status"], ack["seq"], ack["message"])

    def _note(self, what: Kind, *rest: str | int) -> None:
        self._file.write(json.dumps([what, time.monotonic(), *rest]) + "\n")


@dataclass
class Story:
    """All notebooks of a round, folded.

    Fields:
        pressed: the type of each command, by its id; resent: the ids that were sent again
        answers: in the order in which they came
        told: per stage, the highest number of events that anybody was told of
    """

    pressed: dict[str, str] = field(default_factory=dict)
    resent: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)

    def last(self) -> dict[str, Answer]:
        """The last answer to each command."""
        return {answer.call: answer for answer in self.answers}

    def promised(self) -> frozenset[str]:
        """The commands of which somebody was told that they are on the disk."""
        return frozenset(answer.call for answer in self.answers if answer.on_record)


def read(paths: Iterable[Path]) -> Story:
    """Fold the notebooks, whole lines only: their writers may be at work."""
    story = Story()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for line in text[: text.rfind("\n") + 1].splitlines():
            _fold(story, *json.loads(line))
    story.answers.sort(key=lambda answer: answer.at)
    return story


def _fold(story: Story, what: Kind, at: float, *rest: Any) -> None:
    match what, rest:
        case "pressed", (_, call, kind):
            story.pressed[call] = kind
        case "resent", (_, call):
            story.resent.add(call)
        case "answered" | "late", (stage, call, status, seq, message):
            story.answers.append(Answer(at, call, status, message, late=what == "late"))
            if status == "applied":
                _told(story, stage, seq)
        case "told", (stage, seq):
            _told(story, stage, seq)
        case _:
            raise ValueError(f"a notebook holds no {what!r}")


def _told(story: Story, stage: str, seq: int) -> None:
    story.told[stage] = max(seq, story.told.get(stage, 0))
