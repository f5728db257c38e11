"""Records on the disk: begun anew, never deleted, kept apart from a show that runs."""

import pytest

from stagecue.app.records import fresh_journal, no_show_there
from stagecue.errors import StoreError
from stagecue.show.events import CueTaken
from stagecue.store import Entry, Journal


def entry(number):
    return Entry("main", 1.0, "", CueTaken(f"cue-{number}", number, "ann"))


def test_whatever_was_recorded_is_kept_however_fast_one_follows_another(tmp_path):
    for number in range(4):
        journal = fresh_journal(tmp_path / "day-rehearsed.sqlite3")
        assert journal.load("main") == []
        journal.append("main", [entry(number)], expected=0)
        journal.close()
    kept = []
    for path in sorted(tmp_path.glob("*.sqlite3")):
        journal = Journal(path, reading=True)
        kept += journal.load("main")
        journal.close()
    assert sorted(one.event.at for one in kept) == [0, 1, 2, 3]


def test_an_empty_record_is_used_as_it_is(tmp_path):
    for _ in range(2):
        fresh_journal(tmp_path / "day.sqlite3").close()
    assert [path.name for path in tmp_path.glob("*.sqlite3")] == ["day.sqlite3"]


def test_a_show_that_runs_is_left_alone_until_it_is_closed(tmp_path):
    no_show_there(tmp_path)
    running = Journal(tmp_path / "day.sqlite3")
    with pytest.raises(StoreError, match=r"A show is running on .*day\.sqlite3\. Close it first"):
        no_show_there(tmp_path)
    running.close()
    no_show_there(tmp_path)
