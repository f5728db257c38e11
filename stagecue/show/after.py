"""The show after an event, one function for each event that moves more than a field; `evolve` calls them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from stagecue.show import events as e
from stagecue.show import text
from stagecue.show.state import Last, Show


def taken(show: Show, cue: str, at: float, by: str) -> Show:
    """A cue point was taken: the pointer stands there, and the show is not held any more."""
    to = show.rundown.index.get(cue)
    if to is None:
        return show
    called_by_clock = by == "clock" and show.rundown.points[to].kind == "standby"
    then = replace(
        show,
        pointer=to,
        rev=show.rev + (not called_by_clock),
        held=False,
        why_held="",
        released=False,
        last=Last(show.seq, cue, at, by),
        starts=MappingProxyType({**show.starts, cue: at}),
    )
    return replace(then, motion=text.after_taking(then, at))


def released(show: Show, cue: str, at: float) -> Show:
    """The cue at the pointer had its length."""
    if show.point is None or show.point.id != cue:
        return show
    return text.gone_on(show, at)


def moved(show: Show, event: e.PointerMoved) -> Show:
    """BACK or go-to: the pointer stands elsewhere, held; what it passed back over can be taken again."""
    to = show.rundown.index.get(event.cue, -1)
    if to < 0 and event.cue:
        return replace(show, held=True, motion=show.motion and show.motion.standing(event.at))
    starts = {cue: at for cue, at in show.starts.items() if cue not in event.undone}
    if event.cue:
        starts.setdefault(event.cue, event.at)
    then = replace(
        show,
        pointer=to,
        rev=show.rev + 1,
        held=True,
        why_held="",
        released=False,
        ended=False,
        starts=MappingProxyType(starts),
    )
    return replace(then, motion=text.at_its_place(then, event.at))


def held(show: Show, event: e.ShowHeld) -> Show:
    """The text comes to rest, or stands at the word that the event names."""
    motion = show.motion
    if motion is not None:
        motion = motion.standing(event.at) if event.word is None else motion.standing_at(event.word, event.at)
    return replace(show, held=True, why_held=event.why, motion=motion)


def resumed(show: Show, at: float) -> Show:
    """Held no more; a cue that held the text is over with it."""
    going = replace(show, held=False, why_held="")
    if show.resting and text.remains(show):
        return text.gone_on(going, at)
    return replace(going, motion=show.motion and text.run(going, at, stop=show.motion.stop))


def paced(show: Show, at: float) -> Show:
    """The text goes on at the new pace, if it moves."""
    if show.motion is None or show.held:
        return show
    return replace(show, motion=text.run(show, at, stop=show.motion.stop))
