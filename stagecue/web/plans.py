"""A rundown as it goes over the line, with its scripts: whole, or what edits changed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from stagecue.cards import Notes
from stagecue.rundown import Clash, CuePoint, Item, Rundown, read_seconds
from stagecue.rundown.expected import least_length
from stagecue.rundown.pace import FASTEST, SLOWEST
from stagecue.show import timing
from stagecue.web.runs import lines
from stagecue.web.wire import VERSION

Written = Callable[[Item, float, float], Any]
"""An item as it is told, at a pace and with seconds of introduction before its slot: see `row`."""


def row(item: Item, pace: float, lead_in: float) -> dict[str, Any]:
    """One item with its script; `pace` words per minute, introduced `lead_in` seconds before its slot."""
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "speakers": list(item.speakers),
        "hosts": list(item.hosts),
        "track": item.track,
        "start": item.start,
        "end": item.end,
        "words": item.words,
        "read_seconds": round(read_seconds(item.words, tempo=item.tempo, pace=pace), 1),
        "tempo": round(item.tempo, 3),
        "hard_start": item.flex.hard_start,
        "least": least_length(item),
        "lead_in": lead_in,
        "points": [_point(point) for point in item.points],
        "script": list(lines(item)),
        "file": item.file,
        "rev": item.rev,
    }


def whole(plan: Rundown, *, pace: float, written: Written = row) -> dict[str, Any]:
    """All of it. `written` makes a row of an item, or knows it already."""
    return {
        "v": VERSION,
        "stage": {"id": plan.stage, "name": plan.name},
        "event": plan.event,
        "day": plan.day.isoformat(),
        "rundown_rev": plan.rev,
        "pace": pace,
        "paces": {"slowest": SLOWEST, "fastest": FASTEST},
        "items": [written(item, pace, timing.lead_in(item, plan)) for item in plan.items],
        "notes": [_note(note) for note in plan.notes],
        "clashes": [_clash(clash) for clash in plan.clashes],
        "pronunciations": dict(plan.pronunciations),
    }


def changes(plan: Rundown, before: Rundown, *, pace: float, written: Written = row) -> dict[str, Any]:
    """What is another than in `before`, an earlier revision: edits change items, and nothing else."""
    changed = [item for item in plan.items if before.by_id.get(item.id) is not item]
    return {
        "v": VERSION,
        "stage": {"id": plan.stage, "name": plan.name},
        "since": before.rev,
        "rundown_rev": plan.rev,
        "pace": pace,
        "items": [written(item, pace, timing.lead_in(item, plan)) for item in changed],
    }


def _point(point: CuePoint) -> dict[str, Any]:
    told = asdict(point) | {"holds": None if math.isinf(point.holds) else point.holds}
    del told["item"]
    return told


def _note(note: Notes) -> dict[str, Any]:
    return {"speaker": note.speaker, "title": note.title, "text": note.text}


def _clash(clash: Clash) -> dict[str, Any]:
    told = asdict(clash)
    told["with"] = told.pop("rival")
    return told
