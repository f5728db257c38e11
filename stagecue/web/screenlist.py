"""The screens of a stage as its controllers are told of them: small, however many they are. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from stagecue.web.screens import Seen
from stagecue.web.wire import VERSION, short

LARGEST = 4096
"""Bytes of a message, whatever the number of screens; beyond, only the counts are whole."""
LONGEST_TROUBLE, ALL_TROUBLES = 480, 1600
"""Bytes."""


def message(
    seen: Iterable[Seen], *, stage: str, server_ms: float, began_ms: float, troubles: Iterable[str] = ()
) -> dict[str, Any]:
    """The `screens` of one stage: as many of them as fit, every one of them counted.

    `began_ms`: since when there is a list. Shortly after it, screens of a life before are on their way back.
    """
    rows = list(seen)
    told: dict[str, Any] = {
        "v": VERSION,
        "stage": stage,
        "server_ms": server_ms,
        "began_ms": began_ms,
        "screens": [],
        "counts": _counts(rows),
        "troubles": list(_fitting((short(each, LONGEST_TROUBLE) for each in troubles), ALL_TROUBLES)),
    }
    room = LARGEST - len(msgspec.json.encode(told))
    told["screens"] = list(_fitting((msgspec.to_builtins(row) for row in rows), room))
    return told


def _counts(rows: Iterable[Seen]) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, Counter[str]] = {}
    for row in rows:
        found.setdefault(row.page, Counter())[row.link] += 1
    return found


def _fitting(values: Iterable[Any], room: int) -> Iterator[Any]:
    """The first of `values` that fit into so many bytes of JSON, with the commas between them."""
    for value in values:
        room -= len(msgspec.json.encode(value)) + 1
        if room < 0:
            return
        yield value
