"""The backup: the record copied to a second place while the show runs, by SQLite's own online backup.

A copy is made every minute and whenever the pointer moves, at most one a second, in a native thread and
through a connection of its own (`copying`): the hub never waits for it, and the record is written on
meanwhile. Two slots take turns. What goes wrong is told, never raised.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

from gevent.event import Event as Flag
from gevent.threadpool import ThreadPool

from stagecue.errors import StoreError
from stagecue.store.keeping.copying import GO_ON, Made, make_copy
from stagecue.store.runner import Runner

log = logging.getLogger("stagecue.store")

EVERY = 60.0
"""Seconds between two copies of a show in which nothing moves."""
REST = 1.0
"""Seconds between two copies at least: a rehearsal at 600 times moves all the time."""
LONG = 30.0
"""Seconds after which a copy that is not done is trouble: a drive that does not answer."""


class Backup:
    """Copies one record, from a greenlet (`run`) and a native thread of its own.

    Fields:
        trouble: a sentence for the crew while the backup fails, else ""
    """

    def __init__(self, record: Path, folder: Path, *, now: Callable[[], datetime.datetime]) -> None:
        """Copies the open `record` into `folder`, which must be there; `now` has the crew's time zone."""
        self.trouble = ""
        self._record = record
        self._folder = folder
        self._now = now
        self._made: datetime.datetime | None = None
        self._last = Made()
        self._stood: dict[str, tuple[int, int]] = {}
        self._thread = ThreadPool(1)
        self._asked = Flag()
        self._ended = Flag()

    def look(self, runner: Runner) -> None:
        """Ask for a copy if the pointer of this show has moved: a listener of every runner."""
        stage, stands = runner.show.rundown.stage, (runner.show.pointer, runner.show.rev)
        if self._stood.get(stage) != stands:
            self._stood[stage] = stands
            self._asked.set()

    def run(self) -> None:
        """Make copies until `stop`."""
        while not self._ended.is_set():
            self._asked.clear()
            self.copy()
            self._ended.wait(REST)
            self._asked.wait(EVERY)
        self._thread.kill()

    def stop(self) -> None:
        """End `run`; a copy that is under way is left to itself."""
        self._ended.set()
        self._asked.set()

    def copy(self) -> None:
        """Make one copy now. Blocks the calling greenlet only."""
        now, last = self._now(), self._last
        making = self._thread.spawn(
            make_copy, self._record, self._folder, identity=last.identity, last=last.slot, now=now
        )
        while not making.ready():
            making.wait(LONG)
            if not making.ready():
                self._fail(f"{self._folder} does not answer. {GO_ON} Check the backup's disk.")
        self._take(cast("Made", making.get()), now)

    def _take(self, made: Made, now: datetime.datetime) -> None:
        if made.slot is None:
            self._fail(made.trouble)
            return
        self._made, self._last = now, made
        if made.trouble:
            self._tell(made.trouble)
        elif self.trouble:
            log.warning("the backup to %s works again", self._folder)
            self.trouble = ""

    def _fail(self, why: str) -> None:
        since = f"since {self._made:%H:%M:%S}" if self._made else "yet"
        self._tell(f"No backup {since}: {why}")

    def _tell(self, trouble: str) -> None:
        if trouble != self.trouble:
            log.error("%s", trouble)
        self.trouble = trouble


def prepared(folder: Path) -> None:
    """Make the folder of the backups, nothing above it: a drive that is not there must not become a folder.

    StoreError if a file has its name: no copy would ever be made.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"--backup {folder} is a file, not a folder. Name a folder, or move the file away.")
    with suppress(OSError):  # it cannot be made: the first copy says that it is not there
        folder.mkdir(exist_ok=True)
