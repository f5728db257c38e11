"""From a script to its cue points."""

import pytest

from stagecue.cards import Cue, Speech
from stagecue.rundown.items import UNTIL_GO
from stagecue.rundown.points import cue_points

TEN = Speech("a b c d e f g h i j", words=10)
CLOSING = Cue("applause", "Lead applause")


@pytest.mark.parametrize(
    ("kind", "script", "expected"),
    [
        pytest.param(
            "session",
            (Cue("delivery", "Upbeat"), TEN, CLOSING),
            [("standby", 0, 0), ("introduction", 0, 0), ("applause", 10, 6), ("talk", 10, 0)],
            id="delivery is no cue point",
        ),
        pytest.param(
            "session",
            (TEN, Cue("media", "Video"), TEN, Cue("note", "Smile"), Cue("pause", "Pause"), TEN),
            [
                ("standby", 0, 0),
                ("introduction", 0, 0),
                ("media", 10, UNTIL_GO),
                ("resume", 10, 0),
                ("pause", 20, 2),
                ("talk", 30, 0),
            ],
            id="media in the middle reads on at GO",
        ),
        pytest.param(
            "session",
            (TEN, Cue("media", "Video")),
            [("standby", 0, 0), ("introduction", 0, 0), ("media", 10, UNTIL_GO), ("talk", 10, 0)],
            id="media at the end leads to the talk",
        ),
        pytest.param("session", (), [("standby", 0, 0), ("talk", 0, 0)], id="no script"),
        pytest.param("session", (CLOSING,), [("standby", 0, 0), ("talk", 0, 0)], id="a cue without words"),
        pytest.param("break", (), [("standby", 0, 0), ("break", 0, 0)], id="break"),
    ],
)
def test_cue_points(kind, script, expected):
    points = cue_points("x", kind, "Title", script)
    assert [(point.kind, point.word, point.holds) for point in points] == expected
    assert len({point.id for point in points}) == len(points)
