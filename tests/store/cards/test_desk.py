"""What the desk says of a card: as it was, as the show has it, as somebody made it meanwhile."""

import os
from dataclasses import asdict, replace

import pytest

from stagecue.cards import read
from stagecue.errors import Refused, UsageError
from stagecue.show import Call
from stagecue.show import commands as c
from stagecue.store import Desk, Runner, read_folder
from stagecue.store.cards import disk
from stagecue.store.cards.desk import Offered
from stagecue.store.cards.sheet import rev_of
from tests.store.cards.desk import CARD, FILE, NEW, WORDS, desk_of, put, rev, show_of
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
def desk(folder, runner):
    return desk_of(folder, runner)


def told(desk, runner):
    """Edited, undo, the card's state, whether it is offered."""
    sheet = desk.sheet(runner, "ada")
    return sheet.edited, sheet.undo, sheet.card.state, desk.offered(runner).changed == ("ada",)


def known_rev():
    return rev_of(read(FILE, CARD.encode()))


def write(folder, text, *, file=FILE):
    (folder / file).write_text(text)
    os.utime(folder / file, (2e9, 2e9))


def test_a_card_that_nobody_touched(desk, runner):
    assert asdict(desk.sheet(runner, "ada")) == {
        "item": "ada", "title": "Knots", "rev": rev(runner), "text": WORDS, "file": FILE, "edited": False, "undo": False,
        "card": {"state": "same", "rev": known_rev(), "text": WORDS, "says": "", "by_lines": (
            {"op": "same", "text": "Please welcome Ada."}, {"op": "same", "text": "*[Lead applause]*"},
        )},
    }  # fmt: skip


def test_an_edit_is_told_from_the_card_and_is_no_change_of_it(desk, runner):
    put(runner, NEW)
    sheet = desk.sheet(runner, "ada")
    assert (told(desk, runner), sheet.text, sheet.card.text) == ((True, True, "same", False), NEW, WORDS)
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
def test_a_change_on_disk_is_noticed_and_never_applied(folder, desk, runner, change):
    text, then, says = change
    heard = []
    runner.listen(heard.append)
    write(folder, text)
    desk.look()
    assert (told(desk, runner), desk.sheet(runner, "ada").card.says) == (then, says)
    assert (heard, runner.show.seq) == ([runner], 0)
    desk.look()
    assert heard == [runner]


def test_a_card_that_goes_and_comes_back(folder, desk, runner):
    (folder / FILE).rename(folder / "elsewhere")
    desk.look()
    assert told(desk, runner) == (False, False, "gone", True)
    assert (
        desk.sheet(runner, "ada").card.says
        == "ada.md is not in its place any more: put it back to save into it."
    )
    (folder / "elsewhere").rename(folder / FILE)
    desk.look()
    assert told(desk, runner) == (False, False, "same", False)


def test_a_card_that_cannot_be_read_is_told_apart_and_tried_again(folder, desk, runner, monkeypatch):
    write(folder, CARD.replace("Please", "Do"))
    with monkeypatch.context() as locked:
        locked.setattr(disk, "_read", denied)
        desk.look()
    told_then = "ada.md cannot be read (Permission denied): let this user read it."
    assert (told(desk, runner)[2:], desk.sheet(runner, "ada").card.says) == (("gone", True), told_then)
    desk.look()
    assert told(desk, runner) == (False, False, "changed", True)


def denied(*_):
    raise PermissionError(13, "Permission denied")


def test_a_change_after_a_change_is_another_look(folder, desk, runner):
    for words in ("Do", "Never"):
        (folder / FILE).write_text(CARD.replace("Please", words))
        desk.look()
    assert desk.offered(runner) == Offered(("ada",), 0, 2)


def test_a_sheet_is_made_once_for_as_long_as_neither_side_changes(folder, desk, runner):
    first = desk.sheet(runner, "ada")
    assert desk.sheet(runner, "ada") is first
    put(runner, NEW)
    second = desk.sheet(runner, "ada")
    write(folder, CARD.replace("Please", "Do"))
    desk.look()
    assert [second.text, desk.sheet(runner, "ada").card.state] == [NEW, "changed"]


def test_what_cannot_be_settled_ends_no_state(folder, desk, runner, monkeypatch):
    write(folder, CARD.replace("Please", "Do"))
    desk.look()
    monkeypatch.setattr("stagecue.store.cards.desk.is_in_show", denied)
    assert put(runner, NEW).status == "applied"
    assert desk.offered(runner) == Offered(("ada",), 0, 1)


def test_to_take_what_is_offered_is_an_edit(folder, desk, runner):
    write(folder, CARD.replace("Please", "Do"))
    desk.look()
    put(runner, desk.sheet(runner, "ada").card.text)
    assert told(desk, runner) == (False, True, "same", False)
    put(runner, NEW)
    assert told(desk, runner) == (True, True, "same", False)


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
    desk = desk_of(folder, again)
    assert (told(desk, again), desk.sheet(again, "ada").text) == (then, NEW)
    again.call(Call("undo", "ann", c.UndoEdit("ada", rev(again))))
    assert (desk.sheet(again, "ada").text, again.show.rundown.by_id["ada"].words) == (WORDS, 3)


def test_no_more_than_three_are_named(tmp_path, store):
    for number in range(5):
        write(tmp_path, CARD.replace("10:", f"1{number}:"), file=f"card{number}.md")
    runner = show_of(tmp_path, store)
    desk = desk_of(tmp_path, runner)
    for number in range(5):
        (tmp_path / f"card{number}.md").write_text(CARD.replace("10:", f"1{number}:").replace("Please", "Do"))
    desk.look()
    assert desk.offered(runner) == Offered(("card0", "card1", "card2"), 2, 1)


def test_one_card_on_two_stages_has_words_of_its_own_on_each(folder, store, runner):
    other = Runner(replace(runner.show.rundown, stage="other"), SteppedClock(35990), store)
    desk = Desk(read_folder(folder), {runner.stage: runner, "other": other})
    put(runner, NEW)
    assert (desk.sheet(other, "ada").text, desk.sheet(runner, "ada").text) == (WORDS, NEW)
    desk.save(runner, "ada", base=rev(runner))
    assert (told(desk, runner), told(desk, other)) == (
        (False, True, "same", False),
        (False, False, "changed", True),
    )


def test_what_is_not_there_is_told(desk, runner):
    with pytest.raises(UsageError, match="There is no item 'bert' on"):
        desk.sheet(runner, "bert")
    with pytest.raises(Refused, match="Somebody changed this introduction meanwhile"):
        desk.save(runner, "ada", base="old")
