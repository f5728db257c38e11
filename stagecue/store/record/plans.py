"""The plan of a day as the record keeps it, so that what happened can be read without the cards.

Scripts and notes stay out: a record holds who did what when, and the item's `rev` says whether a card has
changed since.
"""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import asdict, replace
from typing import Any

import msgspec

from stagecue.cards import CueKind
from stagecue.errors import StoreError
from stagecue.rundown import Clash, CuePoint, Item, Rundown
from stagecue.rundown.items import HOLDS, UNTIL_GO, Flex


def packed(rundown: Rundown) -> bytes:
    """The rundown as JSON, without what people wrote into it."""
    items = tuple(replace(item, script=(), unsettled=(), biography="") for item in rundown.items)
    return msgspec.json.encode(asdict(replace(rundown, items=items, notes=())))


def unpacked(data: bytes) -> Rundown:
    """The rundown that was packed. StoreError if it was another program's."""
    try:
        told = msgspec.json.decode(data)
        told["day"] = datetime.date.fromisoformat(told["day"])
        told["items"] = tuple(_item(item) for item in told["items"])
        told["pronunciations"] = tuple((name, said) for name, said in told["pronunciations"])
        told["holds"] = _holds(told)
        told["clashes"] = tuple(_clash(clash) for clash in told["clashes"])
        return Rundown(**told | {"notes": ()})
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(
            "The record holds a plan that cannot be read. To open the show on it mends it."
        ) from error


def newest_plans(db: sqlite3.Connection) -> list[Rundown]:
    """The newest plan of each stage of an open record, in the order of their names. StoreError as above."""
    found = db.execute("SELECT rundown FROM plans WHERE seq IN (SELECT MAX(seq) FROM plans GROUP BY stage)")
    return sorted((unpacked(row[0]) for row in found), key=lambda plan: plan.name)


def _holds(told: dict[str, Any]) -> tuple[tuple[CueKind, float], ...]:
    """Those of the plan; one that was kept without them has the usual ones."""
    kept = told.get("holds", HOLDS.items())
    return tuple((kind, UNTIL_GO if held is None else held) for kind, held in kept)


def _clash(told: dict[str, Any]) -> Clash:
    return Clash(**told | {"speakers": tuple(told["speakers"])})


def _item(told: dict[str, Any]) -> Item:
    told["points"] = tuple(_point(point) for point in told["points"])
    told["flex"] = Flex(**told["flex"])
    told["script"] = told["unsettled"] = ()
    for name in ("speakers", "hosts"):
        told[name] = tuple(told[name])
    return Item(**told)


def _point(told: dict[str, Any]) -> CuePoint:
    """JSON knows no infinity: nothing stands for it."""
    return CuePoint(**told | {"holds": UNTIL_GO if told["holds"] is None else told["holds"]})
