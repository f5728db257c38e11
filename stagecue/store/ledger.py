"""The ledger: one stage in memory beside its store, and the one way to write to both.

Whoever wants to change the show does it through `put`, one at a time. If another process wrote first, the
ledger follows the store, and what was put is done anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gevent.lock import RLock

from stagecue.errors import Moved, StoreError
from stagecue.show import Ack, Show
from stagecue.show.acks import current_cue
from stagecue.store.contract import Entry, Store
from stagecue.store.recorder import Recorder
from stagecue.store.standing import Standing

T = TypeVar("T")
Notice = Callable[[], None]
ANSWERS_KEPT = 1000
"""Answers in memory; a press lives for seconds, so that these are hours of a busy show."""


class Ledger:
    """One stage's standing and answers, equal to what its store has, or ahead of it while degraded.

    Fields:
        standing: where the stage stands by its entries
        answers: by the id of the call
        life: how often it began again; `seq` only goes on within one
    """

    def __init__(
        self, store: Store, begun: Show, *, woken: Notice, caught_up: Notice, followed: Notice
    ) -> None:
        """Takes up the stage of `begun`, a show before its first entry, where the store left it.

        `woken` is called when others have written, `followed` once their entries are folded in;
        `caught_up` when a record that was behind is whole again.
        """
        self._store = store
        self._begun = begun
        self._stage = begun.rundown.stage
        self._lock = RLock()
        self._woken = woken
        self._followed = followed
        self._heard = 0
        self._recorder = Recorder(store, self._stage, caught_up=caught_up, overtaken=self._begin_again)
        self.standing = Standing(begun)
        self.answers: dict[str, Ack] = {}
        self._refusals: dict[str, Ack] = {}
        self._callers: dict[str, str] = {}
        self.life = 0
        self._unsubscribe = store.subscribe(self._stage, self._hear)
        self._stand(begun, *self._on_record())

    @property
    def degraded(self) -> bool:
        """The show goes on, but its record is behind."""
        return self._recorder.degraded

    def put(self, work: Callable[[], T]) -> T:
        """What `work` comes to, alone; done anew whenever somebody else wrote meanwhile."""
        with self._lock:
            while True:
                stood = self._seq
                try:
                    return work()
                except Moved as moved:
                    self._follow(moved.revision)
                    if self._seq == stood:
                        raise StoreError(f"The store contradicts itself on {self._stage}: {moved}") from moved

    def commit(self, entries: list[Entry], call: str) -> Ack:
        """The store, then memory: what the call ("" is none) is answered once it is on record.

        Moved if somebody else wrote first: nothing was written, and nothing has changed.
        """
        standing = self.standing.after(*entries)
        reply = applied(standing.show, call)
        self._recorder.record(entries, [reply] if call else [])
        self.standing = standing
        return reply

    def owes(self, call: str) -> bool:
        """Whether the call was carried out, and is not on record yet."""
        return self._recorder.owes(call)

    def note(self, ack: Ack) -> None:
        """Have an answer written that changed nothing."""
        self._recorder.record([], [ack])

    def flush(self, seconds: float) -> bool:
        """Wait until everything is written, at most so long; whether it is."""
        return self._recorder.flush(seconds)

    def end(self) -> None:
        """Hear of no more appends: whoever goes on with a stopped show finds out with the next one."""
        self._unsubscribe()

    def remembered(self, ack: Ack, *, caller: str = "") -> Ack:
        """Keep the answer for repeats of the call; the store has those that count, for after a restart.

        Refusals have a list of their own: they cost nothing, and must not push out what was carried out.
        """
        counts = ack.satisfied or ack.status in ("applied", "degraded")
        kept = self.answers if counts else self._refusals
        kept[ack.id] = ack
        self._callers[ack.id] = caller
        if len(kept) > ANSWERS_KEPT:
            oldest = next(iter(kept))
            del kept[oldest]
            self._callers.pop(oldest, None)
        return ack

    def answered(self, call: str) -> Ack | None:
        """What the call of that id was answered, if it was."""
        return self.answers.get(call) or self._refusals.get(call)

    def is_anothers(self, call: str, caller: str) -> bool:
        """Whether somebody else made that call. After a restart nobody knows: it may be a retry then."""
        return self._callers.get(call, "") not in ("", caller)

    def keep_up(self) -> None:
        """Follow what others have written, if the store told of any."""
        heard = self._heard
        if heard > self._seq:
            with self._lock:
                if heard > self._seq:
                    self._follow(heard)
                if self._heard == heard:  # a store that has less than it told of is looked at once
                    self._heard = 0

    @property
    def _seq(self) -> int:
        return self.standing.show.seq

    def _hear(self, revision: int) -> None:
        """The store tells of an append. Our own are no news, and cost the show's alarm nothing."""
        if revision > self._recorder.reaches:
            self._heard = revision
            self._woken()

    def _follow(self, revision: int) -> None:
        """Fold in what others wrote; from the start if the two have gone apart, or the store has lost some.

        A show that went on without its store has entries that nobody else knows: those are never merged.
        """
        if revision < self._seq or self._recorder.is_behind:
            self._begin_again()
            return
        for entry in self._store.load(self._stage, after=self._seq):
            self.standing = self.standing.after(entry)
            if entry.call:
                self.remembered(applied(self.standing.show, entry.call))
        self._recorder.revision = self._seq
        self._followed()

    def _begin_again(self) -> None:
        """The store went on without this show, or lost a part of it: it is the truth, whatever was told.

        It is loaded first: while that fails, nothing is given up, and the show goes on as it is.
        """
        with self._lock:
            entries, given = self._on_record()
            self._recorder.drop()
            self.life += 1
            self._stand(self._begun, entries, given)
            self._followed()

    def _on_record(self) -> tuple[list[Entry], list[Ack]]:
        return self._store.load(self._stage), self._store.answers(self._stage, newest=ANSWERS_KEPT)

    def _stand(self, begun: Show, entries: list[Entry], given: list[Ack]) -> None:
        """Stand where the store has it, from the first entry on."""
        self.standing = Standing(begun).after(*entries)
        self.answers = {ack.id: ack for ack in given}
        self._callers = {}
        self._recorder.revision = self._seq


def applied(show: Show, name: str) -> Ack:
    """The answer to the call `name`, whose event came last in `show`."""
    return Ack(name, "applied", show.seq, show.rev, current_cue(show))
