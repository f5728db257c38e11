"""What a prompter may do in a silent cut and after it (design §6.7), held against what it did. Pure.

1. Until the link is back the text goes on as the state known before the cut says, to its stop, and stands
   there. It never jumps, never goes past the stop, and its banner shows nothing that it was not told of.
2. When the link is back it is put right once. Behind by up to 3 lines in the same introduction: a glide of at
   most 0.5 s. Farther behind, or at another cue point: one cut. Ahead in the same introduction: it stands.
3. It is in step once it is online, its word is the server's within a word and a half, and that word is on the
   reading line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.torture.cut.seen import Cut, Sample, Told, motion_of

HALF_LINE = 0.5
"""Lines: a displacement that differs from pace × time by more is a jump."""
WINDOW = 0.5
"""Seconds over which it may add up: a glide where none is allowed is a jump too."""
APART = 0.6
"""Seconds between two jumps; nearer ones are one."""
GLIDE = 0.5
"""Seconds at most."""
SMALL, LARGE = 2.0, 4.0
"""Lines: surely within the law's 3, and surely beyond, as this ruler can tell them."""
FRAME = 0.034
"""Seconds by which the ends of a glide are known: two frames."""
QUICK = 1.5
"""Pixels of one frame beyond twice the pace: it is no scrolling."""
WORDS_OFF, LINES_OFF = 1.5, 1.3
"""A word is told whole; the scroll keeps its line within 0.95 of a line (`static/js/text/lines.js`)."""


def jumps(cut: Cut) -> list[str]:
    """Every displacement that the law does not allow, in words."""
    before = [one for one in cut.samples if one.at < cut.ended]
    after = [one for one in cut.samples if one.at >= cut.ended]
    found = [
        f"a jump: {_lines(group, cut):+.1f} lines {_when(group[0], cut)}" for group in strays(before, cut)
    ]
    groups = list(strays(after, cut))
    found += [f"put right more than once: {len(groups)} times"] if len(groups) > 1 else []
    return found + [why for group in groups if (why := _wrong(group, after, cut))]


def strays(samples: Sequence[Sample], cut: Cut) -> Iterator[list[Sample]]:
    """The stretches in which the text moved by more than pace × time and half a line."""
    group: list[Sample] = []
    first = 0
    for before, one in pairwise(samples):
        while samples[first].at < one.at - WINDOW:
            first += 1
        if not (_strays(before, one, cut) or _strays(samples[first], one, cut)):
            continue
        if group and one.at - group[-1].at > APART:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _strays(a: Sample, b: Sample, cut: Cut) -> bool:
    allowed = HALF_LINE * cut.layout.line
    return not -allowed <= b.y - a.y <= cut.speed * (b.at - a.at) + allowed


def _wrong(group: list[Sample], after: Sequence[Sample], cut: Cut) -> str:
    """What is wrong with a text that was put right there; "" if nothing is."""
    steps = _steps(group, after, cut)
    moved = sum(step for _, step in steps) / cut.layout.line
    largest = max((abs(step) for _, step in steps), default=0.0) / cut.layout.line
    lasted = steps[-1][0] - steps[0][0] if steps else 0.0
    elsewhere = cut.told.at(group[0].at)["cue"] != cut.known["cue"]
    told = f"{moved:+.1f} lines in {lasted:.2f} s {_when(group[0], cut)}"
    if cut.meanwhile == "held":
        return f"it did not stand: {told}"
    if moved < 0 and not elsewhere:
        return f"backwards: {told}"
    is_cut = largest > 0.8 * abs(moved)
    if abs(moved) > LARGE and not is_cut:
        return f"no cut: {told}"
    if abs(moved) < SMALL and is_cut and not elsewhere:
        return f"no glide: {told}"
    return f"too slow: {told}" if lasted > GLIDE + FRAME else ""


def _steps(group: list[Sample], after: Sequence[Sample], cut: Cut) -> list[tuple[float, float]]:
    """When the text moved quicker than it scrolls, and by how many px, around a stray."""
    found = []
    for a, b in pairwise(after):
        step = b.y - a.y
        near = group[0].at - WINDOW <= b.at <= group[-1].at + WINDOW
        if near and not -QUICK <= step <= 2 * cut.speed * (b.at - a.at) + QUICK:
            found.append((b.at, step))
    return found


def taken(cut: Cut) -> list[str]:
    """What the page did in the cut as if a cue had been taken, in words."""
    away = [one for one in cut.samples if cut.began <= one.at < cut.ended]
    stop = motion_of(cut.known).stop
    past = max((one.word or 0 for one in away), default=0)
    unknown = {one.banner for one in away} - cut.banners
    found = [f"the text went {past - stop:.0f} words past its stop"] if past > stop else []
    return found + [f"the banner said {banner!r}" for banner in sorted(unknown)]


def in_step_after(cut: Cut) -> float:
    """Seconds from the link's return until the page was in step and stayed so; infinite if it never was."""
    late = _last_late(cut)
    if late is None:
        return 0.0
    after = (one.at for one in cut.samples if one.at > late.at)
    return next(after, float("inf")) - cut.ended


def late_by(cut: Cut) -> str:
    """What a page lacked last that was not in step at once; "" if it was."""
    late = _last_late(cut)
    return lacking(late, cut.told) if late else ""


def is_in_step(one: Sample, told: Told) -> bool:
    """Law 3."""
    return not lacking(one, told)


def lacking(one: Sample, told: Told) -> str:
    """What is out of step; "" if nothing is."""
    if not one.online:
        return "no link"
    off = math.inf if one.word is None else one.word - told.word(one.at)
    if abs(off) > WORDS_OFF:
        return f"words: {off:+.1f}"
    return f"lines from the reading line: {one.off:.1f}" if one.off > LINES_OFF else ""


def _last_late(cut: Cut) -> Sample | None:
    after = (one for one in reversed(cut.samples) if one.at >= cut.ended)
    return next((one for one in after if lacking(one, cut.told)), None)


def _lines(group: list[Sample], cut: Cut) -> float:
    """How far the text moved over a stray and the window before it, beyond its pace."""
    first = next(one for one in cut.samples if one.at >= group[0].at - WINDOW)
    beyond = group[-1].y - first.y - cut.speed * (group[-1].at - first.at)
    return beyond / cut.layout.line


def _when(one: Sample, cut: Cut) -> str:
    if one.at < cut.ended:
        return f"{one.at - cut.began:.2f} s into the cut"
    return f"{one.at - cut.ended:.2f} s after it"
