"""The watch over an open record: how far it is written is marked, and a file that goes is missed at once."""

import shutil
from contextlib import closing

import gevent
import pytest

from stagecue.store import Journal, Watch, open_mended
from stagecue.store.keeping import watch
from stagecue.store.mending.soundness import examine
from stagecue.store.record import names
from stagecue.store.record.durable import file_at
from stagecue.store.record.mark import Mark, read_mark
from tests.store.broken import KEPT as BROKEN
from tests.store.broken import NAME, NOW, STAMP, append, history, log_of
from tests.store.sticks import until

KEPT = f"{NAME}.kept-{STAMP}"


@pytest.fixture
def looked(journal):
    append(journal, history(3))
    return Watch(journal, now=lambda: NOW)


def far(journal, entries):
    last_ms = history(entries)[-1].wall_ms if entries else 0.0
    return Mark(identity=journal.identity, entries=entries, last_ms=last_ms)


@pytest.mark.parametrize("entries", [0, 3])
def test_a_look_writes_the_log_back_and_marks_how_far(journal, entries):
    append(journal, history(entries))
    Watch(journal, now=lambda: NOW).settle()
    alone = shutil.copy(journal.path, journal.path.with_name("alone.sqlite3"))
    assert (read_mark(journal.path), examine(alone).entries) == (far(journal, entries), entries)


def test_it_looks_at_once_after_a_change_and_at_the_end(journal, looked, monkeypatch):
    monkeypatch.setattr(watch, "REST", 0.01)
    running = gevent.spawn(looked.run)
    for entries in (3, 4, 5):
        until(lambda entries=entries: read_mark(journal.path).entries == entries)
        append(journal, history(entries + 1)[entries:])
        looked.look(None)
    until(lambda: read_mark(journal.path).entries == 6)
    append(journal, history(7)[6:])
    looked.stop()
    running.join(5)
    assert (running.successful(), read_mark(journal.path)) == (True, far(journal, 7))


def test_between_two_looks_each_commit_is_marked(journal, looked):
    looked.settle()
    append(journal, history(5)[3:])
    assert read_mark(journal.path) == far(journal, 5)
    looked.settle()
    assert read_mark(journal.path) == far(journal, 5)


def test_a_log_that_loses_its_newest_commit_before_the_next_look_is_told(journal, looked, tmp_path):
    looked.settle()
    before = log_of(journal.path).read_bytes()
    append(journal, history(4)[3:])
    left = tmp_path / "left" / NAME
    shutil.copytree(journal.path.parent, left.parent)
    log_of(left).write_bytes(before)
    again, mended = open_mended(left, now=NOW)
    with closing(again):
        assert (again.size("main"), again.size("side"), mended.lost) == ((2, 2), (1, 1), True)
    assert "1 entry, the last of 13:47:23, is missing." in mended.said[0]


def test_a_mark_that_cannot_be_written_stops_nothing_and_is_not_told(journal, looked):
    names.mark(journal.path).mkdir()
    looked.settle()
    assert (looked.trouble, read_mark(journal.path)) == ("", Mark())


def test_a_record_that_fails_is_told_by_who_writes_it(journal, looked):
    looked.settle()
    journal._in_thread(lambda: journal._db.execute("DROP TABLE entries"))
    looked.settle()
    assert (looked.trouble, read_mark(journal.path)) == ("", far(journal, 3))


# --- the file goes while the show runs ----------------------------------------------------------------------


ALL_OF_IT = (
    "All of it was kept while the show ran, and goes on: 5 entries, the last of 13:47:24. Look at the current cue "
    "before you press GO."
)


def emptied(path):
    """Everything in the folder is deleted."""
    for file in path.parent.iterdir():
        file.unlink()


LOG_LEFT = (
    f"The record {NAME} was broken (it is gone, its log is not). Its log is kept as {BROKEN}-wal. {ALL_OF_IT}"
)
ALL_GONE = f"The record's file {NAME} was gone. {ALL_OF_IT} To begin a new record, add --fresh."


@pytest.mark.parametrize(
    ("goes", "said"), [(lambda path: path.unlink(), LOG_LEFT), (emptied, ALL_GONE)], ids=["the record", "all"]
)
def test_a_record_that_is_deleted_is_told_and_the_next_start_has_all_of_it(journal, looked, goes, said):
    goes(journal.path)
    looked.settle()
    assert looked.trouble == (
        f"The record's file {NAME} is gone. The show goes on, and all of it is kept in {KEPT}: the next start "
        f"goes on with that. Leave the folder {journal.path.parent} alone."
    )
    append(journal, history(5)[3:])
    looked.settle()
    journal.close()
    again, mended = open_mended(journal.path, now=NOW)
    with closing(again):
        entries = sorted(again.load("main") + again.load("side"), key=lambda one: one.wall_ms)
    assert (entries, mended.said) == (history(5), (said,))
    assert mended.holds == {"main": "13:47:24", "side": "13:47:24"}


def test_a_record_that_is_deleted_in_a_quiet_show_is_kept_before_anything_changes(
    journal, looked, monkeypatch
):
    monkeypatch.setattr(watch, "GLANCE", 0.01)
    running = gevent.spawn(looked.run)
    until(lambda: read_mark(journal.path).entries == 3)
    journal.path.unlink()
    until(lambda: looked.trouble)
    assert examine(journal.path.with_name(KEPT)).entries == 3
    looked.stop()
    running.join(5)


def test_what_was_kept_is_copied_again_only_when_there_is_more_or_it_is_gone(journal, looked):
    kept = journal.path.with_name(KEPT)
    journal.path.unlink()
    looked.settle()
    first = file_at(kept)
    looked.settle()
    assert file_at(kept) == first
    append(journal, history(4)[3:])
    looked.settle()
    assert examine(kept).entries == 4
    kept.unlink()
    looked.settle()
    assert examine(kept).entries == 4


def test_another_file_in_its_place_is_told_and_left_alone(journal, looked):
    journal.path.rename(journal.path.with_name("moved"))
    with closing(Journal(journal.path.with_name("other.sqlite3"))):
        pass
    journal.path.with_name("other.sqlite3").rename(journal.path)
    other = journal.path.read_bytes()
    looked.settle()
    assert looked.trouble == (
        f"Another file has taken the place of the record {NAME}. The show goes on, and all of it is kept in "
        f"{KEPT}. The next start goes on with that if the other file is an older state of the record; if it is "
        "not, move it away once StageCue is closed, and start again."
    )
    assert (journal.path.read_bytes(), examine(journal.path.with_name(KEPT)).entries) == (other, 3)


def test_a_folder_that_goes_is_told_and_what_comes_back_too(journal, looked):
    away = journal.path.parent.with_name("away")
    journal.path.parent.rename(away)
    looked.settle()
    assert looked.trouble == (
        f"The record's file {NAME} is not there, and it cannot be kept elsewhere (the folder is gone, too). The "
        "show goes on; what is done from here on is lost when StageCue ends. Note the cue before you close it."
    )
    away.rename(journal.path.parent)
    looked.settle()
    assert looked.trouble == ""
