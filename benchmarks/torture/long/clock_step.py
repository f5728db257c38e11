"""The wall's clock set an hour ahead, and an hour back, in a running show and across a restart.

Only the server's process sees it: its time.time() and its dates are an hour off from a moment on (faults.py).
Three servers play the same minutes in Auto, eight times as fast: one is left alone; the clocks of the others
are stepped while they wait for the introduction, and to the other side while the text scrolls.
"""

from __future__ import annotations

import datetime
import itertools
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.torture.ground import Ground
from benchmarks.torture.people.phone import Phone
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.taken_out.faults import fault
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.onrecord import entries
from benchmarks.torture.venue.scene import LONG, UNHURRIED, Scene, fallen, scene, torn
from benchmarks.torture.venue.server import Server, serving
from stagecue.rundown.timing import seconds_of
from stagecue.store import Entry

STEPS = {"left alone": 0.0, "an hour ahead": 3600.0, "an hour back": -3600.0}
"""Seconds."""
MINUTES = Day(sessions=2, words=40, cue_every=20, minutes=2)
SPEED, SCREENS = 8, 3
STARTS = "08:58:57"
FIRST, SECOND, ENDS = (float(seconds_of(at)) for at in ("08:59:30", "09:00:04", "09:00:45"))
"""Show seconds: before the introduction; in its first words; after both its cues."""
WAITS = 15.0
"""Seconds, real, that are waited for each of these."""
ERROR = 4.0
"""Show seconds by which two runs may differ: half a second of real time, for an alarm that starts late on a
machine that plays six shows at once. A step moves a cue by an hour or not at all."""
ASKED = 10
"""How often the server is asked for its time, before and after."""
DRIFT = 100.0
"""Milliseconds by which the clock that pages are told may differ from the rig's own, over a run."""


@dataclass(frozen=True)
class Run:
    """What one server did.

    Fields:
        cues: show seconds of every event on record, by its name and cue
        disorder: entries that are older than the one before
        drift: milliseconds by which its clock went otherwise than the rig's
        refused: presses made after the step that were not taken
        fallen: screens that lost their line, or whose stream broke
    """

    cues: dict[str, float]
    disorder: int
    drift: float
    refused: int
    fallen: int


def _stepped(
    ground: Ground, *, steps: Sequence[str] = tuple(STEPS), without: str = "stepped-wall"
) -> Outcome:
    with ThreadPoolExecutor() as pool:
        played = [pool.submit(_play, ground.part(f"play-{name}"), STEPS[name], without) for name in steps]
        back = [] if without != "stepped-wall" else _restarts(ground, pool)
        runs = [one.result() for one in played]
    alone = runs[0].cues
    moved = [_moved(alone, run.cues) for run in runs[1:]]
    figures = [
        Figure("cues taken by the clock and the text", len(alone), at_least=6),
        Figure("cues moved or missed", sum(len(each) for each in moved), at_most=0),
        Figure("entries out of order", sum(run.disorder for run in runs), at_most=0),
        Figure("pages' clock off ms", round(max(run.drift for run in runs), 1), at_most=DRIFT),
        Figure("presses not taken", sum(run.refused for run in runs), at_most=0),
        Figure("screens that fell or broke", sum(run.fallen for run in runs), at_most=0),
    ]
    if back:
        wrong = sum(state["held"] != (step != 0) for step, state in zip(STEPS.values(), back, strict=True))
        figures.append(Figure("restarts that came back otherwise than design §5", wrong, at_most=0))
    told = [f"{name}: {state['why_held'] or 'in place'}" for name, state in zip(STEPS, back, strict=False)]
    lost = f"Moved or missed: {', '.join(itertools.chain(*moved)) or 'none'}."
    return Outcome(tuple(figures), f"After a restart: {'; '.join(told)}" if told else lost)


# --- while it runs ----------------------------------------------------------------------------------------


def _play(ground: Ground, step: float, without: str) -> Run:
    cards, data = MINUTES.write(ground.folder / "cards"), ground.folder / "data"
    clock = ("--clock", "rehearsal", "--start-at", STARTS, "--speed", f"{SPEED}")
    with scene(Server(cards, data, "--day", DAY, *clock, without=without), warm=0, begun=False) as made:
        phone, screens = made.phone(), made.screens(SCREENS)
        ahead = _ahead(phone)
        phone.ask("auto", {"on": True})
        for at, off in ((FIRST, step), (SECOND, -step)):
            _wait_for(made, at)
            fault(data).write_text(f"{off}", encoding="ascii")
        _wait_for(made, ENDS)
        drift = abs(_ahead(phone) - ahead)
        pressed_at = time.monotonic() * 1000 + ahead
        taken = phone.ask("pace", {"wpm": 120}, pressed_at=pressed_at, ttl_ms=2000)
        there, lost = entries(made.server.record), fallen(screens) + torn(screens)
    return Run(_cues(there), _disorder(there), drift, taken["status"] != "applied", lost)


def _ahead(phone: Phone) -> float:
    """Milliseconds by which the server's clock is ahead of the rig's, by the quickest of a few answers."""
    asked = []
    for _ in range(ASKED):
        began = time.monotonic()
        server_ms = phone.sync()["server_ms"]
        ended = time.monotonic()
        asked.append((ended - began, server_ms - (began + ended) * 500))
    return float(min(asked)[1])


def _wait_for(made: Scene, show: float) -> None:
    """Until the show comes there, by the server's own account; the rig's clock ends it all the same."""
    latest = time.monotonic() + WAITS
    while time.monotonic() < latest:
        if made.server.get(f"stages/{made.stage}/state")["clock"]["show_ms"] >= show * 1000:
            return
        time.sleep(0.02)


def _cues(there: list[Entry]) -> dict[str, float]:
    """When the show's own moves were made: by their names, for each is made once."""
    own = [entry.event for entry in there if not entry.call]
    return {f"{type(event).__name__} {getattr(event, 'cue', '')}": event.at for event in own}


def _disorder(there: list[Entry]) -> int:
    pairs = itertools.pairwise(there)
    return sum(a.wall_ms > b.wall_ms or a.event.at > b.event.at for a, b in pairs)


def _moved(alone: dict[str, float], stepped: dict[str, float]) -> list[str]:
    """The moves that one run has at another time than the other, or not at all."""
    differ = [name for name in alone if abs(stepped.get(name, 0.0) - alone[name]) > ERROR]
    return differ + [name for name in stepped if name not in alone]


# --- across a restart -------------------------------------------------------------------------------------


def _restarts(ground: Ground, pool: ThreadPoolExecutor) -> list[dict[str, Any]]:
    """The states in which shows come back whose text was scrolling when they were killed."""
    return list(pool.map(lambda name: _restarted(ground.part(f"restart-{name}"), STEPS[name]), STEPS))


def _restarted(ground: Ground, step: float) -> dict[str, Any]:
    cards, data = LONG.write(ground.folder / "cards"), ground.folder / "data"
    mine = Server(cards, data, "--day", DAY, "--zone", _noon(), without="stepped-wall")
    with serving(mine):
        stage = mine.get("stages")["stages"][0]["id"]
        phone = Phone(mine.address, stage)
        for _ in ("standby", "introduction"):
            phone.ask("go", expect=phone.expect())
            time.sleep(UNHURRIED)
        phone.close()
        mine.kill()
        fault(data).write_text(f"{step}", encoding="ascii")
        mine.start()
        state: dict[str, Any] = mine.get(f"stages/{stage}/state")
    return state


def _noon() -> str:
    """A zone in which it is about noon: an hour to either side is the same day."""
    west = datetime.datetime.now(datetime.UTC).hour - 12
    return f"Etc/GMT{west:+}"


ROWS = (
    Row(
        "clock-step",
        "The wall's clock stepped by ± 1 h: no cue moved, the record in order, held after a restart",
        _stepped,
        (
            Control(
                "the show's clock follows the wall's",
                partial(_stepped, steps=("left alone", "an hour ahead"), without="wall-followed"),
                "cues moved or missed",
            ),
        ),
    ),
)
