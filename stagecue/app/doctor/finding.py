"""What a doctor says: one frozen value for each thing that was looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "look", "broken"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Fields:
        name: what it is, in a word or two
        level: ok; look: a person must decide; broken: the show cannot start, or cannot keep its promises
        found: what is so, a sentence
        todo: what to do about it, or to know of it; "" if nothing
    """

    name: str
    level: Level
    found: str
    todo: str = ""


def needs_a_human(findings: Iterable[Finding]) -> bool:
    """Whether any of them is more than ok."""
    return any(finding.level != "ok" for finding in findings)
