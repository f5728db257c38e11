"""The reference: a bare gevent process that sleeps to instants, and commits a row at each.

It has no show, no pages and no web: what it is late by, this machine makes anybody late who does the least
that a show must do. One greenlet for each stage; SQLite with the journal's settings, in one native thread.
It sleeps a second at a time, as the show's clock does: Linux ends a longer sleep up to 0.1 % late.

    python -m benchmarks.reference FILE < instants

Instants are JSON, a list of steady seconds for each stage; so is the answer: what each was late by, in
seconds, when it `woke` and when it was `committed`.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from dataclasses import dataclass, field

import gevent
from gevent.threadpool import ThreadPool

from stagecue.app.clocks import steady

ROW = b'{"cue": "hall-1-session-01/cue-1", "at": 36061.5, "by": "text"}'

LONGEST = 1.0


@dataclass
class Sleeper:
    """Sleeps and commits, and writes down how late it was."""

    path: str
    woke: list[float] = field(default_factory=list)
    committed: list[float] = field(default_factory=list)
    _thread: ThreadPool = field(default_factory=lambda: ThreadPool(1))

    def run(self, stages: list[list[float]]) -> None:
        """Sleep to all instants of all stages."""
        self._db = self._thread.apply(opened, (self.path,))
        gevent.joinall([gevent.spawn(self._sleep, instants) for instants in stages], raise_error=True)
        self._thread.apply(self._db.close)

    def _sleep(self, instants: list[float]) -> None:
        for at in instants:
            while (left := at - steady()) > 0:
                gevent.sleep(min(left, LONGEST))
            self.woke.append(steady() - at)
            self._thread.apply(committing, (self._db,))
            self.committed.append(steady() - at)


def opened(path: str) -> sqlite3.Connection:
    """A file with the journal's settings, and the one table that a reference needs."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY AUTOINCREMENT, fields BLOB NOT NULL)")
    return db


def committing(db: sqlite3.Connection) -> None:
    """Put one row on the disk."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO entries (fields) VALUES (?)", (ROW,))


def main() -> None:
    """Sleep to what standard input says, and tell how late it was."""
    sleeper = Sleeper(sys.argv[1])
    sleeper.run(json.load(sys.stdin))
    json.dump({"woke": sleeper.woke, "committed": sleeper.committed}, sys.stdout)


if __name__ == "__main__":
    main()
