"""The journal gives back exactly what it was given, and says what is wrong when it cannot."""

import dataclasses

import pytest

from stagecue.errors import StoreError
from stagecue.show import Ack
from stagecue.show.events import EVENTS
from stagecue.store import Entry, Journal

SAMPLES = {
    "str": "ada/cue-1",
    "float": 12.5,
    "bool": True,
    "tuple[str, ...]": ("a", "b"),
    "float | None": 7.5,
}


@pytest.fixture
def journal(tmp_path):
    opened = Journal(tmp_path / "deep" / "day.sqlite3")
    yield opened
    opened.close()


def sample(kind):
    return kind(**{field.name: SAMPLES[field.type] for field in dataclasses.fields(kind)})


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
def test_every_event_comes_back_as_it_was(journal, kind):
    entry = Entry("main", 123.5, "call-1", sample(kind))
    journal.append("main", [entry], expected=0)
    assert journal.load("main") == [entry]


def test_an_append_that_fails_in_the_middle_leaves_nothing_and_may_be_put_again(journal):
    entry, ack = Entry("main", 1.0, "one", sample(EVENTS["PaceSet"])), Ack("one", "applied", 1, 1, None)
    full = "CREATE TRIGGER full BEFORE INSERT ON answers BEGIN SELECT RAISE(FAIL, 'full'); END"
    journal._in_thread(lambda: journal._db.execute(full))
    with pytest.raises(StoreError, match="cannot be used: full"):
        journal.append("main", [entry], [ack], expected=0)
    journal._in_thread(lambda: journal._db.execute("DROP TRIGGER full"))
    assert journal.load("main") == []
    journal.append("main", [entry], [ack], expected=0)
    assert (journal.load("main"), journal.answers("main", newest=9)) == ([entry], [ack])


def test_a_journal_is_written_by_one_program_only(journal):
    with pytest.raises(StoreError, match=r"Another StageCue has .* open"):
        Journal(journal.path)
    journal.close()
    Journal(journal.path).close()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param("PRAGMA user_version = 9", "is of another StageCue", id="another version"),
        pytest.param(
            "INSERT INTO entries (stage, wall_ms, call, name, fields) VALUES ('main', 1, '', 'Flown', '{}')",
            r"cannot be read \(Flown\)",
            id="an event nobody knows",
        ),
        pytest.param(
            "INSERT INTO entries (stage, wall_ms, call, name, fields) "
            "VALUES ('main', 1, '', 'PaceSet', x'7b226279223a22ff')",
            r"cannot be read \(PaceSet\)",
            id="a byte that is no text",
        ),
    ],
)
def test_what_cannot_be_understood_is_told(journal, spoil, message):
    journal._in_thread(lambda: journal._db.execute(spoil))
    journal.close()
    with pytest.raises(StoreError, match=message):
        Journal(journal.path).load("main")


def test_every_commit_is_synced(journal):
    assert journal._in_thread(lambda: journal._db.execute("PRAGMA synchronous").fetchone()) == (2,)
    assert journal._in_thread(lambda: journal._db.execute("PRAGMA journal_mode").fetchone()) == ("wal",)


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"\0" * 5000])
def test_a_file_that_is_no_journal_is_told(tmp_path, content):
    path = tmp_path / "day.sqlite3"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"cannot be used: .*Check the disk"):
        Journal(path)


def test_a_place_where_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="Name another --data"):
        Journal(tmp_path / "file" / "day.sqlite3")
