"""The show machine: a table of legal moves and two pure functions.

Its laws:
 1. `decide(show, command, now)` answers with events or raises `Refused`; it changes nothing.
 2. `evolve(show, event)` answers with the next show and never fails: replay is a fold.
 3. A cue point is taken at most once until BACK or go-to passes back over it: the pointer only moves ahead.
 4. GO takes exactly the next cue point. No GO makes the text jump: it scrolls on, and no longer stops there.
 5. The text takes its own cues, but only while it moves; a held show takes nothing by itself.
    The clock takes standby, and in auto what opens an item, and its talk: never before they are due.
 6. BACK, go-to and a hand on the text leave the show held: only GO or Resume sets it going again.
 7. `allowed(show)` is the rule by which `decide` refuses; the same rule greys a button.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from stagecue.errors import Refused
from stagecue.rundown.pace import FASTEST, SLOWEST
from stagecue.show import after, auto, text, timing
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.state import Phase, Show

_ANYWHERE: frozenset[type[c.Command]] = frozenset({c.GoTo, c.SetPace, c.Blank})
_DAY = _ANYWHERE | {c.Go, c.Back, c.Hold, c.Resume, c.SetAuto, c.SetDelay, c.End, c.CallStandby, c.Take}
_TEXT = (_DAY | {c.Nudge, c.Reach, c.Release}) - {c.CallStandby}

LONGEST_SHIFT = 6 * 3600.0
"""Seconds by which a day can be shifted: more is a slip of the hand."""
LONGEST_COUNTDOWN = 10.0
"""Seconds: nobody waits longer for a text to start."""
LONGEST_WHY = 200
"""Characters of the reason for a hold: a phone shows some 80, and the record keeps them for ever."""

ALLOWED: dict[Phase, frozenset[type[c.Command]]] = {
    "ready": _DAY | {c.Start},
    "introduction": _TEXT,
    "at cue": _TEXT,
    "talk": _DAY,
    "break": _DAY,
    "ended": _ANYWHERE | {c.Back},
}
"""The legal moves; `_ONLY_IF` narrows some of them by what stands beside the phase."""

_ONLY_IF: dict[type[c.Command], Callable[[Show], bool]] = {
    c.Start: lambda show: show.pointer < 0,
    c.Go: lambda show: show.next_point is not None or show.phase in ("talk", "break"),
    c.Back: lambda show: show.ended or show.pointer >= 0,
    c.Hold: lambda show: not show.held,
    c.Resume: lambda show: show.held or (show.resting and text.remains(show)),
    c.Nudge: lambda show: show.motion is not None,
    c.CallStandby: lambda show: not show.held,
    c.Take: lambda show: show.auto and not show.held,
    c.Reach: lambda show: not show.held,
    c.Release: lambda show: not show.held,
}


def allowed(show: Show) -> frozenset[type[c.Command]]:
    """The commands that `show` would take now; their arguments can still be wrong."""
    return frozenset(kind for kind in ALLOWED[show.phase] if kind not in _ONLY_IF or _ONLY_IF[kind](show))


def decide(show: Show, command: c.Command, now: float, by: str = "clock") -> tuple[e.Event, ...]:
    """What happens if `by` asks for `command` at `now` (show seconds). Refused says why nothing does."""
    if type(command) not in allowed(show):
        raise Refused(_why_not(show, command))
    match command:
        case c.Start():
            return _go(show, now, by)
        case c.Go(countdown):
            return _go(show, now, by, countdown)
        case c.Back():
            return _back(show, now, by)
        case c.GoTo(cue):
            return _go_to(show, cue, now, by)
        case c.Hold(why):
            return _hold(why, now, by)
        case c.Resume():
            return (e.ShowResumed(now, by),)
        case c.SetPace(wpm):
            return _set_pace(wpm, now, by)
        case c.SetAuto(on):
            return (e.AutoSet(on, now, by),)
        case c.SetDelay(seconds):
            return _set_delay(seconds, now, by)
        case c.Nudge():
            return _nudge(show, command, now, by)
        case c.Blank(on):
            return (e.ScreenBlanked(on, now, by),)
        case c.End():
            return (e.DayEnded(now, by),)
        case c.CallStandby(item):
            return _call_standby(show, item, now, by)
        case c.Take(cue):
            return _take(show, cue, now, by)
        case c.Reach(cue):
            return _reach(show, cue, now)
        case c.Release(cue):
            return _release(show, cue, now, by)
        case _:
            assert_never(command)


def evolve(show: Show, event: e.Event) -> Show:
    """The show after `event`. An event about a cue point that the rundown no longer has only counts."""
    return after.signed(show, _evolved(replace(show, seq=show.seq + 1), event), event)


def _evolved(show: Show, event: e.Event) -> Show:
    match event:
        case e.StandbyCalled(cue, at, by):
            return after.taken(show, cue, at, by)
        case e.CueTaken(cue, at, by, countdown):
            return after.taken(show, cue, at, by, countdown)
        case e.CueReleased(cue, at):
            return after.released(show, cue, at)
        case e.PointerMoved():
            return after.moved(show, event)
        case e.ShowHeld():
            return after.held(show, event)
        case e.ShowResumed(at):
            return after.resumed(show, at)
        case e.PaceSet(wpm, at):
            return after.paced(show, wpm, at)
        case e.AutoSet(on, at):
            return replace(show, auto=on, not_before=at + after.NOTICE)
        case e.DelaySet(seconds, at):
            return after.shifted(show, seconds, at)
        case e.TextMoved():
            return after.text_moved(show, event)
        case e.ScreenBlanked(on):
            return replace(show, blank=on)
        case e.DayEnded(at):
            return after.ended(show, at)
        case _:
            assert_never(event)


# --- decide, one function for each command that has something to decide ---------------------------------


def _go(show: Show, now: float, by: str, countdown: float = 0.0) -> tuple[e.Event, ...]:
    if not 0 <= countdown <= LONGEST_COUNTDOWN:
        raise Refused(f"A countdown takes 0 to {LONGEST_COUNTDOWN:g} s.")
    target = show.next_point
    if target is None:
        return (e.DayEnded(now, by),)
    if target.kind == "standby":
        return (e.StandbyCalled(target.id, now, by),)
    return (e.CueTaken(target.id, now, by, countdown if target.kind == "introduction" else 0.0),)


def _back(show: Show, now: float, by: str) -> tuple[e.Event, ...]:
    to = show.pointer if show.ended else show.pointer - 1
    return (_pointer_moved(show, to, now, by),)


def _go_to(show: Show, cue: str, now: float, by: str) -> tuple[e.Event, ...]:
    to = show.rundown.index.get(cue) if cue else -1
    if to is None:
        raise Refused(f"There is no cue point {cue[:40]!r} in this rundown. Reload the page.")
    return (_pointer_moved(show, to, now, by),)


def _pointer_moved(show: Show, to: int, now: float, by: str) -> e.Event:
    points = show.rundown.points
    undone = tuple(point.id for point in points[to + 1 : show.pointer + 1])
    skipped = tuple(point.id for point in points[show.pointer + 1 : max(to, 0)])
    return e.PointerMoved(points[to].id if to >= 0 else "", undone, skipped, now, by)


def _hold(why: str, now: float, by: str) -> tuple[e.Event, ...]:
    if len(why) > LONGEST_WHY or min(why, default=" ") < " ":
        raise Refused(f"A reason is one line of at most {LONGEST_WHY} characters, not {len(why)}.")
    return (e.ShowHeld(now, by, why),)


def _set_pace(wpm: float, now: float, by: str) -> tuple[e.Event, ...]:
    if not SLOWEST <= wpm <= FASTEST:
        raise Refused(f"A pace of {wpm:g} words a minute is outside {SLOWEST:g} to {FASTEST:g}.")
    return (e.PaceSet(wpm, now, by),)


def _set_delay(seconds: float, now: float, by: str) -> tuple[e.Event, ...]:
    if not 0 <= seconds <= LONGEST_SHIFT:
        raise Refused(f"A delay is 0 to {LONGEST_SHIFT:g} s: nothing starts early, and go-to goes further.")
    return (e.DelaySet(seconds, now, by),)


def _nudge(show: Show, nudge: c.Nudge, now: float, by: str) -> tuple[e.Event, ...]:
    """A screen that was alone says why it holds the show, and gives way to whoever has moved it meanwhile."""
    assert show.motion is not None
    word = min(max(nudge.word, 0.0), show.motion.stop)
    if nudge.since is None:
        return (e.TextMoved(word, now, by),)
    placed = show.placed
    if placed is not None and placed.seq > nudge.since and placed.by != by:
        raise Refused(f"{placed.by} has moved the show since this screen was alone: it follows the show.")
    return (e.TextMoved(word, now, by, f"{by} was moved by hand while its link was lost."),)


def _call_standby(show: Show, item: str, now: float, by: str) -> tuple[e.Event, ...]:
    target = show.next_point
    if target is None or target.kind != "standby" or target.item != item:
        raise Refused(f"{item} is not the item that stands by next.")
    if now < timing.opens_at(show, target) - auto.NEARLY:
        raise Refused(f"{item} is not due to stand by yet.")
    return (e.StandbyCalled(target.id, now, by),)


def _take(show: Show, cue: str, now: float, by: str) -> tuple[e.Event, ...]:
    at = auto.takes_at(show)
    if at is None or show.next_point is None or show.next_point.id != cue:
        raise Refused(f"{cue} is not what the clock takes next.")
    if now < at - auto.NEARLY:
        raise Refused(f"{cue} is not due yet.")
    return (e.CueTaken(cue, now, by),)


def _reach(show: Show, cue: str, now: float) -> tuple[e.Event, ...]:
    target = show.next_point
    if target is None or target.id != cue or target.kind == "talk" or show.motion is None:
        raise Refused(f"{cue} is not the cue that the text comes to next.")
    if show.motion.position(now) < target.word - text.NEARLY:
        raise Refused(f"The text has not come to {cue} yet.")
    return (e.CueTaken(cue, now, "text"),)


def _release(show: Show, cue: str, now: float, by: str) -> tuple[e.Event, ...]:
    if show.point is None or show.point.id != cue or show.released:
        raise Refused(f"{cue} is not the cue that holds the text.")
    return (e.CueReleased(cue, now, by),)


def _why_not(show: Show, command: c.Command) -> str:
    name = c.NAMES.get(type(command), type(command).__name__)
    if show.phase == "ended":
        return f"The day has ended: {name} is not possible. BACK opens it again."
    if show.held and type(command) not in c.NAMES:
        return "The show is held."
    return f"{name} is not possible now ({show.phase}{', held' if show.held else ''})."
