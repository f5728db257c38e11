"""The judgement on what StageCue runs on: Python, its libraries, open files. Pure: `asking` asks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stagecue.app.doctor.finding import Finding

SCREENS = 1024
"""Open files below which a full house of phones does not fit: each of them is one."""


def judge_versions(versions: Mapping[str, tuple[str, str]]) -> Finding:
    """Whether something is older than StageCue was made for; `versions` are (there, at least) by name."""
    old = [
        f"{name} {there} (at least {least})"
        for name, (there, least) in versions.items()
        if _numbers(there) < _numbers(least)
    ]
    if old:
        todo = "`make` renews the environment; else: python -m pip install --upgrade stagecue."
        return Finding("libraries", "broken", f"Too old: {', '.join(old)}.", todo)
    named = (f"{name} {versions[name][0]}" for name in ("Python", "gevent") if name in versions)
    return Finding("libraries", "ok", f"{', '.join(named)}; all are new enough.")


def judge_open_files(most: int | None) -> Finding:
    """Whether enough phones fit; `most` open files may be had, None where the system sets no such bound."""
    if most is None:
        return Finding("open files", "ok", "This system sets no bound that matters.")
    if most < SCREENS:
        found = f"The system allows {most} open files: some {most // 2} phones and screens."
        todo = "For a bigger crew raise the system's limit (`ulimit -Hn` tells it)."
        return Finding("open files", "look", found, todo)
    return Finding("open files", "ok", f"{most} are allowed: enough for a full house.")


def _numbers(version: str) -> tuple[int, int, int]:
    """8.2 as (8, 2, 0); a local part (+cpu) counts for nothing."""
    found = [int(number) for number in re.findall(r"\d+", version.partition("+")[0])]
    first, second, third = [*found, 0, 0, 0][:3]
    return first, second, third
