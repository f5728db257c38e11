"""Records on the disk: opened, begun anew, looked at, and folded into what was run."""

from __future__ import annotations

import datetime
from pathlib import Path

from stagecue.errors import StoreError
from stagecue.rehearsal import AsRun
from stagecue.rundown import Rundown
from stagecue.store import Journal, open_records
from stagecue.store.runner import ALL
from stagecue.web import asrun


def run_of(journal: Journal, rundown: Rundown) -> AsRun:
    """What was run of `rundown`, by the record."""
    answers = journal.answers(rundown.stage, newest=ALL)
    return asrun.run_of(rundown, journal.load(rundown.stage), answers)


def fresh_journal(path: Path) -> Journal:
    """An empty record at `path`; what was there is kept beside it."""
    journal = Journal(path)
    if journal.last() is None:
        return journal
    journal.close()
    set_aside(path)
    return Journal(path)


def set_aside(path: Path) -> None:
    """Give a closed record another name: nothing is ever deleted."""
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    for file in sorted(path.parent.glob(f"{path.name}*")):
        file.rename(file.with_name(file.name.replace(path.stem, f"{path.stem}-until-{stamp}", 1)))


def no_show_there(data: Path) -> None:
    """StoreError if a show is running on this folder: a rehearsal keeps away from it."""
    for record in open_records(data):
        raise StoreError(
            f"A show is running on {record}. Close it first, or name another --data to rehearse."
        )
