"""The report of a day on one stage: planned, rehearsed, actual, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass

from stagecue.rehearsal.asrun import AsRun, ItemRun
from stagecue.rehearsal.flags import Flag, flags, unrehearsed
from stagecue.rehearsal.reading import HostPace, host_paces
from stagecue.rundown import Item, Rundown
from stagecue.rundown.expected import backtimes


@dataclass(frozen=True)
class Row:
    """One item of the report.

    Fields:
        backtime: the latest start, show seconds, with which everything after it is on time
        rehearsed, actual: as it was run; None if there is no such record
    """

    item: Item
    backtime: float
    rehearsed: ItemRun | None
    actual: ItemRun | None


@dataclass(frozen=True)
class Report:
    """What a crew is told.

    Fields:
        rundown: the plan that it is held against: the show's, else the rehearsal's
        rehearsed, actual: the two runs; None where there is no record
        paces: how fast each host read, at real time
    """

    rundown: Rundown
    rows: tuple[Row, ...]
    rehearsed: AsRun | None
    actual: AsRun | None
    paces: tuple[HostPace, ...]
    flags: tuple[Flag, ...]


def report(
    *, rehearsed: AsRun | None = None, actual: AsRun | None = None, current: Rundown | None = None
) -> Report:
    """The report of one or both runs. `current` is the rundown of today's cards, if that is known."""
    run = actual or rehearsed
    assert run is not None, "a report needs a run"
    readings = [one.reading for ran in (rehearsed, actual) if ran for one in ran.items if one.reading]
    paces = host_paces(readings)
    told = flags(run, paces)
    if rehearsed is not None:
        told += tuple(unrehearsed(rehearsed, current or run.rundown))
    latest = backtimes(run.rundown.items)
    rows = tuple(
        Row(item, latest[item.id], _of(rehearsed, item), _of(actual, item)) for item in run.rundown.items
    )
    return Report(run.rundown, rows, rehearsed, actual, paces, told)


def _of(run: AsRun | None, item: Item) -> ItemRun | None:
    return next((one for one in run.items if one.item.id == item.id), None) if run else None
