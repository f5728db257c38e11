"""A row that StageCue did not write so is told, whatever the disk made of it: nothing else has to expect it."""

import json
import math
from dataclasses import replace

import pytest

from stagecue.errors import StoreError
from stagecue.show.events import CueTaken
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


TAKEN = {"cue": "ada/introduction", "at": 34200.0, "by": "Phone 1"}
OTHERS = {
    "of an older StageCue: a field that is new has its default": (TAKEN, 0.0),
    "of a newer one: a field that is not known here is left out": (
        TAKEN | {"countdown": 3.0, "by_foot": True},
        3.0,
    ),
}


@pytest.mark.parametrize(("fields", "countdown"), OTHERS.values(), ids=OTHERS)
def test_an_entry_of_another_version_is_read_as_far_as_it_goes(fields, countdown):
    row = list(SOUND)
    row[PLACES["name"]], row[PLACES["fields"]] = "CueTaken", json.dumps(fields).encode()
    assert rows.entry(tuple(row)).event == CueTaken(**TAKEN, countdown=countdown)
