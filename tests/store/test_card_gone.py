"""The card of what was on is gone when the show is started again: it stands, and says whose."""

from dataclasses import replace

import pytest

from stagecue.show import Call
from stagecue.show import commands as c
from stagecue.store import Runner
from tests.show.days import DAY
from tests.store.clocks import SteppedClock
from tests.store.memory import MemoryStore

WHY = "Held: the card of what was on is gone: bert. Put it back and start again, or go on elsewhere."
WITHOUT = replace(DAY, items=tuple(item for item in DAY.items if item.id != "bert"))


def runner(store, second, rundown=DAY):
    return Runner(rundown, SteppedClock(second), store)


def pressed(made, *commands):
    for number, command in enumerate(commands):
        assert made.call(Call(f"{made.clock.show}-{number}", "ann", command)).status == "applied"
    return made


@pytest.fixture
def store():
    """Bert talks, and the rundown is one that has him."""
    made = MemoryStore()
    pressed(runner(made, 37260), c.GoTo("bert/talk"), c.Resume())
    return made


def test_the_show_stands_and_names_the_item_once(store):
    for second in (37300, 37301):
        show = runner(store, second, WITHOUT).show
        assert (show.held, show.why_held, show.seq, show.pointer) == (True, WHY, 3, -1)


@pytest.mark.parametrize(
    "command", [c.Resume(), c.GoTo("coffee/break"), c.Go()], ids=["resumed", "moved", "taken"]
)
def test_once_a_person_has_gone_on_nothing_more_is_said_of_it(store, command):
    made = pressed(runner(store, 37300, WITHOUT), command)
    assert runner(store, 37302, WITHOUT).show == made.show


def test_with_the_card_back_the_show_is_where_it_was(store):
    runner(store, 37300, WITHOUT)
    show = runner(store, 37301).show
    assert (show.point.id, show.held) == ("bert/talk", True)
