"""What becomes of a show whose runner was away: after a restart, or when the laptop slept.

In auto the clock takes nothing by itself any more: it holds, says what it missed, and waits for a person. In
manual the text runs on as a page left alone has it, unless that is implausible.
"""

from __future__ import annotations

from stagecue.rundown.timing import clock_seconds
from stagecue.show.agenda import due
from stagecue.show.commands import CallStandby, Take
from stagecue.show.events import ShowHeld
from stagecue.show.state import Show

PLAUSIBLE = 600.0
"""Show seconds for which a show may have been away and still come back with its text running."""


def after_restart(
    show: Show, left: float, now: float, *, lost: str = "", missing: str = ""
) -> ShowHeld | None:
    """The hold with which a show comes back that was left at show second `left`, or None.

    `lost` is what became of its record, half a sentence, if something of it was lost or may be; `missing` is
    the cue point that it was at, if the cards do not have it any more. Else they are "".
    """
    if show.ended:
        return None
    why = _why(lost, missing)
    if why:  # held already or not: the crew must see this reason, once
        known = show.held and show.why_held == why
        return None if known else ShowHeld(now, "clock", why, word=_word(show, left, now))
    if show.held:
        return _held_on(show, now)
    if show.auto:
        return _held(show, left, now, "StageCue was started again")
    return _held(show, left, now, _away(now - left)) if _lost(show, left, now) else None


def after_gap(show: Show, left: float, now: float, *, lost: float) -> ShowHeld | None:
    """The hold after the runner stood still for `lost` seconds; show time went on from `left` to `now`."""
    if show.held or show.ended or not show.auto:
        return None
    return _held(show, left, now, f"the laptop stood still for {lost:.0f} s")


def card_gone(cue: str) -> str:
    """Why a show is held that was at this cue point, of an item that the cards do not have any more."""
    item = cue.rpartition("/")[0] or cue
    return f"Held: the card of what was on is gone: {item}. Put it back and start again, or go on elsewhere."


def _held_on(show: Show, now: float) -> ShowHeld | None:
    """A hold goes on as it was, unless it waited for a card that is back in its place."""
    point = show.point
    if point is None or show.why_held != card_gone(point.id):
        return None
    name = show.rundown.by_id[point.item].name
    return ShowHeld(now, "clock", f"Held: the card of {name} is back. Check the text, then press Resume.")


def _why(lost: str, missing: str) -> str:
    if missing:
        return card_gone(missing)
    return f"Held: {lost}. Check the cue, then Resume." if lost else ""


def _away(seconds: float) -> str:
    """A sentence's half for people: nobody was away for less than no time."""
    if seconds < 0:
        return f"the laptop's clock was set back by {-seconds:.0f} s"
    return f"the show was away for {seconds:.0f} s of its time"


def _held(show: Show, left: float, now: float, what: str) -> ShowHeld:
    """Held where a page that was left alone stands by now."""
    todo = "Check the text, then press Resume." if show.motion else "Press Resume to go on."
    return ShowHeld(
        now, "clock", f"Held: {what}.{_missed(show, left, now)} {todo}", word=_word(show, left, now)
    )


def _word(show: Show, left: float, now: float) -> float | None:
    return show.motion.position(max(left, now)) if show.motion else None


def _missed(show: Show, left: float, now: float) -> str:
    coming = due(show, left)
    if coming is None or coming.at > now or not isinstance(coming.command, Take | CallStandby):
        return ""
    point = show.next_point
    assert point is not None
    name = show.rundown.by_id[point.item].name
    return f" Missed: {point.kind} of {name} at {clock_seconds(coming.at)}."


def _lost(show: Show, left: float, now: float) -> bool:
    """The text cannot be where its motion has it."""
    away = now - left
    if show.motion is None or 0 <= away <= PLAUSIBLE:
        return False
    return away < 0 or show.motion.position(now) != show.motion.position(left)
