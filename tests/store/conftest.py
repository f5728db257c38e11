"""A record that is open, and its backup."""

import datetime

import pytest

from stagecue.store import Backup, Journal
from stagecue.store.keeping import backup
from tests.store.broken import NAME, NOW
from tests.store.sticks import STICK


@pytest.fixture
def journal(tmp_path):
    opened = Journal(tmp_path / "data" / NAME)
    yield opened
    opened.close()


@pytest.fixture
def made(tmp_path, journal, monkeypatch):
    """The backup of that record to a stick; its clock goes on by a minute at each look."""
    monkeypatch.setattr(backup, "REST", 0.01)
    (tmp_path / STICK).mkdir()
    looked = iter(range(10**6))
    return Backup(journal.path, tmp_path / STICK, now=lambda: NOW + datetime.timedelta(minutes=next(looked)))
