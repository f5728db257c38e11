"""The stages that this server plays, as the web sees them: runners in, JSON out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from stagecue.errors import Refused, StoreError, UsageError
from stagecue.show import Ack, Call
from stagecue.show.acks import answer
from stagecue.store import CardKeeper, Runner
from stagecue.store.cards.keeper import NOTHING
from stagecue.web import incoming, wire

log = logging.getLogger("stagecue.web")

UNREADABLE = "Not done: another server moved the show, and its store cannot be read. Press again."


@dataclass(frozen=True)
class Stages:
    """All stages of the day.

    Fields:
        runners: by the stage's id, in the order of their names
        event: the conference's name, or ""
        playing: what every page says beside its clock
        epoch: names this life of the server; a stage that was begun again adds its own to it
        keeper: knows the cards, if there is a folder of them
        troubles: what is wrong with the record now, each a sentence for the crew
    """

    runners: Mapping[str, Runner]
    event: str
    playing: wire.Playing
    epoch: str
    troubles: Callable[[], tuple[str, ...]] = tuple
    keeper: CardKeeper | None = None

    def runner(self, stage: str | None) -> Runner:
        """The runner of `stage`; without a name, that of the only stage. UsageError lists the stages."""
        if not stage and len(self.runners) == 1:
            return next(iter(self.runners.values()))
        found = self.runners.get(stage or "")
        if found is None:
            said = f"There is no stage {stage[:80]!r}." if stage else "Name a stage."
            raise UsageError(f"{said} Stages: {', '.join(self.runners)}.")
        return found

    def state(self, runner: Runner) -> dict[str, Any]:
        """The whole state of one stage."""
        reading = runner.clock.read()
        return wire.state(
            runner.show,
            reading,
            epoch=self._epoch(runner),
            record=runner.history,
            playing=self.playing,
            degraded=runner.degraded,
            cards=self.keeper.offered(runner) if self.keeper else NOTHING,
        )

    def call(self, runner: Runner, data: Any, by: str) -> Ack:
        """Put what a device sent to the show."""
        try:
            called = incoming.call(data, by=by)
        except Refused as refused:
            return incoming.invalid(data, str(refused), runner.show)
        return self.put(runner, called)

    def put(self, runner: Runner, call: Call) -> Ack:
        """Put a call to the show. A store that cannot say what others did there is told in words."""
        try:
            return runner.call(call)
        except StoreError as error:
            log.warning("%s of %s on %s was not taken: %s", call.command, call.by, runner.stage, error)
            return answer(runner.show, call, "stale", UNREADABLE)

    def _epoch(self, runner: Runner) -> str:
        """A show that was begun again from its store is another to its pages: `seq` may have gone back."""
        return f"{self.epoch}.{runner.life}" if runner.life else self.epoch

    def listing(self) -> dict[str, Any]:
        """The stages with their names, for the lobby and for programs."""
        rows = [_listed(runner) for runner in self.runners.values()]
        return {"stages": rows, "event": self.event, "day": self.playing.date}


def _listed(runner: Runner) -> dict[str, Any]:
    plan = runner.show.rundown
    return {"id": plan.stage, "name": plan.name, "day": plan.day.isoformat(), "items": len(plan.items)}
