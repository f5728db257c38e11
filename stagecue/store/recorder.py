"""The recorder stands between a show and its store: it waits for a commit, but never for long.

What it is given is written in order, and at last. A commit that fails, or takes more than `PATIENCE`, makes
the record *degraded*: the show goes on from memory, the recorder tries on, and says when it has caught up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import gevent
from gevent.event import Event as Flag

from stagecue.errors import Moved, StoreError
from stagecue.show import Ack
from stagecue.store.contract import Entry, Store

log = logging.getLogger("stagecue.store")

PATIENCE = 0.25
"""Seconds that a press waits for its commit (design §6.4)."""
TRY_AGAIN = 1.0
"""Seconds between two tries on a disk that fails."""


class Recorder:
    """Writes one stage's entries and answers to the store, from a greenlet of its own.

    Fields:
        degraded: the show goes on, but its record is behind
        revision: the stage's in the store, as far as this recorder knows
    """

    def __init__(
        self,
        store: Store,
        stage: str,
        *,
        caught_up: Callable[[], None],
        overtaken: Callable[[], None],
    ) -> None:
        """`caught_up` is called when a degraded record is whole again.

        `overtaken` is called when the store went on without a degraded show: what was kept for it is
        to be dropped.
        """
        self.degraded = False
        self.revision = 0
        self._store = store
        self._stage = stage
        self._caught_up = caught_up
        self._overtaken = overtaken
        self._entries: list[Entry] = []
        self._answers: list[Ack] = []
        self._moved: Moved | None = None
        self._written = Flag()
        self._written.set()
        self._writing: gevent.Greenlet[[], None] | None = None

    @property
    def reaches(self) -> int:
        """The stage's revision once everything is written."""
        return self.revision + len(self._entries)

    @property
    def is_behind(self) -> bool:
        """The show has gone on beyond what is written."""
        return self.degraded and bool(self._entries)

    def owes(self, call: str) -> bool:
        """Whether that call was carried out, and is not written yet."""
        return any(ack.id == call and ack.status == "applied" for ack in self._answers)

    def record(self, entries: list[Entry], answers: list[Ack]) -> bool:
        """Have these written; True once they are on disk, False if the show must go on without.

        Moved if somebody else wrote first: nothing was written, and nothing is kept of it.
        """
        self._entries += entries
        self._answers += answers
        self._written.clear()
        if self._writing is None or self._writing.ready():
            self._writing = gevent.spawn(self._write_all)
        if not self.degraded:
            self._written.wait(PATIENCE)
            self.degraded = bool(self._entries or self._answers)
        moved, self._moved = self._moved, None
        if moved is not None:
            raise moved
        return not self.degraded

    def flush(self, seconds: float) -> bool:
        """Wait until everything is written, at most so long; whether it is."""
        return bool(self._written.wait(seconds))

    def drop(self) -> None:
        """Give up what could not be written, and say it whole: the store went on without it, or has it."""
        log.error(
            "%s went on in the store without this server, which follows it now. Not written: %r, answers %r",
            self._stage,
            self._entries,
            self._answers,
        )
        self._forget()
        self.degraded = False

    def _write_all(self) -> None:
        """Write until nothing is left; what comes meanwhile goes into the next commit."""
        while self._entries or self._answers:
            try:
                self._write()
            except Exception as error:  # noqa: BLE001  # told in `_fail`: the show goes on whatever it is
                self._fail(error)
                gevent.sleep(TRY_AGAIN)
        self._written.set()
        if self.degraded:
            self.degraded = False
            self._caught_up()

    def _write(self) -> None:
        entries, answers = tuple(self._entries), tuple(self._answers)
        try:
            self._store.append(self._stage, entries, answers, expected=self.revision)
        except Moved as moved:
            self._give_way(moved)
            return
        self.revision += len(entries)
        del self._entries[: len(entries)], self._answers[: len(answers)]

    def _give_way(self, moved: Moved) -> None:
        """Somebody else wrote first: whoever waits is told, and pages that were told are told anew."""
        if self.degraded:
            self._overtaken()
        else:
            self._moved = moved
            self._forget()

    def _forget(self) -> None:
        self._entries.clear()
        self._answers.clear()

    def _fail(self, error: Exception) -> None:
        """Let nobody wait for a disk that has said no; any other error is a fault of ours, told whole."""
        if not self.degraded:
            log.error("the record cannot be written: %s", error, exc_info=not isinstance(error, StoreError))
        self.degraded = True
        self._written.set()
        self._written.clear()
