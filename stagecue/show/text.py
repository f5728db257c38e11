"""How the text moves on when something happens: what stops it next, and where it stands."""

from __future__ import annotations

from dataclasses import replace

from stagecue.rundown import CuePoint
from stagecue.rundown.pace import LEAD
from stagecue.rundown.rewording import NEARLY
from stagecue.show.motion import Motion
from stagecue.show.state import Show


def next_stop(show: Show) -> float:
    """Words read where the text comes to rest next: the next cue that holds it, or its end."""
    assert show.item is not None
    ahead = show.rundown.points[show.pointer + 1 :]
    holding = (point.word for point in ahead if point.item == show.item.id and point.in_text and point.holds)
    return float(next(holding, show.item.words))


def remains(show: Show) -> bool:
    """Words follow the cue point at the pointer, or another cue at the very same word."""
    point, ahead = show.point, show.next_point
    if point is None or show.item is None:
        return False
    return point.word < show.item.words or bool(ahead and ahead.in_text)


def moves(show: Show, at: float) -> bool:
    """Words still go by at `at`, if nothing happens before."""
    motion = show.motion
    return bool(motion and motion.wpm) and motion is not None and motion.position(at) < motion.stop


def run(show: Show, at: float, *, stop: float) -> Motion:
    """The text going on at the show's pace. A motion that does so already is kept: pages need no new one."""
    assert show.motion is not None and show.item is not None
    wpm = show.pace_of(show.item) * show.item.tempo
    if (show.motion.wpm, show.motion.stop) == (wpm, stop):
        return show.motion
    return show.motion.running(at, wpm=wpm, stop=stop)


def after_taking(show: Show, at: float, countdown: float = 0.0) -> Motion | None:
    """The motion once the cue point at the pointer was taken; `show.motion` is still the one before.

    A countdown is no state of its own: the motion starts that far ahead, and every page counts to it.
    """
    point, item = show.point, show.item
    if point is None or item is None or point.kind in ("standby", "talk", "break"):
        return None
    if point.kind == "introduction" or show.motion is None:
        start = at + max(LEAD, countdown)
        return Motion(float(point.word), start, show.pace_of(item) * item.tempo, next_stop(show))
    if point.holds and show.motion.position(at) >= point.word - NEARLY:
        return _rest(show, point, at)
    return run(show, at, stop=next_stop(show))


def gone_on(show: Show, at: float) -> Show:
    """The cue at the pointer has had its length: text that stood at it goes on."""
    after = replace(show, released=True)
    return replace(after, motion=run(after, at, stop=next_stop(after))) if show.resting else after


def at_its_place(show: Show, at: float) -> Motion | None:
    """The motion of a show that was moved to the cue point at the pointer: standing there."""
    point = show.point
    if point is None or not (point.in_text or point.kind in ("introduction", "resume")):
        return None
    return Motion(float(point.word), at, 0.0, float(point.word) if point.holds else next_stop(show))


def is_behind(show: Show, to: int, at: float) -> bool:
    """The host has not read as far as the cue point `to` yet: its GO came ahead of the text."""
    point, motion = show.rundown.points[to], show.motion
    if motion is None or show.item is None or point.item != show.item.id or not point.in_text:
        return False
    return motion.position(at) < point.word - NEARLY


def held_behind(show: Show, at: float) -> Motion | None:
    """The motion of a show moved back to a cue that the text has not come to: held where the host reads.

    It then goes on as after that cue's own GO: a cue that was taken ahead holds nothing.
    """
    return show.motion and replace(show.motion.standing(at), stop=next_stop(show))


def _rest(show: Show, point: CuePoint, at: float) -> Motion:
    assert show.motion is not None and show.item is not None
    if show.motion.wpm and show.motion.stop == point.word:
        return show.motion
    return Motion(float(point.word), at, show.pace_of(show.item) * show.item.tempo, float(point.word))
