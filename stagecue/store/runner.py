"""The runner drives one stage's show: the one writer of its journal, and the keeper of its one alarm.

A call goes: stored answer → age and expectation → decide → COMMIT → memory → listeners → ack.
Nothing is told before it is on the disk; a disk that fails or is slow does not stop the show, the ack then
says `degraded`.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Protocol

import gevent
from gevent.event import Event as Flag
from gevent.lock import RLock

from stagecue.errors import Refused
from stagecue.rundown import Rundown
from stagecue.show import Ack, Call, Show, begin, decide, evolve
from stagecue.show.acks import answer, overtaken, refusal
from stagecue.show.agenda import due
from stagecue.show.commands import Go, OwnCommand, Reach
from stagecue.show.events import Event, ShowHeld
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
PLAUSIBLE_AWAY = 600.0
"""Show seconds for which a show may have been away and still come back with its text running."""

LAST_WORDS = 2.0
"""Seconds that a show being closed waits for a slow disk."""
ANSWERS_KEPT = 1000
"""Answers in memory; a press lives for seconds, so that these are hours of a busy show."""

Listener = Callable[["Runner"], None]


@dataclass(frozen=True)
class Reading:
    """A clock read once.

    Fields:
        server_ms: the server's clock, milliseconds since 1970, never stepping back
        show: show seconds
        rate: show seconds in a second
    """

    server_ms: float
    show: float
    rate: float


class Clock(Protocol):
    """What the runner needs of a clock; `app.py` makes them."""

    def read(self) -> Reading:
        """The time now."""

    def wait_until(self, at: float, woken: Flag) -> bool:
        """Sleep until show second `at`, and answer True; answer False as soon as `woken` is set."""


class Runner:
    """One stage's show, live. `call` may be used from any greenlet."""

    def __init__(self, rundown: Rundown, clock: Clock, journal: Journal) -> None:
        self.clock = clock
        self._journal = journal
        self._lock = RLock()
        self._changed = Flag()
        self._listeners: list[Listener] = []
        self._recorder = Recorder(journal, caught_up=self._publish)
        self._answers = {ack.id: ack for ack in journal.answers(rundown.stage, newest=ANSWERS_KEPT)}
        self._last_go_ms = -math.inf
        self._moved_ms, self._moved_by = -math.inf, ""
        self._stopped = False
        self.show = self._resume(rundown)

    @property
    def degraded(self) -> bool:
        """The show goes on, but its record is behind."""
        return self._recorder.degraded

    def listen(self, listener: Listener) -> None:
        """Have `listener` called after every change, once it is on disk."""
        self._listeners.append(listener)

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
            return self._remembered(refused or self._carry_out(call, reading))

    def run(self) -> None:
        """Take what is due when it is due, until `stop`. Whatever fails is logged, and the show goes on."""
        while not self._stopped:
            self._changed.clear()
            at, command = self._coming()
            if self.clock.wait_until(at, self._changed) and command:
                self._try_to_take(command)

    def stop(self) -> None:
        """End `run`; the show stays as it is, and what is not written yet gets a moment more."""
        self._stopped = True
        self._changed.set()
        self._recorder.flush(LAST_WORDS)

    def _coming(self) -> tuple[float, OwnCommand | None]:
        coming = due(self.show, self.clock.read().show)
        return (coming.at, coming.command) if coming else (math.inf, None)

    def _try_to_take(self, command: OwnCommand) -> None:
        try:
            self._take(command)
        except Exception:
            log.exception("%s failed on %s", type(command).__name__, self.show.rundown.stage)
            gevent.sleep(TRY_AGAIN)

    def _take(self, command: OwnCommand) -> None:
        """Carry out a command of the show's own; whatever changed meanwhile makes it void."""
        with self._lock:
            reading = self.clock.read()
            by = "text" if isinstance(command, Reach) else "clock"
            try:
                events = decide(self.show, command, reading.show, by)
            except Refused:
                gevent.sleep(0)
                return
            self._commit(events, reading, call="")

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
        entries = [Entry(show.rundown.stage, reading.server_ms, call, event) for event in events]
        written = self._recorder.record(entries, [(show.rundown.stage, reply)] if ack else [])
        if show.rev != self.show.rev or show.pointer != self.show.pointer:
            self._moved_ms, self._moved_by = reading.server_ms, events[-1].by
        self.show = show
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
        if not isinstance(call.command, Go) or call.expect is None or self._moved_by == call.by:
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
        why = _implausible(show, entries[-1].event.at, reading.show) if entries else ""
        if not why:
            return show
        held = ShowHeld(
            reading.show, "clock", why, word=_left_alone(show, entries[-1].event.at, reading.show)
        )
        self._recorder.record([Entry(rundown.stage, reading.server_ms, "", held)], [])
        return evolve(show, held)


def _left_alone(show: Show, left: float, now: float) -> float | None:
    """The word at which a page that was left alone since `left` stands by now."""
    return show.motion.position(max(left, now)) if show.motion else None


def _implausible(show: Show, left: float, now: float) -> str:
    """Why the text cannot be where its motion has it, after an absence since `left`; "" if it can."""
    away = now - left
    if show.motion is None or show.held or 0 <= away <= PLAUSIBLE_AWAY:
        return ""
    if away > 0 and show.motion.position(now) == show.motion.position(left):
        return ""
    return f"Held: the show was away for {away:.0f} s of its time. Check the text, then press Resume."
