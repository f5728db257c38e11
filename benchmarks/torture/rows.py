"""All rows, in the order of the table."""

from __future__ import annotations

from benchmarks.torture import (
    clock_step,
    cut,
    cut_go,
    disk,
    durability,
    fuzz,
    giant,
    kill,
    races,
    slow_commit,
    slow_reader,
    soak,
    stopped,
    strangers,
)
from benchmarks.torture.row import Row

ROWS: tuple[Row, ...] = (
    *kill.ROWS,
    *durability.ROWS,
    *races.ROWS,
    *cut.ROWS,
    *cut_go.ROWS,
    *stopped.ROWS,
    *slow_reader.ROWS,
    *strangers.ROWS,
    *giant.ROWS,
    *slow_commit.ROWS,
    *disk.ROWS,
    *clock_step.ROWS,
    *fuzz.ROWS,
    *soak.ROWS,
)
