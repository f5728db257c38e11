"""A record of an older StageCue goes on, a plan comes back as it was kept, and a record has one writer."""

import sqlite3
from dataclasses import replace

import pytest

from stagecue.cards import Notes
from stagecue.errors import StoreError
from stagecue.rundown import plan
from stagecue.rundown.items import UNTIL_GO, Flex
from stagecue.show.events import CueTaken
from stagecue.store import Entry, Journal, open_records, read_folder
from stagecue.store.record.alone import hold_alone
from stagecue.store.record.plans import packed, unpacked
from tests.serving import SAMPLE_DAY, SAMPLES
from tests.show.days import DAY

VERSION_1 = """
CREATE TABLE entries (seq INTEGER PRIMARY KEY AUTOINCREMENT, stage TEXT NOT NULL, wall_ms REAL NOT NULL,
    call TEXT NOT NULL, name TEXT NOT NULL, fields BLOB NOT NULL);
CREATE TABLE answers (seq INTEGER PRIMARY KEY AUTOINCREMENT, stage TEXT NOT NULL, ack BLOB NOT NULL);
INSERT INTO entries (stage, wall_ms, call, name, fields)
    VALUES ('main', 1500.5, 'press', 'CueTaken', '{"cue":"ada/talk","at":36048.3,"by":"ann"}');
PRAGMA user_version = 1;
"""
OLD = Entry("main", 1500.5, "press", CueTaken("ada/talk", 36048.3, "ann"), rate=1.0)
NEW = Entry("main", 2500.5, "", CueTaken("ada/talk", 36050, "text"), rate=600.0)


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "day.sqlite3"
    db = sqlite3.connect(path)
    db.executescript(VERSION_1)
    db.close()
    return path


def test_a_record_of_version_1_is_read_and_goes_on(record):
    for expected in ([OLD], [OLD, NEW]):
        journal = Journal(record)
        assert journal.load("main") == expected
        journal.append("main", [NEW], expected=len(expected))
        journal.close()
    journal = Journal(record)
    journal.keep_plan(DAY)
    assert (journal.load("main"), [kept.stage for kept in journal.plans()]) == ([OLD, NEW, NEW], ["main"])
    journal.close()


def test_a_record_of_version_2_is_read_and_goes_on(tmp_path):
    """It knew of no edited words; its plan is read without the cards, too."""
    path = tmp_path / "day.sqlite3"
    journal = Journal(path)
    journal.append("main", [NEW], expected=0)
    journal.keep_plan(DAY)
    journal.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 2")
    for reads in (True, False):
        journal = Journal(path, reading=reads)
        assert (journal.load("main"), [kept.stage for kept in journal.plans()]) == ([NEW], ["main"])
        journal.close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (3,)


def lean(rundown):
    """What a plan keeps of a rundown: no script, biography, clash or note."""
    items = tuple(replace(item, script=(), unsettled=(), biography="") for item in rundown.items)
    return replace(rundown, items=items, clashes=(), notes=())


FLEXED = tuple(
    replace(item, flex=Flex(True, 300.0, True, True), pace=99.0, hosts=("Mia",)) for item in DAY.items
)
OTHERS = {
    "the small day": DAY,
    "everything the show file says": replace(DAY, items=FLEXED, pronunciations=(("Éva", "AY-va"),), standby_lead=90.0),
    "before its start": replace(DAY, items=tuple(replace(item, introduction="before start", rev="r") for item in DAY.items)),
    "notes": replace(DAY, notes=(Notes("notes.md", "Zoe", "About her"),)),
}  # fmt: skip


@pytest.mark.parametrize("rundown", OTHERS.values(), ids=OTHERS)
def test_a_plan_comes_back_as_it_was(rundown):
    assert unpacked(packed(rundown)) == lean(rundown)


def test_the_plans_of_the_sample_day_come_back():
    folder = read_folder(SAMPLES)
    day = next(card.date for card in folder.cards if str(card.date) == SAMPLE_DAY)
    for rundown in plan(folder.cards, folder.notes, day=day, show_file=folder.show_file):
        assert unpacked(packed(rundown)) == lean(rundown)
        assert unpacked(packed(lean(rundown))) == lean(rundown)


def test_media_holds_until_go_in_a_kept_plan_too():
    kept = unpacked(packed(DAY))
    assert kept.points[kept.index["bert/cue-1"]].holds == UNTIL_GO


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"day": "yesterday"}', b'{"day": "2026-06-18", "items": [{}]}'])  # fmt: skip
def test_a_plan_of_another_program_is_told(data):
    with pytest.raises(StoreError, match="holds a plan that cannot be read"):
        unpacked(data)


def test_the_newest_plan_of_each_stage_is_kept_once(tmp_path):
    journal = Journal(tmp_path / "day.sqlite3")
    later, other = replace(DAY, pace=150.0), replace(DAY, stage="other", name="A hall")
    for rundown in (DAY, DAY, other, later, later):
        journal.keep_plan(rundown)
    assert journal.plans() == [lean(other), lean(later)]
    rows = journal._in_thread(lambda: journal._db.execute("SELECT COUNT(*) FROM plans").fetchone())
    assert rows == (3,)
    journal.close()


def test_a_record_is_held_by_one(tmp_path):
    path = tmp_path / "day.sqlite3"
    guard = hold_alone(path)
    with pytest.raises(StoreError, match=r"Another StageCue has .*day\.sqlite3 open"):
        hold_alone(path)
    guard.close()
    hold_alone(path).close()


def test_open_records_are_those_that_somebody_writes(tmp_path):
    assert open_records(tmp_path / "nowhere") == []
    first, second = Journal(tmp_path / "a.sqlite3"), Journal(tmp_path / "b.sqlite3")
    hold_alone(tmp_path / "c.sqlite3").close()
    second.close()
    assert open_records(tmp_path) == [tmp_path / "a.sqlite3"]
    first.close()
    assert open_records(tmp_path) == []
