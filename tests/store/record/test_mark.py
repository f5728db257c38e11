"""The mark beside a record: set further in its place, and only where it is this record's own."""

import pytest

from stagecue.store.record import names
from stagecue.store.record.mark import Mark, amend_mark, keep_mark, read_mark, write_mark

MINE = Mark(identity=5, entries=3, last_ms=1.0)
MORE = Mark(identity=5, entries=400, last_ms=1781784240000.0)
ANOTHERS = Mark(identity=6, entries=9, last_ms=2.0)


@pytest.fixture
def record(tmp_path):
    return tmp_path / "day.sqlite3"


@pytest.mark.parametrize(
    ("there", "made", "amended", "kept"),
    [
        pytest.param(MINE, MORE, MORE, MORE, id="further"),
        pytest.param(MORE, MINE, MINE, MORE, id="one that goes further stays"),
        pytest.param(ANOTHERS, MINE, ANOTHERS, MINE, id="another record's"),
        pytest.param(Mark(identity=5, entries=9, version=1), MINE, MINE, MINE, id="of an older layout"),
    ],
)
def test_a_mark_is_amended_in_its_place_and_kept_by_a_new_one(record, there, made, amended, kept):
    for change, expected in ((amend_mark, amended), (keep_mark, kept)):
        write_mark(record, there)
        change(record, made)
        assert read_mark(record) == expected


@pytest.mark.parametrize("there", [None, b"", b"no mark"], ids=["none", "empty", "damaged"])
def test_where_no_mark_can_be_read_none_is_amended_and_one_is_kept(record, there):
    if there is not None:
        names.mark(record).write_bytes(there)
    amend_mark(record, MINE)
    assert read_mark(record) == Mark()
    keep_mark(record, MINE)
    assert read_mark(record) == MINE
