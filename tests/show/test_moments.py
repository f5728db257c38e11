"""What each command does at each moment: the design's table, row by row."""

import pytest

from stagecue.errors import Refused
from stagecue.show import commands as c
from stagecue.show import decide
from stagecue.show import events as e
from stagecue.show.motion import Motion
from tests.show.days import (
    AT_APPLAUSE,
    AT_PAUSE,
    ENDED,
    HELD,
    IN_TALK,
    INTRODUCED,
    LAST_TALK,
    after,
    play,
    ready,
)

AHEAD = play(INTRODUCED, (165, c.Go()), (166, c.Go()))
"""Ada's last cue taken while her host reads the sixth word."""


def running(word, at, stop):
    return Motion(word, at, 60.0, stop)


MOMENTS = [
    pytest.param(
        HELD,
        c.SetPace(120),
        175,
        ("ada/introduction", Motion(10, 170.15, 0.0, 20)),
        id="pace while held moves nothing",
    ),
    pytest.param(ready(), c.Start(), 1, ("ada/standby", None), id="start calls the first standby"),
    pytest.param(INTRODUCED, c.Go(), 170, ("ada/cue-1", running(10, 170.15, 40)), id="GO ahead of the text"),
    pytest.param(
        INTRODUCED,
        c.Go(),
        180.15,
        ("ada/cue-1", running(0, 160.15, 20)),
        id="GO as the text arrives: it stands",
    ),
    pytest.param(
        AT_PAUSE, c.Go(), 181, ("ada/cue-2", running(20, 181.15, 40)), id="GO in a pause: the text goes on"
    ),
    pytest.param(AT_APPLAUSE, c.Go(), 210, ("ada/talk", None), id="GO for the talk"),
    pytest.param(
        play(INTRODUCED, (170, c.Go()), (171, c.Go())),
        c.Go(),
        172,
        ("ada/talk", None),
        id="GO with words unread",
    ),
    pytest.param(
        HELD, c.Go(), 175, ("ada/cue-1", running(10, 175.15, 40)), id="GO while held takes and resumes"
    ),
    pytest.param(IN_TALK, c.Go(), 300, ("bert/standby", None), id="GO in a talk only calls standby"),
    pytest.param(
        AT_APPLAUSE,
        c.Back(),
        210,
        ("ada/cue-1", Motion(20.0, 210, 0.0, 20.0)),
        id="BACK, held, text at its place",
    ),
    pytest.param(
        IN_TALK, c.Back(), 300, ("ada/cue-2", Motion(40.0, 300, 0.0, 40.0)), id="BACK out of a talk"
    ),
    pytest.param(INTRODUCED, c.Back(), 170, ("ada/standby", None), id="BACK out of an introduction"),
    pytest.param(
        AHEAD,
        c.Back(),
        170,
        ("ada/cue-1", Motion(10.0, 170.15, 0.0, 40.0)),
        id="BACK behind which the text is",
    ),
    pytest.param(
        AHEAD, c.GoTo("ada/cue-1"), 170, ("ada/cue-1", Motion(20.0, 170, 0.0, 20.0)), id="go to, the same way"
    ),
    pytest.param(ENDED, c.Back(), 1000, ("dora/talk", None), id="BACK out of the ended show"),
    pytest.param(INTRODUCED, c.Hold(), 170, ("ada/introduction", Motion(10, 170.15, 0.0, 20)), id="hold"),
    pytest.param(
        HELD, c.Resume(), 175, ("ada/introduction", running(10, 175.15, 20)), id="resume, same word"
    ),
    pytest.param(AT_PAUSE, c.Resume(), 181, ("ada/cue-1", running(20, 181.15, 40)), id="resume ends a pause"),
    pytest.param(
        INTRODUCED,
        c.Nudge(99),
        170,
        ("ada/introduction", Motion(20.0, 170, 0.0, 20)),
        id="a hand, clamped at stop",
    ),
    pytest.param(
        INTRODUCED,
        c.Nudge(-3),
        170,
        ("ada/introduction", Motion(0.0, 170, 0.0, 20)),
        id="a hand, not before word 0",
    ),
    pytest.param(
        INTRODUCED,
        c.SetPace(120),
        170,
        ("ada/introduction", Motion(10, 170.15, 120, 20)),
        id="pace from here on",
    ),
    pytest.param(
        IN_TALK, c.GoTo("bert/cue-1"), 300, ("bert/cue-1", Motion(10.0, 300, 0.0, 10.0)), id="go to"
    ),
    pytest.param(
        after(e.CueTaken("bert/cue-1", 310.15, "text"), show=play(IN_TALK, *((300, c.Go()),) * 2)),
        c.Go(),
        320,
        ("bert/cue-1-resume", running(10, 320.15, 30)),
        id="GO after media reads on",
    ),
    pytest.param(play(LAST_TALK), c.Go(), 999, ("dora/talk", None), id="GO at the last talk ends the day"),
    pytest.param(
        play(IN_TALK, *((300, c.Go()),) * 10),
        c.Go(),
        311,
        ("dora/talk", None),
        id="no script: GO takes the talk",
    ),
]


@pytest.mark.parametrize(("show", "command", "now", "expected"), MOMENTS)
def test_moment(show, command, now, expected):
    then = play(show, (now, command))
    motion = then.motion and Motion(*(round(part, 6) for part in vars(then.motion).values()))
    assert (then.point.id, motion) == expected


def test_only_hands_and_hold_leave_the_show_held():
    left = {type(m.values[1]).__name__: play(m.values[0], (m.values[2], m.values[1])).held for m in MOMENTS}
    held = {"Back", "Hold", "Nudge", "GoTo"}
    assert left == {name: name in held for name in left}


def test_what_was_said_of_a_hold_is_over_with_it():
    told = after(e.ShowHeld(170, "clock", "Held: look."), show=INTRODUCED)
    assert (told.why_held, play(told, (180, c.Nudge(3))).why_held) == ("Held: look.", "")


BY_HAND = "Prompter 1 was moved by hand while its link was lost."
"""What the phone says then; one line of it holds some 80 letters."""
ALONE = pytest.mark.parametrize(
    ("meanwhile", "since", "put"),
    [
        pytest.param((), 2, (3.0, BY_HAND), id="nothing happened"),
        pytest.param((e.CueTaken("ada/cue-1", 180.15, "text"),), 2, (3.0, BY_HAND), id="the text took a cue"),
        pytest.param(
            (e.ShowHeld(170, "clock", "Held: look."),), 2, (3.0, BY_HAND), id="the show held itself"
        ),
        pytest.param((e.ScreenBlanked(True, 170, "ann"),), 2, (3.0, BY_HAND), id="somebody blanked it"),
        pytest.param((e.TextMoved(9, 170, "ann"),), 2, "ann", id="another hand moved the text"),
        pytest.param((e.TextMoved(9, 170, "ann"),), 3, (3.0, BY_HAND), id="that hand was known of"),
        pytest.param((e.TextMoved(9, 170, "Prompter 1"),), 2, (3.0, BY_HAND), id="it was this one's own"),
        pytest.param((e.ShowHeld(170, "ann", ""),), 2, (3.0, BY_HAND), id="a person held the text"),
        pytest.param((e.PaceSet(120, 170, "ann"),), 2, (3.0, BY_HAND), id="a person set the pace"),
        pytest.param((e.CueTaken("ada/cue-1", 170, "ann"),), 2, "ann", id="a person took a cue"),
    ],
)


@ALONE
def test_a_hand_that_was_alone_gives_way_to_whoever_saw_the_show(meanwhile, since, put):
    show, nudge = after(*meanwhile, show=INTRODUCED), c.Nudge(3, since=since)
    if isinstance(put, str):
        with pytest.raises(Refused, match=f"^{put} has moved the show since"):
            decide(show, nudge, 190, "Prompter 1")
    else:
        then = after(*decide(show, nudge, 190, "Prompter 1"), show=show)
        assert (then.motion.word, then.why_held, then.held) == (*put, True)


def test_of_two_hands_that_were_alone_the_first_to_come_back_counts_and_both_are_named():
    show = INTRODUCED
    for by, word in (("Prompter 1", 3), ("Prompter 2", 9), ("Prompter 3", 12)):
        show = after(*decide(show, c.Nudge(word, since=2), 190, by), show=show)
    why = f"{BY_HAND} Prompter 2 too: it follows. Prompter 3 too: it follows."
    assert (show.motion.word, show.why_held, show.placed.by) == (3, why, "Prompter 1")
    for again in (
        "Prompter 2",
        "A screen whose name has no room left in the line, because it is so very long",
    ):
        with pytest.raises(Refused, match=r"^Prompter 1 has moved the show since"):
            decide(show, c.Nudge(9, since=2), 195, again)
    with pytest.raises(Refused, match=r"^Prompter 1 has moved the show since"):
        decide(play(show, (191, c.Resume())), c.Nudge(9, since=2), 195, "Prompter 4")


def test_a_hand_that_sees_the_show_holds_it_without_a_word():
    assert decide(INTRODUCED, c.Nudge(3), 170, "ann") == (e.TextMoved(3, 170, "ann"),)


def test_back_out_of_a_talk_marks_its_start_as_undone():
    assert decide(IN_TALK, c.Back(), 300, "ann") == (
        e.PointerMoved("ada/cue-2", undone=("ada/talk",), skipped=(), at=300, by="ann"),
    )
    assert "ada/talk" not in play(IN_TALK, (300, c.Back())).starts


def test_go_to_says_what_it_skips():
    assert decide(IN_TALK, c.GoTo("bert/cue-1"), 300, "ann") == (
        e.PointerMoved("bert/cue-1", (), ("bert/standby", "bert/introduction"), 300, "ann"),
    )
