"""The runner drives one stage's show: the one writer of its journal, and the keeper of its one alarm.

A call goes: stored answer → age and expectation → decide → COMMIT → memory → listeners → ack.
Nothing is told before it is on the disk; a disk that fails or is slow does not stop the show, the ack then
says `degraded`.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import replace
from functools import reduce

import gevent
from gevent.event import Event as Flag
from gevent.lock import RLock

from stagecue.errors import Refused
from stagecue.rundown import Rundown
from stagecue.show import Ack, Call, Show, begin, decide, evolve
from stagecue.show.absence import after_gap, after_restart
from stagecue.show.acks import answer, overtaken, refusal
from stagecue.show.agenda import Due, due
from stagecue.show.commands import Go
from stagecue.show.events import Event
from stagecue.store.clock import GAP, Clock, Reading
from stagecue.store.journal import Entry, Journal
from stagecue.store.recorder import Recorder

log = logging.getLogger("stagecue.store")

GO_GAP = 0.3
"""Seconds between two GOs of callers that cannot say what they expect (design §6); real time."""
NOT_ON_RECORD = "Taken, but not on record yet: the disk fails or is slow."
REACTION = 0.4
"""Seconds in which nobody can have read a new cue on the phone and pressed GO for it; real time."""
TRY_AGAIN = 0.5
"""Seconds after which an own command that failed is tried again."""

IN_TIME = 0.05
"""Seconds by which an own move may come through late and still counts as made when it was due; real time.

What follows is timed by it: without this an introduction of many cues would fall behind by each alarm's
millisecond. It stays below the lead of a motion, so that no page has to jump."""
LAST_WORDS = 2.0
"""Seconds that a show being closed waits for a slow disk."""
OWN = ("clock", "text")
"""Who moves a show by itself. A caller that cannot say what it expects aims at the same second as they do."""
ALL = 1_000_000
ANSWERS_KEPT = 1000
"""Answers in memory; a press lives for seconds, so that these are hours of a busy show."""

Agenda = Callable[[Show, float], Due | None]
Listener = Callable[["Runner"], None]


class Runner:
    """One stage's show, live. `call` may be used from any greenlet."""

    def __init__(self, rundown: Rundown, clock: Clock, journal: Journal, *, agenda: Agenda = due) -> None:
        """`agenda` says what the show does by itself next; a rehearsal's has more in it."""
        self.clock = clock
        self._agenda = agenda
        self._journal = journal
        self._lock = RLock()
        self._changed = Flag()
        self._listeners: list[Listener] = []
        self._recorder = Recorder(journal, caught_up=self._publish)
        self._answers = {ack.id: ack for ack in journal.answers(rundown.stage, newest=ANSWERS_KEPT)}
        self._last_go_ms = self._latest = -math.inf
        self._moved_ms, self._moved_by = -math.inf, ""
        self._stopped = False
        journal.keep_plan(rundown)
        self.show = self._resume(rundown)

    @property
    def degraded(self) -> bool:
        """The show goes on, but its record is behind."""
        return self._recorder.degraded

    def listen(self, listener: Listener) -> None:
        """Have `listener` called after every change, once it is on disk."""
        self._listeners.append(listener)

    def record(self) -> tuple[list[Entry], list[Ack]]:
        """Everything on record of this show: its entries, and the answers that were given."""
        stage = self.show.rundown.stage
        return self._journal.load(stage), self._journal.answers(stage, newest=ALL)

    def call(self, call: Call) -> Ack:
        """Put `call` to the show and answer it. The same id always gets the same answer, as `duplicate`."""
        with self._lock:
            before = self._answers.get(call.id)
            if before is not None:
                return replace(before, status="duplicate")
            reading = self.clock.read()
            refused = (
                refusal(self.show, call, reading.server_ms)
                or self._too_quick(call, reading)
                or self._crossed(call, reading)
            )
            if refused is not None and refused.satisfied:
                self._recorder.record([], [(self.show.rundown.stage, refused)])
            return self._remembered(refused or self._carry_out(call, reading))

    def retimed(self) -> None:
        """The clock was set: look at it again, and tell everybody."""
        self._changed.set()
        self._publish()

    def run(self) -> None:
        """Take what is due when it is due, until `stop`. Whatever fails is logged, and the show goes on."""
        while not self._stopped:
            self._changed.clear()
            reading = self.clock.read()
            coming = self._agenda(self.show, reading.show)
            woke = self.clock.wait_until(coming.at if coming else math.inf, self._changed)
            if woke.lost:
                self._come_back(woke.lost)
            elif woke.due and coming:
                self._try_to_take(coming)

    def stop(self) -> None:
        """End `run`; the show stays as it is, and what is not written yet gets a moment more."""
        self._stopped = True
        self._changed.set()
        self._recorder.flush(LAST_WORDS)

    def _come_back(self, lost: float) -> None:
        """After a gap of so many seconds: whether the show takes what it missed, a person decides."""
        with self._lock:
            reading = self.clock.read()
            held = after_gap(self.show, reading.show - lost * reading.rate, reading.show, lost=lost)
            if held:
                self._commit((held,), reading, call="")

    def _try_to_take(self, coming: Due) -> None:
        try:
            self._take(coming)
        except Exception:
            log.exception("%s failed on %s", type(coming.command).__name__, self.show.rundown.stage)
            gevent.sleep(TRY_AGAIN)

    def _take(self, coming: Due) -> None:
        """Carry out what was due; whatever changed meanwhile makes it void."""
        with self._lock:
            reading = self.clock.read()
            try:
                events = decide(self.show, coming.command, self._made_at(coming, reading), coming.by)
            except Refused:
                gevent.sleep(0)
                return
            self._commit(events, reading, call="")
            lost = (self.clock.read().server_ms - reading.server_ms) / 1000
            if lost > GAP:
                self._come_back(lost)

    def _made_at(self, coming: Due, reading: Reading) -> float:
        """When an own move is made: when it was due, if it is in time; never before what is on record."""
        in_time = reading.show - coming.at <= IN_TIME * reading.rate
        return min(reading.show, max(coming.at, self._latest)) if in_time else reading.show

    def _carry_out(self, call: Call, reading: Reading) -> Ack:
        try:
            events = decide(self.show, call.command, reading.show, call.by)
        except Refused as refused:
            return answer(self.show, call, "invalid", str(refused))
        if isinstance(call.command, Go):
            self._last_go_ms = reading.server_ms
        return self._commit(events, reading, call=call.id, ack=call)

    def _commit(
        self, events: tuple[Event, ...], reading: Reading, *, call: str, ack: Call | None = None
    ) -> Ack:
        """Journal, then memory, then the listeners."""
        show = reduce(evolve, events, self.show)
        reply = answer(show, ack, "applied") if ack else Ack("", "applied", show.seq, show.rev, None)
        entries = [
            Entry(show.rundown.stage, reading.server_ms, call, event, reading.rate) for event in events
        ]
        written = self._recorder.record(entries, [(show.rundown.stage, reply)] if ack else [])
        if show.rev != self.show.rev or show.pointer != self.show.pointer:
            self._moved_ms, self._moved_by = reading.server_ms, events[-1].by
        self.show, self._latest = show, events[-1].at
        self._changed.set()
        self._publish()
        return reply if written else replace(reply, status="degraded", message=NOT_ON_RECORD)

    def _publish(self) -> None:
        for listener in self._listeners:
            self._tell(listener)

    def _tell(self, listener: Listener) -> None:
        """Whoever fails to listen is logged, and the show goes on."""
        try:
            listener(self)
        except Exception:
            log.exception("a listener of %s failed", self.show.rundown.stage)

    def _remembered(self, ack: Ack) -> Ack:
        """Keep the answer for repeats of the call; the journal has those that count, for after a restart."""
        self._answers[ack.id] = ack
        if len(self._answers) > ANSWERS_KEPT:
            del self._answers[next(iter(self._answers))]
        return ack

    def _too_quick(self, call: Call, reading: Reading) -> Ack | None:
        blind = isinstance(call.command, Go) and call.expect is None
        if blind and reading.server_ms - self._last_go_ms < GO_GAP * 1000:
            return answer(self.show, call, "stale", "Two GOs within 0.3 s: the second was disregarded.")
        return None

    def _crossed(self, call: Call, reading: Reading) -> Ack | None:
        """A GO that was on its way to the button when somebody else, or the text, took what it was for.

        The page showed the new cue already, but no eye has read it: the press meant the old one.
        """
        if not isinstance(call.command, Go) or self._moved_by == call.by:
            return None
        if call.expect is None and self._moved_by not in OWN:
            return None
        pressed = reading.server_ms if call.pressed_at is None else call.pressed_at
        if pressed - self._moved_ms >= REACTION * 1000:
            return None
        return overtaken(self.show, call)

    def _resume(self, rundown: Rundown) -> Show:
        """The show as the journal left it; held, if it cannot tell where the text is by now."""
        entries = self._journal.load(rundown.stage)
        show = reduce(evolve, (entry.event for entry in entries), begin(rundown))
        reading = self.clock.read()
        held = after_restart(show, entries[-1].event.at, reading.show) if entries else None
        if held is None:
            return show
        self._recorder.record([Entry(rundown.stage, reading.server_ms, "", held, reading.rate)], [])
        return evolve(show, held)
