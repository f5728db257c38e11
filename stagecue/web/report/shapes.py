"""The JSON names of a report. Public: a change is a line of the CHANGELOG.

No path, no time of making, and every number rounded to a millisecond: two runs of one day are the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from stagecue.rehearsal import CueRun, HostPace, ItemRun, Reading, Report
from stagecue.rehearsal.report import Row
from stagecue.rundown import Clash
from stagecue.web.report.telling import told
from stagecue.web.report.times import second

Shape = dict[str, Any]


def report_json(reports: Sequence[Report]) -> Shape:
    """What was planned, rehearsed and done on every stage. Times are show seconds, differences seconds."""
    first = reports[0].rundown if reports else None
    return {
        "day": first.day.isoformat() if first else None,
        "event": next((one.rundown.event for one in reports if one.rundown.event), ""),
        "stages": [_stage(one) for one in reports],
    }


def _stage(report: Report) -> Shape:
    run = told(report)
    return {
        "stage": report.rundown.stage,
        "name": report.rundown.name,
        "pace": _number(report.rundown.pace),
        "told": "actual" if report.actual else "rehearsed",
        "ended": _number(run.ended),
        "over": _number(run.over),
        "last": _number(run.last),
        "undone": [{"at": _number(at), "cue": cue} for at, cue in run.undone],
        "items": [_item(row) for row in report.rows],
        "clashes": [_clash(clash) for clash in report.rundown.clashes],
        "paces": [_pace(pace) for pace in report.paces],
        "flags": [asdict(flag) for flag in report.flags],
    }


def _item(row: Row) -> Shape:
    item = row.item
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "speakers": list(item.speakers),
        "planned": _times(item.start, item.end),
        "backtime": _number(row.backtime),
        "rehearsed": _run(row.rehearsed),
        "actual": _run(row.actual),
    }


def _run(run: ItemRun | None) -> Shape | None:
    if run is None:
        return None
    return {
        **_times(run.start, run.end),
        "over": _number(run.over),
        "delta": _number(run.delta),
        "overlap": _number(run.overlap),
        "cues": [_cue(cue) for cue in run.cues],
        "reading": _reading(run.reading),
    }


def _times(start: float | None, end: float | None) -> Shape:
    return {
        "start": _number(start),
        "end": _number(end),
        "start_clock": None if start is None else second(start),
        "end_clock": None if end is None else second(end),
    }


def _cue(cue: CueRun) -> Shape:
    return {
        "id": cue.point.id,
        "kind": cue.point.kind,
        "text": cue.point.text,
        "planned": _number(cue.planned),
        "at": _number(cue.at),
        "delta": None if cue.at is None else _number(cue.at - cue.planned),
        "by": cue.by,
        "status": cue.status,
        "late": cue.late,
        "pressed_again": cue.pressed_again,
    }


def _reading(reading: Reading | None) -> Shape | None:
    if reading is None:
        return None
    return {
        "host": reading.host,
        "words": _number(reading.words),
        "seconds": _number(reading.seconds),
        "wpm": _number(reading.wpm),
        "real": reading.real,
    }


def _pace(pace: HostPace) -> Shape:
    return {
        "host": pace.host,
        "wpm": _number(pace.wpm),
        "slowest": _number(pace.slowest),
        "fastest": _number(pace.fastest),
        "count": pace.count,
    }


def _clash(clash: Clash) -> Shape:
    return {
        "title": clash.title,
        "speakers": list(clash.speakers),
        **_times(clash.start, clash.end),
        "with": clash.rival,
    }


def _number(value: float | None) -> float | None:
    """To a millisecond, always a float; `+ 0.0` because −0.0 is written differently."""
    return None if value is None else round(float(value), 3) + 0.0
