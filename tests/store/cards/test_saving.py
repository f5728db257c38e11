"""The show's words saved into a card: whole or not at all, the old one kept, nobody's work lost in silence."""

import pytest

from stagecue.errors import Refused, StoreError
from stagecue.store import read_folder
from stagecue.store.cards import saving
from tests.store.cards.desk import CARD, FILE, NEW, desk_of, put, rev, show_of
from tests.store.memory import MemoryStore

SAVED = CARD.replace("Please welcome Ada. *[Lead applause]*", NEW)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / FILE).write_text(CARD)
    return tmp_path


@pytest.fixture
def runner(folder):
    made = show_of(folder, MemoryStore())
    put(made, NEW)
    return made


@pytest.fixture
def desk(folder, runner):
    return desk_of(folder, runner)


def files(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_the_card_has_the_words_and_the_old_one_is_kept(folder, desk, runner):
    sheet = desk.save(runner, "ada", base=rev(runner))
    assert files(folder) == {FILE: SAVED, "ada.md.1.old": CARD}
    assert (sheet.edited, sheet.card.state) == (False, "same")
    assert sheet.card.says == "Saved to ada.md. The card as it was: ada.md.1.old."
    desk.look()
    assert desk.offered(runner).changed == ()
    assert [card.file for card in read_folder(folder).cards] == [FILE]


def test_every_old_one_is_kept(folder, desk, runner):
    desk.save(runner, "ada", base=rev(runner))
    put(runner, "Ada! *[Lead applause]*")
    desk.save(runner, "ada", base=rev(runner))
    assert files(folder)["ada.md.1.old"] == CARD
    assert files(folder)["ada.md.2.old"] == SAVED


def test_what_the_card_has_already_is_not_written(folder, desk, runner):
    (folder / FILE).write_text(SAVED)
    said = desk.save(runner, "ada", base=rev(runner)).card.says
    assert (said, set(files(folder))) == ("ada.md has these words already.", {FILE})


def test_what_somebody_changed_meanwhile_is_only_lost_if_that_is_said(folder, desk, runner):
    other = CARD.replace("Please", "Do")
    (folder / FILE).write_text(other)
    with pytest.raises(Refused, match=r"Somebody changed ada\.md meanwhile: look at the differences"):
        desk.save(runner, "ada", base=rev(runner))
    assert files(folder) == {FILE: other}
    desk.save(runner, "ada", base=rev(runner), over=True)
    assert files(folder) == {FILE: SAVED, "ada.md.1.old": other}


def test_what_somebody_changed_elsewhere_in_the_card_stays(folder, desk, runner):
    (folder / FILE).write_text(CARD.replace("Knots", "Strings"))
    desk.save(runner, "ada", base=rev(runner))
    assert files(folder)[FILE] == SAVED.replace("Knots", "Strings")


def test_a_rehearsal_says_that_the_card_is_the_real_one(folder, runner):
    said = desk_of(folder, runner, rehearsal=True).save(runner, "ada", base=rev(runner)).card.says
    assert said.endswith("This is a rehearsal, but the card is the real one.")


def test_a_card_that_is_gone(folder, desk, runner):
    (folder / FILE).unlink()
    with pytest.raises(Refused, match=r"ada\.md is not in its place any more"):
        desk.save(runner, "ada", base=rev(runner))


def test_a_disk_that_fails_leaves_the_card_as_it_was(folder, desk, runner, monkeypatch):
    def fails(_old, _new):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(saving, "renamed", fails)
    with pytest.raises(StoreError, match=r"cannot be written \(Read-only file system\)"):
        desk.save(runner, "ada", base=rev(runner))
    assert files(folder)[FILE] == CARD
    assert "ada.md.new" not in files(folder)
