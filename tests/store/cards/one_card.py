"""A folder of one card that a show is made from, and the keeper of its card."""

from __future__ import annotations

import datetime
from pathlib import Path

from stagecue.rundown import plan
from stagecue.show import Ack, Call
from stagecue.show import commands as c
from stagecue.store import CardKeeper, Runner, read_folder
from tests.store.clocks import SteppedClock
from tests.store.memory import MemoryStore

FILE = "ada.md"
CARD = """# The Event 2026

- **Title:** Knots
- **Speaker:** Ada Lovelace
- **Date:** 18 June 2026
- **Time:** 10:00-10:20

## Host Introduction

Please welcome Ada. *[Lead applause]*
"""
WORDS = "Please welcome Ada.\n\n*[Lead applause]*"
NEW = "Here is Ada!\n\n*[Lead applause]*"


def show_of(folder: Path, store: MemoryStore) -> Runner:
    """The show of the folder's cards, begun or gone on with."""
    (rundown,) = plan(read_folder(folder).cards, day=datetime.date(2026, 6, 18))
    return Runner(rundown, SteppedClock(35990), store)


def keeper_of(folder: Path, runner: Runner, *, rehearsal: bool = False) -> CardKeeper:
    return CardKeeper(read_folder(folder), {runner.stage: runner}, rehearsal=rehearsal)


def put(runner: Runner, text: str) -> Ack:
    """Put words on stage."""
    return runner.call(Call(f"{runner.show.seq}", "ann", c.Edit("ada", text, rev(runner))))


def rev(runner: Runner) -> str:
    return runner.show.rundown.by_id["ada"].rev


def looked(keeper: CardKeeper) -> None:
    """It has looked until what is on disk stands still."""
    keeper.look()
    keeper.look()
