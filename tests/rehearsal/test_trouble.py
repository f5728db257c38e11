"""Trouble as people write it, and what they are told if they write something else."""

from dataclasses import replace

import pytest

from stagecue.errors import UsageError
from stagecue.rehearsal import Trouble, read_trouble
from stagecue.rehearsal.trouble import strike
from stagecue.show import begin, decide
from tests.show.days import DAY, item

OTHER = replace(DAY, stage="other", items=(item("adam", 36000), item("dora", 37200)))


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        pytest.param("+6m@ada", Trouble("over", "ada", 360), id="minutes over"),
        pytest.param("+90s@ada", Trouble("over", "ada", 90), id="seconds over"),
        pytest.param("+1.5m@ada", Trouble("over", "ada", 90), id="a part of a minute"),
        pytest.param("missing@bert", Trouble("missing", "bert"), id="a missing speaker"),
        pytest.param("link@bert", Trouble("link", "bert", 20), id="a link that is lost for 20 s"),
        pytest.param("link:5s@bert", Trouble("link", "bert", 5), id="for as long as is told"),
        pytest.param(" +6m@ada ", Trouble("over", "ada", 360), id="spaces around it"),
        pytest.param("+6m@dor", Trouble("over", "dora", 360), id="a part of the id"),
        pytest.param("+6m@On BERT", Trouble("over", "bert", 360), id="words of its title"),
        pytest.param("+6m@Bert", Trouble("over", "bert", 360), id="the speaker"),
    ],
)
def test_trouble(text, trouble):
    assert read_trouble(text, [DAY]) == trouble


@pytest.mark.parametrize(
    "text", ["", "ada", "6m@ada", "-6m@ada", "+6@ada", "+6h@ada", "+6m@", "+m@ada", "fire@ada", "link:5@ada"]
)
def test_what_is_no_trouble_is_told_how_it_is_written(text):
    with pytest.raises(UsageError, match=r'is no trouble that can be rehearsed\. Write "\+6m@ITEM"'):
        read_trouble(text, [DAY])


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        pytest.param("betr", "There is no item 'betr'. Items: bert ...", id="a slip: what is near"),
        pytest.param("xyzzy", "There is no item 'xyzzy'. Items: ada, bert, coffee, dora, adam ...", id="nothing is near: the first"),
        pytest.param("on", "6 items fit 'on'. Items: ada, bert, coffee, dora, adam ...", id="several fit"),
        pytest.param("dora", "2 items fit 'dora'. Items: dora, dora.", id="the same item on two stages"),
    ],
)  # fmt: skip
def test_an_item_that_is_not_one(wanted, message):
    with pytest.raises(UsageError) as told:
        read_trouble(f"+6m@{wanted}", [DAY, OTHER])
    assert str(told.value) == message


def test_a_panel_whose_names_fill_lines_is_missing_as_well():
    crowd = tuple(f"Speaker {number}" for number in range(40))
    show = begin(replace(DAY, items=(replace(DAY.items[0], speakers=crowd), *DAY.items[1:])))
    (held,) = decide(show, strike(Trouble("missing", "ada"), show, 1), 1, "trouble")
    assert held.why.startswith("Trouble: Speaker 0, Speaker 1, ")
    assert held.why.endswith(" is not here. Go on with the next item.")


def test_an_id_wins_over_a_part_of_another():
    assert read_trouble("+6m@ada", [DAY, OTHER]).item == "ada"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("+6m@coffee", "coffee is a break, which takes up what is late", id="a break"),
        pytest.param("+0m@ada", "a talk can run over by 1 s to 60 min", id="no time at all"),
        pytest.param("+61m@ada", "a talk can run over by 1 s to 60 min", id="another day"),
    ],
)
def test_what_cannot_be_rehearsed_is_said(text, message):
    with pytest.raises(UsageError, match=message):
        read_trouble(text, [DAY])
