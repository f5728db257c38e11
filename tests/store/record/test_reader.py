"""What is read beside the show leaves the interpreter to it, and gives it back as it was."""

import gc
import sys

import pytest

from stagecue.errors import StoreError
from stagecue.store import Journal
from stagecue.store.record.reader import SHARE
from tests.store.test_contract import ack, entry


def interpreter(*_all):
    return gc.isenabled(), sys.getswitchinterval()


def failing(*_all):
    raise StoreError("There is nothing to be made of it.")


@pytest.fixture
def journal(tmp_path):
    opened = Journal(tmp_path / "day.sqlite3")
    opened.append("main", [entry(1)], [ack(1)], expected=0)
    yield opened
    opened.close()


def test_the_show_comes_first_while_a_record_is_read_and_only_then(journal):
    before = interpreter()
    assert journal.read("main", interpreter) == (False, pytest.approx(SHARE))
    assert interpreter() == before
    with pytest.raises(StoreError, match="nothing to be made"):
        journal.read("main", failing)
    assert interpreter() == before


def test_a_record_that_is_only_looked_at_is_read_as_well(journal):
    looking = Journal(journal.path, reading=True)
    journal.append("main", [entry(2)], [ack(2)], expected=1)
    assert looking.read("main", lambda *found: found) == ([entry(1), entry(2)], [ack(1), ack(2)])
    looking.close()


def test_what_reads_cannot_write(journal):
    with pytest.raises(StoreError, match="cannot be written"):
        journal._reader._thread.do(lambda: journal._reader._db.execute("DELETE FROM entries"))
    assert len(journal.load("main")) == 1


def test_a_closed_record_says_so(journal):
    journal.close()
    with pytest.raises(StoreError, match="is closed"):
        journal.read("main", interpreter)
