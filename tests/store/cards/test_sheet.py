"""The lines of a card beside those of the show: in time that a show on the air has, and beside the show."""

from threading import get_native_id

import pytest

from stagecue.store.cards import keeper as keepers
from stagecue.store.cards.sheet import ByLine, by_lines
from tests.store.cards.one_card import CARD, FILE, keeper_of, show_of
from tests.store.memory import MemoryStore

LINES = {
    "the same": ("a\n\nb", "a\nb", ["same a", "same b"]),
    "another in the middle": ("a\nx\nb", "a\ny\nb", ["same a", "old x", "new y", "same b"]),
    "one put in": ("a\nb", "a\nx\nb", ["same a", "new x", "same b"]),
    "one left out": ("a\nx\nb", "a\nb", ["same a", "old x", "same b"]),
    "many that stand there twice are not compared": (
        "s\n" + "a\nb\n" * 200,
        "s\n" + "b\na\n" * 200,
        ["same s", *["old a", "old b"] * 200, *["new b", "new a"] * 200],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("show", "card", "told"), LINES.values(), ids=LINES)
def test_two_texts_line_by_line(show, card, told):
    assert list(by_lines(show, card)) == [ByLine(*line.split(" ")) for line in told]


def test_a_sheet_is_made_in_a_thread_beside_the_show(tmp_path, monkeypatch):
    (tmp_path / FILE).write_text(CARD)
    runner = show_of(tmp_path, MemoryStore())
    made_in = []
    made = keepers.sheet

    def heard(*of):
        made_in.append(get_native_id())
        return made(*of)

    monkeypatch.setattr(keepers, "sheet", heard)
    keeper_of(tmp_path, runner).sheet(runner, "ada")
    assert len(made_in) == 1
    assert made_in != [get_native_id()]
