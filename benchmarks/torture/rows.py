"""All rows, in the order of the table."""

from __future__ import annotations

from benchmarks.torture.cut import late_go, silent
from benchmarks.torture.disk import ill, slow_commit
from benchmarks.torture.fuzz import nonsense
from benchmarks.torture.hostile import giant, races, slow_reader, stopped, strangers
from benchmarks.torture.kill import durability, loop
from benchmarks.torture.long import clock_step, soak
from benchmarks.torture.row import Row

ROWS: tuple[Row, ...] = (
    *loop.ROWS,
    *durability.ROWS,
    *races.ROWS,
    *silent.ROWS,
    *late_go.ROWS,
    *stopped.ROWS,
    *slow_reader.ROWS,
    *strangers.ROWS,
    *giant.ROWS,
    *slow_commit.ROWS,
    *ill.ROWS,
    *clock_step.ROWS,
    *nonsense.ROWS,
    *soak.ROWS,
)
