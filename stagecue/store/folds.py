"""What is made of a show's record, made once: asked for again, it costs nothing until more is on record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

from gevent.lock import RLock

from stagecue.rundown import Rundown
from stagecue.show.acks import Ack
from stagecue.store.contract import Entry, Store

T = TypeVar("T")
Fold = Callable[[Rundown, list[Entry], list[Ack]], T]
"""A pure function of a plan and of everything on record of its stage; it may run in another native thread."""


class Folds:
    """The folds of one stage's record, each kept with the plan and the size of the record behind it."""

    def __init__(self, store: Store, stage: str) -> None:
        self._store = store
        self._stage = stage
        self._kept: dict[Fold[Any], tuple[object, Any]] = {}
        self._one_by_one = RLock()

    def of(self, plan: Rundown, fold: Fold[T]) -> T:
        """What `fold` makes of the record. Whoever asks while it is made waits, and is given the same."""
        with self._one_by_one:
            stands = (plan, self._store.size(self._stage))
            kept = self._kept.get(fold)
            if kept is None or kept[0] != stands:
                kept = stands, self._store.read(self._stage, partial(fold, plan))
                self._kept[fold] = kept
            return cast("T", kept[1])
