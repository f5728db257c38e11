"""Two runners on one store, as two servers of one show: one cue for each GO, and both tell the same."""

import itertools
from contextlib import contextmanager

import gevent
import pytest

from stagecue.errors import Moved, StoreError
from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.show.events import CueReleased, CueTaken, StandbyCalled
from stagecue.store import Journal, Runner, recorder
from tests.show.days import DAY, TALK_OF_ADA
from tests.store.clocks import SharedTime
from tests.store.memory import Link, MemoryStore

ROUNDS = 200
IDS = itertools.count()


@contextmanager
def running(*runners):
    """The runners' own moves are made, too."""
    playing = [gevent.spawn(runner.run) for runner in runners]
    yield
    for runner in runners:
        runner.stop()
    gevent.joinall(playing, timeout=5, raise_error=True)


def agree(*runners):
    with gevent.Timeout(5):
        while any(runner.show != runners[0].show for runner in runners):
            gevent.sleep(0.001)


def press(name, command, expect=None):
    return Call(f"{name}-{next(IDS)}", name, command, expect)


def race(calls):
    """The answers to calls that are put at once, each to its runner."""
    racing = [gevent.spawn(runner.call, call) for runner, call in calls]
    gevent.joinall(racing, timeout=5, raise_error=True)
    return [racer.value for racer in racing]


def go(runner, name):
    point = runner.show.next_point
    return runner, press(name, c.Go(), Expect(runner.show.rev, point.id if point else "end"))


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def time():
    return SharedTime(30000)


@pytest.fixture
def both(store, time):
    return [Runner(DAY, time, store) for _ in range(2)]


def taken(store):
    """The cue points in the order in which they were taken."""
    return [
        entry.event.cue for entry in store.load("main") if isinstance(entry.event, CueTaken | StandbyCalled)
    ]


def test_of_two_gos_at_once_one_is_taken_two_hundred_times(store, time, both):
    answers = []
    with running(*both):
        for _ in range(ROUNDS):
            if both[0].show.ended:
                both[0].call(press("ann", c.GoTo("")))
                agree(*both)
            time.show += 1
            answers.append(
                race([go(runner, name) for runner, name in zip(both, ("ann", "bob"), strict=True)])
            )
            agree(*both)
    assert [sorted((ack.status, ack.satisfied) for ack in pair) for pair in answers] == [
        [("applied", False), ("stale", True)]
    ] * ROUNDS
    day = [point.id for point in DAY.points]
    assert taken(store) == [day[n % (len(day) + 1)] for n in range(ROUNDS) if n % (len(day) + 1) < len(day)]
    assert store.refused >= ROUNDS


def test_the_loser_is_told_who_was_first_and_when(time, both):
    winner, loser = sorted(race([go(both[0], "ann"), go(both[1], "bob")]), key=lambda ack: ack.status)
    first = winner.id.split("-")[0]
    assert loser.message == f"Taken by {first} just now."
    assert (winner.seq, loser.seq) == (1, 1)


def test_own_moves_are_made_once_whoever_makes_them(store, time, both):
    both[0].call(press("ann", c.SetPace(60.0)))
    with running(*both):
        for show in (35940, 36000):
            time.show = show
            gevent.sleep(0.01)
            agree(*both)
        both[1].call(go(both[1], "bob")[1])
        while time.show < 36100:
            time.show += 0.5
            gevent.sleep(0.003)
        agree(*both)
    kinds = (StandbyCalled, CueTaken, CueReleased)
    events = [entry.event for entry in store.load("main") if isinstance(entry.event, kinds)]
    assert [(event.cue, event.by) for event in events] == [
        ("ada/standby", "clock"),
        ("ada/introduction", "bob"),
        ("ada/cue-1", "text"),
        ("ada/cue-1", "clock"),
        ("ada/cue-2", "text"),
    ]


def test_one_press_that_came_to_both_servers_is_carried_out_once(store, both):
    call = press("ann", c.SetPace(99.0))
    assert sorted(ack.status for ack in race([(runner, call) for runner in both])) == ["applied", "duplicate"]
    late = both[0].call(press("ann", c.SetPace(98.0))), both[1].call(press("bob", c.SetPace(97.0)))
    assert [ack.status for ack in late] == ["applied", "applied"]
    assert [entry.event.wpm for entry in store.load("main")] == [99.0, 98.0, 97.0]


def test_whoever_was_told_nothing_finds_out_with_the_next_press(store, both):
    store.silent = True
    seen = go(both[1], "bob")[1]
    heard = []
    both[1].listen(lambda runner: heard.append(runner.show.pointer))
    both[0].call(go(both[0], "ann")[1])
    assert (both[1].show.pointer, both[1].call(seen).status, heard) == (-1, "stale", [0])
    assert both[1].show == both[0].show


def test_a_server_that_was_cut_off_follows_the_store_when_it_is_back(store, time, monkeypatch, caplog):
    monkeypatch.setattr(recorder, "TRY_AGAIN", 0.01)
    link = Link(store)
    here, there = Runner(DAY, time, link), Runner(DAY, time, store)
    link.cut = True
    lost = press("ann", c.SetPace(99.0))
    assert (here.call(lost).status, here.call(lost).status) == ("degraded", "degraded")
    there.call(go(there, "bob")[1])
    link.cut = False
    agree(here, there)
    assert (here.show.pace, here.show.point.id, here.degraded) == (60.0, "ada/standby", False)
    assert "PaceSet(wpm=99.0" in caplog.text
    assert [here.call(lost).status, there.call(lost).status, there.show.pace] == [
        "applied",
        "duplicate",
        99.0,
    ]


@pytest.mark.parametrize("others", [1, 2, 3])
def test_two_histories_are_never_merged(store, time, monkeypatch, others):
    monkeypatch.setattr(recorder, "TRY_AGAIN", 0.05)
    link = Link(store)
    here, there = Runner(DAY, time, link), Runner(DAY, time, store)
    with running(here, there):
        link.cut = True
        assert here.call(press("ann", c.SetPace(99.0))).status == "degraded"
        for number in range(others - 1):
            there.call(press("bob", c.SetPace(70.0 + number)))
        link.cut = False
        there.call(press("bob", c.Blank(on=True)))
        gevent.sleep(0.2)
    assert here.show == there.show
    assert [entry.event.by for entry in store.entries] == ["bob"] * others


class Contrary(MemoryStore):
    """A store that takes nothing, and has nothing that would say why."""

    def append(self, stage, _entries, _answers=(), *, expected):
        raise Moved(stage, expected=expected, revision=expected)


def test_a_store_that_contradicts_itself_is_told_and_holds_nobody(time):
    runner = Runner(DAY, time, Contrary())
    with gevent.Timeout(5), pytest.raises(StoreError, match="The store contradicts itself on main"):
        runner.call(press("ann", c.SetPace(99.0)))
    assert runner.show.seq == 0


def test_a_runner_that_was_stopped_is_kept_by_no_store_and_woken_by_none(store, both):
    both[1].stop()
    both[1].stop()
    both[0].call(press("ann", c.SetPace(99.0)))
    gevent.sleep(0.01)
    assert (len(store.told["main"]), both[1].show.pace) == (1, 60.0)
    assert both[1].call(press("bob", c.Blank(on=True))).status == "applied"
    assert both[1].show.pace == 99.0


def test_two_runners_in_one_process_share_its_journal(tmp_path, time):
    journal = Journal(tmp_path / "day.sqlite3")
    both = [Runner(DAY, time, journal) for _ in range(2)]
    for _ in TALK_OF_ADA:
        time.show += 1
        assert sorted(a.status for a in race([go(both[0], "ann"), go(both[1], "bob")])) == [
            "applied",
            "stale",
        ]
    assert (taken(journal), both[0].show.seq) == (list(TALK_OF_ADA), len(journal.load("main")))
    journal.close()
