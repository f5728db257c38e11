"""The show after an event, one function for each event that moves more than a field; `evolve` calls them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from stagecue.rundown import CuePoint
from stagecue.rundown.timing import planned_at
from stagecue.show import auto, text, timing
from stagecue.show import events as e
from stagecue.show.editing import is_of_text_on_stage
from stagecue.show.state import Last, Placed, Show

NOTICE = 10.0
"""Seconds for which the clock takes nothing after a person changed when it would, or after a standby: time to
see it coming, and to hold it."""
NOBODYS = 0.05
"""Seconds by which what the clock takes may be late without being late: instants are floats."""
OWN = ("clock", "text")
"""Who moves a show without any hand."""


def signed(before: Show, show: Show, event: e.Event) -> Show:
    """The show after `event`, which remembers whoever put the pointer or the text elsewhere.

    So does whoever put other words before the host: a word's number is another one there. A Hold or a pace
    leaves the text where it is: no other hand gives way to that.
    """
    elsewhere = _where(before) != _where(show) or isinstance(event, e.TextMoved) or is_of_text_on_stage(event)
    return replace(show, placed=Placed(show.seq, event.by)) if elsewhere and event.by not in OWN else show


def _where(show: Show) -> str:
    return show.point.id if show.point else ""


def taken(show: Show, cue: str, at: float, by: str, countdown: float = 0.0) -> Show:
    """A cue point was taken: the pointer stands there, and the show is not held any more."""
    to = show.rundown.index.get(cue)
    if to is None:
        return show
    point = show.rundown.points[to]
    going = let_go(show, at) if show.held else show
    then = replace(
        going,
        pointer=to,
        rev=show.rev + (not (by == "clock" and point.kind == "standby")),
        released=False,
        last=Last(show.seq, cue, at, by),
        starts=MappingProxyType({**show.starts, cue: at}),
        delay=_delay(going, point, at, by),
        not_before=at + min(NOTICE, show.rundown.standby_lead)
        if point.kind == "standby"
        else going.not_before,
    )
    return replace(then, motion=text.after_taking(then, at, countdown))


def released(show: Show, cue: str, at: float) -> Show:
    """The cue at the pointer had its length."""
    if show.point is None or show.point.id != cue:
        return show
    return text.gone_on(show, at)


def moved(show: Show, event: e.PointerMoved) -> Show:
    """BACK or go-to: the pointer stands elsewhere, held; what it passed back over can be taken again."""
    to = show.rundown.index.get(event.cue, -1)
    if to < 0 and event.cue:
        return replace(show, held_at=event.at, motion=show.motion and show.motion.standing(event.at))
    there = show.rundown.index  # what an edit took out is forgotten, too: it may come back to be taken
    starts = {cue: at for cue, at in show.starts.items() if cue in there and cue not in event.undone}
    if event.cue:
        starts.setdefault(event.cue, event.at)
    then = replace(
        show,
        pointer=to,
        rev=show.rev + 1,
        held_at=event.at,
        why_held="",
        released=False,
        ended=False,
        starts=MappingProxyType(starts),
        delay=_delay_moved(let_go(show, event.at), to, event.at),
    )
    where = text.held_behind if event.behind else text.at_its_place
    return replace(then, motion=where(then, event.at))


def held(show: Show, event: e.ShowHeld) -> Show:
    """The text comes to rest, or stands at the word that the event names. A hold going on began before."""
    since = event.at if show.held_at is None else show.held_at
    motion = show.motion
    if motion is not None:
        motion = motion.standing(event.at) if event.word is None else motion.standing_at(event.word, event.at)
    return replace(show, held_at=since, why_held=event.why, motion=motion)


def text_moved(show: Show, event: e.TextMoved) -> Show:
    """A hand put the text to another word: it is held there."""
    motion = show.motion and show.motion.standing_at(event.word, event.at)
    since = event.at if show.held_at is None else show.held_at
    return replace(show, held_at=since, why_held=event.why, motion=motion)


def resumed(show: Show, at: float) -> Show:
    """Held no more; a cue that held the text is over with it."""
    going = let_go(show, at)
    if show.resting and text.remains(show):
        return text.gone_on(going, at)
    return replace(going, motion=show.motion and text.run(going, at, stop=show.motion.stop))


def let_go(show: Show, at: float) -> Show:
    """Held no more: by so much everything to come is later."""
    late = timing.delay_now(show, at)
    return replace(show, held_at=None, why_held="", delay=late, not_before=at + NOTICE)


def paced(show: Show, wpm: float, at: float) -> Show:
    """The pace of the host who reads, or of everybody; text that moves goes on with it."""
    item = show.introduced
    if item is None or item.pace is None:
        then = replace(show, pace=wpm)
    else:
        then = replace(show, paces=MappingProxyType({**show.paces, item.hosts[0]: wpm}))
    if show.motion is None or show.held:
        return then
    return replace(then, motion=text.run(then, at, stop=show.motion.stop))


def shifted(show: Show, seconds: float, at: float) -> Show:
    """A person said how late the show is; a hold counts anew from here."""
    since = None if show.held_at is None else at
    return replace(show, delay=seconds, held_at=since, not_before=at + NOTICE)


def ended(show: Show, at: float) -> Show:
    """The day is over, as late as it ended; a day that was cut short stays as late as it was."""
    last = show.rundown.items[-1] if show.rundown.items else None
    late = at - last.end if last and show.item == last else show.delay
    return replace(show, ended=True, held_at=None, motion=None, rev=show.rev + 1, delay=late)


def _delay_moved(show: Show, to: int, at: float) -> float:
    """Actual against planned once the pointer was moved to `to`; `show` is the one before.

    Where only a standby, or the end of the day, was taken back, what was on has never stopped; a talk or a
    break that is gone back to is as late as it began.
    """
    if to < 0:
        return 0.0
    point = show.rundown.points[to]
    if show.standby is not None and to == show.pointer - 1:
        return show.delay
    if show.ended and to == show.pointer and show.item != show.rundown.items[-1]:
        return show.delay
    on = point.kind in ("talk", "break") and to <= show.pointer
    return timing.delay_at(show, point, show.starts.get(point.id, at) if on else at)


def _delay(show: Show, point: CuePoint, at: float, by: str) -> float:
    """Actual against planned once `point` was taken; `show` is the one before, and is not held.

    What the clock takes counts from when it was due, not from when its alarm came through: a millisecond
    is nobody's delay. A standby warns, and the text's own cues follow the text: neither changes it.
    """
    if point.kind != "talk" and point != show.rundown.by_id[point.item].points[1]:
        return show.delay
    due = auto.takes_at(show) if by == "clock" else None
    late = (at if due is None else due) - planned_at(point, show.rundown)
    return show.delay if due is not None and abs(late - show.delay) < NOBODYS else late
