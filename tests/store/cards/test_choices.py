"""What a card leaves to the hour is settled on the glass alone: an edit and a saved card have it as it is written."""

import pytest

from stagecue.store.cards.keeper import CardKeeper
from tests.store.cards.one_card import CARD, FILE, keeper_of, looked, put, rev, show_of
from tests.store.memory import MemoryStore

CHOICE = CARD.replace("Please welcome Ada.", "Good *[morning/afternoon]*, all. Please welcome Ada.")
WORDS = "Good *[morning/afternoon]*, all. Please welcome Ada.\n\n*[Lead applause]*"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / FILE).write_text(CHOICE)
    return tmp_path


@pytest.fixture
def runner(folder):
    return show_of(folder, MemoryStore())


@pytest.fixture
def keeper(folder, runner) -> CardKeeper:
    return keeper_of(folder, runner)


def said(runner):
    return runner.show.rundown.by_id["ada"].script[0].text


def test_the_glass_has_it_settled_and_the_editor_as_it_is_written(keeper, runner):
    sheet = keeper.sheet(runner, "ada")
    assert (said(runner), sheet.text, sheet.edited) == (
        "Good morning, all. Please welcome Ada.",
        WORDS,
        False,
    )


def test_an_edit_elsewhere_leaves_it_in_the_show_and_on_the_card(folder, keeper, runner):
    put(runner, WORDS.replace("Please welcome", "Here is"))
    assert (said(runner), keeper.sheet(runner, "ada").edited) == ("Good morning, all. Here is Ada.", True)
    keeper.save(runner, "ada", base=rev(runner))
    introduction = CARD.partition("Please welcome Ada. *[Lead applause]*")
    saved = WORDS.replace("Please welcome", "Here is")
    assert (folder / FILE).read_text() == introduction[0] + saved + introduction[2]


def test_to_choose_by_hand_is_an_edit_that_can_be_undone_and_saved(folder, keeper, runner):
    before = rev(runner)
    put(runner, WORDS.replace("*[morning/afternoon]*", "*morning*"))
    sheet = keeper.sheet(runner, "ada")
    assert (said(runner), sheet.edited, sheet.undo, rev(runner) != before) == (
        "Good morning, all. Please welcome Ada.", True, True, True,
    )  # fmt: skip
    keeper.save(runner, "ada", base=rev(runner))
    assert "Good *morning*, all." in (folder / FILE).read_text()


def test_a_choice_that_somebody_puts_into_the_card_is_offered(folder, keeper, runner):
    (folder / FILE).write_text(CHOICE.replace("morning/afternoon", "morning/afternoon/evening"))
    looked(keeper)
    card = keeper.sheet(runner, "ada").card
    assert (card.state, card.text) == ("changed", WORDS.replace("afternoon]", "afternoon/evening]"))
