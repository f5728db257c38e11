"""What a call is judged by is on record: a runner that was started again judges as the one before it."""

import pytest

from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.store import Runner
from stagecue.store.clock import Reading
from tests.show.days import DAY
from tests.store.clocks import SteppedClock, run_until
from tests.store.memory import MemoryStore


class Laptop(SteppedClock):
    """A stepped clock on a laptop whose own clock was set by `ahead` seconds between two starts."""

    def __init__(self, show, *, ahead=0.0):
        super().__init__(show)
        self.ahead = ahead

    def read(self):
        return Reading(10_000_000 + (self.show + self.ahead) * 1000, self.show, 1.0)


@pytest.fixture
def store():
    return MemoryStore()


def introduced(store):
    """A runner that has just taken the introduction, by ann."""
    runner = Runner(DAY, Laptop(35000), store)
    run_until(runner, 36000)
    assert runner.call(Call("one", "ann", c.Go())).status == "applied"
    return runner


def again(store, *, after, ahead=0.0):
    return Runner(DAY, Laptop(36000 + after, ahead=ahead), store)


@pytest.mark.parametrize(
    ("after", "ahead", "status"),
    [
        pytest.param(0.2, 0, "stale", id="at once"),
        pytest.param(0.4, 0, "applied", id="a moment later"),
        pytest.param(0.2, -3600, "applied", id="the laptop's clock was set back an hour"),
        pytest.param(0.2, 3600, "applied", id="and ahead an hour"),
    ],
)
def test_two_gos_of_a_button_box_with_a_restart_between(store, after, ahead, status):
    introduced(store)
    assert again(store, after=after, ahead=ahead).call(Call("two", "box", c.Go())).status == status


@pytest.mark.parametrize(
    ("by", "after", "ahead", "status"),
    [
        pytest.param("bob", 0.2, 0, "stale", id="another phone cannot have read it"),
        pytest.param("bob", 0.5, 0, "applied", id="it can half a second later"),
        pytest.param("ann", 0.2, 0, "applied", id="the same hand knows"),
        pytest.param("bob", 0.2, -3600, "applied", id="the laptop's clock was set back an hour"),
    ],
)
def test_a_go_that_crosses_anothers_with_a_restart_between(store, by, after, ahead, status):
    seen = Expect(introduced(store).show.rev, "ada/cue-1")
    ack = again(store, after=after, ahead=ahead).call(Call("two", by, c.Go(), seen))
    assert ack.status == status


def test_a_runner_that_was_started_again_stands_where_it_was(store):
    runner = introduced(store)
    run_until(runner, 36030)
    runner.call(Call("back", "bob", c.Back()))
    assert again(store, after=31)._ledger.standing == runner._ledger.standing
    assert again(store, after=31).show.seq == len(store.load("main"))


def test_what_the_clock_took_is_no_go_of_anybodys(store):
    runner = Runner(DAY, Laptop(35000), store)
    run_until(runner, 35940)
    runner.clock.show += 0.1
    ack = runner.call(Call("box", "box", c.Go()))
    assert (ack.status, ack.message) == ("stale", "Taken by clock just now.")


@pytest.mark.parametrize("restart", [False, True], ids=["the same runner", "after a restart"])
def test_an_own_move_in_time_is_made_when_it_was_due_but_never_before_what_is_on_record(store, restart):
    runner = Runner(DAY, Laptop(35940.02), store)
    runner.call(Call("pace", "ann", c.SetPace(60.0)))
    runner = Runner(DAY, Laptop(35940.03), store) if restart else runner
    run_until(runner, 35941)
    assert [entry.event.at for entry in store.load("main")] == [35940.02, 35940.02]
