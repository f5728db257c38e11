"""A rehearsal that people watch: its clock, its jumps over a day, and the trouble that it makes."""

from dataclasses import replace

import gevent
import pytest

from stagecue.app.clocks import ShowClock
from stagecue.app.live import LiveRehearsal
from stagecue.errors import UsageError
from stagecue.show import Call
from stagecue.show import commands as c
from tests.show.days import DAY, item

SIDE = replace(DAY, stage="side", name="Side stage", items=(item("lunch", 38400, kind="break"),))
IDS = (f"call-{n}" for n in range(10**6))
TALK_OF_ADA = 36048.3
"""Two times 20 words at one a second, a pause, an applause, and twice the text's start."""


class Watch:
    """Seconds that pass when told to."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def make(journal, watch):
    return lambda *rundowns: LiveRehearsal(rundowns, ShowClock(show=35000, now=watch), journal)


@pytest.fixture
def live(make):
    return make(DAY)


def show_of(live, stage="main"):
    return live.runners[stage].show


def now(live):
    reading = next(iter(live.runners.values())).clock.read()
    return round(reading.show, 3), reading.rate


def give(live, *commands, stage="main"):
    for command in commands:
        assert live.runners[stage].call(Call(next(IDS), "ann", command)).status == "applied"


@pytest.mark.parametrize(
    ("to", "cue", "began"),
    [
        pytest.param(35000, None, None, id="before the first"),
        pytest.param(35950, "ada/standby", 35940, id="a standby"),
        pytest.param(36010, "ada/introduction", 36000, id="an introduction"),
        pytest.param(36900, "ada/talk", TALK_OF_ADA, id="a talk"),
        pytest.param(38900, "coffee/break", 38400, id="a break"),
        pytest.param(86000, "dora/talk", 39600, id="after the day"),
    ],
)
def test_a_jump_puts_the_show_where_it_is_planned_and_on_time(live, to, cue, began):
    live.jump(to)
    show = show_of(live)
    at = show.starts.get(cue)
    assert (show.point and show.point.id, at and round(at, 3)) == (cue, began)
    assert (now(live), show.held, show.delay, show.ended) == ((to, 1.0), False, 0.0, False)


def test_a_jump_takes_no_time_on_record(live, journal):
    live.set_speed(4)
    live.jump(36900)
    entry = journal.last()
    assert (entry.event.at, entry.rate) == (36900, 0.0)


@pytest.mark.parametrize(
    "before", [(c.Hold(),), (c.End(),), (c.GoTo("dora/talk"),), (c.SetDelay(600.0),)], ids=str
)
def test_a_jump_leaves_nothing_of_what_was_before(live, before):
    live.jump(36900)
    give(live, *before)
    live.jump(36010)
    show = show_of(live)
    assert (show.point.id, show.held, show.delay) == ("ada/introduction", False, 0.0)
    assert dict(show.starts) == {"ada/introduction": 36000}


def test_a_start_at_an_item_is_two_seconds_before_its_standby_on_every_stage(make):
    live = make(DAY, SIDE)
    live.start_at("main", "dora")
    assert now(live) == (39538.0, 1.0)
    assert [show_of(live, stage).point.id for stage in ("main", "side")] == ["coffee/break", "lunch/break"]


@pytest.mark.parametrize(("stage", "item"), [("nope", "ada"), ("main", "nope")])
def test_a_start_nowhere_is_refused_and_nothing_moves(live, stage, item):
    with pytest.raises(UsageError, match="There is no"):
        live.start_at(stage, item)
    assert (now(live), show_of(live).seq) == ((35000, 1.0), 0)


def test_while_a_jump_is_made_no_show_takes_what_it_passes(make):
    live = make(DAY, SIDE)
    live.runners["main"].listen(lambda _: live.runners["side"]._changed.set())
    running = [gevent.spawn(runner.run) for runner in live.runners.values()]
    gevent.sleep(0.01)
    live.jump(39000)
    for runner in live.runners.values():
        runner.stop()
    gevent.joinall(running, timeout=2)
    starts = [dict(show_of(live, stage).starts) for stage in ("main", "side")]
    assert starts == [{"coffee/break": 38400}, {"lunch/break": 38400}]


@pytest.mark.parametrize("speed", [0, -1, 0.5, 600.1, 10000, float("nan")])
def test_a_speed_that_is_none_is_refused(live, speed):
    with pytest.raises(UsageError, match="is outside 1 to 600"):
        live.set_speed(speed)
    assert now(live) == (35000, 1.0)


def test_paused_the_time_stands_and_goes_on_at_the_speed_asked_for_meanwhile(live, watch):
    told = []
    live.runners["main"].listen(lambda runner: told.append(now(live)))
    live.pause(on=True)
    watch.now = 100.0
    live.set_speed(60)
    assert now(live) == (35000, 0.0)
    live.pause(on=False)
    watch.now = 101.0
    assert now(live) == (35060, 60.0)
    assert told == [(35000, 0.0), (35000, 0.0), (35000, 60.0)]


@pytest.mark.parametrize(
    ("mode", "at", "commands", "to"),
    [
        pytest.param("full", 36900, (), 36900, id="full leaves nothing out"),
        pytest.param("cue-to-cue", 35000, (), 35930, id="the last seconds before a standby"),
        pytest.param("cue-to-cue", 36900, (), 37130, id="the last seconds of a talk"),
        pytest.param("cue-to-cue", 36900, (c.Hold(),), 36900, id="a held show waits for a person"),
        pytest.param("cue-to-cue", 36010, (), 36010, id="an introduction is played whole"),
        pytest.param("cue-to-cue", 37150, (c.SetAuto(on=True),), 37150, id="so is a standby"),
        pytest.param("intros", 36900, (), 37140, id="only introductions: straight to the standby"),
        pytest.param("intros", 37150, (c.SetAuto(on=True),), 37195, id="and to the last of the standby"),
        pytest.param("intros", 37150, (), 37150, id="a standby that a person is to end"),
        pytest.param("cue-to-cue", 39700, (), 40790, id="the last talk"),
        pytest.param("cue-to-cue", 40900, (), 40900, id="over its end nothing is to come"),
        pytest.param("cue-to-cue", 36900, (c.End(),), 36900, id="an ended day"),
    ],
)
def test_dead_time_is_jumped_over(live, mode, at, commands, to):
    live.jump(at)
    give(live, *commands)
    live.set_mode(mode)
    live.skip()
    assert now(live)[0] == to
    live.pause(on=True)


def test_no_dead_time_is_jumped_over_while_paused_or_while_one_stage_is_busy(make):
    live = make(DAY, SIDE)
    live.set_mode("cue-to-cue")
    live.jump(36010)
    live.skip()
    assert now(live)[0] == 36010
    live.pause(on=True)
    live.jump(36900)
    live.skip()
    assert now(live) == (36900, 0.0)


@pytest.mark.parametrize(
    ("at", "trouble", "said", "left"),
    [
        (36900, "+6m@ada", "Ada runs 6 min over, from now on.", (0, 360.0, False)),
        (36010, "+6m@ada", "Ada runs 6 min over, when the rehearsal comes to it.", (1, 0.0, False)),
        (37300, "+6m@ada", "Ada runs 6 min over, when you start there again.", (1, 0.0, False)),
        (35950, "missing@ada", "Ada is missing, from now on.", (0, 0.0, True)),
        (36010, "missing@ada", "Ada is missing, when you start there again.", (1, 0.0, False)),
        (36010, "link@ada", "The prompter at Ada loses its link for 20 s now.", (0, 0.0, False)),
    ],
)
def test_trouble_is_made_now_or_waits(live, at, trouble, said, left):
    live.jump(at)
    assert live.make_trouble(trouble) == said
    assert (len(live.troubles), show_of(live).delay, show_of(live).held) == left


def test_pressed_again_minutes_add_up_and_none_takes_them_back(live):
    for _ in range(2):
        live.make_trouble("+6m@bert")
        live.make_trouble("link:5s@bert")
    assert [(one.kind, one.seconds) for one in live.troubles] == [("over", 720.0), ("link", 5.0)]
    live.clear_trouble("bert")
    assert live.troubles == ()


@pytest.mark.parametrize("trouble", ["+61m@ada", "link:601s@ada", "+6m@nobody", "fire@ada"])
def test_trouble_beyond_reason_is_refused(live, trouble):
    with pytest.raises(UsageError):
        live.make_trouble(trouble)
    assert live.troubles == ()


def test_a_link_is_cut_once_for_each_start_of_the_introduction(live, watch):
    cut = []
    live.when_cut(lambda stage, seconds: cut.append((stage, seconds)))
    live.make_trouble("link@ada")
    for _ in range(2):
        live.jump(35950)
        watch.now += 50
        give(live, c.Go(), c.Blank(on=True))
        gevent.sleep(0)
    assert cut == [("main", 20.0)] * 2


def test_what_a_jump_writes_to_the_disk_makes_nothing_late(make, journal, watch, monkeypatch):
    rehearsal = make(DAY, SIDE)
    rehearsal.set_speed(600)
    write = journal.append

    def slowly(*args, **kwargs):
        watch.now += 0.015
        write(*args, **kwargs)

    monkeypatch.setattr(journal, "append", slowly)
    rehearsal.start_at("main", "bert")
    assert [show_of(rehearsal, stage).delay for stage in ("main", "side")] == [0.0, 0.0]
