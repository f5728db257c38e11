"""All rows, in the order of the table."""

from __future__ import annotations

from benchmarks.torture import races
from benchmarks.torture.row import Row

ROWS: tuple[Row, ...] = (*races.ROWS,)
