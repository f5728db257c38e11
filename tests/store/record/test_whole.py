"""A copy of a record is whole, sound and one file, whichever way it is made; or there is none."""

from contextlib import closing

import pytest

from stagecue.errors import StoreError
from stagecue.store import Journal
from stagecue.store.keeping.copying import copy_record
from tests.store.broken import append, history, write, zeroed_in_the_middle


def through_the_open_one(path, part):
    with closing(Journal(path, reading=True)) as journal:
        journal.copy_to(part)


WAYS = {"through the open record": through_the_open_one, "by its name": copy_record}


@pytest.mark.parametrize("copy", WAYS.values(), ids=WAYS)
def test_a_copy_is_one_file_with_all_that_is_in_the_log(tmp_path, copy):
    with closing(Journal(tmp_path / "data" / "day.sqlite3")) as running:
        append(running, history(20))
        copy(running.path, tmp_path / "copy")
        with closing(Journal(tmp_path / "copy", reading=True)) as made:
            assert (
                sum(made.read(stage, lambda all_of_it, _acks: len(all_of_it)) for stage in ("main", "side"))
                == 20
            )
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy", "data"]


@pytest.mark.parametrize("copy", WAYS.values(), ids=WAYS)
def test_a_copy_that_is_not_sound_is_none(tmp_path, copy):
    path = write(tmp_path)
    zeroed_in_the_middle(path)
    with pytest.raises(StoreError, match="the copy is broken"):
        copy(path, tmp_path / "copy")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "stick"]
