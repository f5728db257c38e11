"""The table of moves, and the laws at the top of machine.py."""

import itertools
from contextlib import suppress

import pytest

from stagecue.errors import Refused
from stagecue.show import allowed, decide, evolve
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.machine import ALLOWED, LONGEST_WHY
from stagecue.show.motion import Motion
from tests.show.days import (
    AT_APPLAUSE,
    AT_PAUSE,
    DAY,
    ENDED,
    HELD,
    IN_TALK,
    INTRODUCED,
    LAST_TALK,
    LEAD,
    after,
    play,
    ready,
)


def test_a_day_is_gone_through_by_go_alone_each_cue_point_once():
    show, taken = ready(), []
    for now in itertools.count():
        if show.ended:
            break
        events = decide(show, c.Go(), now, "caller")
        taken += [event.cue for event in events if isinstance(event, (e.CueTaken, e.StandbyCalled))]
        show = after(*events, show=show)
    assert taken == [point.id for point in DAY.points]


@pytest.mark.parametrize(
    ("show", "phase", "point", "standby"),
    [
        pytest.param(ready(), "ready", None, None, id="before the show"),
        pytest.param(play(ready(), (100, c.Go())), "ready", "ada/standby", "ada", id="the first stands by"),
        pytest.param(INTRODUCED, "introduction", "ada/introduction", None, id="introduction"),
        pytest.param(AT_PAUSE, "at cue", "ada/cue-1", None, id="a cue of its text"),
        pytest.param(IN_TALK, "talk", "ada/talk", None, id="talk"),
        pytest.param(play(IN_TALK, (300, c.Go())), "talk", "bert/standby", "bert", id="the next stands by"),
        pytest.param(play(IN_TALK, *((300, c.Go()),) * 9), "break", "coffee/break", None, id="break"),
        pytest.param(ENDED, "ended", "dora/talk", None, id="ended"),
    ],
)
def test_phase(show, phase, point, standby):
    assert (show.phase, show.point and show.point.id, show.standby and show.standby.id) == (
        phase,
        point,
        standby,
    )


COMMANDS = [
    c.Start(), c.Go(), c.Back(), c.GoTo("bert/standby"), c.Hold(), c.Resume(), c.SetPace(140.0), c.Nudge(3.0),
    c.Blank(on=True), c.End(), c.CallStandby("bert"), c.Reach("ada/cue-1"), c.Release("ada/cue-1"),
    c.SetAuto(on=True), c.SetDelay(60.0), c.Take("ada/introduction"),
    c.Edit("ada", "Other words.", DAY.items[0].rev), c.UndoEdit("ada", DAY.items[0].rev),
]  # fmt: skip
IN_BREAK = play(IN_TALK, *((300, c.Go()),) * 9)
SHOWS = [
    IN_BREAK,
    ready(),
    INTRODUCED,
    AT_PAUSE,
    AT_APPLAUSE,
    IN_TALK,
    HELD,
    play(IN_TALK, (300, c.Go())),
    LAST_TALK,
    ENDED,
    play(ready(), (1, c.SetAuto(on=True)), (2, c.Go())),
]


@pytest.mark.parametrize("show", SHOWS, ids=lambda show: f"{show.phase}{' held' if show.held else ''}")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_every_phase_times_every_command_is_taken_or_refused_with_a_sentence(show, command):
    if type(command) not in allowed(show):
        with pytest.raises(Refused, match=r"\.$"):
            decide(show, command, 500.0, "caller")
        return
    with suppress(Refused):
        events = decide(show, command, 500.0, "caller")
        assert after(*events, show=show).seq == show.seq + len(events) > show.seq


def test_the_table_names_every_phase_and_every_command():
    assert {show.phase for show in SHOWS} == set(ALLOWED)
    assert frozenset().union(*ALLOWED.values()) == {type(command) for command in COMMANDS}


def test_replay_is_a_fold():
    show, journal = ready(), []
    for now, command in enumerate(COMMANDS * 3):
        try:
            events = decide(show, command, float(now), "caller")
        except Refused:
            continue
        journal += events
        show = after(*events, show=show)
    assert after(*journal) == show


def test_an_event_about_a_cue_point_that_was_edited_away_only_counts():
    for event in (
        e.CueTaken("gone/talk", 1, "x"),
        e.CueReleased("gone", 1, "x"),
        e.StandbyCalled("gone", 1, "x"),
    ):
        then = evolve(IN_TALK, event)
        assert (then.pointer, then.seq) == (IN_TALK.pointer, IN_TALK.seq + 1)


@pytest.mark.parametrize(
    ("events", "rev"),
    [
        pytest.param([e.StandbyCalled("ada/standby", 1, "clock")], 0, id="the clock's standby moves no rev"),
        pytest.param([e.StandbyCalled("ada/standby", 1, "ann")], 1, id="a person's does"),
        pytest.param(
            [e.PaceSet(140, 1, "ann"), e.ShowHeld(1, "ann"), e.ScreenBlanked(True, 1, "ann")], 0, id="none"
        ),
        pytest.param(
            [e.CueTaken("ada/introduction", 1, "ann"), e.CueTaken("ada/cue-1", 9, "text")], 2, id="cues"
        ),
    ],
)
def test_rev_moves_only_with_the_pointer(events, rev):
    assert after(*events).rev == rev


@pytest.mark.parametrize("wpm", [39, 401, float("nan")])
def test_a_pace_that_is_a_slip_of_the_hand_is_refused(wpm):
    with pytest.raises(Refused, match="outside 40 to 400"):
        decide(ready(), c.SetPace(wpm), 1, "ann")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(c.Hold("x" * 201), "one line of at most 200 characters, not 201", id="a reason without an end"),
        pytest.param(c.Hold("a\nb"), "one line of at most 200 characters", id="a reason of two lines"),
        pytest.param(c.GoTo("x" * 60_000), f"There is no cue point '{'x' * 40}' in this", id="a cue without an end"),
    ],
)  # fmt: skip
def test_a_text_that_does_not_fit_the_record_is_refused_in_few_words(command, said):
    with pytest.raises(Refused) as refused:
        decide(ready(), command, 1, "ann")
    assert (said in str(refused.value), len(str(refused.value)) < 160) == (True, True)
    assert decide(ready(), c.Hold("x" * LONGEST_WHY), 1, "ann") == (e.ShowHeld(1, "ann", "x" * 200),)


def test_lead_of_the_tables_is_the_machines():
    assert INTRODUCED.motion == Motion(0.0, 160 + LEAD, 60.0, 20.0)


def test_a_day_that_was_ended_before_it_began_can_be_opened_again():
    ended = play(ready(), (1, c.End()))
    assert play(ended, (2, c.Back())).phase == "ready"
    assert play(ENDED, (1000, c.Back())).phase == "talk"
    assert play(ready(), (1, c.Go()), (2, c.End())).standby is None


def test_an_event_of_another_rundown_leaves_a_held_show_standing():
    moved = evolve(INTRODUCED, e.PointerMoved("gone/talk", (), (), 170, "x"))
    assert (moved.held, moved.motion.wpm, moved.pointer) == (True, 0.0, INTRODUCED.pointer)
