"""An introduction's words over HTTP: as they are in the show beside its card, and saved into it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import msgspec
from werkzeug.exceptions import BadRequest

from stagecue.errors import Refused
from stagecue.store import Runner
from stagecue.store.cards.keeper import item_of
from stagecue.store.cards.sheet import CardNow, Sheet, sheet
from stagecue.web.shapes import Shape
from stagecue.web.stages import Stages
from stagecue.web.wire import VERSION


class SavingIn(msgspec.Struct, forbid_unknown_fields=True):
    """What is sent to save an introduction into its card.

    Fields:
        base: the item's `rev` that was seen
        over: the card's `rev` that was seen, to save also over what somebody changed in it meanwhile
    """

    base: str
    over: str = ""


class Words(Shape):
    """An introduction's words in the show, and its card beside them."""

    v: int
    stage: str
    item: str
    title: str
    rev: str
    text: str
    file: str
    edited: bool
    undo: bool
    card: CardNow


def words(stages: Stages, runner: Runner, item: str) -> dict[str, Any]:
    """An introduction as a person edits it. UsageError if there is no such item."""
    if stages.keeper is None:
        return _told(runner, sheet(runner.show, item_of(runner, item), None, None))
    return _told(runner, stages.keeper.sheet(runner, item))


def save(stages: Stages, runner: Runner, item: str, sent: Any) -> dict[str, Any]:
    """Save its words into its card. BadRequest, Refused, StoreError or UsageError says why not."""
    try:
        asked = msgspec.convert(sent, SavingIn)
    except msgspec.ValidationError as error:
        raise BadRequest(f"The request does not fit: {error}.") from error
    if stages.keeper is None:
        raise Refused("These shows have no folder of cards: the words stay in the show.")
    return _told(runner, stages.keeper.save(runner, item, base=asked.base, over=asked.over))


def _told(runner: Runner, found: Sheet) -> dict[str, Any]:
    return {"v": VERSION, "stage": runner.stage, **asdict(found)}
