"""The drive plays the people of a rehearsal: it yields (due, command) beside what the show does by itself.

It makes trouble, and where no crew is there, on the terminal, it is the crew as well: auto on, a way out of a
hold, the end of the day. All of it goes through the same `decide` and record as a person's press.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stagecue.rehearsal.trouble import Trouble, strike
from stagecue.rundown import CuePoint
from stagecue.show import Show, timing
from stagecue.show.agenda import Due, due
from stagecue.show.commands import End, Go, GoTo, Resume, SetAuto

Mode = Literal["full", "cue-to-cue", "intros"]
TAIL = 10.0
"""Seconds that are left of a talk in a rehearsal from cue to cue."""
READY = 5.0
"""Seconds that a crew has to look up before an introduction, if only those are rehearsed."""
NOTICED = 5.0
"""Seconds after which a crew has seen what is wrong."""
STRIKES = 8.0
"""Seconds into a standby or a talk after which trouble strikes: a crew that just led the show past the last
one has let it go by then, and in auto the clock does not take the introduction yet."""


@dataclass(frozen=True)
class Drive:
    """What a rehearsal does.

    Fields:
        troubles: those of this stage
        alone: nobody is there to lead it
    """

    mode: Mode = "full"
    troubles: Sequence[Trouble] = ()
    alone: bool = False

    def agenda(self, show: Show, now: float) -> Due | None:
        """What is done next by anybody, the show itself or those whom a rehearsal plays."""
        return min(self._all(show, now), key=lambda found: found.at, default=None)

    def worth(self, show: Show, now: float, at: float) -> float:
        """Show seconds that are waited for what is due at `at`; the rest is jumped over."""
        whole = at - now
        if self.mode == "full" or show.phase not in ("ready", "talk", "break"):
            return whole
        if self.mode == "intros":
            return min(whole, READY) if show.standby else 0.0
        return whole if show.standby else min(whole, TAIL)

    def _all(self, show: Show, now: float) -> Iterator[Due]:
        if show.ended:
            return
        yield from _made(self.troubles, show, now)
        own = due(show, now)
        if own is not None:
            yield own
        if self.alone:
            yield from _crew(show, now, own=own)


def _made(troubles: Sequence[Trouble], show: Show, now: float) -> Iterator[Due]:
    """What goes wrong, and when: each once, because what is past is not done again."""
    if not show.held:
        yield from _run_over(troubles, show, now)
        yield from _missing(troubles, show, now)


def _run_over(troubles: Sequence[Trouble], show: Show, now: float) -> Iterator[Due]:
    on = show.playing
    if on is None or on.kind not in ("talk", "break") or on.id not in show.starts:
        return
    here = [made for made in troubles if made.kind == "over" and made.item == on.item]
    at = show.starts[on.id] + STRIKES
    if here and (at > now or _untouched(show, on)):
        whole = replace(here[0], seconds=sum(made.seconds for made in here))
        yield Due(at, strike(whole, show, at))


def _missing(troubles: Sequence[Trouble], show: Show, now: float) -> Iterator[Due]:
    item, point = show.standby, show.point
    if item is None or point is None:
        return
    at = show.starts[point.id] + STRIKES
    here = next((made for made in troubles if made.kind == "missing" and made.item == item.id), None)
    if here and (at > now or _untouched(show, point)):
        yield Due(at, strike(here, show, at))


def _untouched(show: Show, point: CuePoint) -> bool:
    """Nothing has happened since `point` was taken: trouble that a quick clock ran past has not struck."""
    return show.last is not None and (show.last.seq, show.last.cue) == (show.seq, point.id)


def _crew(show: Show, now: float, *, own: Due | None) -> Iterator[Due]:
    """What a crew would do where there is none: auto on, a way out of every hold, the end of the day.

    A hard start whose time was over before the stage was free is called by nobody but a person.
    """
    if not show.auto:
        yield Due(now, SetAuto(on=True))
    if show.held_at is not None:
        yield _way_out(show, show.held_at + NOTICED)
    elif show.item is not None and show.next_point is None:
        yield Due(timing.free(show), End())
    elif own is None and show.auto:
        yield Due(timing.free(show), Go())


def _way_out(show: Show, at: float) -> Due:
    """Past the item that cannot be played, once what is on has had its time; or on as it was."""
    if not show.why_held or show.standby is None:
        return Due(at, Resume())
    following = show.rundown.after(show.standby)
    at = max(at, timing.free(show)) if show.item else at
    return Due(at, GoTo(following.points[0].id) if following else End())
