"""What every test shares: how hypothesis draws its examples, and a record that is open."""

import os

import pytest
from hypothesis import settings

from stagecue.store import Journal
from tests.store.broken import NAME

# CI draws the same examples every time: no run fails by luck. No deadline: the cores are shared.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.fixture
def journal(tmp_path):
    """A record in which nothing has happened yet, open to write."""
    opened = Journal(tmp_path / "data" / NAME)
    yield opened
    opened.close()
