"""A runner that stood still: in auto the show comes back held, in manual it goes on; and who pressed too late."""

import gevent
import pytest

from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.show.agenda import Due
from stagecue.show.events import CueTaken, ShowHeld, StandbyCalled
from stagecue.store import Runner
from stagecue.store.clock import Waking
from tests.show.days import DAY
from tests.store.clocks import SteppedClock, run_until


class Sleeper(SteppedClock):
    """A stepped clock whose laptop falls asleep at `asleep` for `lost` seconds, once."""

    def __init__(self, show, *, asleep, lost):
        super().__init__(show)
        self.asleep, self.lost = asleep, lost

    def wait_until(self, at, woken):
        if self.lost and at > self.asleep:
            self.show, lost, self.lost = self.asleep + self.lost, self.lost, 0.0
            return Waking(due=False, lost=lost)
        return super().wait_until(at, woken)


def happened(journal, *, after=35000.0):
    events = [entry.event for entry in journal.load("main")]
    return [(type(event), round(event.at, 2)) for event in events if event.at > after]


@pytest.mark.parametrize(
    ("auto", "taken"),
    [
        pytest.param(True, [(ShowHeld, 36030)], id="auto: held, until a person resumes it"),
        pytest.param(False, [(StandbyCalled, 36030)], id="manual: only warned"),
    ],
)
def test_a_laptop_that_slept_over_a_standby_and_an_introduction(journal, auto, taken):
    runner = Runner(DAY, Sleeper(35000, asleep=35930, lost=100), journal)
    runner.call(Call("auto", "ann", c.SetAuto(on=auto)))
    run_until(runner, 36500)
    assert happened(journal) == taken
    assert runner.show.why_held == (
        "Held: the laptop stood still for 100 s. Missed: standby of Ada at 09:59:00. Press Resume to go on."
        if auto
        else ""
    )


def test_a_laptop_that_slept_in_an_introduction_stands_where_a_page_left_alone_does(journal):
    runner = Runner(DAY, Sleeper(35000, asleep=36010, lost=100), journal)
    runner.call(Call("pace", "ann", c.SetPace(60.0)))
    runner.call(Call("auto", "ann", c.SetAuto(on=True)))
    run_until(runner, 36500)
    assert happened(journal, after=36001) == [(ShowHeld, 36110)]
    assert (runner.show.motion.word, runner.show.motion.wpm) == (20, 0)
    runner.call(Call("resume", "ann", c.Resume()))
    run_until(runner, 36600)
    assert [kind for kind, _ in happened(journal, after=36111)].count(CueTaken) == 3


def test_after_a_restart_auto_is_held_and_manual_is_not(journal):
    runner = Runner(DAY, SteppedClock(35000), journal)
    runner.call(Call("pace", "ann", c.SetPace(60.0)))
    assert not Runner(DAY, SteppedClock(35001), journal).show.held
    runner.call(Call("auto", "ann", c.SetAuto(on=True)))
    again = Runner(DAY, SteppedClock(35001), journal)
    assert (again.show.held, again.show.auto) == (True, True)
    run_until(again, 36500)
    assert again.show.pointer == -1


@pytest.mark.parametrize("begun", [True, False], ids=["it had begun", "nothing of it is left"])
def test_after_a_repair_that_lost_something_the_show_is_held_once(journal, begun):
    if begun:
        Runner(DAY, SteppedClock(35000), journal).call(Call("pace", "ann", c.SetPace(60.0)))
    for second in (35001, 35002):
        again = Runner(DAY, SteppedClock(second), journal, lost="the record fell")
        assert (again.show.why_held, again.show.seq) == (
            "Held: the record fell. Check the cue, then Resume.",
            begun + 1,
        )
    again.call(Call("resume", "ann", c.Resume()))
    assert not Runner(DAY, SteppedClock(35002), journal).show.held


def test_a_press_that_came_when_it_was_taken_already_is_on_record(journal):
    runner = Runner(DAY, SteppedClock(35000), journal)
    seen = Expect(runner.show.rev, "ada/standby")
    for name in ("one", "two", "two"):
        runner.call(Call(name, name, c.Go(), seen))
    runner.call(Call("late", "x", c.Go(), Expect(9, "dora/talk")))
    assert [(ack.id, ack.satisfied) for ack in journal.answers("main", newest=9)] == [
        ("one", False),
        ("two", True),
    ]


class Crew:
    """An agenda that has a person's command in it, as a rehearsal's."""

    def __init__(self, at):
        self.at = at

    def __call__(self, show, now):
        return Due(self.at, c.Go()) if show.pointer < 0 else None


def test_a_runner_takes_what_its_agenda_tells_at_its_time_and_says_who_it_was(journal):
    runner = Runner(DAY, SteppedClock(35000), journal, agenda=Crew(35100.0))
    runner.listen(lambda told: told.stop())
    with gevent.Timeout(5):
        run_until(runner, 35200)
    assert [entry.event for entry in journal.load("main")] == [
        StandbyCalled("ada/standby", 35100.0, "rehearsal")
    ]


class Slow(SteppedClock):
    """A stepped clock that loses `lost` seconds while the first own move is committed."""

    lost = 0.0

    def read(self):
        if self.lost and self.show >= 35940:
            self.asked = getattr(self, "asked", 0) + 1
            if self.asked == 2:
                self.show, self.lost = self.show + self.lost, 0.0
        return super().read()


def test_a_laptop_that_slept_in_a_commit_takes_nothing_it_missed(journal):
    clock = Slow(35000)
    runner = Runner(DAY, clock, journal)
    runner.call(Call("auto", "ann", c.SetAuto(on=True)))
    clock.lost = 120.0
    run_until(runner, 36500)
    assert happened(journal) == [(StandbyCalled, 35940), (ShowHeld, 36060)]


@pytest.mark.parametrize(
    ("expect", "waited", "status"),
    [
        pytest.param(None, 0.2, "stale", id="a button box"),
        pytest.param(Expect(0, "ada/introduction"), 0.2, "stale", id="a phone"),
        pytest.param(None, 0.5, "applied", id="a button box, a moment later"),
    ],
)
def test_a_go_that_crosses_the_clocks_introduction_is_for_that(journal, expect, waited, status):
    runner = Runner(DAY, SteppedClock(35000), journal)
    runner.call(Call("auto", "ann", c.SetAuto(on=True)))
    run_until(runner, 36000)
    runner.clock.show += waited
    assert runner.call(Call("go", "box", c.Go(), expect)).status == status
