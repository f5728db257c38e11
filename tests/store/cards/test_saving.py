"""The show's words saved into a card: whole or not at all, the old one kept, nobody's work lost in silence."""

import errno
import itertools
import os
from threading import Event

import gevent
import pytest

from stagecue.errors import Refused, StoreError
from stagecue.store import read_folder
from stagecue.store.cards import saving, written
from stagecue.store.record import durable
from tests.store.cards.one_card import CARD, FILE, NEW, keeper_of, looked, put, rev, show_of
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
def keeper(folder, runner):
    return keeper_of(folder, runner)


def files(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_the_card_has_the_words_and_the_old_one_is_kept(folder, keeper, runner):
    sheet = keeper.save(runner, "ada", base=rev(runner))
    assert files(folder) == {FILE: SAVED, "ada.md.1.old": CARD}
    assert (sheet.edited, sheet.card.state) == (False, "same")
    assert sheet.card.says == "Saved to ada.md. The card as it was: ada.md.1.old."
    looked(keeper)
    assert keeper.offered(runner).changed == ()
    assert [card.file for card in read_folder(folder).cards] == [FILE]


def test_every_old_one_is_kept(folder, keeper, runner):
    keeper.save(runner, "ada", base=rev(runner))
    put(runner, "Ada! *[Lead applause]*")
    keeper.save(runner, "ada", base=rev(runner))
    assert files(folder)["ada.md.1.old"] == CARD
    assert files(folder)["ada.md.2.old"] == SAVED


def test_what_the_card_has_already_is_not_written(folder, keeper, runner):
    (folder / FILE).write_text(SAVED)
    said = keeper.save(runner, "ada", base=rev(runner)).card.says
    assert (said, set(files(folder))) == ("ada.md has these words already.", {FILE})


def test_what_somebody_changed_meanwhile_is_only_lost_if_that_is_said(folder, keeper, runner):
    other = CARD.replace("Please", "Do")
    (folder / FILE).write_text(other)
    with pytest.raises(Refused, match=r"Somebody changed ada\.md meanwhile: look at the differences"):
        keeper.save(runner, "ada", base=rev(runner))
    assert files(folder) == {FILE: other}
    looked(keeper)
    keeper.save(runner, "ada", base=rev(runner), over=keeper.sheet(runner, "ada").card.rev)
    assert files(folder) == {FILE: SAVED, "ada.md.1.old": other}


def test_to_save_over_a_card_is_to_save_over_what_was_seen(folder, keeper, runner):
    (folder / FILE).write_text(CARD.replace("Please", "Do"))
    looked(keeper)
    seen = keeper.sheet(runner, "ada").card.rev
    again = CARD.replace("Please", "Never")
    (folder / FILE).write_text(again)
    with pytest.raises(Refused, match=r"Somebody changed ada\.md meanwhile again: look at the differences"):
        keeper.save(runner, "ada", base=rev(runner), over=seen)
    assert files(folder) == {FILE: again}


def test_a_neighbour_keeps_its_file_whatever_it_is_called(folder, keeper, runner):
    (folder / "ada.md.new").write_text("a neighbour's")
    (folder / "ada.md.1.old").symlink_to(folder / "nowhere")
    keeper.save(runner, "ada", base=rev(runner))
    (folder / "ada.md.1.old").unlink()
    assert files(folder) == {FILE: SAVED, "ada.md.new": "a neighbour's", "ada.md.2.old": CARD}


def test_a_card_that_is_a_link_out_of_the_folder_stays_as_it_is(folder, keeper, runner, tmp_path_factory):
    outside = tmp_path_factory.mktemp("elsewhere") / FILE
    (folder / FILE).rename(outside)
    (folder / FILE).symlink_to(outside)
    with pytest.raises(Refused, match=r"ada\.md is a link to .*, outside the folder of the cards"):
        keeper.save(runner, "ada", base=rev(runner))
    assert (outside.read_text(), list(outside.parent.iterdir())) == (CARD, [outside])


@pytest.fixture
def hanging(monkeypatch):
    """A disk whose last step waits until somebody lets it go on."""
    go_on = Event()

    def renamed(old, new):
        go_on.wait(10)
        durable.renamed(old, new)

    monkeypatch.setattr(saving, "renamed", renamed)
    yield go_on
    go_on.set()


def test_while_one_card_is_saved_another_save_is_refused(folder, keeper, runner, hanging):
    first = gevent.spawn(keeper.save, runner, "ada", base=rev(runner))
    gevent.idle()
    with pytest.raises(Refused, match="A card is being saved just now"):
        keeper.save(runner, "ada", base=rev(runner))
    hanging.set()
    assert first.get().card.says.startswith("Saved to ada.md")


def test_a_save_that_was_given_up_is_not_carried_out_later(folder, keeper, runner, monkeypatch):
    go_on = Event()

    def slow(path, data):
        go_on.wait(10)
        return written.beside(path, data)

    monkeypatch.setattr(saving, "beside", slow)
    monkeypatch.setattr("stagecue.store.cards.keeper.SAVED_WITHIN", 0.01)
    with pytest.raises(StoreError, match=r"ada\.md was not saved within 0 s: its disk does not answer\."):
        keeper.save(runner, "ada", base=rev(runner))
    go_on.set()
    keeper.look()  # in the same thread, behind what was given up
    assert files(folder) == {FILE: CARD}


def test_what_somebody_changed_elsewhere_in_the_card_stays(folder, keeper, runner):
    (folder / FILE).write_text(CARD.replace("Knots", "Strings"))
    keeper.save(runner, "ada", base=rev(runner))
    assert files(folder)[FILE] == SAVED.replace("Knots", "Strings")


def test_a_rehearsal_says_that_the_card_is_the_real_one(folder, runner):
    said = keeper_of(folder, runner, rehearsal=True).save(runner, "ada", base=rev(runner)).card.says
    assert said.endswith("This is a rehearsal, but the card is the real one.")


def test_a_card_that_is_gone(folder, keeper, runner):
    (folder / FILE).unlink()
    with pytest.raises(
        Refused, match=r"ada\.md is gone from disk: put it back to save\. Nothing was written"
    ):
        keeper.save(runner, "ada", base=rev(runner))


def test_a_disk_that_fails_leaves_the_card_as_it_was(folder, keeper, runner, monkeypatch):
    def fails(_old, new):
        if new.name == FILE:
            raise OSError(errno.EROFS, "Read-only file system")
        durable.renamed(_old, new)

    monkeypatch.setattr(saving, "renamed", fails)
    with pytest.raises(StoreError, match=r"cannot be written: nothing can be written there\. Let this user"):
        keeper.save(runner, "ada", base=rev(runner))
    assert files(folder) == {FILE: CARD}


@pytest.mark.parametrize("which", [1, 2], ids=["while the old card is kept", "while the new one is written"])
def test_a_disk_that_is_full_in_the_midst_leaves_nothing_behind(folder, keeper, runner, monkeypatch, which):
    numbers = itertools.count(1)

    def full(handle):
        if next(numbers) == which:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    told = r"ada\.md cannot be written: it is full\. Make room on its disk, then try again\."
    with pytest.raises(StoreError, match=told):
        keeper.save(runner, "ada", base=rev(runner))
    assert files(folder) == {FILE: CARD}


def test_what_somebody_writes_while_it_is_saved_stays(folder, keeper, runner, monkeypatch):
    theirs, spliced = CARD.replace("2026", "2027"), saving.with_introduction

    def meanwhile(*told):
        (folder / FILE).write_text(theirs)
        return spliced(*told)

    monkeypatch.setattr(saving, "with_introduction", meanwhile)
    with pytest.raises(Refused, match=r"ada\.md is being changed on disk just now\. Nothing was written"):
        keeper.save(runner, "ada", base=rev(runner))
    assert files(folder) == {FILE: theirs}


def test_a_card_that_was_seen_changed_once_may_be_half_written(folder, keeper, runner):
    half = CARD + "\n## Speaker Biography\n\nAda"
    (folder / FILE).write_text(half)
    keeper.look()
    with pytest.raises(Refused, match=r"ada\.md is being changed on disk just now"):
        keeper.save(runner, "ada", base=rev(runner))
    keeper.look()
    keeper.save(runner, "ada", base=rev(runner))
    assert files(folder)["ada.md.1.old"] == half
