"""What comes before `decide`: age and expectation."""

import pytest

from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.show.acks import refusal
from tests.show.days import play, ready

STANDING_BY = play(ready(), (100, c.Go()))
INTRODUCED = play(STANDING_BY, (160, c.Go()))
ENDED = play(INTRODUCED, (161, c.End()))


def told(show, command, expect=None, *, age=0.0):
    ack = refusal(show, Call("id", "ann", command, expect, pressed_at=5000 - age), 5000)
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
            ("stale", True, "Already taken by caller at 00:02:40."),
            id="the loser of a race is told who and when",
        ),
        pytest.param(
            INTRODUCED,
            c.Go(),
            Expect(1, "ada/standby"),
            ("stale", False, "The show moved on by caller at 00:02:40: look, then press again."),
            id="two behind",
        ),
        pytest.param(INTRODUCED, c.Back(), Expect(2, "ada/introduction"), None, id="back from what was seen"),
        pytest.param(
            INTRODUCED,
            c.Back(),
            Expect(1, "ada/standby"),
            ("stale", False, "The show moved on by caller at 00:02:40: look, then press again."),
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
            ("stale", True, "Already taken by caller at 00:02:40."),
            id="go to where somebody else just went",
        ),
        pytest.param(
            ENDED, c.Go(), Expect(2, "end"), ("stale", True, "Already taken."), id="ended meanwhile"
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
