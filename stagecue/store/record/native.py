"""A native thread for SQLite: who asks it something waits for the answer, and no other greenlet does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from gevent.threadpool import ThreadPool

from stagecue.errors import StoreError
from stagecue.store.record import rows
from stagecue.store.record.reasons import FULL, code_of, plain

T = TypeVar("T")


class Native:
    """One native thread, in which one connection to a record is used."""

    def __init__(self, path: Path) -> None:
        """`path` is the record's, for the messages."""
        self._path = path
        self._pool = ThreadPool(1)
        self.ended = False

    def do(self, work: Callable[[], T]) -> T:
        """What `work` returns in the thread, or its error raised here: gevent would print it there."""
        if self.ended:
            raise StoreError(f"The record {self._path} is closed. Start StageCue again.")
        done, failed = self._pool.apply(_tried, (work,))
        if isinstance(failed, sqlite3.Error):
            raise StoreError(_told(self._path, failed)) from failed
        if failed is not None:
            raise failed
        return cast("T", done)

    def end(self) -> None:
        """End the thread once it has done what it was asked for. May be called twice."""
        if not self.ended:
            self.ended = True
            self._pool.kill()


def _told(path: Path, error: sqlite3.Error) -> str:
    why = plain(error)
    if code_of(error) in rows.FORBIDDEN:
        return (
            f"The record {path} cannot be written ({why}). Let this user write to it and to its folder, "
            "or name another --data."
        )
    if why == FULL:
        return f"The disk of the record {path} is full. Make room there."
    return f"The record {path} cannot be used: {why}. Check the disk."


def _tried(work: Callable[[], T]) -> tuple[T | None, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001  # raised again where it is waited for
        return None, error
