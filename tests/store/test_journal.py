"""The journal gives back exactly what it was given, and says what is wrong when it cannot."""

import dataclasses

import pytest

from stagecue.errors import StoreError
from stagecue.show import Ack
from stagecue.show.events import EVENTS, PointerMoved
from stagecue.store import Entry, Journal

SAMPLES = {"str": "ada/cue-1", "float": 12.5, "bool": True, "tuple[str, ...]": ("a", "b")}


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
    journal.append([entry])
    assert journal.load("main") == [entry]


def test_stages_are_kept_apart_and_in_order(journal):
    entries = [Entry(stage, n, "", PointerMoved("x", (), (), n, "y")) for n, stage in enumerate("abab")]
    journal.append(entries[:3])
    journal.append(entries[3:])
    assert (journal.load("a"), journal.load("b")) == ([entries[0], entries[2]], [entries[1], entries[3]])
    assert journal.last() == entries[3]


def test_an_answer_is_kept_with_what_it_answers(journal):
    ack = Ack("call-1", "applied", 3, 2, "ada/talk")
    journal.append([], ack)
    assert (journal.answered("call-1"), journal.answered("call-2")) == (ack, None)


def test_a_fact_is_made_once_and_outlives_the_process(journal):
    first = journal.fact("door", lambda: "one")
    journal.close()
    again = Journal(journal.path)
    assert (first, again.fact("door", lambda: "two"), again.last()) == ("one", "one", None)
    again.close()


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
