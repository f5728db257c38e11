"""A start that is killed at any step of a repair: the next one opens the same show, and keeps what was broken."""

import shutil
from contextlib import closing

import pytest

from stagecue.store import Journal
from tests.store import broken
from tests.store.broken import NAME, files, history, open_again, write
from tests.store.mending.killing import killed_at_every_step

SPOILED = {
    "a broken record with a backup": (broken.all_garbage, 250),
    "one that can be read in part": (broken.zeroed_in_the_middle, None),
    "one with more in its log": (broken.spoiled_in_its_log, None),
    "one that is gone": (broken.gone, 250),
    "one without its end": (broken.without_its_log, 250),
    "one that its mark misses": (broken.missed, None),
}


def prepared(tmp_path, spoil, backup):
    folder = tmp_path / "whole"
    folder.mkdir()
    path = write(folder, backup=backup)
    spoil(path)
    return path


@pytest.mark.parametrize(("spoil", "backup"), SPOILED.values(), ids=SPOILED)
def test_killed_at_any_step_of_a_repair_the_next_start_finishes_it(tmp_path, spoil, backup):
    path = prepared(tmp_path, spoil, backup)
    before = [path.read_bytes()] if path.exists() else []
    killed = killed_at_every_step(path.parents[1], "mend")
    whole = open_again(path)
    assert (len(killed) > 4, len(whole[0]) > 50, len(whole[1])) == (True, True, 1)
    for one in killed:
        assert open_again(one) == whole, one
        kept = [one.with_name(name).read_bytes() for name in files(one.parent) if "-broken-" in name]
        assert (kept, [file.name for file in one.parent.glob("*mended*")]) == (before, [])


def test_killed_again_and_again_it_comes_through_at_last(tmp_path):
    folders = [prepared(tmp_path, broken.all_garbage, 250).parents[1]]
    for turn in range(3):
        killed = killed_at_every_step(folders[-1], "mend")
        middle = killed[len(killed) // 2].parents[1]
        folders.append(shutil.move(middle, tmp_path / f"turn-{turn}" / "whole"))
    assert open_again(folders[-1] / "data" / NAME)[0] == history(250)


def test_a_first_start_that_was_killed_leaves_nothing_to_mend(tmp_path):
    path = write(tmp_path)
    broken.emptied(path)
    assert open_again(path) == ([], ())
    with closing(Journal(path)) as journal:
        broken.append(journal, history(2))
    assert open_again(path) == (history(2), ())
