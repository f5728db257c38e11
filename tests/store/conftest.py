"""The backup of a record that is open."""

import datetime

import pytest

from stagecue.store import Backup
from stagecue.store.keeping import backup
from tests.store.broken import NOW
from tests.store.sticks import STICK


@pytest.fixture
def made(tmp_path, journal, monkeypatch):
    """The backup of that record to a stick; its clock goes on by a minute at each look."""
    monkeypatch.setattr(backup, "REST", 0.01)
    (tmp_path / STICK).mkdir()
    looked = iter(range(10**6))
    return Backup(journal.path, tmp_path / STICK, now=lambda: NOW + datetime.timedelta(minutes=next(looked)))
