"""A rehearsal that people watch: a server's stages on one clock that pauses, changes its speed and jumps.

Whatever it asks of a show goes through that show's own commands and record, as a person's press does; and it
never takes a cue point for anybody: dead time that it jumps over holds none.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from gevent.event import Event as Flag
from gevent.lock import RLock

from stagecue.app.clocks import ShowClock
from stagecue.app.mishaps import Cut, Mishaps, ask
from stagecue.app.reporting import accept_paces_of
from stagecue.errors import UsageError
from stagecue.rehearsal import Drive, HostPace, Mode, Trouble, host_paces, read_trouble
from stagecue.rundown import Rundown
from stagecue.rundown.timing import planned_at, planned_before
from stagecue.show import Show, timing
from stagecue.show.agenda import Due
from stagecue.show.commands import GoTo, Hold, Resume, SetAuto, SetDelay
from stagecue.store import Runner, Store
from stagecue.web.asrun import run_so_far

log = logging.getLogger("stagecue.app")

SLOWEST, FASTEST = 1.0, 600.0
"""Show seconds in a second; a rehearsal that shall stand is paused."""
RUN_UP = 2.0
"""Show seconds before an item's standby at which a start there begins."""
LOOK = 0.5
"""Seconds between two looks for dead time; real time."""
WORTH_A_JUMP = 1.0
"""Show seconds: a jump over less is not worth a start in everybody's clock."""


class LiveRehearsal:
    """Leads the rehearsal of a whole server; its methods may be called from any greenlet."""

    def __init__(
        self,
        rundowns: Sequence[Rundown],
        clock: ShowClock,
        journal: Store,
        *,
        folder: Path | None = None,
        lost: Mapping[str, str] | None = None,
    ) -> None:
        """Makes a runner for each rundown, all on `clock`; `folder` has the cards and the show file.

        `lost` says, of each stage of which something may be lost, what became of its record.
        """
        self._folder = folder
        self._measured: tuple[int, tuple[HostPace, ...]] = (-1, ())
        self.speed = clock.read().rate
        self.paused = False
        self.mode: Mode = "full"
        self.mishaps = Mishaps()
        self._clock = clock
        self._rundowns = tuple(rundowns)
        self._lock = RLock()
        self._stopped = Flag()
        self.runners = {
            one.stage: Runner(one, clock, journal, agenda=self._agenda, lost=(lost or {}).get(one.stage, ""))
            for one in rundowns
        }
        for runner in self.runners.values():
            runner.listen(self.mishaps.look)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What is still to go wrong, each whenever the rehearsal comes to its item."""
        return self.mishaps.waiting

    def when_cut(self, cut: Cut) -> None:
        """Have `cut(stage, seconds)` called whenever the prompters of a stage are to lose their link."""
        self.mishaps.cuts.append(cut)

    def set_speed(self, speed: float) -> None:
        """Pass `speed` show seconds in a second; a paused rehearsal stays paused."""
        if not SLOWEST <= speed <= FASTEST:
            raise UsageError(
                f"A speed of {speed:g} is outside {SLOWEST:g} to {FASTEST:g}. To stop the time, press Pause."
            )
        self.speed = speed
        self._reclock()

    def pause(self, *, on: bool) -> None:
        """Stop the time for everybody, or have it go on."""
        self.paused = on
        self._reclock()

    def set_mode(self, mode: Mode) -> None:
        """Play the whole day, or jump over what is not `mode`'s business."""
        self.mode = mode

    def set_auto(self, *, on: bool) -> None:
        """Have the clock take introductions, talks and breaks on every stage, or leave them to people."""
        for runner in self.runners.values():
            if not runner.show.ended:
                ask(runner, SetAuto(on))

    def jump(self, to: float) -> None:
        """Go on at show second `to`, every stage at the cue point planned there or before, on time.

        The shows are held meanwhile, so that none takes what the jump passes. Each comes to its cue point at
        that one's own planned second: the record then has it as planned, and not as late as the jump.
        """
        with self._lock:
            for runner in self.runners.values():
                if not (runner.show.held or runner.show.ended):
                    ask(runner, Hold())
            try:
                for runner in self.runners.values():
                    self._place(runner, to)
            finally:
                self._reclock(to)

    def start_at(self, stage: str, item: str) -> None:
        """Go on just before the standby of `item` on `stage`; the other stages are wherever they are then."""
        rundown = self._rundown(stage)
        found = rundown.by_id.get(item)
        if found is None:
            raise UsageError(f"There is no item {item[:80]!r} on {rundown.name}. Reload the page.")
        self.jump(planned_at(found.points[0], rundown) - RUN_UP)

    def make_trouble(self, text: str) -> str:
        """Have `text` ("+6m@ITEM") go wrong; the answer says when. UsageError says what does not fit."""
        trouble = read_trouble(text, self._rundowns)
        runner = next(one for one in self.runners.values() if trouble.item in one.show.rundown.by_id)
        return self.mishaps.make(trouble, runner)

    def clear_trouble(self, item: str) -> None:
        """Nothing more goes wrong at `item`."""
        self.mishaps.clear(item)
        for runner in self.runners.values():
            runner.retimed()

    def paces(self) -> tuple[HostPace, ...]:
        """How fast each host read, at real time: folded anew only when something has happened."""
        events = sum(runner.show.seq for runner in self.runners.values())
        if self._measured[0] != events:
            runs = [run_so_far(runner) for runner in self.runners.values()]
            readings = [item.reading for run in runs for item in run.items if item.reading]
            self._measured = events, host_paces(readings)
        return self._measured[1]

    def accept_paces(self) -> str:
        """Take these paces into the show file of the cards, for the next plan; what was done."""
        if self._folder is None:
            raise UsageError("These cards have no folder whose show file could be written.")
        return accept_paces_of(self._folder, [run_so_far(runner) for runner in self.runners.values()])

    def run(self) -> None:
        """Jump over dead time until `stop`. Whatever fails is logged, and the rehearsal goes on."""
        while not self._stopped.wait(LOOK):
            try:
                self.skip()
            except Exception:
                log.exception("dead time could not be jumped over")

    def stop(self) -> None:
        """End `run`."""
        self._stopped.set()

    def skip(self) -> None:
        """Jump over the dead time before the next thing on any stage, if this mode leaves it out."""
        if self.mode == "full" or self.paused:
            return
        with self._lock:
            now = self._clock.read().show
            to = min((self._waits_for(runner.show, now) for runner in self.runners.values()), default=now)
            if now + WORTH_A_JUMP < to < math.inf:
                self._reclock(to)

    def _waits_for(self, show: Show, now: float) -> float:
        """The show second before which nothing on this stage is worth watching; `now` if something is.

        A held show waits for a person, and so does a standby that nobody but a person ends.
        """
        if show.ended:
            return math.inf
        coming = None if show.held else self._agenda(show, now)
        drive = Drive(self.mode)
        if coming is not None:
            return coming.at - drive.worth(show, now, coming.at)
        if show.held or show.next_point is not None:
            return now
        ends = timing.free(show)
        return ends - drive.worth(show, now, ends) if ends > now else math.inf

    def _place(self, runner: Runner, to: float) -> None:
        cue, at = planned_before(runner.show.rundown, to)
        self._clock.set(show=at, rate=0.0)
        ask(runner, GoTo(cue))
        self._clock.set(show=to)  # stands until every stage is in its place: no commit is anybody's delay
        ask(runner, Resume())
        ask(runner, SetDelay(0.0))

    @property
    def _rate(self) -> float:
        return 0.0 if self.paused else self.speed

    def _reclock(self, show: float | None = None) -> None:
        """Go on from show second `show`, or from now, at the speed that was asked for; tell everybody."""
        with self._lock:
            self._clock.set(show=show, rate=self._rate)
            for runner in self.runners.values():
                runner.retimed()

    def _agenda(self, show: Show, now: float) -> Due | None:
        return Drive(self.mode, self.mishaps.waiting).agenda(show, now)

    def _rundown(self, stage: str) -> Rundown:
        found = self.runners.get(stage)
        if found is None:
            raise UsageError(f"There is no stage {stage[:80]!r}. Stages: {', '.join(self.runners)}.")
        return found.show.rundown
