"""Who has a record open: told by looking, and nobody who looks is in the way of a start."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from stagecue.errors import StoreError
from stagecue.store import Journal, open_records
from stagecue.store.record.alone import hold_alone, is_held
from tests.store.broken import NAME


def never_opened(path):
    """A record that came from elsewhere has no lock."""
    with closing(Journal(path.with_name("other.sqlite3"))):
        pass
    shutil.move(path.with_name("other.sqlite3"), path)


def spoiled_lock(path):
    never_opened(path)
    path.with_suffix(".lock").write_bytes(b"no lock" * 100)


def closed(path):
    Journal(path).close()


@pytest.mark.parametrize("left", [never_opened, closed, spoiled_lock])
def test_a_record_that_nobody_has_open_is_free_and_stays_as_it_is(tmp_path, left):
    left(tmp_path / NAME)
    before = sorted((file.name, file.read_bytes()) for file in tmp_path.iterdir())
    assert (is_held(tmp_path / NAME), open_records(tmp_path)) == (False, [])
    assert sorted((file.name, file.read_bytes()) for file in tmp_path.iterdir()) == before


def test_an_open_record_is_held_until_it_is_closed(tmp_path):
    with closing(Journal(tmp_path / NAME)):
        Journal(tmp_path / "2026-06-19.sqlite3").close()
        assert open_records(tmp_path) == [tmp_path / NAME]
    assert open_records(tmp_path) == []


def test_a_lock_without_its_record_is_nobodys_show(tmp_path):
    with closing(hold_alone(tmp_path / NAME)):
        assert (is_held(tmp_path / NAME), open_records(tmp_path)) == (True, [])


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            Path.mkdir,
            r"sqlite3 cannot be written \(it cannot be opened\)\. Let this user write to its folder",
        ),
        (lambda lock: lock.write_bytes(b"no lock" * 100), r"lock is damaged\. Delete it, and start again"),
    ],
    ids=["a folder", "damaged"],
)
def test_a_lock_that_cannot_be_held_is_told_in_plain_words(tmp_path, spoil, told):
    spoil((tmp_path / NAME).with_suffix(".lock"))
    with pytest.raises(StoreError, match=told):
        hold_alone(tmp_path / NAME)
