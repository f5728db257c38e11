"""What the fuzz takes out of a server, to see that it would notice."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from stagecue.errors import Refused
from stagecue.show import Ack, Call
from stagecue.show.commands import SetPace
from stagecue.store import Runner
from stagecue.web import incoming
from stagecue.web.stages import Stages


def _refusals_change_nothing() -> None:
    """What is refused sets the pace all the same."""
    call = Stages.call

    def careless(self: Stages, runner: Runner, data: Any, by: str) -> Ack:
        ack = call(self, runner, data, by)
        if ack.status == "invalid":
            pace = 100.0 if runner.show.pace != 100 else 101.0
            runner.call(Call(f"careless {runner.show.seq}", by, SetPace(pace)))
        return ack

    Stages.call = careless  # type: ignore[method-assign]


def _late_changes_nothing() -> None:
    """What comes too late, or again, is refused with its ack and code 200, and sets the pace all the same."""
    call = Runner.call

    def careless(self: Runner, called: Call) -> Ack:
        ack = call(self, called)
        if ack.status in ("stale", "expired", "duplicate"):
            pace = 100.0 if self.show.pace != 100 else 101.0
            call(self, Call(f"careless {self.show.seq}", called.by, SetPace(pace)))
        return ack

    Runner.call = careless  # type: ignore[method-assign,assignment]


def _refusals_in_words() -> None:
    """Whoever sends nonsense is told where the program fell over it."""

    def chatty(_self: Stages, runner: Runner, data: Any, by: str) -> Ack:
        try:
            return runner.call(incoming.call(data, by=by))
        except Refused:
            return incoming.invalid(data, traceback.format_exc(), runner.show)

    Stages.call = chatty  # type: ignore[method-assign,assignment]


def _refusals_caught() -> None:
    """What does not fit is nobody's business: it falls through, to the terminal and to HTTP as a fault."""

    def through(data: Any, by: str) -> Call:
        return Call(data["id"], by, SetPace(float(data["args"]["wpm"])))

    vars(incoming)["call"] = through


REFUSALS: dict[str, Callable[[], None]] = {
    "refusals change nothing": _refusals_change_nothing,
    "whatever comes late changes nothing": _late_changes_nothing,
    "refusals in words": _refusals_in_words,
    "refusals are caught": _refusals_caught,
}
