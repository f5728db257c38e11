"""Whether a record is sound is told by looking only; what says nothing of the file breaks no record."""

import sqlite3

import pytest

from stagecue.errors import StoreError
from stagecue.store import open_mended
from stagecue.store.mending import soundness
from stagecue.store.mending.soundness import Finding, examine
from tests.store.broken import NAME, NOW, files, history, open_again, unreadable, write
from tests.store.record.test_old_records import VERSION_1


class Refusing:
    """A connection to a file of which SQLite says this."""

    def __init__(self, code):
        self.error = sqlite3.OperationalError("no")
        if code:
            self.error.sqlite_errorcode = code

    def execute(self, _query):
        raise self.error

    def close(self):
        """Nothing to let go."""


BROKEN = {
    "malformed": (11, "it is cut off, or damaged"),
    "no database": (26, "its beginning is damaged"),
    "a read that fails": (10 | 1 << 8, "the disk fails"),
    "no table": (1, "no"),
    "of Python's own": (0, "no"),
}


@pytest.mark.parametrize(("code", "trouble"), BROKEN.values(), ids=BROKEN)
def test_what_sqlite_says_of_the_file_makes_it_broken(tmp_path, monkeypatch, code, trouble):
    monkeypatch.setattr(soundness, "reading", lambda _path: Refusing(code))
    assert examine(tmp_path / NAME) == Finding(trouble)


NO_WORD_OF_THE_FILE = {
    "cannot open": (14, r"cannot be written \(it cannot be opened\)\. Let this user write to it"),
    "busy": (5, r"cannot be used: another program holds it\. Check the disk"),
    "read-only": (8, r"cannot be written \(nothing can be written there\)\. Let this user write to it"),
    "recovery": (8 | 1 << 8, r"cannot be written \(nothing can be written there\)\. Let this user"),
    "full": (13, r"^The disk of the record .*sqlite3 is full\. Make room there\."),
    "memory": (7, r"cannot be used: no\. Check the disk"),
    "permission": (3, r"cannot be written \(nobody here may write it\)\. Let this user write to it"),
}


@pytest.mark.parametrize(("code", "told"), NO_WORD_OF_THE_FILE.values(), ids=NO_WORD_OF_THE_FILE)
def test_what_it_says_of_permissions_and_room_breaks_nothing(tmp_path, monkeypatch, code, told):
    path = write(tmp_path, 20)
    monkeypatch.setattr(soundness, "reading", lambda _path: Refusing(code))
    with pytest.raises(StoreError, match=told):
        open_mended(path, now=NOW)
    monkeypatch.undo()
    assert (files(path.parent), open_again(path)) == ([NAME], (history(20), ()))


def test_sqlites_own_check_is_asked(tmp_path):
    path = write(tmp_path, 20)
    with path.open("r+b") as file:
        file.seek(36)  # how many pages are free, says the head of the file
        file.write(b"\0\0\0\5")
    assert examine(path).trouble == "some of its pages are damaged"


UNREADABLE = {
    "an entry": ("entries", "name", "an entry that cannot be read (Flown)"),
    "an answer": ("answers", "ack", "an answer that cannot be read"),
    "a plan": ("plans", "rundown", "a plan that cannot be read"),
}


@pytest.mark.parametrize(("table", "column", "trouble"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_told_in_plain_words(tmp_path, table, column, trouble):
    path = write(tmp_path, 20)
    unreadable(table, column)(path)
    assert examine(path).trouble == trouble


def test_a_closed_record_is_looked_at_without_a_trace(tmp_path):
    path = write(tmp_path, 20)
    before = sorted(file.name for file in path.parent.iterdir())
    found = examine(path)
    assert (found.trouble, found.entries, found.last_ms) == ("", 20, history(20)[-1].wall_ms)
    assert sorted(file.name for file in path.parent.iterdir()) == before


def test_a_record_of_the_first_version_is_sound(tmp_path):
    path = tmp_path / NAME
    db = sqlite3.connect(path)
    db.executescript(VERSION_1)
    db.close()
    assert examine(path) == Finding("", version=1, identity=0, entries=1, last_ms=1500.5)
