"""The watch over an open record: its log is written back, its mark is set, and its file is still there.

It looks once a minute, after every change, and when the file goes, never while somebody waits for an answer:
in a greenlet that rests first. What concerns SQLite is done through the journal's own connection, the rest in
a thread of its own. What goes wrong is told, never raised.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from pathlib import Path

from gevent.event import Event as Flag
from gevent.threadpool import ThreadPool

from stagecue.errors import StoreError
from stagecue.store.record import names
from stagecue.store.record.durable import file_at, renamed
from stagecue.store.record.journal import Journal
from stagecue.store.record.mark import Mark, keep_mark

log = logging.getLogger("stagecue.store")

EVERY = 60.0
"""Seconds between two looks at a show in which nothing moves."""
GLANCE = 2.0
"""Seconds between two glances at whether the file is there: it can be kept only while we run."""
REST = 0.5
"""Seconds between a change and the look: its answer is out by then, and a hand that scrolls is one change."""

_GONE = (
    "The record's file {name} is gone. The show goes on, and all of it is kept in {kept}: the next start "
    "goes on with that. Leave the folder {folder} alone."
)
_REPLACED = (
    "Another file has taken the place of the record {name}. The show goes on, and all of it is kept in "
    "{kept}. The next start goes on with that if the other file is an older state of the record; if it is "
    "not, move it away once StageCue is closed, and start again."
)
_LOST = (
    "The record's file {name} is not there, and it cannot be kept elsewhere ({why}). The show goes on; what "
    "is done from here on is lost when StageCue ends. Note the cue before you close it."
)


class Watch:
    """Looks after one open record, from a greenlet (`run`).

    Fields:
        trouble: a sentence for the crew while the record's file is not where it was, else ""
    """

    def __init__(self, journal: Journal, *, now: Callable[[], datetime.datetime]) -> None:
        """Looks after `journal`; `now` names what is kept, and has the crew's time zone."""
        self.trouble = ""
        self._journal = journal
        self._now = now
        self._stamp = ""
        self._copied = -1
        self._thread = ThreadPool(1)
        self._asked = Flag()
        self._ended = Flag()

    def look(self, _runner: object) -> None:
        """Ask for a look: a listener of every runner."""
        self._asked.set()

    def run(self) -> None:
        """Look until `stop`, and once more then."""
        while not self._ended.is_set():
            self._asked.clear()
            self.settle()
            self._wait()
            self._ended.wait(REST)
        self.settle()
        self._thread.kill()

    def stop(self) -> None:
        """End `run`."""
        self._ended.set()
        self._asked.set()

    def settle(self) -> None:
        """Look now. Blocks the calling greenlet only."""
        try:
            mark = self._journal.write_back()
        except StoreError as error:
            log.info("the log is not written back: %s", error)  # a commit that fails is told by the recorder
            return
        stands = self._thread.apply(file_at, (self._journal.path,))
        if stands == self._journal.file:
            self._tell("")
        else:
            self._tell(self._keep(_GONE if stands is None else _REPLACED))
        self._thread.apply(_mark, (self._journal.path, mark))

    def _wait(self) -> None:
        """Until something changes, a minute is over, or the file is not there any more."""
        for _ in range(int(EVERY / GLANCE)):
            if self._asked.wait(GLANCE) or self._misses_the_file():
                return

    def _misses_the_file(self) -> bool:
        """Found out just now: what was told already is looked at as seldom as a record that is well."""
        return not self.trouble and self._thread.apply(file_at, (self._journal.path,)) != self._journal.file

    def _keep(self, told: str) -> str:
        """Have all of the record written beside the place where it was; what is told of it.

        Under a name of its own: what waits for a record's place is forgotten once something stands there.
        """
        record = self._journal.path
        self._stamp = self._stamp or names.stamp(self._now())
        kept = names.kept(record, stamp=self._stamp)
        try:
            self._copy(kept)
        except (OSError, StoreError) as error:
            log.info("the record cannot be kept: %s", error)
            return _LOST.format(name=record.name, why=self._thread.apply(_why, (record.parent,)))
        return told.format(name=record.name, kept=kept.name, folder=record.parent)

    def _copy(self, kept: Path) -> None:
        """Once, and again when there is more: a press waits for it."""
        changes, making = self._journal.changes(), names.part(self._journal.path)
        if changes == self._copied and self._thread.apply(kept.is_file):
            return
        self._journal.copy_to(making)
        self._thread.apply(renamed, (making, kept))
        self._copied = changes

    def _tell(self, trouble: str) -> None:
        if trouble and trouble != self.trouble:
            log.error("%s", trouble)
        self.trouble = trouble


def _why(folder: Path) -> str:
    return "nothing can be written in its folder" if folder.is_dir() else "the folder is gone, too"


def _mark(record: Path, mark: Mark) -> None:
    """A mark that cannot be written stays behind, as it may: nothing is told, nothing stops."""
    try:
        keep_mark(record, mark)
    except OSError as error:
        log.info("the mark of %s stays behind: %s", record, error)
