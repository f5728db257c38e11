"""The clocks: show time that no wall clock moves, and a rehearsal that stands at whatever is due."""

import math
import time

import gevent
import pytest
from gevent.event import Event as Flag

from stagecue.app import clocks
from stagecue.app.clocks import PacedClock, ShowClock
from stagecue.store.clock import Reading, Waking

DUE, WOKEN = Waking(due=True), Waking(due=False)


class Steady:
    """Seconds that pass only when somebody waits, and while the laptop sleeps."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


class Bell:
    """A flag that lets the time pass instead of waiting: `late` more of it the first time, and set at `rings`."""

    def __init__(self, steady, *, late=0.0, rings=math.inf):
        self.steady, self.late, self.rings = steady, late, rings
        self.waits = []

    def wait(self, seconds):
        self.waits.append(seconds)
        self.steady.now = min(self.steady.now + seconds, self.rings) + self.late
        self.late = 0.0
        return self.steady.now >= self.rings


@pytest.fixture
def steady():
    return Steady()


def show(clock):
    reading = clock.read()
    return reading.show, reading.rate


def test_show_time_passes_at_its_rate(steady):
    clock = ShowClock(show=36000, rate=60, now=steady)
    born = clock.read().server_ms
    steady.now += 2
    assert clock.read() == Reading(born + 2000, 36120, 60)


@pytest.mark.parametrize(
    ("setting", "at_once", "ten_seconds_later"),
    [
        pytest.param({"show": 40000}, (40000, 2), (40020, 2), id="a jump"),
        pytest.param({"rate": 5}, (36020, 5), (36070, 5), id="another speed, from the same second"),
        pytest.param({"rate": 0}, (36020, 0), (36020, 0), id="a pause"),
        pytest.param({"show": 100, "rate": 1}, (100, 1), (110, 1), id="both"),
    ],
)
def test_a_rehearsals_clock_can_be_set(steady, setting, at_once, ten_seconds_later):
    clock = ShowClock(show=36000, rate=2, now=steady)
    steady.now += 10
    server_ms = clock.read().server_ms
    clock.set(**setting)
    assert (show(clock), clock.read().server_ms) == (at_once, server_ms)
    steady.now += 10
    assert show(clock) == ten_seconds_later


@pytest.mark.parametrize("step", [3600, -3600])
def test_a_step_of_the_laptops_clock_moves_no_show(steady, monkeypatch, step):
    clock = ShowClock(show=36000, now=steady)
    before, wall = clock.read(), time.time()
    monkeypatch.setattr(time, "time", lambda: wall + step)
    assert clock.read() == before


def test_what_only_passes_is_no_wall_clock(monkeypatch):
    wall = time.time()
    monkeypatch.setattr(time, "time", lambda: wall + 3600)
    first = clocks.steady()
    assert 0 <= clocks.steady() - first < 60


@pytest.mark.parametrize(
    ("rate", "until", "bell", "expected"),
    [
        pytest.param(1, 36002.5, {}, (DUE, [1, 1, 0.5]), id="it looks every second, and stops in time"),
        pytest.param(600, 36300, {}, (DUE, [0.5]), id="a fast one waits for less"),
        pytest.param(1, 36000, {}, (DUE, []), id="due at once"),
        pytest.param(1, 35000, {}, (DUE, []), id="overdue"),
        pytest.param(1, math.inf, {"rings": 1001.5}, (WOKEN, [1, 1]), id="nothing is due: until somebody comes"),
        pytest.param(0, 36001, {"rings": 1003}, (WOKEN, [1, 1, 1]), id="a paused clock comes to nothing"),
        pytest.param(1, 36060, {"late": 2.0, "rings": 1004.0}, (WOKEN, [1, 1]), id="two seconds late are none"),
        pytest.param(1, 36060, {"late": 2.5}, (Waking(due=False, lost=2.5), [1]), id="more were lost"),
        pytest.param(60, 36060, {"late": 2.5}, (Waking(due=False, lost=2.5), [1]), id="real time counts, not the show's"),
        pytest.param(1, 36001, {"late": 5.0}, (Waking(due=False, lost=5.0), [1]), id="lost at the very instant that was due"),
        pytest.param(1, 36060, {"late": 5.0, "rings": 1000.5}, (Waking(due=False, lost=4.5), [1]), id="lost, and woken by a press before it looked"),
    ],
)  # fmt: skip
def test_sleeping(steady, rate, until, bell, expected):
    rung = Bell(steady, **bell)
    waking = ShowClock(show=36000, rate=rate, now=steady).wait_until(until, rung)
    assert (waking, rung.waits) == expected


def paced(monkeypatch, steady, *, speed, worth=lambda at: at - 36000):
    monkeypatch.setattr(clocks, "steady", steady)
    return PacedClock(show=36000, speed=speed, worth=worth)


def test_a_rehearsal_stands_at_whatever_is_due_however_late_it_woke(monkeypatch, steady):
    clock = paced(monkeypatch, steady, speed=60)
    rung = Bell(steady, late=0.25)
    born = clock.read().server_ms
    assert clock.wait_until(36090, rung) == DUE
    assert (rung.waits, clock.read()) == ([1.5], Reading(born + 1500, 36090, 60))


def test_what_was_lost_in_one_wait_is_made_up_in_the_next(monkeypatch, steady):
    clock = paced(monkeypatch, steady, speed=60, worth=lambda at: 60)
    rung = Bell(steady, late=0.25)
    for at in (36060, 36120, 36180):
        clock.wait_until(at, rung)
    assert rung.waits == [1, 0.75, 1]


def test_it_waits_only_for_what_it_is_worth(monkeypatch, steady):
    clock = paced(monkeypatch, steady, speed=2, worth=lambda at: 10)
    rung = Bell(steady)
    clock.wait_until(37200, rung)
    assert (rung.waits, show(clock)) == ([5], (37200, 2))


@pytest.mark.parametrize("at", [36000, 35000])
def test_it_never_goes_back(monkeypatch, steady, at):
    clock, rung = paced(monkeypatch, steady, speed=2), Bell(steady)
    assert (clock.wait_until(at, rung), rung.waits, show(clock)) == (DUE, [], (36000, 2))


def test_without_waiting_it_is_there_at_once_and_its_record_says_so(monkeypatch, steady):
    clock, rung = paced(monkeypatch, steady, speed=math.inf), Bell(steady)
    assert (clock.wait_until(99999, rung), rung.waits, show(clock)) == (DUE, [], (99999, 0))


def test_whoever_wakes_it_finds_it_where_it_stood(monkeypatch, steady):
    clock = paced(monkeypatch, steady, speed=60)
    assert clock.wait_until(36090, Bell(steady, rings=1001)) == WOKEN
    assert show(clock) == (36000, 60)


@pytest.mark.parametrize("speed", [1, math.inf])
def test_with_nothing_due_it_waits_until_it_is_woken(speed):
    clock, woken = PacedClock(show=36000, speed=speed, worth=lambda at: at - 36000), Flag()
    with gevent.Timeout(5):
        gevent.spawn_later(0.01, woken.set)
        assert clock.wait_until(math.inf, woken) == WOKEN
    assert clock.read().show == 36000
