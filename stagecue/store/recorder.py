"""The recorder stands between a show and its disk: it waits for a commit, but never for long.

What it is given is written in order, and at last. A commit that fails, or takes more than `PATIENCE`, makes
the record *degraded*: the show goes on from memory, the recorder tries on, and says when it has caught up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import gevent
from gevent.event import Event as Flag

from stagecue.errors import StoreError
from stagecue.show import Ack
from stagecue.store.journal import Entry, Journal

log = logging.getLogger("stagecue.store")

PATIENCE = 0.25
"""Seconds that a press waits for its commit (design §6.4)."""
TRY_AGAIN = 1.0
"""Seconds between two tries on a disk that fails."""


class Recorder:
    """Writes one show's entries and answers to the journal, from a greenlet of its own."""

    def __init__(self, journal: Journal, *, caught_up: Callable[[], None]) -> None:
        """`caught_up` is called when a degraded record is whole again."""
        self.degraded = False
        self._journal = journal
        self._caught_up = caught_up
        self._entries: list[Entry] = []
        self._answers: list[tuple[str, Ack]] = []
        self._written = Flag()
        self._written.set()
        self._writing: gevent.Greenlet[[], None] | None = None

    def record(self, entries: list[Entry], answers: list[tuple[str, Ack]]) -> bool:
        """Have these written; True once they are on disk, False if the show must go on without."""
        self._entries += entries
        self._answers += answers
        self._written.clear()
        if self._writing is None or self._writing.ready():
            self._writing = gevent.spawn(self._write_all)
        if self.degraded or not self._written.wait(PATIENCE):
            self.degraded = True
        return not self.degraded

    def flush(self, seconds: float) -> bool:
        """Wait until everything is written, at most so long; whether it is."""
        return bool(self._written.wait(seconds))

    def _write_all(self) -> None:
        """Write until nothing is left; what comes meanwhile goes into the next commit."""
        while self._entries or self._answers:
            entries, answers = tuple(self._entries), tuple(self._answers)
            try:
                self._journal.append(entries, answers)
            except Exception as error:  # noqa: BLE001  # told in `_fail`: the show goes on whatever it is
                self._fail(error)
                gevent.sleep(TRY_AGAIN)
                continue
            del self._entries[: len(entries)], self._answers[: len(answers)]
        self._written.set()
        if self.degraded:
            self.degraded = False
            self._caught_up()

    def _fail(self, error: Exception) -> None:
        """Let nobody wait for a disk that has said no; any other error is a fault of ours, told whole."""
        if not self.degraded:
            log.error("the record cannot be written: %s", error, exc_info=not isinstance(error, StoreError))
        self.degraded = True
        self._written.set()
        self._written.clear()
