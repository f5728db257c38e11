"""What the keeper says of a card: as it was, as the show has it, as somebody made it meanwhile."""

import os
from dataclasses import asdict, replace

import pytest

from stagecue.cards import read
from stagecue.errors import Refused, UsageError
from stagecue.show import Call
from stagecue.show import commands as c
from stagecue.store import CardKeeper, Runner, read_folder
from stagecue.store.cards import disk
from stagecue.store.cards.keeper import Offered
from stagecue.store.cards.sheet import rev_of
from tests.store.cards.one_card import CARD, FILE, NEW, WORDS, keeper_of, looked, put, rev, show_of
from tests.store.clocks import SteppedClock
from tests.store.memory import MemoryStore


@pytest.fixture
def folder(tmp_path):
    (tmp_path / FILE).write_text(CARD)
    return tmp_path


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def runner(folder, store):
    return show_of(folder, store)


@pytest.fixture
def keeper(folder, runner):
    return keeper_of(folder, runner)


def told(keeper, runner):
    """Edited, undo, the card's state, whether it is offered."""
    sheet = keeper.sheet(runner, "ada")
    return sheet.edited, sheet.undo, sheet.card.state, keeper.offered(runner).changed == ("ada",)


def known_rev():
    return rev_of(read(FILE, CARD.encode()))


def write(folder, text, *, file=FILE):
    (folder / file).write_text(text)
    os.utime(folder / file, (2e9, 2e9))


def test_a_card_that_nobody_touched(keeper, runner):
    assert asdict(keeper.sheet(runner, "ada")) == {
        "item": "ada", "title": "Knots", "rev": rev(runner), "text": WORDS, "file": FILE, "edited": False, "undo": False,
        "card": {"state": "same", "rev": known_rev(), "text": WORDS, "says": "", "by_lines": (
            {"op": "same", "text": "Please welcome Ada."}, {"op": "same", "text": "*[Lead applause]*"},
        )},
    }  # fmt: skip


def test_an_edit_is_told_from_the_card_and_is_no_change_of_it(keeper, runner):
    put(runner, NEW)
    sheet = keeper.sheet(runner, "ada")
    assert (told(keeper, runner), sheet.text, sheet.card.text) == ((True, True, "same", False), NEW, WORDS)
    assert [(line.op, line.text) for line in sheet.card.by_lines] == [
        ("old", "Here is Ada!"), ("new", "Please welcome Ada."), ("same", "*[Lead applause]*"),
    ]  # fmt: skip


CHANGES = {
    "other words": (CARD.replace("Please", "Do"), (False, False, "changed", True), ""),
    "the words of the show": (CARD.replace("Please welcome Ada.", "Please welcome  Ada."), (False, False, "same", False), ""),
    "other notes": (CARD + "\n## Speaker Biography\n\nShe counts.\n", (False, False, "same", False), ""),
    "another title": (
        CARD.replace("Knots", "Strings").replace("10:20", "10:30"),
        (False, False, "changed", True),
        "The card's title and end changed, too: a restart of StageCue takes that.",
    ),
    "no card any more": ("Just a note.", (False, False, "gone", True), "ada.md is no card any more: put its title, its times and its introduction back."),
    "more than a card": (CARD + "x" * 300_000, (False, False, "gone", True), "ada.md is larger than 256 kB: what is no card in it has to go elsewhere."),
    "more words than a show takes": (
        CARD + "Words. " * 8000,
        (False, False, "changed", True),
        "The card's words take 54 kB, and 48 kB is the most: they cannot be taken.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_on_disk_is_noticed_and_never_applied(folder, keeper, runner, change):
    text, then, says = change
    heard = []
    runner.listen(heard.append)
    write(folder, text)
    looked(keeper)
    assert (told(keeper, runner), keeper.sheet(runner, "ada").card.says) == (then, says)
    assert (heard, runner.show.seq) == ([runner], 0)
    looked(keeper)
    assert heard == [runner]


def test_a_card_that_goes_and_comes_back(folder, keeper, runner):
    (folder / FILE).rename(folder / "elsewhere")
    looked(keeper)
    assert told(keeper, runner) == (False, False, "gone", True)
    assert keeper.sheet(runner, "ada").card.says == "ada.md is gone from disk: put it back to save."
    (folder / "elsewhere").rename(folder / FILE)
    looked(keeper)
    assert told(keeper, runner) == (False, False, "same", False)


def test_a_card_that_is_gone_is_told_apart_from_one_that_changed(folder, keeper, runner):
    (folder / FILE).unlink()
    looked(keeper)
    assert keeper.offered(runner) == Offered(("ada",), 0, 1, gone=("ada",))


def half(folder):
    write(folder, CARD[: len(CARD) // 2])


def away(folder):
    (folder / FILE).rename(folder / "elsewhere")


@pytest.mark.parametrize("first", [half, away], ids=["half of it is written", "it is out of its place"])
def test_a_card_that_is_just_being_written_is_not_offered(folder, keeper, runner, first):
    first(folder)
    keeper.look()
    before = told(keeper, runner)
    (folder / FILE).write_text(CARD.replace("Please", "Do"))
    keeper.look()
    between = told(keeper, runner)
    keeper.look()
    assert [before, between, told(keeper, runner)] == [
        (False, False, "same", False), (False, False, "same", False), (False, False, "changed", True),
    ]  # fmt: skip


def test_a_card_that_cannot_be_read_is_told_apart_and_tried_again(folder, keeper, runner, monkeypatch):
    write(folder, CARD.replace("Please", "Do"))
    with monkeypatch.context() as locked:
        locked.setattr(disk, "_read", denied)
        looked(keeper)
    told_then = "ada.md cannot be read (Permission denied): let this user read it."
    assert (told(keeper, runner)[2:], keeper.sheet(runner, "ada").card.says) == (("gone", True), told_then)
    looked(keeper)
    assert told(keeper, runner) == (False, False, "changed", True)


def denied(*_):
    raise PermissionError(13, "Permission denied")


def test_a_change_after_a_change_is_another_look(folder, keeper, runner):
    for words in ("Do", "Never"):
        (folder / FILE).write_text(CARD.replace("Please", words))
        looked(keeper)
    assert keeper.offered(runner) == Offered(("ada",), 0, 2)


def test_a_sheet_is_made_once_for_as_long_as_neither_side_changes(folder, keeper, runner):
    first = keeper.sheet(runner, "ada")
    assert keeper.sheet(runner, "ada") is first
    put(runner, NEW)
    second = keeper.sheet(runner, "ada")
    write(folder, CARD.replace("Please", "Do"))
    looked(keeper)
    assert [second.text, keeper.sheet(runner, "ada").card.state] == [NEW, "changed"]


def test_what_cannot_be_settled_ends_no_state(folder, keeper, runner, monkeypatch):
    write(folder, CARD.replace("Please", "Do"))
    looked(keeper)
    monkeypatch.setattr("stagecue.store.cards.keeper.is_in_show", denied)
    assert put(runner, NEW).status == "applied"
    assert keeper.offered(runner) == Offered(("ada",), 0, 1)


def test_to_take_what_is_offered_is_an_edit(folder, keeper, runner):
    write(folder, CARD.replace("Please", "Do"))
    looked(keeper)
    put(runner, keeper.sheet(runner, "ada").card.text)
    assert told(keeper, runner) == (False, True, "same", False)
    put(runner, NEW)
    assert told(keeper, runner) == (True, True, "same", False)


RESTARTS = {
    "the card as it was": (CARD, (True, True, "same", False)),
    "the card as the show has it": (CARD.replace("Please welcome", "Here is").replace("Ada.", "Ada!"), (False, True, "same", False)),
    "another card": (CARD.replace("Please", "Do"), (True, True, "changed", True)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "then"), RESTARTS.values(), ids=RESTARTS)
def test_after_a_restart_the_words_of_the_show_stand(folder, store, runner, text, then):
    put(runner, NEW)
    write(folder, text)
    again = show_of(folder, store)
    keeper = keeper_of(folder, again)
    assert (told(keeper, again), keeper.sheet(again, "ada").text) == (then, NEW)
    again.call(Call("undo", "ann", c.UndoEdit("ada", rev(again))))
    assert (keeper.sheet(again, "ada").text, again.show.rundown.by_id["ada"].words) == (WORDS, 3)


def test_no_more_than_three_are_named(tmp_path, store):
    for number in range(5):
        write(tmp_path, CARD.replace("10:", f"1{number}:"), file=f"card{number}.md")
    runner = show_of(tmp_path, store)
    keeper = keeper_of(tmp_path, runner)
    for number in range(5):
        (tmp_path / f"card{number}.md").write_text(CARD.replace("10:", f"1{number}:").replace("Please", "Do"))
    looked(keeper)
    assert keeper.offered(runner) == Offered(("card0", "card1", "card2"), 2, 1)


def test_one_card_on_two_stages_has_words_of_its_own_on_each(folder, store, runner):
    other = Runner(replace(runner.show.rundown, stage="other"), SteppedClock(35990), store)
    keeper = CardKeeper(read_folder(folder), {runner.stage: runner, "other": other})
    put(runner, NEW)
    assert (keeper.sheet(other, "ada").text, keeper.sheet(runner, "ada").text) == (WORDS, NEW)
    keeper.save(runner, "ada", base=rev(runner))
    assert (told(keeper, runner), told(keeper, other)) == (
        (False, True, "same", False),
        (False, False, "changed", True),
    )


def test_what_is_not_there_is_told(keeper, runner):
    with pytest.raises(UsageError, match="There is no item 'bert' on"):
        keeper.sheet(runner, "bert")
    with pytest.raises(Refused, match="Somebody changed this introduction meanwhile"):
        keeper.save(runner, "ada", base="old")
