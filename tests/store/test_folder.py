"""Which files of a folder are read."""

import os

import pytest

from stagecue.errors import CardsError, UsageError
from stagecue.store import keep, read_folder

CARD = """# The Event

## Host Introduction

"Welcome, everybody. Please welcome Ada."

*(Lead applause.)*

## Session Details
- **Title:** On engines
- **Date:** May 6, 2025
- **Time:** 10:00 - 10:30
- **Track:** Engines

## Speaker Biography: Ada Byron
"""


def test_files_are_read_by_type_recursively_sorted_and_the_rest_is_counted(tmp_path):
    (tmp_path / "b" / ".git").mkdir(parents=True)
    for name in ("z.md", "a.markdown", "b/c.TXT", "b/picture.png", ".hidden.md", "b/.git/x.md"):
        (tmp_path / name).write_text(CARD)
    folder = read_folder(tmp_path)
    assert ([card.file for card in folder.cards], folder.left_out) == (["a.markdown", "b/c.TXT", "z.md"], 3)


@pytest.mark.parametrize(
    ("files", "error", "message"),
    [
        pytest.param({}, CardsError, "has no host card: 0 text", id="empty"),
        pytest.param({"a.png": b"x"}, CardsError, r"0 text file\(s\) read, 1 other", id="no text"),
        pytest.param({"a.md": b"# Only a heading"}, CardsError, "has no host card: 1 text", id="no card"),
        pytest.param({"a.md": bytes(range(256)) * 9}, CardsError, "a.md: This file is not text", id="binary"),
        pytest.param(None, UsageError, "is no folder", id="no folder"),
    ],
)
def test_a_folder_without_a_card_is_told(tmp_path, files, error, message):
    for name, content in (files or {}).items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=message):
        read_folder(tmp_path if files is not None else tmp_path / "missing")


def test_one_bad_file_never_stops_the_others(tmp_path):
    (tmp_path / "good.md").write_text(CARD)
    (tmp_path / "noise.md").write_bytes(os.urandom(5000))
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere")
    folder = read_folder(tmp_path)
    assert [card.file for card in folder.cards] == ["good.md"]


def test_a_secret_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "data" / "door"
    assert [keep(path, lambda secret=secret: secret) for secret in ("one", "two")] == ["one", "one"]
    assert path.stat().st_mode & 0o077 == 0
