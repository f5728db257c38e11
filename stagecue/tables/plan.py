"""What `plan` prints: each stage's items and cue points with their planned times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from stagecue.rundown import Item, Rundown, read_seconds
from stagecue.rundown.timing import clock_seconds, planned_points


def print_plan(console: Console, rundowns: Sequence[Rundown]) -> None:
    """One table for each stage: each item, and its cue points under it."""
    for rundown in rundowns:
        table = Table(title=escape(f"{rundown.name}, {rundown.day}"), box=None, title_justify="left")
        for heading in ("Planned", "Cue point", "What"):
            table.add_column(heading, overflow="fold")
        for item in rundown.items:
            for row in _plan_rows(item, rundown):
                table.add_row(*(escape(cell) for cell in row))
        console.print(table)
        for clash in rundown.clashes:
            console.print(f"[yellow]skipped[/] {escape(clash.file)}: its slot has {escape(clash.rival)}")


def _plan_rows(item: Item, rundown: Rundown) -> Iterator[tuple[str, str, str]]:
    for point, at in planned_points(item, pace=rundown.pace, lead=rundown.standby_lead):
        what = item.name if point.kind in ("standby", "introduction") else point.text
        yield clock_seconds(at), point.kind, what


def plan_json(rundowns: Sequence[Rundown]) -> dict[str, Any]:
    """Every stage's items and cue points with their planned times, in show seconds and as clock times."""
    return {"stages": [_rundown_json(rundown) for rundown in rundowns]}


def _rundown_json(rundown: Rundown) -> dict[str, Any]:
    return {
        "stage": rundown.stage,
        "name": rundown.name,
        "day": rundown.day.isoformat(),
        "event": rundown.event,
        "pace": rundown.pace,
        "standby_lead": rundown.standby_lead,
        "pronunciations": dict(rundown.pronunciations),
        "items": [_item_json(item, rundown) for item in rundown.items],
        "clashes": [asdict(clash) for clash in rundown.clashes],
    }


def _item_json(item: Item, rundown: Rundown) -> dict[str, Any]:
    told = {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "speakers": list(item.speakers),
        "start": item.start,
        "end": item.end,
        "words": item.words,
        "pace": item.pace or rundown.pace,
        "read_seconds": round(read_seconds(item.words, tempo=item.tempo, pace=item.pace or rundown.pace), 1),
        "file": item.file,
        "hard_start": item.flex.hard_start,
        "min": item.flex.least,
        "can_skip": item.flex.can_skip,
        "can_move": item.flex.can_move,
        "introduction": item.introduction,
    }
    points = planned_points(item, pace=rundown.pace, lead=rundown.standby_lead)
    told["points"] = [_point_json(point.id, point.kind, point.text, at) for point, at in points]
    return told


def _point_json(name: str, kind: str, text: str, at: float) -> dict[str, Any]:
    return {"id": name, "kind": kind, "text": text, "planned": round(at, 1), "clock": clock_seconds(at)}
