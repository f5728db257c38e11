"""A shared store that went on without a server: it begins again there, once it can load, and never before."""

from dataclasses import replace

import gevent
import pytest

from stagecue.errors import StoreError
from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.store import Runner, recorder
from tests.show.days import DAY, TALK_OF_ADA
from tests.store.clocks import SharedTime
from tests.store.memory import Link, MemoryStore


class Mute(Link):
    """A line over which nothing can be read while it is `mute`."""

    mute = False

    def load(self, stage, *, after=0):
        if self.mute:
            raise StoreError("The store says nothing.")
        return self.store.load(stage, after=after)


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(recorder, "TRY_AGAIN", 0.01)


@pytest.fixture
def link():
    return Mute(MemoryStore())


@pytest.fixture
def here(link):
    return Runner(DAY, SharedTime(30000), link)


@pytest.fixture
def there(here, link):
    return Runner(DAY, here.clock, link.store)


def pace(runner, wpm):
    return runner.call(Call(f"pace {wpm}", "ann", c.SetPace(wpm))).status


def until(reached):
    with gevent.Timeout(5):
        while not reached():
            gevent.sleep(0.001)


def cut_off(link, here, there, *, presses, others):
    """Both write, and neither knows of the other."""
    link.cut = True
    assert [pace(here, 90.0 + number) for number in range(presses)] == ["degraded"] * presses
    assert [pace(there, 70.0 + number) for number in range(others)] == ["applied"] * others


def test_what_it_has_is_given_up_only_once_the_other_is_loaded(link, here, there):
    cut_off(link, here, there, presses=2, others=1)
    link.cut, link.mute = False, True
    gevent.sleep(0.05)
    assert (here.show.pace, here.show.seq, here.degraded, pace(here, 99.0)) == (91.0, 2, True, "degraded")
    link.mute = False
    until(lambda: not here.degraded)
    assert (here.show, here.life) == (there.show, 1)


def test_nothing_is_lost_where_the_store_turns_out_to_stand_where_it_stood(link, here):
    assert pace(here, 70.0) == "applied"
    link.cut = True
    assert pace(here, 90.0) == "degraded"
    link.cut = False
    until(lambda: not here.degraded)
    assert ([entry.event.wpm for entry in link.store.entries], here.life) == ([70.0, 90.0], 0)


@pytest.mark.parametrize(
    ("written", "seqs_and_life"),
    [
        pytest.param((3, 1), (3, 2, 1), id="seq goes back, in another life"),
        pytest.param((1, 3), (1, 4, 1), id="another history is another life, also where it is longer"),
        pytest.param((0, 3), (0, 4, 0), id="who only missed something follows, in the same"),
    ],
)
def test_seq_goes_back_only_in_another_life(link, here, there, written, seqs_and_life):
    cut_off(link, here, there, presses=written[0], others=written[1])
    before = here.show.seq
    link.cut = False
    until(lambda: not here.degraded)
    assert pace(here, 50.0) == "applied"
    assert (before, here.show.seq, here.life) == seqs_and_life
    assert (here.show.seq, there.life) == (len(link.store.entries), 0)


def test_a_store_that_has_less_than_it_told_of_is_followed_once(link, here, there):
    told = []
    here.listen(lambda runner: told.append(runner.show.seq))
    here.listen(lambda runner: runner.stop() if len(told) > 9 else None)
    assert [pace(there, 70.0 + number) for number in range(5)] == ["applied"] * 5
    gevent.sleep(0.01)
    del link.store.entries[2:]
    playing = gevent.spawn(here.run)
    gevent.sleep(0.05)
    here.stop()
    playing.join(5)
    assert told == [2]


class Ahead(SharedTime):
    """The time of a laptop whose clock was set otherwise."""

    def __init__(self, shared, seconds):
        self.shared, self.seconds = shared, seconds

    def read(self):
        reading = self.shared.read()
        return replace(reading, server_ms=reading.server_ms + self.seconds * 1000)


@pytest.mark.parametrize("seconds", [0.1, -0.1, 3.0, -3.0, 3600.0, -3600.0])
def test_each_cue_is_taken_once_however_far_two_clocks_are_apart(seconds):
    store, time = MemoryStore(), SharedTime(30000)
    both = Runner(DAY, time, store), Runner(DAY, Ahead(time, seconds), store)
    for number in range(len(TALK_OF_ADA)):
        time.show += 10
        seen = Expect(both[0].show.rev, both[0].show.next_point.id)
        calls = [Call(f"{by} {number}", by, c.Go(), seen) for by in ("ann", "bob")]
        racing = [gevent.spawn(runner.call, call) for runner, call in zip(both, calls, strict=True)]
        gevent.joinall(racing, timeout=5, raise_error=True)
        assert sorted(racer.value.status for racer in racing) == ["applied", "stale"]
        assert both[0].show.seq == both[1].show.seq == number + 1
    assert [entry.event.cue for entry in store.load("main")] == list(TALK_OF_ADA)
