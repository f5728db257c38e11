"""Files written whole or not at all: a full disk leaves what was there before, and nothing else."""

import errno
import os
import resource

import pytest

from stagecue.errors import StoreError
from stagecue.store import replace_file, write_new

FULL = r"stagecue\.toml cannot be written: it is full\. Make room on its disk, then try again\."


@pytest.fixture
def file(tmp_path):
    return tmp_path / "stagecue.toml"


def there(file):
    return {path.name: path.read_text() for path in file.parent.iterdir()}


@pytest.fixture
def full(monkeypatch):
    """A disk that becomes full in the midst of the second file that is written, as of now."""
    written = []

    def fsync(handle):
        written.append(handle)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)


def test_the_file_before_is_kept_and_the_one_before_that_is_not(file):
    for text in ("one", "two", "three"):
        replace_file(file, text)
    assert there(file) == {"stagecue.toml": "three", "stagecue.toml.old": "two"}


def test_on_a_full_disk_the_file_and_the_one_before_it_stay_as_they_are(file, full):
    file.write_text("two")
    file.with_name("stagecue.toml.old").write_text("one")
    with pytest.raises(StoreError, match=FULL):
        replace_file(file, "three")
    assert there(file) == {"stagecue.toml": "two", "stagecue.toml.old": "one"}


def test_on_a_full_disk_no_part_of_a_new_file_is_left(file):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(StoreError, match=r"stagecue\.toml cannot be written"):
            write_new(file, "x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert there(file) == {}
