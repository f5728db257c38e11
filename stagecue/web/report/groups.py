"""Flags by what they are about, so that seven of one kind are one line with a list, not seven alarms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stagecue.rehearsal import Flag
from stagecue.rehearsal.flags import FlagKind

ORDER: dict[FlagKind, tuple[str, str]] = {
    "clash": ("1 card was not run: its slot is taken", "{} cards were not run: their slots are taken"),
    "hard start": ("1 hard start is overlapped", "{} hard starts are overlapped"),
    "changeover": ("1 item runs over the changeover", "{} items run over the changeover"),
    "slack": ("1 break has no slack left", "{} breaks have no slack left"),
    "cue": ("1 cue to look at", "{} cues to look at"),
    "card": ("1 item is not as it was rehearsed", "{} items are not as they were rehearsed"),
    "pace": ("1 host reads outside the healthy band", "{} hosts read outside the healthy band"),
    "introduction": ("1 introduction takes over a minute", "{} introductions take over a minute"),
    "gap": (
        "1 change of speakers has less than 5 min",
        "{} changes of speakers have less than 5 min",
    ),
    "pronunciation": ("Names without a pronunciation note",) * 2,
}
"""Each kind as it reads for one and for several, what went wrong first, what to know beforehand last."""
WENT_WRONG: tuple[FlagKind, ...] = ("hard start", "changeover", "slack", "cue", "pace")


@dataclass(frozen=True)
class Group:
    """All flags of one kind.

    Fields:
        heading: how many, and of what
        wrong: it tells what went wrong, not what to know
    """

    heading: str
    messages: tuple[str, ...]
    wrong: bool


def grouped(flags: Sequence[Flag]) -> tuple[Group, ...]:
    """The groups that have flags, in `ORDER`; within each, the flags as they came."""
    found = []
    for kind, (one, several) in ORDER.items():
        messages = tuple(flag.message for flag in flags if flag.kind == kind)
        if messages:
            heading = one if len(messages) == 1 else several.format(len(messages))
            found.append(Group(heading, messages, kind in WENT_WRONG))
    return tuple(found)
