"""Trouble to practise with: a talk that runs over, a missing speaker, a prompter that loses its link."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stagecue.errors import UsageError
from stagecue.rundown import Item, Rundown

Kind = Literal["over", "missing", "link"]
LINK_SECONDS = 20.0
"""Seconds for which a prompter loses its link, if nobody says otherwise; real time."""
_SHAPE = re.compile(
    r"(?:\+(?P<over>\d+(?:\.\d+)?)(?P<unit>[ms])|(?P<missing>missing)|(?P<link>link)(?::(?P<cut>\d+)s)?)@(?P<item>.+)"
)
HOW = 'Write "+6m@ITEM" for a talk that runs over, "missing@ITEM" for a speaker, "link@ITEM" for a prompter.'


@dataclass(frozen=True)
class Trouble:
    """One thing that goes wrong at an item.

    Fields:
        item: its id
        seconds: by which its talk runs over, or for which the prompters lose their link
    """

    kind: Kind
    item: str
    seconds: float = 0.0


def read_trouble(text: str, rundowns: Sequence[Rundown]) -> Trouble:
    """The trouble that `text` tells. UsageError says how it is written, or which items are near."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"{text!r} is no trouble that can be rehearsed. {HOW}")
    item = _item(found["item"], rundowns)
    if found["over"]:
        return Trouble("over", item.id, float(found["over"]) * (60 if found["unit"] == "m" else 1))
    if found["missing"]:
        return Trouble("missing", item.id)
    return Trouble("link", item.id, float(found["cut"] or LINK_SECONDS))


def _item(wanted: str, rundowns: Sequence[Rundown]) -> Item:
    """The item of that id, else the only one whose id, title or speaker has the words."""
    items = [item for rundown in rundowns for item in rundown.items]
    exact = [item for item in items if item.id == wanted]
    words = wanted.casefold()
    found = exact or [item for item in items if words in f"{item.id}\n{item.title}\n{item.name}".casefold()]
    if len(found) == 1:
        return found[0]
    names = [item.id for item in found or items]
    near = names[:5] if found else difflib.get_close_matches(wanted, names, n=3, cutoff=0.4) or names[:5]
    said = f"{len(found)} items fit {wanted!r}" if found else f"There is no item {wanted!r}"
    raise UsageError(f"{said}. Items: {', '.join(near)}{' ...' if len(names) > len(near) else '.'}")
