"""The keeping of a show's record: its backup, and what the crew is told of both."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

from stagecue.app.clocks import steady
from stagecue.store import Backup, Journal, Runner, Watch

REPAIR_TOLD = 600.0
"""Seconds for which the crew is told of a repair: a line that stays red all day is not read any more."""
BEHIND = "The record is behind: the laptop's disk fails, is full or slow. The show goes on."
_SAME_FOLDER = (
    "The backup is in the record's own folder: it helps if the record breaks, not if the folder or the disk "
    "is lost. Better name a folder on another disk, a stick for example."
)
_SAME_DISK = (
    "The backup is on the same disk as the record: it helps if the record breaks, not if the disk does."
)


def backup_of(
    record: Path,
    folder: Path | None,
    runners: Mapping[str, Runner],
    *,
    now: Callable[[], datetime.datetime],
) -> Backup | None:
    """The backup of an open record into `folder`, asked for by every runner; None without a folder."""
    if folder is None:
        return None
    backup = Backup(record, folder, now=now)
    for runner in runners.values():
        runner.listen(backup.look)
    return backup


def watch_over(
    journal: Journal, runners: Mapping[str, Runner], *, now: Callable[[], datetime.datetime]
) -> Watch:
    """The watch over an open record, asked to look by every runner."""
    watch = Watch(journal, now=now)
    for runner in runners.values():
        runner.listen(watch.look)
    return watch


def remarks(record: Path, folder: Path | None) -> tuple[str, ...]:
    """What a person should know of where the backup is. It is allowed anywhere: some is better than none."""
    if folder is None or not folder.is_dir():
        return ()
    if folder.resolve() == record.parent.resolve():
        return (_SAME_FOLDER,)
    if folder.stat().st_dev == record.parent.stat().st_dev:
        return (_SAME_DISK,)
    return ()


def crew_troubles(
    runners: Mapping[str, Runner],
    *,
    mended: tuple[str, ...] = (),
    backup: Backup | None = None,
    watch: Watch | None = None,
    now: Callable[[], float] = steady,
) -> Callable[[], tuple[str, ...]]:
    """What is wrong with the record at any time, each a sentence for the controllers."""
    born = now()

    def troubles() -> tuple[str, ...]:
        told = list(mended) if now() - born < REPAIR_TOLD else []
        told += [kept.trouble for kept in (watch, backup) if kept is not None and kept.trouble]
        if any(runner.degraded for runner in runners.values()):
            told.append(BEHIND)
        return tuple(told)

    return troubles
