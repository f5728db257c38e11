"""Trouble to practise with: a talk that runs over, a missing speaker, a prompter that loses its link."""

from __future__ import annotations

import difflib
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stagecue.errors import UsageError
from stagecue.rundown import Item, Rundown
from stagecue.show import Show, timing
from stagecue.show.commands import Command, Hold, SetDelay
from stagecue.show.machine import LONGEST_SHIFT

Kind = Literal["over", "missing", "link"]
LINK_SECONDS = 20.0
"""Seconds for which a prompter loses its link, if nobody says otherwise; real time."""
LONGEST_OVER = 3600.0
"""Seconds; more is no overrun, that is another day."""
LONGEST_NAME = 120
"""Characters of who is missing: a panel of forty would be longer than a reason may be."""
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


def strike(trouble: Trouble, show: Show, now: float) -> Command:
    """What the trouble does to the show at `now`: more time for a talk, or a hold with the reason."""
    if trouble.kind == "over":
        late = max(0.0, timing.delay_now(show, now)) + trouble.seconds
        return SetDelay(min(late, LONGEST_SHIFT))
    name = textwrap.shorten(show.rundown.by_id[trouble.item].name, LONGEST_NAME, placeholder=" ...")
    return Hold(f"Trouble: {name} is not here. Go on with the next item.")


def read_trouble(text: str, rundowns: Sequence[Rundown]) -> Trouble:
    """The trouble that `text` tells. UsageError says how it is written, or which items are near."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"{text!r} is no trouble that can be rehearsed. {HOW}")
    item = _item(found["item"], rundowns)
    if item.kind == "break":
        raise UsageError(f"{item.id} is a break, which takes up what is late. Name a session. {HOW}")
    if found["over"]:
        seconds = float(found["over"]) * (60 if found["unit"] == "m" else 1)
        if not 0 < seconds <= LONGEST_OVER:
            raise UsageError(f"{text!r}: a talk can run over by 1 s to {LONGEST_OVER / 60:g} min.")
        return Trouble("over", item.id, seconds)
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
    raise UsageError(_which(wanted, found, items))


def _which(wanted: str, found: Sequence[Item], items: Sequence[Item]) -> str:
    """That no item fits, or several do: with those that are near."""
    names = [item.id for item in found or items]
    near = names[:5] if found else difflib.get_close_matches(wanted, names, n=3, cutoff=0.4) or names[:5]
    said = f"{len(found)} items fit {wanted!r}" if found else f"There is no item {wanted!r}"
    return f"{said}. Items: {', '.join(near)}{' ...' if len(names) > len(near) else '.'}"
