"""What comes in: whole values, or a sentence."""

import pytest

from stagecue.errors import Refused
from stagecue.show import Call, Expect
from stagecue.show import commands as c
from stagecue.web import incoming
from tests.show.days import ready


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"type": "go"}, Call("x", "ann", c.Go())),
        (
            {"type": "go", "expect": {"rev": 3, "cue": "a/b"}, "pressed_at": 12.5, "ttl_ms": 900},
            Call("x", "ann", c.Go(), Expect(3, "a/b"), 12.5, 900),
        ),
        ({"type": "pace", "args": {"wpm": 138}}, Call("x", "ann", c.SetPace(138.0))),
        ({"type": "hold", "device": "d1"}, Call("x", "ann", c.Hold(), device="d1")),
        (
            {"type": "blank", "args": {"on": True}, "ttl_ms": 10**9},
            Call("x", "ann", c.Blank(on=True), ttl_ms=10_000),
        ),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_a_command_comes_in(sent, expected):
    assert incoming.call({"id": "x", **sent}, by="ann") == expected


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        pytest.param(None, "Expected `object`, got `null`", id="nothing"),
        pytest.param([1], "Expected `object`, got `array`", id="a list"),
        pytest.param({"type": "go"}, "missing required field `id`", id="no id"),
        pytest.param({"id": "", "type": "go"}, "needs an id of 1 to 64", id="an empty id"),
        pytest.param({"id": "x" * 65, "type": "go"}, "needs an id of 1 to 64", id="an endless id"),
        pytest.param(
            {"id": "x", "type": "explode"}, "There is no command 'explode'. There are: start, go", id="type"
        ),
        pytest.param({"id": "x", "type": "pace"}, "missing required", id="no argument"),
        pytest.param(
            {"id": "x", "type": "pace", "args": {"wpm": "fast"}}, "Expected `float`", id="an argument"
        ),
        pytest.param({"id": "x", "type": "go", "device": "d" * 65}, "64 characters at most", id="a device"),
        pytest.param({"id": "x", "type": "go", "extra": 1}, "unknown field `extra`", id="a field"),
        pytest.param(
            {"id": "x", "type": "go", "args": {"cue": "a"}},
            "`args` has no field 'cue'",
            id="another's argument",
        ),
        pytest.param(
            {"id": "x", "type": "go", "expect": {"rev": 1, "cue": "a", "x": 1}},
            "`expect` has no field 'x'",
            id="a field of expect",
        ),
        pytest.param(
            {"id": "x", "type": "hold", "expect": {"rev": 1, "cue": "a"}}, "carries no `expect`", id="expect"
        ),
    ],
)
def test_what_is_no_command_is_told(sent, message):
    with pytest.raises(Refused) as refused:
        incoming.call(sent, by="ann")
    assert message in str(refused.value)
    assert incoming.invalid(sent, "no", ready()).status == "invalid"
