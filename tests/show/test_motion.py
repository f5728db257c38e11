"""Where the text is. The same table is run in the browser's language by tests/js/show/motion.test.js."""

import json
from pathlib import Path

import pytest

from stagecue.show.motion import LEAD, Motion

RUNNING = Motion(word=10, at=100, wpm=60, stop=40)
SHARED = json.loads((Path(__file__).parents[1] / "data" / "motion.json").read_text(encoding="utf-8"))


def cases(table):
    motions = {name: Motion(**fields) for name, fields in SHARED["motions"].items()}
    return [
        pytest.param(motions[name], given, expected, id=id_) for id_, name, given, expected in SHARED[table]
    ]


@pytest.mark.parametrize(("motion", "now", "word"), cases("position"))
def test_position(motion, now, word):
    assert motion.position(now) == word


@pytest.mark.parametrize(("motion", "word", "at"), cases("reaches"))
def test_reaches(motion, word, at):
    assert motion.reaches(word) == at


def test_a_new_motion_starts_a_moment_ahead_from_where_the_old_one_is_then():
    standing = RUNNING.standing(110)
    assert standing == Motion(RUNNING.position(110 + LEAD), 110 + LEAD, 0, 40)
    assert standing.running(120, wpm=120, stop=30) == Motion(standing.word, 120 + LEAD, 120, 30)
