"""What was kept of a record whose file went while the show ran: the next start goes on with it, and it stays."""

import shutil
from contextlib import closing

import pytest

from stagecue.store import Backup, Journal, Watch, begin_anew, open_mended
from stagecue.store.mending.soundness import examine
from tests.store.broken import NAME, NOW, STAMP, append, files, history, log_of
from tests.store.sticks import STICK

KEPT = f"{NAME}.kept-{STAMP}"


@pytest.fixture
def watch(journal):
    return Watch(journal, now=lambda: NOW)


def written(journal, watch, entries):
    """Write up to so many entries in all, and look."""
    append(journal, history(entries)[sum(journal.size(stage)[0] for stage in ("main", "side")) :])
    watch.settle()


def opened(path, stick=None):
    """The entries with which the next start goes on, and what is told."""
    journal, mended = open_mended(path, backups=stick, now=NOW)
    with closing(journal):
        entries = sorted(journal.load("main") + journal.load("side"), key=lambda one: one.wall_ms)
    return entries, " ".join(mended.said)


def put_back(path, older):
    """A sync program's older version; what is left of a log is none of its business."""
    log_of(path).unlink(missing_ok=True)
    shutil.copy(older, path)


BETWEEN = {
    "nothing": lambda _path, _older: None,
    "an older version is put back": put_back,
    "an empty file is put there": lambda path, _older: path.write_bytes(b""),
}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_what_was_kept_is_gone_on_with_whatever_comes_to_its_place(tmp_path, journal, watch, between):
    written(journal, watch, 3)
    older = shutil.copy(journal.path, tmp_path / "older")
    written(journal, watch, 10)
    journal.path.unlink()
    written(journal, watch, 40)
    journal.close()
    between(journal.path, older)
    entries, said = opened(journal.path)
    goes_on = "All of it was kept while the show ran, and goes on: 40 entries, the last of 13:47:59."
    assert (entries, goes_on in said) == (history(40), True)
    assert examine(journal.path.with_name(KEPT)).entries == 40


def test_an_older_version_that_takes_its_place_while_the_show_runs_does_not_win(tmp_path, journal, watch):
    written(journal, watch, 50)
    older = shutil.copy(journal.path, tmp_path / "data" / "older")
    written(journal, watch, 60)
    older.rename(journal.path)
    written(journal, watch, 70)
    assert watch.trouble.startswith(f"Another file has taken the place of the record {NAME}.")
    journal.close()
    assert opened(journal.path)[0] == history(70)


def test_a_file_of_another_show_in_its_place_is_moved_away_as_was_told(tmp_path, journal, watch):
    written(journal, watch, 10)
    journal.path.rename(tmp_path / "moved")
    other = Journal(tmp_path / "data" / "other.sqlite3")
    other.close()
    other.path.rename(journal.path)
    written(journal, watch, 20)
    journal.close()
    log_of(journal.path).unlink(missing_ok=True)
    assert opened(journal.path) == ([], "")
    journal.path.rename(tmp_path / "another")
    assert opened(journal.path)[0] == history(20)


def test_what_was_kept_while_it_was_away_for_a_moment_does_not_win_over_a_backup(tmp_path, journal, watch):
    (tmp_path / STICK).mkdir()
    written(journal, watch, 10)
    journal.path.rename(tmp_path / "away")
    watch.settle()
    (tmp_path / "away").rename(journal.path)
    written(journal, watch, 50)
    assert watch.trouble == ""
    Backup(journal.path, tmp_path / STICK, now=lambda: NOW).copy()
    journal.close()
    journal.path.unlink()
    entries, said = opened(journal.path, tmp_path / STICK)
    assert (entries, "Its backup was restored: 50 entries" in said) == (history(50), True)


def test_what_was_kept_of_a_record_is_not_brought_back_after_it_is_begun_anew(journal, watch):
    written(journal, watch, 10)
    journal.path.unlink()
    watch.settle()
    journal.close()
    begin_anew(journal.path, now=NOW).close()
    for side in ("", "-mark"):
        journal.path.with_name(f"{NAME}{side}").unlink(missing_ok=True)
    assert opened(journal.path) == ([], "")
    assert [examine(journal.path.with_name(name)).entries for name in files(journal.path.parent)] == [10, 0]
