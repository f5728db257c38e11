"""The runner: one writer, one alarm, nothing told before it is on disk, the same word after a restart."""

from dataclasses import replace

import gevent
import pytest

from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.show.events import CueReleased, CueTaken, StandbyCalled
from stagecue.store import Runner, ledger
from stagecue.store.runner import ANOTHERS
from tests.show.days import DAY
from tests.store.clocks import SteppedClock, run_until

CALLS = (f"call-{n}" for n in range(10**6))


@pytest.fixture
def runner(journal):
    made = Runner(DAY, SteppedClock(35000), journal)
    made.call(Call("pace", "ann", c.SetPace(60.0)))
    return made


def call(runner, command, *, name=None, expect=None, wait=1.0):
    runner.clock.show += wait
    return runner.call(Call(name or next(CALLS), "ann", command, expect))


def introduce(runner, *, at=36000):
    run_until(runner, at - 1)
    return call(runner, c.Go())


def happened(journal, *kinds):
    return [(entry.event.cue, round(entry.event.at, 3), entry.event.by) for entry in journal.load("main")
            if isinstance(entry.event, kinds)]  # fmt: skip


def test_an_introduction_runs_by_itself_once_go_started_it(runner, journal):
    introduce(runner)
    run_until(runner, 36100)
    assert happened(journal, StandbyCalled, CueTaken, CueReleased) == [
        ("ada/standby", 35940, "clock"),
        ("ada/introduction", 36000, "ann"),
        ("ada/cue-1", 36020.15, "text"),
        ("ada/cue-1", 36022.15, "clock"),
        ("ada/cue-2", 36042.3, "text"),
    ]
    assert (runner.show.phase, runner.show.motion.position(36100)) == ("at cue", 40)


def test_go_wins_over_the_text_and_the_text_takes_the_cue_no_second_time(runner, journal):
    introduce(runner)
    run_until(runner, 36009)
    call(runner, c.Go())
    run_until(runner, 36100)
    assert [cue for cue, _, _ in happened(journal, CueTaken)] == [
        "ada/introduction",
        "ada/cue-1",
        "ada/cue-2",
    ]


def test_a_call_is_carried_out_once_however_often_it_is_sent(runner):
    first = call(runner, c.Start(), name="again")
    second = call(runner, c.Start(), name="again")
    assert (first.status, second.status, second.seq) == ("applied", "duplicate", first.seq)


@pytest.mark.parametrize(
    ("first", "again", "status"),
    [
        pytest.param(("ann", ""), ("bob", ""), "invalid", id="two callers without a device"),
        pytest.param(("Phone 1", "d1"), ("Phone 1", "d2"), "invalid", id="two devices of one name"),
        pytest.param(("HTTP 10.0.0.5", ""), ("HTTP 10.0.0.5", "box"), "invalid", id="a box beside a program"),
        pytest.param(("Phone 1", "d1"), ("Phone 2", "d1"), "duplicate", id="one device by another name"),
        pytest.param(("HTTP 10.0.0.5", ""), ("HTTP 10.0.0.5", ""), "duplicate", id="one program"),
    ],
)
def test_an_id_belongs_to_whoever_used_it_first(runner, first, again, status):
    acks = [
        runner.call(Call("1", by, c.SetPace(wpm), device=device))
        for (by, device), wpm in ((first, 99.0), (again, 98.0), (first, 97.0))
    ]
    assert [ack.status for ack in acks] == ["applied", status, "duplicate"]
    assert acks[1].message == (ANOTHERS if status == "invalid" else "")
    assert runner.show.pace == 99.0


def test_after_a_restart_nobody_knows_whose_an_id_was_and_it_is_never_carried_out_twice(runner, journal):
    call(runner, c.SetPace(99.0), name="1")
    again = Runner(DAY, SteppedClock(36012), journal)
    assert again.call(Call("1", "bob", c.SetPace(98.0))).status == "duplicate"
    assert again.show.pace == 99.0


def test_a_refused_call_is_not_taken_up_when_it_is_sent_again(runner):
    refused = call(runner, c.Resume(), name="again")
    call(runner, c.Hold())
    again = call(runner, c.Resume(), name="again")
    assert again == replace(refused, status="duplicate", was="invalid")
    assert runner.show.held


def test_refusals_push_out_no_answer_that_counts(runner, monkeypatch):
    monkeypatch.setattr(ledger, "ANSWERS_KEPT", 3)
    first = call(runner, c.SetPace(99.0), name="again")
    for number in range(9):
        assert call(runner, c.Resume(), name=f"refused {number}").status == "invalid"
    assert call(runner, c.SetPace(99.0), name="again") == replace(first, status="duplicate", was="applied")


def test_of_two_phones_that_press_together_one_wins(runner, journal):
    introduce(runner)
    seen = Expect(runner.show.rev, "ada/cue-1")
    answers = [call(runner, c.Go(), expect=seen, wait=0) for _ in range(2)]
    assert [(a.status, a.satisfied) for a in answers] == [("applied", False), ("stale", True)]
    assert happened(journal, CueTaken)[-1] == ("ada/cue-1", 36000, "ann")


@pytest.mark.parametrize(("after", "status"), [(0.06, "stale"), (0.39, "stale"), (0.41, "applied")])
def test_a_go_that_crosses_the_text_on_its_way_is_for_the_cue_that_the_text_took(runner, after, status):
    introduce(runner)
    run_until(runner, 36042.3 + after)
    show = runner.show
    assert (show.point.id, show.last.by, show.next_point.id) == ("ada/cue-2", "text", "ada/talk")
    ack = call(runner, c.Go(), expect=Expect(show.rev, "ada/talk"), wait=0)
    assert (ack.status, ack.satisfied) == (status, status == "stale")
    assert runner.show.point.id == ("ada/talk" if status == "applied" else "ada/cue-2")


@pytest.mark.parametrize(
    ("mover", "status", "satisfied"), [("bob", "stale", False), ("ann", "applied", False)]
)
def test_a_go_right_behind_back_is_refused_unless_one_hand_did_both(runner, mover, status, satisfied):
    introduce(runner)
    run_until(runner, 36010)
    runner.call(Call("back", mover, c.Back()))
    seen = Expect(runner.show.rev, "ada/introduction")
    ack = call(runner, c.Go(), expect=seen, wait=0.2)
    assert (ack.status, ack.satisfied) == (status, satisfied)


def test_two_phones_in_two_greenlets(runner):
    introduce(runner)
    seen = Expect(runner.show.rev, "ada/cue-1")
    racing = [gevent.spawn(call, runner, c.Go(), expect=seen, wait=0) for _ in range(5)]
    gevent.joinall(racing)
    assert sorted(racer.value.status for racer in racing) == ["applied"] + ["stale"] * 4


@pytest.mark.parametrize(("gap", "status"), [(0.1, "stale"), (0.31, "applied")])
def test_callers_that_cannot_know_get_a_gap_between_two_gos(runner, gap, status):
    call(runner, c.Go())
    assert call(runner, c.Go(), wait=gap).status == status


def test_what_is_not_possible_is_told_and_changes_nothing(runner):
    before = runner.show
    ack = call(runner, c.Nudge(5))
    assert (ack.status, ack.message) == ("invalid", "nudge is not possible now (ready).")
    assert runner.show is before


def test_listeners_are_told_after_the_commit(runner, journal):
    seen = []
    runner.listen(lambda told: seen.append((told.show.pointer, len(journal.load("main")))))
    call(runner, c.Go())
    assert seen == [(0, 2)]


def test_a_restart_comes_back_to_the_same_word_of_the_same_cue(runner, journal):
    introduce(runner)
    run_until(runner, 36010)
    again = Runner(DAY, SteppedClock(36012), journal)
    assert again.show == runner.show
    assert again.show.motion.position(36012) == runner.show.motion.position(36012)
    run_until(again, 36100)
    assert [cue for cue, _, _ in happened(journal, CueTaken)] == [
        "ada/introduction",
        "ada/cue-1",
        "ada/cue-2",
    ]


@pytest.mark.parametrize(
    ("back_at", "why"),
    [
        (36011, ""),
        (36600, ""),
        (36601, "Held: the show was away for 601 s of its time."),
        (35000, "Held: the laptop's clock was set back by 1000 s."),
    ],
)
def test_after_an_implausible_absence_the_text_is_held_where_it_was_left(runner, journal, back_at, why):
    introduce(runner)
    run_until(runner, 36010)
    again = Runner(DAY, SteppedClock(back_at), journal)
    assert again.show.held == bool(why)
    assert again.show.why_held == (why and f"{why} Check the text, then press Resume.")
    assert not why or again.show.motion.wpm == 0
    assert Runner(DAY, SteppedClock(back_at), journal).show == again.show


def test_a_listener_that_fails_stops_neither_the_show_nor_the_others(runner, caplog):
    seen = []
    runner.listen(lambda _told: 1 / 0)
    runner.listen(lambda told: seen.append(told.show.pointer))
    assert (call(runner, c.Go()).status, seen) == ("applied", [0])
    assert "a listener of main failed" in caplog.text


class Stumbling(SteppedClock):
    """A clock under which the first command of the show's own fails."""

    stumbled = False

    def read(self):
        if self.show > 35900 and not self.stumbled:
            self.stumbled = True
            raise RuntimeError("a stumble")
        return super().read()


def test_a_stumble_does_not_end_the_alarm(journal, caplog):
    runner = Runner(DAY, Stumbling(35000), journal)
    run_until(runner, 36000)
    assert runner.show.standby.id == "ada"
    assert "CallStandby failed on main" in caplog.text


def test_an_answer_outlives_a_restart(runner, journal):
    first = call(runner, c.Go(), name="before")
    again = Runner(DAY, SteppedClock(36012), journal)
    assert again.call(Call("before", "ann", c.Go())) == replace(first, status="duplicate", was="applied")
