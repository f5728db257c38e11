"""What the kill row compares: what was promised, and what is on the disk."""

import json
import math
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from benchmarks.torture.kill.tally import Life, Tally, is_borne_out
from benchmarks.torture.people.notebook import Answer, Notebook, read
from benchmarks.torture.venue.evidence import Evidence, is_true, look

TABLES = """CREATE TABLE entries (seq INTEGER PRIMARY KEY, stage TEXT, call TEXT, wall_ms REAL);
CREATE TABLE answers (seq INTEGER PRIMARY KEY, ack TEXT);"""
ONCE = (1, "quay", "a", 10.0)
DONE, REFUSED = {"id": "a", "status": "applied"}, {"id": "b", "status": "stale"}


def record(path, entries=(ONCE,), answers=(DONE,)):
    """A record with its log beside it, as a kill leaves it: nobody had the time to tidy up."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(TABLES)
    db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", entries)
    db.executemany("INSERT INTO answers (ack) VALUES (?)", [(json.dumps(ack),) for ack in answers])
    return db


RECORDS = {
    "carried out, and answered": ([ONCE], [DONE], {"a": 1, "b": 0}, {"a"}),
    "two events of one command": ([ONCE, (2, "quay", "a", 10.0)], [DONE], {"a": 1, "b": 0}, {"a"}),
    "carried out twice": ([ONCE, (2, "quay", "a", 11.0)], [DONE], {"a": 2, "b": 0}, {"a"}),
    "answered twice": ([ONCE], [DONE, DONE], {"a": 2, "b": 0}, {"a"}),
    "refused as already done": ([], [REFUSED], {"a": 0, "b": 0}, {"b"}),
    "carried out, its answer lost": ([ONCE], [], {"a": 1, "b": 0}, set()),
    "an answer, and nothing done": ([], [DONE], {"a": 1, "b": 0}, set()),
}


@pytest.mark.parametrize(("entries", "answers", "times", "held"), RECORDS.values(), ids=RECORDS)
def test_what_a_record_holds(tmp_path, entries, answers, times, held):
    with closing(record(tmp_path / "day.sqlite3", entries, answers)):
        found = look(tmp_path / "day.sqlite3")
    assert {call: found.times(call) for call in "ab"} == times
    assert {call for call in "ab" if found.holds(call)} == held
    assert (found.broken, found.gaps) == ("", 0)


def test_a_gap_in_the_record_is_counted(tmp_path):
    with closing(record(tmp_path / "day.sqlite3", [ONCE, (3, "quay", "", 12.0)])):
        assert look(tmp_path / "day.sqlite3").gaps == 1


def test_a_look_leaves_everything_as_it_was(tmp_path):
    with closing(record(tmp_path / "day.sqlite3")):
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        look(tmp_path / "day.sqlite3")
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
        assert "day.sqlite3-wal" in before


def test_a_broken_record_is_told(tmp_path):
    (tmp_path / "day.sqlite3").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert look(tmp_path / "day.sqlite3").broken != ""


BACKUPS = {
    "its beginning": ([ONCE], True),
    "all of it": ([ONCE, (2, "quay", "b", 11.0)], True),
    "something else": ([(1, "quay", "c", 10.0)], False),
    "more than it": ([ONCE, (2, "quay", "b", 11.0), (3, "quay", "c", 12.0)], False),
}


@pytest.mark.parametrize(("entries", "good"), BACKUPS.values(), ids=BACKUPS)
def test_a_backup_is_a_beginning_of_the_record(tmp_path, entries, good):
    with closing(record(tmp_path / "day.sqlite3", [ONCE, (2, "quay", "b", 11.0)])):
        found = look(tmp_path / "day.sqlite3")
    with closing(record(tmp_path / "slot.sqlite3", entries)):
        assert is_true(tmp_path / "slot.sqlite3", found) is good


def test_a_backup_that_is_torn_is_not_good(tmp_path):
    (tmp_path / "slot.sqlite3").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert not is_true(tmp_path / "slot.sqlite3", Evidence())


def test_a_backup_that_was_there_and_is_gone_is_not_good(tmp_path):
    with closing(record(tmp_path / "slot.sqlite3")):
        found = look(tmp_path / "slot.sqlite3")
    tally = Tally()
    tally.add_backups(tmp_path, found)
    (tmp_path / "slot.sqlite3").unlink()
    tally.add_backups(tmp_path, found)
    assert tally.backups == [True, False]


def test_a_backup_that_the_rig_tears_is_seen(tmp_path):
    with closing(record(tmp_path / "slot.sqlite3")) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = look(tmp_path / "slot.sqlite3")
    whole, torn = Tally(), Tally(tears=True)
    whole.add_backups(tmp_path, found)
    torn.add_backups(tmp_path, found)
    assert (whole.backups, torn.backups) == ([True], [False])


BORNE_OUT = {
    "applied, once": ("applied", 1, False, True),
    "applied, lost": ("applied", 0, False, False),
    "applied, twice": ("applied", 2, False, False),
    "duplicate, once": ("duplicate", 1, False, True),
    "duplicate of a refusal": ("duplicate", 0, True, True),
    "duplicate of nothing": ("duplicate", 0, False, False),
    "degraded, written later": ("degraded", 1, False, True),
    "degraded, killed before": ("degraded", 0, False, True),
    "degraded, twice": ("degraded", 2, False, False),
    "stale": ("stale", 0, False, True),
    "stale, and carried out": ("stale", 1, False, False),
    "expired, and carried out": ("expired", 1, False, False),
    "invalid": ("invalid", 0, False, True),
}


@pytest.mark.parametrize(("status", "times", "refused", "true"), BORNE_OUT.values(), ids=BORNE_OUT)
def test_an_answer_is_borne_out_by_the_record(status, times, refused, true):
    found = Evidence(carried_out=Counter({"a": times}), refused=frozenset({"a"} if refused else ()))
    assert is_borne_out(Answer(1.0, "a", status, "", late=False), "a", found) is true


def test_a_press_without_an_answer_has_not_ended():
    assert not is_borne_out(None, "a", Evidence())


def noted(path, *acks):
    notes = Notebook(path)
    for call, status, message in acks:
        notes.pressed("quay", {"id": call, "type": "go"})
        notes.answered("quay", {"id": call, "status": status, "seq": 7, "message": message})
    notes.told("quay", 9)
    notes.close()
    return read([path])


def test_a_promise_is_an_ack_that_says_it_is_on_the_disk(tmp_path):
    story = noted(tmp_path / "one.notes", ("a", "applied", ""), ("b", "duplicate", ""), ("c", "stale", "too late"),
                  ("d", "degraded", "the disk"), ("e", "duplicate", "not on record yet"))  # fmt: skip
    assert story.promised() == {"a", "b"}
    assert story.told == {"quay": 9}


def test_a_line_that_is_being_written_is_left_for_later(tmp_path):
    noted(tmp_path / "one.notes", ("a", "applied", ""))
    with (tmp_path / "one.notes").open("a") as notes:
        notes.write('["answered", 12.0, "quay", "b"')
    assert read([tmp_path / "one.notes"]).promised() == {"a"}


def life(kind, *, opened=False):
    return Life(kind, spawned=100.0, killed=200.0, opened=opened, copying=False)


def test_what_was_promised_and_is_not_there_is_lost(tmp_path):
    tally = Tally()
    tally.add(
        life("load"), noted(tmp_path / "one.notes", ("a", "applied", "")), Evidence(gaps=1, broken="page 3")
    )
    assert tally.looks == 1
    assert (tally.lost, tally.ahead, tally.gaps, tally.broken) == ({"a"}, 1, 1, 1)


LIVES = {
    "in the start": (life("start"), None, (1, 0, [])),
    "in the replay": (life("replay", opened=True), None, (1, 1, [])),
    "answered before": (life("replay", opened=True), 101.5, (0, 0, [1.5])),
    "under load, before anybody was answered": (life("load", opened=True), None, (0, 0, [])),
    "answered in another life": (life("start"), 99.0, (1, 0, [])),
}


@pytest.mark.parametrize(("one", "answered", "expected"), LIVES.values(), ids=LIVES)
def test_where_in_its_life_a_server_was_killed(tmp_path, one, answered, expected):
    story = read([])
    if answered is not None:
        story.answers.append(Answer(answered, "a", "stale", "", late=False))
    tally = Tally()
    tally.add(one, story, None)
    assert (tally.in_start, tally.replaying, tally.restarts) == expected


def test_an_answer_that_was_found_late_starts_no_life(tmp_path):
    notes = Notebook(tmp_path / "one.notes")
    notes.late("quay", {"id": "a", "status": "applied", "seq": 1, "message": ""})
    notes.close()
    story = read([tmp_path / "one.notes"])
    tally = Tally()
    tally.add(Life("load", spawned=0.0, killed=math.inf, opened=True, copying=False), story, None)
    assert (story.promised(), tally.restarts) == ({"a"}, [])
