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


@pytest.mark.parametrize(
    ("label", "zone", "warned"),
    [
        pytest.param("CEST", "Europe/Paris", False, id="that of the label"),
        pytest.param("CET", "Europe/Berlin", False, id="the other season's label"),
        pytest.param("CEST", "Asia/Tokyo", True, id="hours apart"),
        pytest.param("XYZT", "Asia/Tokyo", False, id="a label that nobody knows"),
        pytest.param("", "Asia/Tokyo", False, id="no label"),
    ],
)
def test_a_zone_that_is_not_the_cards_is_a_warning(cards, label, zone, warned):
    (cards / "a.md").write_text(CARD.replace("10:30", f"10:30 {label}"))
    (cards / "stagecue.toml").write_text(f'\nzone = "{zone}"\n')
    said = "The zone Asia/Tokyo is not that of CEST on a.md (as in Europe/Paris). Times are taken as this zone's: "
    expected = (
        [("stagecue.toml", 2, "warning", f"{said}change it, or the label on the cards.")] if warned else []
    )
    assert [(p.file, p.line, p.severity, p.message) for p in read_folder(cards).problems] == expected
