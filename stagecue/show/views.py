"""What people are told of a show: the words on GO, the item's clock, what follows."""

from __future__ import annotations

from dataclasses import dataclass

from stagecue.rundown import CuePoint, Item
from stagecue.show.acks import DAY_END
from stagecue.show.auto import takes_at
from stagecue.show.commands import PEOPLE
from stagecue.show.machine import allowed
from stagecue.show.state import Show
from stagecue.show.timing import opens_at, slot_is_over


@dataclass(frozen=True)
class Next:
    """What GO takes.

    Fields:
        id, kind, text: of the cue point; `end` after the last
        label: what the phone says, "GO: Lead applause"; it adds the words unread itself, as they pass
    """

    id: str
    kind: str
    text: str
    label: str


def next_to_take(show: Show) -> Next | None:
    """What GO takes, or None if there is nothing."""
    point = show.next_point
    if point is None:
        return (
            None
            if show.ended or show.pointer < 0
            else Next(DAY_END, DAY_END, "End of the day", "GO: end the day")
        )
    return Next(point.id, point.kind, point.text, f"GO: {_deed(show, point)}")


@dataclass(frozen=True)
class Taking:
    """What the clock takes next in auto, if nobody holds it; its standby comes before.

    Fields:
        cue, kind: the cue point
        name: what a caller says for its item
        at: show seconds
    """

    cue: str
    kind: str
    name: str
    at: float


def clock_takes(show: Show) -> Taking | None:
    """What the clock takes next, or None if it takes nothing by itself."""
    point, at = show.next_point, takes_at(show)
    if show.auto and not show.held and point and point.kind == "standby":
        if slot_is_over(show, show.rundown.by_id[point.item], show.not_before):
            return None
        point = show.rundown.points[show.pointer + 2]
        at = max(opens_at(show, point), show.not_before)
    if point is None or at is None:
        return None
    return Taking(point.id, point.kind, show.rundown.by_id[point.item].name, at)


def since(show: Show) -> float | None:
    """The show second at which what is on began: the introduction, the talk or the break."""
    if show.item is None:
        return None
    if show.phase in ("introduction", "at cue"):
        return show.starts.get(f"{show.item.id}/introduction")
    begun = (show.starts.get(f"{show.item.id}/{kind}") for kind in ("talk", "break", "introduction"))
    return next((at for at in begun if at is not None), None)


def following(show: Show) -> Item | None:
    """The item after the one that is on; the first one before the show."""
    items = show.rundown.items
    if show.item is None:
        return items[0] if items else None
    return show.rundown.after(show.item)


def buttons(show: Show) -> list[str]:
    """The names of the commands that people can give now, in the order of the docs."""
    legal = allowed(show)
    return [name for name, command in PEOPLE.items() if command in legal]


def _deed(show: Show, point: CuePoint) -> str:
    item = show.rundown.by_id[point.item]
    match point.kind:
        case "standby":
            return f"stand by, {item.name}"
        case "introduction":
            return f"introduction, {item.name}"
        case "talk":
            return f"talk, {item.name}"
        case "break":
            return item.title
        case "resume":
            return "go on reading"
        case _:
            return point.text[:1].upper() + point.text[1:]
