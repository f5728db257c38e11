"""One state for all who are told of it: who comes together gets the same bytes, a change gets new ones."""

from dataclasses import dataclass

import msgspec
import pytest

from stagecue.web.states import FRESH_MS, States
from stagecue.web.transport.packets import Packet
from tests.store.clocks import SteppedClock

SOON, LATE = FRESH_MS / 1000, FRESH_MS / 1000 + 0.001


@dataclass
class Stage:
    """What is asked of a runner."""

    stage: str
    clock: SteppedClock


class Counted(list):
    """States, numbered as they are made, with the time in them as in the real ones."""

    def make(self, runner):
        self.append(runner.stage)
        return {"number": len(self), "clock": {"server_ms": runner.clock.read().server_ms}}


def told(*asked):
    """The numbers of the states that are told; each is asked for as: how, the stage, seconds since the first."""
    states, clock = States(Counted().make), SteppedClock(35000)
    for how, stage, after in asked:
        clock.show = 35000 + after
        yield msgspec.json.decode(getattr(states, how)(Stage(stage, clock)))["number"]


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        pytest.param(("latest", "main", 0), ("latest", "main", 0), [1, 1], id="two at once get one"),
        pytest.param(("latest", "main", 0), ("latest", "main", SOON), [1, 1], id="and so soon after"),
        pytest.param(("latest", "main", 0), ("latest", "main", LATE), [1, 2], id="later it is made anew"),
        pytest.param(
            ("anew", "main", 0), ("latest", "main", 0), [1, 1], id="a change is what the next one gets"
        ),
        pytest.param(
            ("latest", "main", 0), ("anew", "main", 0), [1, 2], id="a change is never an older state"
        ),
        pytest.param(("latest", "main", 0), ("latest", "side", 0), [1, 2], id="another stage has its own"),
        pytest.param(("latest", "main", 0), ("latest", "main", -1), [1, 2], id="the clock was set back"),
    ],
)
def test_who_is_told_what(one, other, numbers):
    assert list(told(one, other)) == numbers


def test_it_goes_over_the_line_as_the_state_itself_would():
    state = {"text": "Bonjour, “été”", "clock": {"server_ms": 1.5}}
    encoded = States(lambda _runner: state).anew(Stage("main", SteppedClock(35000)))
    lines = [Packet(2, data=["state", each], namespace="/").encode() for each in (state, encoded)]
    assert (type(encoded), lines[1]) == (msgspec.Raw, lines[0])
