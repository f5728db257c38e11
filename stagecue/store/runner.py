"""The runner drives one stage's show: the keeper of its one alarm, and of what its pages are told.

A call goes: stored answer → age and expectation → decide → COMMIT → memory → listeners → ack.
Nothing is told before it is on the disk; a disk that fails or is slow does not stop the show, the ack then
says `degraded`. If another runner wrote first, the store says so (contract.py): the call is put anew to the
show as it then stands.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import gevent
from gevent.event import Event as Flag

from stagecue.errors import Refused, StoreError
from stagecue.rundown import Rundown
from stagecue.show import Ack, Call, Show, begin, decide
from stagecue.show.absence import after_gap, after_restart
from stagecue.show.acks import answer, refusal, repeated
from stagecue.show.agenda import Due, due
from stagecue.show.events import Event
from stagecue.store.clock import GAP, Clock, Reading
from stagecue.store.contract import Entry, Store
from stagecue.store.folds import Fold, Folds
from stagecue.store.hearing import Hearers
from stagecue.store.ledger import Ledger
from stagecue.store.standing import disregarded
from stagecue.store.thinking import Thinking

log = logging.getLogger("stagecue.store")

NOT_ON_RECORD = "Taken, but not on record yet: the disk fails or is slow."
TRY_AGAIN = 0.5
"""Seconds after which an own command that failed is tried again."""

IN_TIME = 0.05
"""Seconds by which an own move may come through late and still counts as made when it was due; real time.

What follows is timed by it: without this an introduction of many cues would fall behind by each alarm's
millisecond. It stays below the lead of a motion, so that no page has to jump."""
LAST_WORDS = 2.0
"""Seconds that a show being closed waits for a slow disk."""
ANOTHERS = "Another device used this id already: every press needs an id of its own. Nothing was done."
T = TypeVar("T")
Agenda = Callable[[Show, float], Due | None]
Listener = Callable[["Runner"], None]


class Runner:
    """One stage's show, live. `call` may be used from any greenlet."""

    def __init__(
        self, rundown: Rundown, clock: Clock, store: Store, *, agenda: Agenda = due, lost: str = ""
    ) -> None:
        """`agenda` says what the show does by itself next; a rehearsal's has more in it.

        `lost` says, in half a sentence, that something of its record is lost or may be: the show is held.
        """
        self.clock = clock
        self._agenda = agenda
        self._store = store
        self._stage, self._plan = rundown.stage, rundown
        self._changed = Flag()
        self._hearers = Hearers[Runner](rundown.stage)
        self._stopped = False
        self._thinking = Thinking(clock, lambda: self.show)
        self._folds = Folds(store, rundown.stage)
        self._keep_plan(rundown)
        self._ledger = Ledger(
            store, begin(rundown), woken=self._changed.set, caught_up=self._publish, followed=self.retimed
        )
        self._ledger.put(lambda: self._come_back_from_restart(lost))

    @property
    def show(self) -> Show:
        """The show as everybody was told."""
        return self._ledger.standing.show

    @property
    def stage(self) -> str:
        """The id of the stage that it leads."""
        return self._stage

    @property
    def history(self) -> str:
        """Names the record that this show is folded from, in eight signs: another one is another show."""
        return f"{self._store.identity:08x}"

    @property
    def life(self) -> int:
        """How often the show was begun again from its store; `seq` may have gone back at each."""
        return self._ledger.life

    @property
    def degraded(self) -> bool:
        """The show goes on, but its record is behind."""
        return self._ledger.degraded

    def listen(self, listener: Listener) -> None:
        """Have `listener` called after every change, once it is on disk."""
        self._hearers.add(listener)

    def read(self, fold: Fold[T]) -> T:
        """What `fold`, a pure function with a name, makes of all that is on record of this show.

        It is made beside the show, and made anew only once more is on record.
        """
        return self._folds.of(self._plan, fold)

    def call(self, call: Call) -> Ack:
        """Put `call` to the show and answer it. StoreError: nothing was done, it may be put again.

        The same id from the same caller gets the same answer, as `duplicate` once it is on record.
        """
        thought = self._thinking.over(call)
        return self._ledger.put(lambda: self._answer(thought))

    def retimed(self) -> None:
        """The clock was set, or the show moved: look at it again, and tell everybody."""
        self._changed.set()
        self._publish()

    def run(self) -> None:
        """Take what is due when it is due, until `stop`. Whatever fails is logged, and the show goes on."""
        while not self._stopped:
            self._changed.clear()
            self._try(self._ledger.keep_up, "keeping up")
            reading = self.clock.read()
            coming = self._agenda(self.show, reading.show)
            woke = self.clock.wait_until(coming.at if coming else math.inf, self._changed)
            if woke.lost:
                self._come_back(woke.lost)
            elif woke.due and coming:
                self._try(partial(self._take, coming), type(coming.command).__name__)

    def stop(self) -> None:
        """End `run`; the show stays as it is, and what is not written yet gets a moment more."""
        self._stopped = True
        self._changed.set()
        self._ledger.flush(LAST_WORDS)
        self._ledger.end()

    def _keep_plan(self, rundown: Rundown) -> None:
        """A full disk opens no new plan, but it must not close a show that is on."""
        try:
            self._store.keep_plan(rundown)
        except StoreError as error:
            log.warning(
                "the plan of %s is not on record, its report will be by an older one: %s", self._stage, error
            )

    def _answer(self, call: Call) -> Ack:
        before = self._ledger.answered(call.id)
        if before is None:
            return self._so_far(self._ledger.remembered(self._judged(call), caller=call.caller))
        if self._ledger.is_anothers(call.id, call.caller):
            return answer(self.show, call, "invalid", ANOTHERS)
        return self._so_far(before) if self._ledger.owes(call.id) else repeated(before)

    def _so_far(self, ack: Ack) -> Ack:
        """The answer as it can be given now: nothing is `applied`, or done before, until it is on record."""
        owed = self._ledger.owes(ack.id)
        return replace(ack, status="degraded", message=NOT_ON_RECORD) if owed else ack

    def _judged(self, call: Call) -> Ack:
        reading = self.clock.read()
        standing, now_ms = self._ledger.standing, reading.server_ms
        refused = refusal(self.show, call, now_ms, mover=standing.mover(now_ms)) or disregarded(
            standing, call, now_ms
        )
        if refused is not None and refused.satisfied:
            self._ledger.note(refused)
        return refused or self._carry_out(call, reading)

    def _carry_out(self, call: Call, reading: Reading) -> Ack:
        try:
            events = decide(self.show, call.command, reading.show, call.by)
        except Refused as refused:
            return answer(self.show, call, "invalid", str(refused))
        return self._commit(events, reading, call=call)

    def _come_back(self, lost: float) -> None:
        """After a gap of so many seconds: whether the show takes what it missed, a person decides."""
        self._ledger.put(lambda: self._hold_after(lost))

    def _hold_after(self, lost: float) -> None:
        reading = self.clock.read()
        held = after_gap(self.show, reading.show - lost * reading.rate, reading.show, lost=lost)
        if held:
            self._commit((held,), reading)

    def _come_back_from_restart(self, lost: str) -> None:
        """Held, if the show cannot tell where its text is by now, or whether this is where it stood."""
        standing = self._ledger.standing
        if not (self.show.seq or lost):
            return
        reading = self.clock.read()
        held = after_restart(self.show, standing.latest, reading.show, lost=lost, missing=standing.missing)
        if held:
            self._commit((held,), reading)

    def _try(self, work: Callable[[], None], what: str) -> None:
        try:
            work()
        except Exception:
            log.exception("%s failed on %s", what, self._stage)
            gevent.sleep(TRY_AGAIN)

    def _take(self, coming: Due) -> None:
        self._ledger.put(lambda: self._take_own(coming))

    def _take_own(self, coming: Due) -> None:
        """Carry out what was due; whatever changed meanwhile makes it void."""
        reading = self.clock.read()
        try:
            events = decide(self.show, coming.command, self._made_at(coming, reading), coming.by)
        except Refused:
            gevent.sleep(0)
            return
        self._commit(events, reading)
        lost = (self.clock.read().server_ms - reading.server_ms) / 1000
        if lost > GAP:
            self._come_back(lost)

    def _made_at(self, coming: Due, reading: Reading) -> float:
        """When an own move is made: when it was due, if it is in time; never before what is on record."""
        in_time = reading.show - coming.at <= IN_TIME * reading.rate
        return min(reading.show, max(coming.at, self._ledger.standing.latest)) if in_time else reading.show

    def _commit(self, events: tuple[Event, ...], reading: Reading, *, call: Call | None = None) -> Ack:
        """The store, then memory, then the listeners. Moved if somebody else wrote first."""
        name = call.id if call else ""
        entries = [Entry(self._stage, reading.server_ms, name, event, reading.rate) for event in events]
        reply = self._ledger.commit(entries, name)
        self.retimed()
        return reply

    def _publish(self) -> None:
        self._hearers.tell(self)
