"""A record that is begun anew: the old one is kept whole, and nothing brings it back, wherever it was killed."""

from contextlib import closing

import pytest

from stagecue.errors import StoreError
from stagecue.store import Journal, begin_anew
from stagecue.store.mending.soundness import examine
from tests.store.broken import (
    KEPT,
    MANY,
    NAME,
    NOW,
    append,
    entry,
    files,
    history,
    open_again,
    truncated,
    write,
)
from tests.store.mending.killing import killed_at_every_step
from tests.store.sticks import STICK

UNTIL = KEPT.replace("broken", "until")


def begun(path, *, fits=True):
    """Begin anew; how many entries each of the files in the data and on the stick has, by its name."""
    begin_anew(path, backups=path.parents[1] / STICK, now=NOW, fits=lambda _plans: fits).close()
    return [
        {name: examine(folder / name).entries for name in files(folder)}
        for folder in (path.parent, path.parents[1] / STICK)
    ]


@pytest.mark.parametrize("fits", [True, False], ids=["its backup by its plans", "its backup by its identity"])
def test_the_old_record_is_kept_and_so_is_its_backup(tmp_path, fits):
    path = write(tmp_path, 20, backup=10)
    data, stick = begun(path, fits=fits)
    assert (data, list(stick.values())) == ({UNTIL: 20, NAME: 0}, [10])
    assert "-until-" in next(iter(stick))
    assert open_again(path) == ([], ())


def test_the_backup_of_another_show_stays_where_it_is(tmp_path):
    path = write(tmp_path, 20, backup=10)
    stick = files(tmp_path / STICK)
    path.unlink()
    begun(path, fits=False)
    assert files(tmp_path / STICK) == stick


def test_a_stick_that_is_not_there_stops_nothing(tmp_path):
    path = write(tmp_path, 20)
    (tmp_path / STICK).rmdir()
    begin_anew(path, backups=tmp_path / STICK, now=NOW).close()
    assert files(path.parent) == [UNTIL, NAME]


def test_a_broken_record_is_kept_as_it_is(tmp_path):
    path = write(tmp_path)
    truncated(path)
    before = path.read_bytes()
    begun(path)
    assert (path.with_name(UNTIL).read_bytes(), open_again(path)) == (before, ([], ()))


def test_a_record_that_is_open_elsewhere_is_not_begun_anew(tmp_path):
    path = write(tmp_path, 20)
    with closing(Journal(path)), pytest.raises(StoreError, match="Another StageCue"):
        begin_anew(path, now=NOW)
    assert files(path.parent) == [NAME]


def killed_with_its_log(path):
    """What a server leaves that was killed: the newest entries stand in the log alone."""
    elsewhere = path.parents[2] / "elsewhere" / NAME
    elsewhere.parent.mkdir()
    path.rename(elsewhere)
    with closing(Journal(elsewhere)) as journal:
        append(journal, [entry(MANY + number) for number in range(20)])
        for side in ("", "-wal"):
            path.with_name(NAME + side).write_bytes(elsewhere.with_name(NAME + side).read_bytes())


def test_killed_at_any_step_the_old_record_stands_or_is_kept_whole_with_its_log(tmp_path):
    folder = tmp_path / "whole"
    folder.mkdir()
    path = write(folder, backup=10)
    killed_with_its_log(path)
    left = []
    for one in killed_at_every_step(folder, "begin anew"):
        entries, _ = open_again(one)
        kept = one.with_name(UNTIL)
        left.append((len(entries), examine(kept).entries if kept.exists() else None))
        assert not list(one.parent.glob("*.anew*"))
    stood, begun_anew = (MANY + 20, None), (0, MANY + 20)
    assert (len(left) > 4, left) == (True, sorted(left, key=[stood, begun_anew].index))
    assert set(left) == {stood, begun_anew}


def test_what_was_done_before_is_no_more_than_kept(tmp_path):
    path = write(tmp_path, 20, backup=10)
    begun(path)
    with closing(Journal(path)) as journal:
        append(journal, history(3))
    assert open_again(path) == (history(3), ())
