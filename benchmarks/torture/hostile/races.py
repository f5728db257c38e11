"""Two phones, then five, press GO at the same instant for the same cue, a thousand times each."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.torture.ground import Ground
from benchmarks.torture.people.phone import Phone
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.scene import UNHURRIED
from benchmarks.torture.venue.server import Server, serving
from stagecue.store import Journal

RACES = 1000
CROWDS = (2, 5)
STAGES = 8
"""Raced side by side, because each must rest between two races: see `scene.UNHURRIED`."""
CONTROL = 10
"""Rounds of the control."""
POINTS = 4
"""Cue points of a session: standby, introduction, applause, talk."""
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "06:00")
"""Three hours before the first session, so that the clock takes nothing meanwhile."""

SEEN = 90
"""Percent of the control's races that double, at least: else the races are none (docs/torture.md)."""

Crowd = list[Phone]


@dataclass(frozen=True)
class Race:
    """One cue, pressed for by a whole crowd.

    Fields:
        calls: the ids of their commands
        answers: their acks, in the same order
    """

    stage: str
    calls: tuple[str, ...]
    answers: tuple[dict[str, Any], ...]

    def is_told(self) -> bool:
        """Whether each loser is told who was first, and is not told that it may try again."""
        lost = [answer for answer in self.answers if answer["status"] != "applied"]
        return all(answer["status"] == "stale" and " by Phone " in answer["message"] for answer in lost)

    def lies(self, taken: frozenset[str]) -> bool:
        """Whether an `applied` is not on record, or a press on record was told otherwise."""
        applied = {
            call for call, told in zip(self.calls, self.answers, strict=True) if told["status"] == "applied"
        }
        return applied != taken.intersection(self.calls)


def _row(crowd: int) -> Row:
    return Row(
        f"race-{crowd}",
        f"{RACES} races of {crowd} phones on GO: 0 double, 0 none",
        partial(_raced, crowd=crowd, without=""),
        (
            Control(
                "the expectation is not checked",
                partial(_raced, crowd=crowd, without="expectation"),
                "double, % of races",
            ),
        ),
    )


def _raced(ground: Ground, *, crowd: int, without: str) -> Outcome:
    """The races, judged by the record: how many presses of each crowd it holds."""
    rounds = ground.count(RACES // STAGES if not without else CONTROL, least=2)
    server = _server(ground, rounds * (crowd if without else 1), without)
    with serving(server):
        races = _run(server, crowd=crowd, rounds=rounds)
    taken = _taken(server)
    counts = [sum(call in taken for call in race.calls) for race in races]
    lies = sum(race.lies(taken) for race in races)
    double = sum(count > 1 for count in counts)
    return Outcome((
        Figure("races", len(races), at_least=STAGES * rounds),
        Figure("double", double, at_most=0),
        Figure("double, % of races", round(100 * double / len(races), 1), at_most=SEEN if without else 0),
        Figure("none", counts.count(0), at_most=0),
        Figure("answers that the record does not bear out", lies, at_most=0),
        Figure("losers not told who was first", sum(not race.is_told() for race in races), at_most=0),
    ))  # fmt: skip


def _server(ground: Ground, presses: int, without: str) -> Server:
    tracks = tuple(f"Quay {number + 1}" for number in range(STAGES))
    day = Day(sessions=presses // POINTS + 2, words=400, minutes=2, tracks=tracks)
    return Server(day.write(ground.folder / "cards"), ground.folder / "data", *OPTIONS, without=without)


def _run(server: Server, *, crowd: int, rounds: int) -> list[Race]:
    stages = [stage["id"] for stage in server.get("stages")["stages"]]
    crowds = {
        stage: [Phone(server.address, stage, name=f"Phone {n}") for n in range(crowd)] for stage in stages
    }
    races: list[Race] = []
    for _ in range(rounds):
        time.sleep(UNHURRIED)
        races += _round(crowds)
    for phone in (phone for phones in crowds.values() for phone in phones):
        phone.close()
    return races


def _round(crowds: dict[str, Crowd]) -> list[Race]:
    """One race on every stage: all is sent before any answer is waited for."""
    sent = {stage: _pressed(phones) for stage, phones in crowds.items()}
    races = []
    for stage, pairs in sent.items():
        answers = [phone.answer(command) for phone, command in pairs]
        newest = max(answer["seq"] for answer in answers)
        for phone, _ in pairs:
            phone.until(lambda phone, seq=newest: phone.state["seq"] >= seq)  # type: ignore[misc]
        calls = tuple(command["id"] for _, command in pairs)
        races.append(Race(stage, calls, tuple(answers)))
    return races


def _pressed(phones: Crowd) -> list[tuple[Phone, dict[str, Any]]]:
    """Every phone's GO for the cue that it shows, in an order of chance."""
    pairs = [(phone, phone.command("go", expect=phone.expect())) for phone in phones]
    random.shuffle(pairs)
    for phone, command in pairs:
        phone.send(command)
    return pairs


def _taken(server: Server) -> frozenset[str]:
    """The ids of all calls that the record holds an event of."""
    journal = Journal(server.record, reading=True)
    try:
        return frozenset(entry.call for plan in journal.plans() for entry in journal.load(plan.stage))
    finally:
        journal.close()


ROWS = tuple(_row(crowd) for crowd in CROWDS)
