"""What a crew should know before the day, or learn from it: each flag a plain sentence that says where."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from stagecue.rehearsal.asrun import AsRun, CueRun
from stagecue.rehearsal.reading import SOMEBODY, HostPace
from stagecue.rundown import Item, Rundown
from stagecue.rundown.expected import least_length
from stagecue.rundown.timing import clock, length, planned_points

LONGEST_INTRODUCTION = 60.0
"""Seconds: an introduction takes a minute or less."""
BAND = (100.0, 165.0)
"""Words per minute that a room follows well (design §2)."""
CHANGEOVER = 300.0
"""Seconds between two speakers below which one late word makes the next one late."""
A_MOMENT = 1.0
"""Seconds that are no overlap and no overrun."""

FlagKind = Literal[
    "clash",
    "introduction",
    "changeover",
    "pace",
    "gap",
    "hard start",
    "slack",
    "pronunciation",
    "cue",
    "card",
]


@dataclass(frozen=True)
class Flag:
    """One thing to look at.

    Fields:
        item: the id of the item that it is about, "" for the whole day
    """

    kind: FlagKind
    item: str
    message: str


def flags(run: AsRun, paces: tuple[HostPace, ...] = ()) -> tuple[Flag, ...]:
    """The flags of one run and its plan."""
    return (
        *_clashes(run.rundown),
        *_introductions(run.rundown),
        *_gaps(run.rundown),
        *_overruns(run),
        *_slack(run),
        *_cues(run),
        *_paces(paces),
        *_names(run.rundown),
    )


def unrehearsed(run: AsRun, current: Rundown) -> Iterator[Flag]:
    """What of today's cards the rehearsal `run` did not have."""
    for item in current.items:
        before = run.rundown.by_id.get(item.id)
        begun = any(point.id in run.ever for point in item.points if point.kind != "standby")
        if before is None or not begun:
            yield Flag("card", item.id, f"{_at(item)}: this item was never rehearsed.")
        elif before.rev != item.rev:
            yield Flag("card", item.id, f"{_at(item)}: the card has changed since it was rehearsed.")
        else:
            yield from _unrehearsed_cues(item, run.ever)


def _unrehearsed_cues(item: Item, ever: Collection[str]) -> Iterator[Flag]:
    for point in item.points:
        if point.in_text and point.id not in ever:
            yield Flag("cue", item.id, f"{_at(item)}: the {point.kind} ({point.text}) was never rehearsed.")


def _clashes(rundown: Rundown) -> Iterator[Flag]:
    for clash in rundown.clashes:
        who = ", ".join(clash.speakers) or clash.title
        rival = rundown.by_id[clash.rival].name
        message = f"{clock(clash.start)} {who}: was not run, because its slot has {rival}. Choose one."
        yield Flag("clash", clash.rival, message)


def _introductions(rundown: Rundown) -> Iterator[Flag]:
    for item in rundown.items:
        points = [at for point, at in planned_points(item, pace=rundown.pace) if point.kind != "standby"]
        if item.words and points[-1] > item.end:
            yield Flag("introduction", item.id, f"{_at(item)}: the introduction is longer than the slot.")
        elif item.words and points[-1] - points[0] > LONGEST_INTRODUCTION:
            takes = length(points[-1] - points[0])
            yield Flag(
                "introduction", item.id, f"{_at(item)}: the introduction takes {takes}, over a minute."
            )


def _gaps(rundown: Rundown) -> Iterator[Flag]:
    for one, following in pairwise(rundown.items):
        planned = planned_points(following, pace=rundown.pace)
        opens = next(at for point, at in planned if point.kind != "standby")
        between = min(following.start, opens) - one.end
        others = one.speakers and following.speakers and one.speakers != following.speakers
        if others and between < CHANGEOVER:
            told = f"{_at(following)}: {_after(between)} {one.name}, less than 5 min between."
            yield Flag("gap", following.id, told)


def _after(seconds: float) -> str:
    if seconds == 0:
        return "straight after"
    return f"{length(seconds)} min after" if seconds > 0 else f"{length(-seconds)} min before the end of"


def _overruns(run: AsRun) -> Iterator[Flag]:
    for one, following in pairwise(run.items):
        hard = following.item.flex.hard_start
        ran = 0.0 if one.end is None else max(0.0, one.end - following.item.start)
        into = ran + following.overlap if hard else ran
        if into <= A_MOMENT:
            continue
        if hard:
            message = f"{_at(following.item)}: this hard start is overlapped by {length(into)}."
            yield Flag("hard start", following.item.id, message)
        elif "break" not in (one.item.kind, following.item.kind) and (one.delta or 0.0) > A_MOMENT:
            message = f"{_at(one.item)}: runs over the changeover by {length(into)}."
            yield Flag("changeover", one.item.id, message)


def _slack(run: AsRun) -> Iterator[Flag]:
    """A break that began so late that it cannot give any more."""
    for one in run.items:
        if one.item.kind != "break" or one.over is None or one.over <= A_MOMENT:
            continue
        left = one.item.end - one.item.start - least_length(one.item) - one.over
        if left <= A_MOMENT:
            message = f"{_at(one.item)}: no slack left: it began {length(one.over)} late"
            yield Flag("slack", one.item.id, f"{message} and must last {length(least_length(one.item))}.")


def _cues(run: AsRun) -> Iterator[Flag]:
    for one in run.items:
        if one.start is None and any(cue.status in ("missed", "skipped") for cue in one.cues):
            yield Flag("cue", one.item.id, f"{_at(one.item)}: was not run.")
        for cue in one.cues if one.start is not None else ():
            said = _cue(cue)
            if said:
                yield Flag("cue", one.item.id, f"{_at(one.item)}: {_name(cue)} {said}.")


def _cue(cue: CueRun) -> str:
    if cue.status == "missed":
        return "was missed"
    if cue.status != "taken":
        return "was skipped" if cue.status == "skipped" else ""
    if cue.pressed_again:
        return f"was pressed {'twice' if cue.pressed_again == 1 else f'{cue.pressed_again + 1} times'}"
    return "was late" if cue.late else ""


def _paces(paces: tuple[HostPace, ...]) -> Iterator[Flag]:
    for pace in paces:
        if not BAND[0] <= pace.wpm <= BAND[1]:
            who = pace.host if pace.host != SOMEBODY else "The host"
            how = "slow" if pace.wpm < BAND[0] else "fast"
            message = (
                f"{who} reads at {pace.wpm:.0f} wpm, too {how}: {BAND[0]:.0f} to {BAND[1]:.0f} is healthy."
            )
            yield Flag("pace", "", message)


def _names(rundown: Rundown) -> Iterator[Flag]:
    known = {name.casefold() for name, _ in rundown.pronunciations}
    names = dict.fromkeys(name for item in rundown.items for name in item.speakers)
    missing = [
        name
        for name in names
        if not any(part in known for part in (name.casefold(), *name.casefold().split()))
    ]
    if missing:
        message = f"No pronunciation note for {_number(len(missing), 'name')}: {', '.join(missing)}."
        yield Flag("pronunciation", "", message)


def _at(item: Item) -> str:
    return f"{clock(item.start)} {item.name}"


def _name(cue: CueRun) -> str:
    return f"the {cue.point.kind}" + (f" ({cue.point.text})" if cue.point.in_text else "")


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
