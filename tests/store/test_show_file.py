"""The show file on the disk: read beside the cards, never written over."""

import pytest

from stagecue.errors import StoreError, UsageError
from stagecue.store import read_folder, write_new
from tests.store.test_folder import CARD


@pytest.fixture
def cards(tmp_path):
    (tmp_path / "a.md").write_text(CARD)
    return tmp_path


def test_the_show_file_is_read_and_is_no_file_left_out(cards):
    (cards / "stagecue.toml").write_text('zone = "Europe/Paris"\npace = 140\n')
    (cards / "sub").mkdir()
    (cards / "sub" / "stagecue.toml").write_text("pace = 99\n")
    folder = read_folder(cards)
    assert (folder.show_file.pace, folder.show_file.zone, folder.left_out) == (140.0, "Europe/Paris", 1)


def test_a_folder_without_one_has_the_defaults(cards):
    assert read_folder(cards).show_file.file == ""


def test_one_that_cannot_be_opened_is_a_problem_of_it(cards):
    (cards / "stagecue.toml").mkdir()
    (problem,) = read_folder(cards).show_file.problems
    assert problem.message == "Cannot be read (Is a directory). Check its permissions."


def test_nothing_is_written_over(cards):
    write_new(cards / "new", "one")
    with pytest.raises(UsageError, match="is there already and stays as it is"):
        write_new(cards / "new", "two")
    assert (cards / "new").read_text() == "one"
    with pytest.raises(StoreError, match="cannot be written"):
        write_new(cards / "missing" / "new", "one")
