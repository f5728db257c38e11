"""A row that StageCue did not write so is told, whatever the disk made of it: nothing else has to expect it."""

import math
from dataclasses import replace

import pytest

from stagecue.errors import StoreError
from stagecue.store.record import rows
from tests.store.broken import entry

SOUND = rows.row(entry(1))
PLACES = dict(zip(rows.COLUMNS.split(", "), range(len(SOUND)), strict=True))
DAMAGED = {
    "no stage": ("stage", None),
    "a stage of bytes": ("stage", b"main"),
    "no time": ("wall_ms", None),
    "a time in words": ("wall_ms", "noon"),
    "a time that no clock tells": ("wall_ms", 1e300),
    "a time before clocks": ("wall_ms", -1.0),
    "no call": ("call", None),
    "no name": ("name", None),
    "a name of bytes": ("name", b"PaceSet"),
    "no fields": ("fields", None),
    "fields that are no text": ("fields", b'{"by":"\xff'),
    "fields of another event": ("fields", b"{}"),
    "no rate": ("rate", None),
    "a rate that goes back": ("rate", -1.0),
    "a rate without end": ("rate", math.inf),
}


@pytest.mark.parametrize("rate", [0.0, 1.0, 600.0])
def test_a_row_is_read_as_it_was_written(rate):
    written = replace(entry(1), rate=rate)
    assert rows.entry(rows.row(written)) == written


@pytest.mark.parametrize(("column", "value"), DAMAGED.values(), ids=DAMAGED)
def test_a_row_that_was_not_written_so_is_told(column, value):
    row = list(SOUND)
    row[PLACES[column]] = value
    with pytest.raises(StoreError, match="The record holds an entry that cannot be read"):
        rows.entry(tuple(row))
