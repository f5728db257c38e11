"""What comes before `decide`: age and expectation."""

import pytest

from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.show.acks import Mover, refusal
from tests.show.days import play, ready

STANDING_BY = play(ready(), (100, c.Go()))
INTRODUCED = play(STANDING_BY, (160, c.Go()))
ENDED = play(INTRODUCED, (161, c.End()))


def told(show, command, expect=None, *, age=0.0):
    call = Call("id", "ann", command, expect, pressed_at=5000 - age)
    ack = refusal(show, call, 5000, mover=Mover("bob", 1.2))
    return ack and (ack.status, ack.satisfied, ack.message)


@pytest.mark.parametrize(
    ("show", "command", "expect", "expected"),
    [
        pytest.param(INTRODUCED, c.Go(), Expect(2, "ada/cue-1"), None, id="as seen"),
        pytest.param(INTRODUCED, c.Go(), None, None, id="a caller that cannot know"),
        pytest.param(
            INTRODUCED,
            c.Go(),
            Expect(1, "ada/introduction"),
            ("stale", True, "Taken by bob 1 s ago."),
            id="the loser of a race is told who and when",
        ),
        pytest.param(
            INTRODUCED,
            c.Go(),
            Expect(1, "ada/standby"),
            ("stale", False, "Taken by bob 1 s ago: look, then press again."),
            id="two behind",
        ),
        pytest.param(INTRODUCED, c.Back(), Expect(2, "ada/introduction"), None, id="back from what was seen"),
        pytest.param(
            INTRODUCED,
            c.Back(),
            Expect(1, "ada/standby"),
            ("stale", False, "Taken by bob 1 s ago: look, then press again."),
            id="back from something else",
        ),
        pytest.param(INTRODUCED, c.GoTo("bert/talk"), Expect(2, "bert/talk"), None, id="go to"),
        pytest.param(
            INTRODUCED,
            c.GoTo("ada/introduction"),
            Expect(2, "ada/introduction"),
            None,
            id="go to where it stands, seen",
        ),
        pytest.param(
            INTRODUCED,
            c.GoTo("ada/introduction"),
            Expect(1, "ada/introduction"),
            ("stale", True, "Taken by bob 1 s ago."),
            id="go to where somebody else just went",
        ),
        pytest.param(
            ENDED, c.Go(), Expect(2, "end"), ("stale", True, "Ended by bob 1 s ago."), id="ended meanwhile"
        ),
    ],
)
def test_expectation(show, command, expect, expected):
    assert told(show, command, expect) == expected


@pytest.mark.parametrize(
    ("age", "expired"), [(0, False), (2000, False), (2001, True), (-2000, False), (-2001, True)]
)
def test_a_press_older_than_its_ttl_is_never_carried_out(age, expired):
    found = told(INTRODUCED, c.Go(), Expect(2, "ada/cue-1"), age=age)
    assert (found is not None and found[0] == "expired") == expired


BEFORE = play(INTRODUCED, (170, c.Back()))


@pytest.mark.parametrize(
    ("show", "mover", "expected"),
    [
        pytest.param(INTRODUCED, None, "The show moved on: look, then press again.", id="nobody knows who"),
        pytest.param(
            INTRODUCED, Mover("bob", 0.4), "Taken by bob just now: look, then press again.", id="taken"
        ),
        pytest.param(
            BEFORE, Mover("bob", 59), "Moved by bob 59 s ago: look, then press again.", id="moved back"
        ),
        pytest.param(ENDED, Mover("bob", 300), "Ended by bob 5 min ago: look, then press again.", id="ended"),
    ],
)
def test_who_came_first_and_when_stands_at_the_front_where_a_phone_has_room(show, mover, expected):
    call = Call("id", "ann", c.Go(), Expect(0, "ada/elsewhere"), pressed_at=5000)
    assert refusal(show, call, 5000, mover=mover).message == expected
