"""The rehearsal's page, and what it is told and may ask for over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

import msgspec
from flask import Blueprint, Response, render_template, request

from stagecue.errors import StageCueError
from stagecue.rehearsal import HostPace, Mode, Trouble
from stagecue.rundown import Item
from stagecue.rundown.slots import DAY
from stagecue.rundown.timing import seconds_of
from stagecue.show import Show, timing
from stagecue.store import Runner
from stagecue.web import wire
from stagecue.web.stages import Stages
from stagecue.web.wishes import RehearsalIn, StartIn, mode_of, read_wish

SPEEDS = (1, 2, 4, 10, 60, 600)
"""The speeds that have a button; any other up to the fastest can be asked for."""
THE_SHOW = (
    "This server plays the show itself, on the wall's clock. To rehearse with the same pages, start "
    "`stagecue serve FOLDER --clock rehearsal`; without pages, `stagecue rehearse FOLDER --day DAY`."
)


class Rehearsing(Protocol):
    """Whoever leads a rehearsal. What does not fit is a UsageError, in words for the one who asked."""

    speed: float
    paused: bool
    mode: Mode

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What is still to go wrong."""

    def set_speed(self, speed: float) -> None:
        """Pass `speed` show seconds in a second."""

    def pause(self, *, on: bool) -> None:
        """Stop the time for everybody, or have it go on."""

    def set_mode(self, mode: Mode) -> None:
        """How much of the day is played."""

    def set_auto(self, *, on: bool) -> None:
        """Have the clock take introductions, talks and breaks on every stage, or leave them to people."""

    def jump(self, to: float) -> None:
        """Go on at show second `to` on every stage."""

    def start_at(self, stage: str, item: str) -> None:
        """Go on just before the standby of `item`."""

    def make_trouble(self, text: str) -> str:
        """Have `text` ("+6m@ITEM") go wrong; the answer says when."""

    def clear_trouble(self, item: str) -> None:
        """Nothing more goes wrong at `item`."""

    def paces(self) -> Sequence[HostPace]:
        """How fast each host read, at real time."""

    def accept_paces(self) -> str:
        """Take these paces into the show file, for the next plan; what was done."""

    def when_cut(self, cut: Callable[[str, float], None]) -> None:
        """Have `cut(stage, seconds)` called whenever the prompters of a stage are to lose their link."""


def rehearsal(stages: Stages, rehearsing: Rehearsing | None) -> Blueprint:
    """The blueprint of /rehearsal; without a rehearsal it says how to have one."""
    routes = Blueprint("rehearsal", __name__)

    @routes.get("/rehearsal")
    def page() -> str:
        return render_template(
            "rehearsal.html", event=stages.event, speeds=SPEEDS, rehearsing=rehearsing is not None
        )

    @routes.get("/api/v1/rehearsal")
    def told() -> Response:
        if rehearsing is None:
            return _json({"error": THE_SHOW}, status=409)
        return _json(tell(stages, rehearsing))

    @routes.post("/api/v1/rehearsal")
    def asked() -> Response:
        if rehearsing is None:
            return _json({"error": THE_SHOW}, status=409)
        wish = read_wish(request.get_data(cache=False))
        try:
            said = _carry_out(rehearsing, stages, wish)
        except StageCueError as error:
            return _json({"error": str(error)}, status=409)
        return _json({**tell(stages, rehearsing), "said": said})

    @routes.errorhandler(StageCueError)
    def malformed(error: StageCueError) -> Response:
        return _json({"error": str(error)}, status=400)

    return routes


# --- what is asked ------------------------------------------------------------------------------------------


def _carry_out(rehearsing: Rehearsing, stages: Stages, asked: RehearsalIn) -> str:
    """Do what was asked; the answer is a sentence for a person, or "". StageCueError: it cannot be done."""
    match asked:
        case RehearsalIn(speed=float(speed)):
            rehearsing.set_speed(speed)
        case RehearsalIn(paused=bool(on)):
            rehearsing.pause(on=on)
        case RehearsalIn(mode=str(mode)):
            rehearsing.set_mode(mode_of(mode))
        case RehearsalIn(auto=bool(on)):
            rehearsing.set_auto(on=on)
        case RehearsalIn(jump=str(time)):
            rehearsing.jump(_show_second(time, stages))
        case RehearsalIn(start=StartIn(stage, item)):
            rehearsing.start_at(stage, item)
        case RehearsalIn(trouble=str(text)):
            return rehearsing.make_trouble(text[:400])
        case RehearsalIn(accept_paces=True):
            return rehearsing.accept_paces()
        case RehearsalIn(clear=str(item)):
            rehearsing.clear_trouble(item)
        case _:
            pass
    return ""


def _show_second(time: str, stages: Stages) -> float:
    """The show second of a time of day; in a day that goes past midnight, 00:20 is after 23:50."""
    at = seconds_of(time[:40])
    plans = [runner.show.rundown for runner in stages.runners.values()]
    ends = max((item.end for plan in plans for item in plan.items), default=0.0)
    return at + DAY if at + DAY <= ends else at


# --- what is told -------------------------------------------------------------------------------------------


def tell(stages: Stages, rehearsing: Rehearsing) -> dict[str, Any]:
    """The whole rehearsal as JSON: its clock, and every stage with its items."""
    runners = list(stages.runners.values())
    reading = runners[0].clock.read()
    return {
        "v": wire.VERSION,
        "day": asdict(stages.playing),
        "clock": wire.clock(reading, stages.epoch),
        "speed": rehearsing.speed,
        "paused": rehearsing.paused,
        "mode": rehearsing.mode,
        "auto": all(runner.show.auto for runner in runners),
        "paces": [asdict(pace) for pace in rehearsing.paces()],
        "stages": [_stage(runner, reading.show, rehearsing.troubles) for runner in runners],
    }


def _stage(runner: Runner, now: float, troubles: Sequence[Trouble]) -> dict[str, Any]:
    show = runner.show
    expected = {coming.item.id: coming.start for coming in timing.expected(show, now)}
    return {
        "id": show.rundown.stage,
        "name": show.rundown.name,
        "phase": show.phase,
        "held": show.held,
        "why_held": show.why_held,
        "on": None if show.ended or show.item is None else show.item.id,
        "standby": show.standby.id if show.standby else None,
        "over": round(timing.over(show).at(now), 1),
        "items": [_item(item, show, expected, troubles) for item in show.rundown.items],
    }


def _item(
    item: Item, show: Show, expected: Mapping[str, float], troubles: Sequence[Trouble]
) -> dict[str, Any]:
    began = None if item.id in expected else timing.began(show, item)
    start = expected.get(item.id, began)
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "speakers": list(item.speakers),
        "start": item.start,
        "end": item.end,
        "expected": expected.get(item.id),
        "began": began,
        "over": None if start is None else round(start - item.start, 1) or 0.0,
        "troubles": [
            {"kind": trouble.kind, "seconds": trouble.seconds}
            for trouble in troubles
            if trouble.item == item.id
        ],
    }


def _json(value: Any, *, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status=status, mimetype="application/json")
