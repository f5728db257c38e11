"""Where the text is. The same table is run in the browser's language by tests/js/motion.test.js."""

import pytest

from stagecue.show.motion import LEAD, Motion

RUNNING = Motion(word=10, at=100, wpm=60, stop=40)


@pytest.mark.parametrize(
    ("now", "word"),
    [
        pytest.param(90, 10, id="before its anchor it waits there"),
        pytest.param(100, 10, id="at its anchor"),
        pytest.param(115.5, 25.5, id="a word a second at 60 wpm"),
        pytest.param(130, 40, id="at its stop"),
        pytest.param(9999, 40, id="past its stop it stands there"),
    ],
)
def test_position(now, word):
    assert RUNNING.position(now) == word


def test_a_standing_motion_stands_and_a_stop_behind_the_anchor_never_pulls_back():
    assert Motion(12, 100, 0, 40).position(500) == 12
    assert Motion(12, 100, 60, 8).position(500) == 12


@pytest.mark.parametrize(
    ("word", "at"),
    [
        pytest.param(10, 100, id="where it starts"),
        pytest.param(5, 100, id="behind it: at once"),
        pytest.param(25, 115, id="ahead"),
        pytest.param(40, 130, id="its stop"),
        pytest.param(41, None, id="never past its stop"),
    ],
)
def test_reaches(word, at):
    assert RUNNING.reaches(word) == at


def test_a_standing_motion_reaches_nothing_ahead():
    assert Motion(12, 100, 0, 40).reaches(13) is None


def test_a_new_motion_starts_a_moment_ahead_from_where_the_old_one_is_then():
    standing = RUNNING.standing(110)
    assert standing == Motion(RUNNING.position(110 + LEAD), 110 + LEAD, 0, 40)
    assert standing.running(120, wpm=120, stop=30) == Motion(standing.word, 120 + LEAD, 120, 30)
