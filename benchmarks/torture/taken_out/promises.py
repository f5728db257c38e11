"""What the rows on kills and on durability take out of a server: each promise of the record, one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import gevent

from stagecue.store import Journal
from stagecue.store.recorder import Recorder

LATE = 0.05
"""Seconds by which the commit comes after the ack."""
HELD_BACK = 0.03
"""Seconds for which an ack is held back after its commit, so that a kill finds many on record without it."""


def _commit_before_ack() -> None:
    """The record is said to be written at once, and is written later."""
    record = Recorder.record

    def said_at_once(self: Recorder, *what: Any) -> bool:
        gevent.spawn_later(LATE, record, self, *what)
        return True

    Recorder.record = said_at_once  # type: ignore[method-assign,assignment]


def _kept_answers() -> None:
    """What a command was answered is forgotten with the server's life; its ack is held back a little."""
    Journal.answers = lambda *_args, **_more: []  # type: ignore[method-assign]
    record = Recorder.record

    def held_back(self: Recorder, *what: Any) -> bool:
        written = record(self, *what)
        gevent.sleep(HELD_BACK)
        return written

    Recorder.record = held_back  # type: ignore[method-assign,assignment]


class _Unsynced(sqlite3.Connection):
    """A connection that asks for less than it is told to."""

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        return super().execute(sql.replace("synchronous = FULL", "synchronous = NORMAL"), *rest)


def _sync() -> None:
    """A commit is not synced to the disk."""
    connect = sqlite3.connect
    vars(sqlite3)["connect"] = lambda *args, **more: connect(*args, **more | {"factory": _Unsynced})


PROMISES: dict[str, Callable[[], None]] = {
    "commit before ack": _commit_before_ack,
    "kept answers": _kept_answers,
    "sync": _sync,
}
