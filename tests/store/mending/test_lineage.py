"""From which records a record comes, and of which copies it is the continuation."""

import sqlite3
from contextlib import closing

import pytest

from stagecue.store.mending.lineage import begun_by, comes_from, counts, descend, line_at, line_of
from stagecue.store.record.rows import identity_of
from tests.store.broken import all_garbage, write

LINE = {7: {"main": 10, "side": 4}, 9: {"main": 12}}
COPIES = {
    "all that it has of it": (7, {"main": 10, "side": 4}, True),
    "less": (7, {"main": 9}, True),
    "more of one stage": (7, {"main": 8, "side": 5}, False),
    "a stage that it has nothing of": (9, {"main": 1, "side": 1}, False),
    "of another record": (8, {"main": 1}, False),
}


@pytest.mark.parametrize(("identity", "has", "comes"), COPIES.values(), ids=COPIES)
def test_a_record_comes_from_a_copy_if_it_begins_with_all_of_it(identity, has, comes):
    assert comes_from(LINE, identity, has) == comes


def test_each_mended_record_adds_the_one_before_to_its_line(tmp_path):
    path = write(tmp_path, 20)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        first = identity_of(db)
        descend(db, begun_by(db, counts(db)))
        second = identity_of(db)
        db.execute("DELETE FROM entries WHERE seq > 13")
        descend(db, begun_by(db, counts(db)))
        assert len({first, second, identity_of(db)}) == 3
        assert line_of(db) == {first: {"main": 7, "side": 6}, second: {"main": 7, "side": 6}}


def test_a_record_that_cannot_be_read_has_no_line(tmp_path):
    path = write(tmp_path, 20)
    all_garbage(path)
    assert (line_at(path), line_at(tmp_path / "none")) == ({}, {})


def test_a_record_that_is_made_of_two_has_of_each_older_one_the_most_that_either_began_with(tmp_path):
    path = write(tmp_path, 20)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        descend(db, {7: {"main": 9, "side": 3}}, {7: {"main": 4, "side": 30}, 9: {"main": 2}})
        assert line_of(db) == {7: {"main": 9, "side": 10}, 9: {"main": 2}}
