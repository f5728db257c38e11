"""What was promised against what is on the disk, over all kills."""

from __future__ import annotations

import math
import os
import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.machine import Busy
from benchmarks.torture.people.notebook import Answer, Story
from benchmarks.torture.venue.evidence import Evidence, is_true

STARTING = ("start", "replay")
"""The kinds of lives that are to end before anybody was answered."""


@dataclass(frozen=True)
class Life:
    """One life of the server.

    Fields:
        kind: when it was to be ended
        spawned, killed: seconds of the steady clock
        opened: it had opened the record when it was killed
        copying: an unfinished copy lay in the backup's folder when it was dead
    """

    kind: str
    spawned: float
    killed: float
    opened: bool
    copying: bool


@dataclass
class Tally:
    """All lives so far, and what was found wrong.

    Fields:
        lost: acked commands that a look at the record did not find
        tears: each backup is torn before it is looked at: a control
        looks: how often the record was looked at
        ahead: looks at which a screen had been told more events than the record held
        backups: at each look, whether each backup was good
        slots: where backups of this round have been: one that is gone is not good
        restarts: seconds from a spawn to the first ack
    """

    tears: bool = False
    lives: list[Life] = field(default_factory=list)
    backups: list[bool] = field(default_factory=list)
    slots: set[Path] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    looks: int = 0
    ahead: int = 0
    broken: int = 0
    gaps: int = 0
    in_start: int = 0
    replaying: int = 0
    copying: int = 0
    acked: int = 0
    resent: int = 0
    not_once: int = 0
    untrue: int = 0
    restarts: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    def add(self, life: Life, story: Story, found: Evidence | None) -> None:
        """A life has ended; `found` is what the record holds now, None if there is none yet."""
        self.lives.append(life)
        first = _first_answer(life, story)
        if first is not None:
            self.restarts.append(first - life.spawned)
        in_start = first is None and life.kind in STARTING
        self.in_start += in_start
        self.replaying += in_start and life.opened
        self.copying += life.copying
        if found is not None:
            self._look(story, found)

    def add_backups(self, folder: Path, found: Evidence) -> None:
        """Each backup that is there, or was at an earlier look, against the record."""
        self.slots |= set(folder.glob("*.sqlite3"))
        if self.tears:
            tear(self.slots)
        self.backups += [is_true(slot, found) for slot in self.slots]

    def close(self, story: Story, found: Evidence) -> None:
        """A round is over: every press was answered, nobody writes."""
        self._look(story, found)
        last = story.last()
        wrong = {call for call in story.pressed if not is_borne_out(last.get(call), call, found)}
        self.acked += len(story.promised())
        self.resent += len(story.resent)
        self.not_once += len(wrong & story.resent)
        self.untrue += len(wrong - story.resent)
        self.statuses += Counter(answer.status for answer in last.values())
        self.slots.clear()

    def restart(self, percent: int) -> float:
        """So many percent of the restarts took so many seconds at most."""
        if len(self.restarts) < 2:
            return math.nan
        return round(statistics.quantiles(self.restarts, n=100, method="inclusive")[percent - 1], 2)

    def note(self, busy: Busy) -> str:
        """What a reader of the table must know besides."""
        ended = ", ".join(f"{count} {status}" for status, count in self.statuses.most_common())
        return (
            f"Presses ended: {ended}. Restart: from the spawn to the first ack on a new socket, three "
            f"writers at work; steal {busy.steal} %, processors used {busy.used} %."
        )

    def _look(self, story: Story, found: Evidence) -> None:
        self.looks += 1
        self.broken += bool(found.broken)
        self.gaps += found.gaps
        self.lost |= {call for call in story.promised() if not found.holds(call)}
        self.ahead += any(seq > found.entries[stage] for stage, seq in story.told.items())


def tear(slots: Iterable[Path]) -> None:
    """Take the second half of each backup away, as of a copy that was made in its slot and never done."""
    for slot in slots:
        if slot.exists():
            os.truncate(slot, slot.stat().st_size // 2)


def is_borne_out(answer: Answer | None, call: str, found: Evidence) -> bool:
    """Whether the record says of a command what its last answer said; no answer is none."""
    if answer is None:
        return False
    times = found.times(call)
    match answer.status:
        case "applied":
            return times == 1
        case "duplicate":
            return times == 1 or (times == 0 and call in found.refused)
        case "degraded":
            return times <= 1
        case _:
            return times == 0


def _first_answer(life: Life, story: Story) -> float | None:
    found = (a.at for a in story.answers if life.spawned < a.at < life.killed and not a.late)
    return next(found, None)
