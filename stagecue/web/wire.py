"""The names on the wire: what pages and programs are sent. Public: docs/protocol.md."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any

import msgspec

from stagecue.rundown import Item
from stagecue.rundown.expected import slack
from stagecue.show import Ack, Show, timing, views
from stagecue.store.cards.keeper import NOTHING, Offered
from stagecue.store.clock import Reading

VERSION = 1


@dataclass(frozen=True)
class Playing:
    """What every page says beside its clock.

    Fields:
        date: the day that is played
        played_as_today: another date's day is played as if it were today
        zone, zone_confirmed: the time zone, and whether somebody named it
        rehearsal: the clock is a rehearsal's
    """

    date: str
    played_as_today: bool
    zone: str
    zone_confirmed: bool
    rehearsal: bool


def state(
    show: Show,
    reading: Reading,
    *,
    epoch: str,
    record: str,
    playing: Playing,
    degraded: bool,
    cards: Offered = NOTHING,
) -> dict[str, Any]:
    """The whole state of one stage; 4 kB at most."""
    return {
        "v": VERSION,
        "stage": show.rundown.stage,
        "epoch": epoch,
        "record": record,
        "seq": show.seq,
        "rev": show.rev,
        "rundown_rev": show.rundown.rev,
        "phase": show.phase,
        "held": show.held,
        "why_held": short(show.why_held),
        "blank": show.blank,
        "cue": _cue(show),
        "next": _next(show),
        "item": _item_now(show),
        "following": _following(show),
        "standby": show.standby.id if show.standby else None,
        "motion": _maybe(show.motion),
        "pace": show.pace_of(show.introduced),
        "auto": show.auto,
        "clock_takes": _clock_takes(show),
        **_late(show, reading.show),
        "allowed": views.buttons(show),
        "last": _maybe(show.last),
        "clock": clock(reading, epoch),
        "day": asdict(playing),
        "degraded": degraded,
        "cards": asdict(cards),
    }


def clock(reading: Reading, epoch: str) -> dict[str, Any]:
    """What a page needs to know the show's time by itself."""
    return {
        "epoch": epoch,
        "server_ms": round(reading.server_ms, 3),
        "show_ms": round(reading.show * 1000, 3),
        "rate": reading.rate,
    }


def ack(reply: Ack) -> dict[str, Any]:
    """An ack; `satisfied` and `was` only where they say something."""
    told = asdict(reply)
    if "stale" not in (reply.status, reply.was):
        del told["satisfied"]
    if reply.was is None:
        del told["was"]
    return told


def _maybe(value: Any) -> dict[str, Any] | None:
    return asdict(value) if value is not None else None


def _cue(show: Show) -> dict[str, Any] | None:
    point = show.point
    return (
        {"id": point.id, "kind": point.kind, "text": short(point.text)} if point and not show.ended else None
    )


def _next(show: Show) -> dict[str, Any] | None:
    told = _maybe(views.next_to_take(show))
    return told and {**told, "text": short(told["text"]), "label": short(told["label"])}


def _item_now(show: Show) -> dict[str, Any] | None:
    item = show.item
    if item is None:
        return None
    times = {"end": item.end, "expected_end": timing.free(show), "since": views.since(show)}
    return _slugline(item) | times


def _clock_takes(show: Show) -> dict[str, Any] | None:
    told = _maybe(views.clock_takes(show))
    return told and {**told, "name": short(told["name"])}


def _late(show: Show, now: float) -> dict[str, Any]:
    """How late it is, what makes it later, and what can take it up."""
    return {
        "delay": show.delay,
        "held_from": timing.held_from(show),
        "spare": timing.spare(show),
        "slack": _slack(show, now),
        "over": _over(show),
    }


def _slack(show: Show, now: float) -> dict[str, Any] | None:
    """The next break, and what it can still take up."""
    found = slack(timing.expected(show, now)) if not show.ended else None
    return found and {"item": found[0].id, "seconds": found[1]}


def _over(show: Show) -> dict[str, float | None]:
    over = timing.over(show)
    return {"least": over.least, "since": None if math.isinf(over.since) else over.since}


def _following(show: Show) -> dict[str, Any] | None:
    item = views.following(show)
    return _slugline(item) if item and not show.ended else None


def _slugline(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "title": short(item.title),
        "speakers": [short(name, 80) for name in item.speakers[:4]],
        "start": item.start,
    }


def short(text: str, longest: int = 160) -> str:
    """What people wrote, cut by its bytes in JSON: the state must stay small. The rundown has it whole."""
    if _bytes_of(text) <= longest:
        return text
    ends = accumulate(map(_bytes_of, text[:longest]))  # a letter has a byte at least
    return text[: sum(end <= longest - _bytes_of("…") for end in ends)] + "…"


def _bytes_of(text: str) -> int:
    """In JSON, where a quote is two bytes and what cannot be seen six; without the quotes around it."""
    return len(msgspec.json.encode(text)) - 2
