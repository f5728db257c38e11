"""The as-run: what really happened and when, folded from a record. Times are show seconds; + is over (late).

The fold is the machine's own `evolve`; what stands beside it is what one state of a show forgets: when items
ended, who took a cue, and what was passed over. A record that was cut off folds as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stagecue.rehearsal.moment import Moment
from stagecue.rehearsal.reading import Reading, readings
from stagecue.rundown import CuePoint, Item, Rundown
from stagecue.rundown.timing import planned_points
from stagecue.show import Show, begin, evolve, timing
from stagecue.show import events as e
from stagecue.show.events import Event

JUMPED = "rehearsal"
"""Who moves the pointer where a rehearsal's clock jumps: when what was on would have ended, nobody knows."""
LATE = 10.0
"""Seconds behind its place in its own item from which on a cue is late; a late day alone makes none."""
CueStatus = Literal["taken", "missed", "skipped", "to come"]


@dataclass(frozen=True)
class CueRun:
    """One cue point as it was run.

    Fields:
        planned, at: show seconds; `at` is None if it was not taken
        by: a device's name, "clock", "text" or "rehearsal"; "" if it was not taken
        status: `missed` was passed over unsaid, `skipped` by go-to or by the end of the day
        late: taken over `LATE` behind its place in its item
        pressed_again: presses for it that came when it was taken already
    """

    point: CuePoint
    planned: float
    at: float | None
    by: str
    status: CueStatus
    late: bool = False
    pressed_again: int = 0


@dataclass(frozen=True)
class ItemRun:
    """One item as it was run.

    Fields:
        start, end: show seconds; None if it did not begin, or was not over when the record ends
        cues: its cue points in order
        reading: how its introduction was read; None if it was not
        overlap: seconds that what was on still had to come, when this hard start took the stage
    """

    item: Item
    start: float | None
    end: float | None
    cues: tuple[CueRun, ...]
    reading: Reading | None = None
    overlap: float = 0.0

    @property
    def delta(self) -> float | None:
        """Seconds by which the item itself took longer than planned."""
        if self.start is None or self.end is None:
            return None
        return self.end - self.start - (self.item.end - self.item.start)

    @property
    def over(self) -> float | None:
        """The running delta: seconds by which it started late."""
        return None if self.start is None else self.start - self.item.start


@dataclass(frozen=True)
class AsRun:
    """A day on one stage as it was run.

    Fields:
        ended: the show second at which the day was ended; None if the record was cut off
        last: the latest show second on record; None for an empty record
        undone: (when, cue) of every start that BACK or go-to took back
        ever: the ids of all cue points that were taken at any time, taken back later or not
    """

    rundown: Rundown
    items: tuple[ItemRun, ...]
    ended: float | None = None
    last: float | None = None
    undone: tuple[tuple[float, str], ...] = ()
    ever: frozenset[str] = frozenset()

    @property
    def over(self) -> float | None:
        """Seconds by which the day ended late."""
        return None if self.ended is None or not self.items else self.ended - self.items[-1].item.end


def as_run(
    rundown: Rundown, moments: Sequence[Moment], *, pressed_again: Mapping[str, int] | None = None
) -> AsRun:
    """Fold a record of `rundown`. `pressed_again` counts, for each cue, the presses that came too late."""
    fold = _Fold(rundown)
    for moment in moments:
        fold.note(moment.event)
    read = readings(rundown, moments)
    ran = fold.show.rundown  # with the words that people put on stage
    items = tuple(_item_run(item, fold, read.get(item.id), pressed_again or {}) for item in ran.items)
    last = max((moment.event.at for moment in moments), default=None)
    return AsRun(ran, items, fold.ended, last, tuple(fold.undone), frozenset(fold.ever))


class _Fold:
    """The show, and beside it what its state forgets."""

    def __init__(self, rundown: Rundown) -> None:
        self.show: Show = begin(rundown)
        self.by: dict[str, str] = {}
        self.ever: set[str] = set()
        self.skipped: set[str] = set()
        self.undone: list[tuple[float, str]] = []
        self.ends: dict[str, float] = {}
        self.overlaps: dict[str, float] = {}
        self.ended: float | None = None

    def note(self, event: Event) -> None:
        before, self.show = self.show, evolve(self.show, event)
        match event:
            case e.CueTaken() | e.StandbyCalled():
                self.by[event.cue] = event.by
                self.ever.add(event.cue)
            case e.PointerMoved():
                self._move(before, event)
            case e.ScriptEdited():
                self.skipped |= _passed_over(before, self.show)
            case e.DayEnded():
                self.ended = event.at
            case _:
                pass
        if not self.show.ended:
            self.ended = None
        if before.item:
            self._leave(before, before.item, event)

    def _leave(self, before: Show, item: Item, event: Event) -> None:
        """What becomes of `item`, which was on: over with the day or the next, not by a jump away."""
        now = self.show.item
        if now and now.id == item.id:
            if isinstance(event, e.DayEnded):
                self.ends[item.id] = event.at
            return
        if isinstance(event, e.PointerMoved) and event.by == JUMPED:
            self.ends.pop(item.id, None)
            return
        self.ends[item.id] = _end(before, now, event.at)
        if now and now.flex.hard_start and isinstance(event, e.CueTaken):
            self.overlaps[now.id] = max(0.0, timing.free(before) - event.at)

    def _move(self, before: Show, event: e.PointerMoved) -> None:
        self.by = {cue: by for cue, by in self.by.items() if cue not in event.undone}
        self.by.setdefault(event.cue, event.by)
        self.skipped = (self.skipped - {event.cue, *event.undone}) | set(event.skipped)
        self.undone += [(event.at, cue) for cue in event.undone if cue in before.starts]


def _passed_over(before: Show, show: Show) -> set[str]:
    """The cue points that an edit put in behind the reading place."""
    behind = (point.id for point in show.rundown.points[: show.pointer + 1])
    return {cue for cue in behind if cue not in before.rundown.index}


def _end(show: Show, following: Item | None, at: float) -> float:
    """When what was on ended, as the next began at `at`: as expected, or by as much later as the next was."""
    free = timing.free(show)
    due = max(free, following.start) if following else free
    return free + at - due if at > due else min(at, free)


def _item_run(item: Item, fold: _Fold, reading: Reading | None, pressed_again: Mapping[str, int]) -> ItemRun:
    rundown, show = fold.show.rundown, fold.show
    planned = list(planned_points(item, pace=rundown.pace, lead=rundown.standby_lead))
    begun = timing.began(show, item)
    shift = None if begun is None else begun - item.start
    cues = tuple(
        _cue_run(point, at, fold, shift=shift, pressed_again=pressed_again.get(point.id, 0))
        for point, at in planned
    )
    over = show.item == item and not show.ended
    return ItemRun(
        item,
        start=begun,
        end=None if shift is None or over else fold.ends.get(item.id),
        cues=cues,
        reading=reading,
        overlap=0.0 if shift is None else fold.overlaps.get(item.id, 0.0),
    )


def _cue_run(
    point: CuePoint, planned: float, fold: _Fold, *, shift: float | None, pressed_again: int
) -> CueRun:
    at = fold.show.starts.get(point.id)
    if at is None:
        return CueRun(point, planned, None, "", _left_out(point, fold), pressed_again=pressed_again)
    late = shift is not None and point.kind != "standby" and at - planned - shift > LATE
    return CueRun(point, planned, at, fold.by.get(point.id, ""), "taken", late, pressed_again)


def _left_out(point: CuePoint, fold: _Fold) -> CueStatus:
    if point.id in fold.skipped:
        return "skipped"
    if fold.show.rundown.index[point.id] > fold.show.pointer:
        return "skipped" if fold.show.ended else "to come"
    return "missed"
