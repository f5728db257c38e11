"""Whether plans that were kept are of the show that is to be played: what is on a stick may be another's."""

from __future__ import annotations

from collections.abc import Sequence

from stagecue.rundown.items import Rundown

SAME_CARDS = 0.5
"""The share of a stage's cards that two plans of one show have in common at least: a judgement. Cards come
and go until the last minute; another event of that day shares hardly any."""


def same_show(kept: Sequence[Rundown], planned: Sequence[Rundown]) -> bool:
    """Whether one of the stages that are planned is, by the plans that were kept, of the same show."""
    return any(_same_stage(one, other) for one in kept for other in planned)


def _same_stage(kept: Rundown, planned: Rundown) -> bool:
    if (kept.day, kept.event, kept.stage) != (planned.day, planned.event, planned.stage):
        return False
    before, now = _cards(kept), _cards(planned)
    return len(before & now) >= SAME_CARDS * min(len(before), len(now))


def _cards(rundown: Rundown) -> set[tuple[str, str]]:
    """Its cards, by what they are called and by what is on: many a card is called `opening`."""
    return {(item.id, item.name) for item in rundown.items if item.file}
