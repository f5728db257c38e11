"""Rundowns as the pages fetch them: written once for all of them, beside the show.

A long day's scripts take a fifth of a second to write, and after an edit every screen asks for them at once.
A native thread does it, and only for items that are others than before; whoever still has the words before
an edit is told those items alone.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

import msgspec
from gevent import Greenlet
from gevent.threadpool import ThreadPool

from stagecue.rundown import Item, Rundown
from stagecue.show import Show
from stagecue.web import plans

PAST = 20
"""Revisions of a stage that a page may still have: who has an older one is told the whole."""
SMALL = 1400
"""Bytes that one packet holds anyway."""
LEVEL = 1
"""Of gzip: a seventh of the bytes. A tenth of them would take four times as long."""


@dataclass(frozen=True)
class Told:
    """An answer to a page.

    Fields:
        etag: names these very bytes
        packed: they are gzip's
    """

    body: bytes
    etag: str
    packed: bool


class Rundowns:
    """The newest of each stage. `told` blocks the calling greenlet only."""

    def __init__(self) -> None:
        self._beside = ThreadPool(1)
        self._stages: dict[str, _Stage] = {}

    def told(self, show: Show, *, since: str = "", packed: bool = False) -> Told:
        """The rundown of `show` with its scripts, as it goes over the line.

        Of one who has revision `since`, if that is still known, what is another since then; `packed` by gzip,
        where that is worth it.
        """
        stage = self._stages.setdefault(show.rundown.stage, _Stage(self._beside))
        return stage.told(show.rundown, show.pace, since, packed=packed)


class _Stage:
    """One stage's newest rundown, in every form that was asked for."""

    def __init__(self, beside: ThreadPool) -> None:
        self._beside = beside
        self._of: tuple[Rundown, float] | None = None
        self._past: dict[str, Rundown] = {}
        self._told: dict[tuple[str, bool], Greenlet[..., Told]] = {}
        self._rows: dict[str, tuple[Item, float, float, msgspec.Raw]] = {}

    def told(self, plan: Rundown, pace: float, since: str, *, packed: bool) -> Told:
        """Written by the first who asks; whoever asks meanwhile waits for the same."""
        self._turn_to(plan, pace)
        before = self._past.get(since) if since else None
        form = before.rev if before else "", packed
        told = self._told
        if form not in told:
            # at once, not when the thread is free: whoever asks meanwhile has to find it
            told[form] = self._beside.apply_async(self._written, (plan, pace, before), {"packed": packed})
        try:
            return told[form].get()
        except Exception:
            told.pop(form, None)  # the next who asks has it tried again
            raise

    def _turn_to(self, plan: Rundown, pace: float) -> None:
        if self._of and self._of[0] is plan and self._of[1] == pace:
            return
        self._of = plan, pace
        self._told = {}
        self._past[plan.rev] = plan
        if len(self._past) > PAST:
            del self._past[next(iter(self._past))]

    def _written(self, plan: Rundown, pace: float, before: Rundown | None, *, packed: bool) -> Told:
        """In the native thread."""
        told = (
            plans.changes(plan, before, pace=pace, written=self._row)
            if before
            else plans.whole(plan, pace=pace, written=self._row)
        )
        body = msgspec.json.encode(told)
        etag = hashlib.blake2b(body, digest_size=8).hexdigest()
        if packed and len(body) > SMALL:
            return Told(gzip.compress(body, LEVEL, mtime=0), f"{etag}-gzip", packed=True)
        return Told(body, etag, packed=False)

    def _row(self, item: Item, pace: float, lead_in: float) -> msgspec.Raw:
        """As it was written before, if nothing in it is another."""
        kept = self._rows.get(item.id)
        if kept is None or kept[0] is not item or kept[1:3] != (pace, lead_in):
            raw = msgspec.Raw(msgspec.json.encode(plans.row(item, pace, lead_in)))
            kept = self._rows[item.id] = item, pace, lead_in, raw
        return kept[3]
