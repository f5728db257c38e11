"""What is made of a record: once for everybody who asks, anew once more is on record, and beside the show."""

import threading

import gevent
import pytest

from stagecue.errors import StoreError
from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.store import Journal, Runner
from tests.show.days import DAY
from tests.store.clocks import SteppedClock

MADE = []


def lengths(rundown, entries, answers):
    """A fold; whoever asks is told whose plan it was made by, and of how much."""
    MADE.append((rundown.stage, len(entries), len(answers)))
    return MADE[-1]


@pytest.fixture
def runner(tmp_path):
    MADE.clear()
    journal = Journal(tmp_path / "day.sqlite3")
    yield Runner(DAY, SteppedClock(35000), journal)
    journal.close()


def pace(runner, wpm):
    return runner.call(Call(f"pace {wpm}", "ann", c.SetPace(wpm))).status


def test_it_is_made_once_until_more_is_on_record(runner):
    assert [runner.read(lengths) for _ in range(3)] == [("main", 0, 0)] * 3
    pace(runner, 99.0)
    assert [runner.read(lengths) for _ in range(3)] == [("main", 1, 1)] * 3
    assert MADE == [("main", 0, 0), ("main", 1, 1)]


def test_a_press_that_came_too_late_is_more_on_record_though_it_moved_nothing(runner):
    runner.call(Call("one", "ann", c.Go(), Expect(0, "ada/standby")))
    assert runner.read(lengths) == ("main", 1, 1)
    assert runner.call(Call("two", "bob", c.Go(), Expect(0, "ada/standby"))).satisfied
    assert runner.read(lengths) == ("main", 1, 2)


def test_many_who_ask_at_once_wait_for_one(runner):
    pace(runner, 99.0)
    asking = [gevent.spawn(runner.read, lengths) for _ in range(9)]
    assert [one.get(timeout=5) for one in asking] == [("main", 1, 1)] * 9
    assert MADE == [("main", 1, 1)]


def test_presses_are_on_record_while_a_long_record_is_read(runner):
    begun, over = threading.Event(), threading.Event()

    def slow(*_all):
        begun.set()
        return over.wait(10)

    reading = gevent.spawn(runner.read, slow)
    try:
        with gevent.Timeout(5):
            while not begun.is_set():
                gevent.sleep(0.001)
        assert [pace(runner, 90.0 + number) for number in range(5)] == ["applied"] * 5
    finally:
        over.set()
    assert reading.get(timeout=5)


def test_what_failed_is_not_kept(runner):
    broken = [StoreError("The stick was pulled.")]

    def once(_rundown, _entries, _answers):
        if broken:
            raise broken.pop()
        return "read"

    with pytest.raises(StoreError, match="pulled"):
        runner.read(once)
    assert runner.read(once) == "read"
