"""What becomes of a show whose runner was away: auto never catches up by itself."""

import pytest

from stagecue.show import commands as c
from stagecue.show import evolve
from stagecue.show.absence import after_gap, after_restart
from stagecue.show.agenda import due
from stagecue.show.events import ShowHeld
from tests.show.days import ENDED, HELD, IN_TALK, INTRODUCED, after, play, ready

AUTO = play(ready(), (35000, c.SetAuto(on=True)))
AUTO_READING = play(INTRODUCED, (165, c.SetAuto(on=True)))
"""Ada's introduction: word 10 at 170.15, the pause at word 20."""
AUTO_TALK = play(IN_TALK, (300, c.SetAuto(on=True)))
AUTO_STANDBY = play(AUTO_TALK, (36000, c.SetDelay(0)), (37140, c.Go()))
READ_ON, GO_ON = "Check the text, then press Resume.", "Press Resume to go on."


def held(at, why, *, word=None):
    return ShowHeld(at, "clock", f"Held: {why}", word=word)


@pytest.mark.parametrize(
    ("show", "left", "now", "expected"),
    [
        pytest.param(INTRODUCED, 165, 171, None, id="manual: the text ran on"),
        pytest.param(INTRODUCED, 165, 765, None, id="manual, ten minutes away"),
        pytest.param(INTRODUCED, 170.15, 771, held(771, f"the show was away for 601 s of its time. {READ_ON}", word=20), id="manual, longer: the text cannot be there"),
        pytest.param(INTRODUCED, 170.15, 100, held(100, f"the laptop's clock was set back by 70 s. {READ_ON}", word=10), id="manual, time went back: the text stays"),
        pytest.param(IN_TALK, 300, 9999, None, id="manual, no text that runs"),
        pytest.param(HELD, 170, 9999, None, id="held already"),
        pytest.param(ENDED, 999, 9999, None, id="the day is over"),
        pytest.param(AUTO, 35000, 35100, held(35100, f"StageCue was started again. {GO_ON}"), id="auto, nothing missed"),
        pytest.param(AUTO, 35000, 35940, held(35940, f"StageCue was started again. Missed: standby of Ada at 09:59:00. {GO_ON}"), id="auto, a standby missed"),
        pytest.param(AUTO_STANDBY, 37150, 37260, held(37260, f"StageCue was started again. Missed: introduction of Bert at 10:20:00. {GO_ON}"), id="auto, an introduction missed"),
        pytest.param(AUTO_READING, 170.15, 175.15, held(175.15, f"StageCue was started again. {READ_ON}", word=15), id="auto: the text stands where a page left alone has it"),
    ],
)  # fmt: skip
def test_after_a_restart(show, left, now, expected):
    assert after_restart(show, left, now) == expected


RESTORED = "the record was restored from 14:03:22. Check the cue, then Resume."


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        pytest.param(INTRODUCED, held(171, RESTORED, word=INTRODUCED.motion.position(171)), id="manual: the text stands"),
        pytest.param(IN_TALK, held(171, RESTORED), id="manual, no text that runs"),
        pytest.param(AUTO, held(171, RESTORED), id="auto"),
        pytest.param(HELD, held(171, RESTORED, word=HELD.motion.position(171)), id="held already: the reason is another"),
        pytest.param(ENDED, None, id="the day is over"),
    ],
)  # fmt: skip
def test_after_a_repair_that_lost_something_a_person_looks_first(show, expected):
    assert after_restart(show, 165, 171, lost="the record was restored from 14:03:22") == expected


GONE = "the card of what was on is gone: bert. Put it back and start again, or go on elsewhere."


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        pytest.param(INTRODUCED, held(171, GONE, word=INTRODUCED.motion.position(171)), id="a text that is not its own stands"),
        pytest.param(IN_TALK, held(171, GONE), id="manual, no text that runs"),
        pytest.param(play(IN_TALK, (166, c.Hold())), held(171, GONE), id="held already: the reason is another"),
        pytest.param(play(IN_TALK, (166, c.Hold(f"Held: {GONE}"))), None, id="held already, for that reason"),
        pytest.param(ENDED, None, id="the day is over"),
    ],
)  # fmt: skip
def test_where_the_card_of_what_was_on_is_gone_a_person_says_how_to_go_on(show, expected):
    assert after_restart(show, 165, 171, missing="bert/talk") == expected


def gone(item):
    return f"Held: {GONE.replace('bert', item)}"


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        pytest.param(play(IN_TALK, (166, c.Hold(gone("ada")))), held(171, f"the card of Ada is back. {READ_ON}"), id="that card"),
        pytest.param(play(IN_TALK, (166, c.Hold(gone("bert")))), None, id="another, for a show that stands elsewhere"),
        pytest.param(play(IN_TALK, (166, c.Hold("Wait for Ada."))), None, id="held by a person"),
    ],
)  # fmt: skip
def test_a_hold_for_a_card_that_is_back_says_so(show, expected):
    assert after_restart(show, 165, 171) == expected


def test_a_hold_that_goes_on_for_another_reason_has_held_up_the_day_since_it_began():
    waiting = play(IN_TALK, (166, c.Hold(gone("ada"))))
    back = evolve(waiting, after_restart(waiting, 166, 466))
    assert (back.held_at, back.why_held) == (166, f"Held: the card of Ada is back. {READ_ON}")


@pytest.mark.parametrize(
    ("show", "left", "now", "expected"),
    [
        pytest.param(INTRODUCED, 165, 171, None, id="manual: a page left alone went on as well"),
        pytest.param(play(AUTO_TALK, (400, c.Hold())), 400, 500, None, id="held already"),
        pytest.param(ENDED, 999, 1099, None, id="the day is over"),
        pytest.param(AUTO_TALK, 400, 403, held(403, f"the laptop stood still for 3 s. {GO_ON}"), id="auto, nothing missed"),
        pytest.param(AUTO_STANDBY, 37150, 37260, held(37260, f"the laptop stood still for 110 s. Missed: introduction of Bert at 10:20:00. {GO_ON}"), id="auto, an introduction missed"),
        pytest.param(AUTO_READING, 170.15, 300, held(300, f"the laptop stood still for 130 s. {READ_ON}", word=20), id="auto: the text waits at its next cue"),
    ],
)  # fmt: skip
def test_after_a_gap(show, left, now, expected):
    assert after_gap(show, left, now, lost=now - left) == expected


@pytest.mark.parametrize(
    ("show", "left", "now"),
    [(AUTO, 35930, 35990), (AUTO_TALK, 37100, 37150), (AUTO_STANDBY, 37150, 37300), (AUTO_READING, 165, 300)],
    ids=["ready", "talk", "standby", "introduction"],
)
def test_a_show_that_came_back_takes_nothing_until_a_person_resumes_it(show, left, now):
    back = after(after_gap(show, left, now, lost=now - left), show=show)
    assert (back.held, due(back, now)) == (True, None)
    assert due(play(back, (now + 10, c.Resume())), now + 10) is not None


def test_resumed_it_gives_notice_before_it_takes_what_it_missed():
    back = after(after_gap(AUTO_STANDBY, 37150, 37300, lost=150.0), show=AUTO_STANDBY)
    resumed = play(back, (37310, c.Resume()))
    assert (due(resumed, 37310).at, due(resumed, 37310).command) == (37320, c.Take("bert/introduction"))
