"""The show machine: a table of legal moves and two pure functions.

Its laws:
 1. `decide(show, command, now)` answers with events or raises `Refused`; it changes nothing.
 2. `evolve(show, event)` answers with the next show and never fails: replay is a fold.
 3. A cue point is taken at most once until BACK or go-to passes back over it: the pointer only moves ahead.
 4. GO takes exactly the next cue point. No GO makes the text jump: it scrolls on, and no longer stops there.
 5. The text takes its own cues, but only while it moves; a held show takes nothing by itself.
    The clock takes standby, and in auto what opens an item, and its talk: never before they are due.
 6. BACK, go-to and a hand on the text leave the show held: only GO or Resume sets it going again.
 7. New words leave the pointer and the text at the word that is being read: see editing.py.
 8. `allowed(show)` is the rule by which `decide` refuses; the same rule greys a button.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import assert_never

from stagecue.errors import Refused
from stagecue.rundown.pace import FASTEST, SLOWEST
from stagecue.show import after, editing, own, text
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.state import Phase, Placed, Show

_ANYWHERE: frozenset[type[c.Command]] = frozenset({c.GoTo, c.SetPace, c.Blank, c.Edit, c.UndoEdit})
_DAY = _ANYWHERE | {c.Go, c.Back, c.Hold, c.Resume, c.SetAuto, c.SetDelay, c.End, c.CallStandby, c.Take}
_TEXT = (_DAY | {c.Nudge, c.Reach, c.Release}) - {c.CallStandby}

LONGEST_SHIFT = 6 * 3600.0
"""Seconds by which a day can be shifted: more is a slip of the hand."""
LONGEST_COUNTDOWN = 10.0
"""Seconds: nobody waits longer for a text to start."""
LONGEST_WHY = 200
"""Characters of the reason for a hold: a phone shows some 80, and the record keeps them for ever."""

_BY_HAND = "was moved by hand while its link was lost."

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
    c.UndoEdit: lambda show: any(edits.past for edits in show.edits.values()),
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
        case c.Edit() | c.UndoEdit():
            return editing.reword(show, command, now, by)
        case c.CallStandby() | c.Take() | c.Reach() | c.Release():
            return own.decide(show, command, now, by)
        case _:
            assert_never(command)


def thought_over(show: Show, command: c.Command, now: float) -> None:
    """Decide it for nothing, in a thread beside the show.

    What takes long in an edit, to read the words and to lay them beside the old ones, is then remembered for
    when it counts: presses wait for that, and must not wait for this.
    """
    with suppress(Refused):
        decide(show, command, now)


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
        case e.ScriptEdited():
            return editing.edited(show, event)
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
    return (_pointer_moved(show, to, now, by, behind=to >= 0 and text.is_behind(show, to, now)),)


def _go_to(show: Show, cue: str, now: float, by: str) -> tuple[e.Event, ...]:
    to = show.rundown.index.get(cue) if cue else -1
    if to is None:
        raise Refused(f"There is no cue point {cue[:40]!r} in this rundown. Reload the page.")
    return (_pointer_moved(show, to, now, by),)


def _pointer_moved(show: Show, to: int, now: float, by: str, *, behind: bool = False) -> e.Event:
    points = show.rundown.points
    undone = tuple(point.id for point in points[to + 1 : show.pointer + 1])
    skipped = tuple(point.id for point in points[show.pointer + 1 : max(to, 0)])
    return e.PointerMoved(points[to].id if to >= 0 else "", undone, skipped, now, by, behind)


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
        return (_moved_too(show, placed, now, by),)
    return (e.TextMoved(word, now, by, f"{by} {_BY_HAND}"),)


def _moved_too(show: Show, placed: Placed, now: float, by: str) -> e.Event:
    """The text stays where the first that came back put it; a caller who is to look there hears of both."""
    too = f" {by} too: it follows."
    first = show.held and _BY_HAND in show.why_held and too not in show.why_held
    if not first or len(show.why_held + too) > LONGEST_WHY:
        raise Refused(f"{placed.by} has moved the show since this screen was alone: it follows the show.")
    assert show.motion is not None
    return e.TextMoved(show.motion.position(now), now, placed.by, show.why_held + too)


def _why_not(show: Show, command: c.Command) -> str:
    name = c.NAMES.get(type(command), type(command).__name__)
    if isinstance(command, c.UndoEdit):
        return "Nothing to undo: no words were changed in this show."
    if show.phase == "ended":
        return f"The day has ended: {name} is not possible. BACK opens it again."
    if show.held and type(command) not in c.NAMES:
        return "The show is held."
    return f"{name} is not possible now ({show.phase}{', held' if show.held else ''})."
