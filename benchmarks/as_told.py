"""What became of every cue point, by the record and by those who listened, against its planned time.

All times are show seconds. `at` is the instant at which the server decided to take a cue, before its commit
(by the record's `wall_ms`); `left` is the instant after it, when the state for the pages was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stagecue.rundown import PointKind, Rundown
from stagecue.rundown.timing import planned_at
from stagecue.show import begin, evolve
from stagecue.show.agenda import due
from stagecue.show.events import CueTaken, Event, StandbyCalled
from stagecue.store import Entry, Journal

OWN = ("clock", "text")
"""Names in the record that are the show's own."""


@dataclass(frozen=True)
class Told:
    """When a socket client heard of a cue: `left` by the state's own clock, `arrived` by the client's.

    Fields:
        ahead: what the show's clock says, less the server's
    """

    left: float
    arrived: float
    ahead: float


@dataclass(frozen=True)
class Taken:
    """One cue point that the show took by itself.

    Fields:
        opening: by how much its item's introduction left late: what is behind it follows it
        step: by how much it was taken late, by what had happened before
    """

    stage: str
    cue: str
    kind: PointKind
    planned: float
    at: float
    step: float
    left: float
    arrived: float
    opening: float = 0.0

    @property
    def follows(self) -> bool:
        """It comes behind its introduction, by the text that went before it."""
        return self.kind not in ("standby", "introduction")


@dataclass(frozen=True)
class Played:
    """What a run made of its plan.

    Fields:
        cues: those that were taken
        steps: by how much each of the show's own events was late, by what had happened before; releases too
        lost: ids of cue points that nobody took, or that no listener was told of
    """

    cues: list[Taken]
    steps: list[float]
    lost: list[str]


def played(record: Path, told: dict[tuple[str, str], Told]) -> Played:
    """The record folded anew, beside what the listeners were `told` of (stage, cue)."""
    ahead = next((one.ahead for one in told.values()), 0.0)
    journal = Journal(record)
    try:
        shows = [(plan, _moments(journal.load(plan.stage), ahead)) for plan in journal.plans()]
    finally:
        journal.close()
    cues = [cue for plan, moments in shows for cue in _opened(_taken(plan, moments, told))]
    there = {(cue.stage, cue.cue) for cue in cues}
    return Played(
        cues,
        [step.late for plan, moments in shows for step in own_steps(plan, moments)],
        [point.id for plan, _ in shows for point in plan.points if (plan.stage, point.id) not in there],
    )


@dataclass(frozen=True)
class Step:
    """One event of the show's own, when it was made, and how late it was by all that had happened."""

    event: Event
    at: float
    late: float


def own_steps(plan: Rundown, moments: Iterable[tuple[Event, float]]) -> Iterator[Step]:
    """What the show did by itself, of all that happened and when."""
    show, before = begin(plan), 0.0
    for event, at in moments:
        coming = due(show, event.at)
        if event.by in OWN and coming is not None:
            yield Step(event, at, at - max(coming.at, before))
        show, before = evolve(show, event), at


def _moments(entries: Iterable[Entry], ahead: float) -> list[tuple[Event, float]]:
    return [(entry.event, entry.wall_ms / 1000 + ahead) for entry in entries]


def _taken(
    plan: Rundown, moments: Iterable[tuple[Event, float]], told: dict[tuple[str, str], Told]
) -> Iterator[Taken]:
    for step in own_steps(plan, moments):
        event = step.event
        if not isinstance(event, CueTaken | StandbyCalled):
            continue
        heard = told.get((plan.stage, event.cue))
        if heard is not None:
            point = plan.points[plan.index[event.cue]]
            planned = planned_at(point, plan)
            times = (planned, step.at, step.late, heard.left, heard.arrived)
            yield Taken(plan.stage, event.cue, point.kind, *times)


def _opened(cues: Iterable[Taken]) -> Iterator[Taken]:
    """The cues of one stage, each with the lateness of the introduction before it."""
    opening = 0.0
    for cue in cues:
        if cue.kind == "introduction":
            opening = cue.left - cue.planned
        yield Taken(**vars(cue) | {"opening": opening})
