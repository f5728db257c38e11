"""A disk that fails, is slow, or is mended: the show goes on, and the record is whole at last and in order."""

from dataclasses import replace

import gevent
import pytest
from gevent.event import Event as Flag

from stagecue.errors import StoreError
from stagecue.show import Call
from stagecue.show import commands as c
from stagecue.store import Journal, Runner, recorder
from stagecue.store.runner import NOT_ON_RECORD
from tests.show.days import DAY, TALK_OF_ADA
from tests.store.clocks import SteppedClock


class Disk:
    """A journal on a disk that can be full, or take its time for each commit."""

    def __init__(self, journal):
        self.journal, self.full, self.seconds = journal, False, 0.0

    def append(self, stage, entries, answers=(), *, expected):
        gevent.sleep(self.seconds)
        if self.full:
            raise StoreError("full")
        self.journal.append(stage, entries, answers, expected=expected)

    def __getattr__(self, name):
        return getattr(self.journal, name)


@pytest.fixture
def disk(tmp_path, monkeypatch):
    monkeypatch.setattr(recorder, "TRY_AGAIN", 0.01)
    monkeypatch.setattr(recorder, "PATIENCE", 0.05)
    journal = Journal(tmp_path / "day.sqlite3")
    yield Disk(journal)
    journal.close()


@pytest.fixture
def runner(disk):
    made = Runner(DAY, SteppedClock(35000), disk)
    made.heard = []
    made.listen(lambda told: made.heard.append(told.degraded))
    return made


def go(runner, name):
    runner.clock.show += 1
    return runner.call(Call(name, "ann", c.Go())).status


def on_record(disk):
    return [entry.event.cue for entry in disk.journal.load("main")]


def mended(runner):
    with gevent.Timeout(5):
        while runner.degraded:
            gevent.sleep(0.01)


def test_a_full_disk_stops_no_show_and_is_caught_up_without_another_press(disk, runner):
    disk.full = True
    assert [go(runner, "one"), go(runner, "two")] == ["degraded", "degraded"]
    assert (runner.show.point.id, runner.degraded, on_record(disk)) == ("ada/introduction", True, [])
    disk.full = False
    mended(runner)
    assert on_record(disk) == list(TALK_OF_ADA[:2])
    assert [ack.id for ack in disk.journal.answers("main", newest=9)] == ["one", "two"]
    assert runner.heard == [True, True, False]
    assert go(runner, "three") == "applied"


def test_a_repeat_is_no_more_done_than_the_press_until_it_is_on_record(disk, runner):
    disk.full = True
    first = runner.call(Call("one", "ann", c.Go()))
    assert (first.status, first.message) == ("degraded", NOT_ON_RECORD)
    assert runner.call(Call("one", "ann", c.Go())) == first
    disk.full = False
    mended(runner)
    again = runner.call(Call("one", "ann", c.Go()))
    assert again == replace(first, status="duplicate", was="applied", message="")
    assert again == Runner(DAY, SteppedClock(35002), disk).call(Call("one", "ann", c.Go()))
    assert on_record(disk) == list(TALK_OF_ADA[:1])


def test_what_is_written_is_done_though_what_came_after_is_not(disk, runner):
    assert go(runner, "one") == "applied"
    disk.full = True
    assert [go(runner, "two"), go(runner, "one"), go(runner, "two")] == ["degraded", "duplicate", "degraded"]


def test_a_show_that_is_on_opens_again_on_a_full_disk_with_another_plan(disk, runner, caplog, monkeypatch):
    go(runner, "one")
    monkeypatch.setattr(disk.journal, "keep_plan", lambda _plan: (_ for _ in ()).throw(StoreError("full")))
    disk.full = True
    again = Runner(replace(DAY, pace=99.0), SteppedClock(35002), disk)
    assert (again.show.point.id, go(again, "two")) == ("ada/standby", "degraded")
    assert "the plan of main is not on record" in caplog.text


class NickOfTime(Flag):
    """The commit comes in as patience ends: whoever waited is told of the end of patience."""

    def wait(self, timeout=None):
        super().wait()
        return False


def test_a_commit_that_comes_in_as_patience_ends_is_no_trouble(runner):
    runner._ledger._recorder._written = NickOfTime()
    assert (go(runner, "one"), runner.degraded) == ("applied", False)


def test_a_slow_commit_holds_no_go(disk, runner):
    disk.seconds = 0.3
    assert [go(runner, "one"), go(runner, "two")] == ["degraded", "degraded"]
    assert on_record(disk) == []
    mended(runner)
    assert on_record(disk) == list(TALK_OF_ADA[:2])


def test_a_show_that_is_closed_has_written_everything(disk, runner):
    disk.seconds = 0.1
    go(runner, "one")
    runner.stop()
    assert on_record(disk) == list(TALK_OF_ADA[:1])
