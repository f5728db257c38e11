"""When things are expected, by what has happened."""

import pytest

from stagecue.show import commands as c
from stagecue.show.timing import expected_end, expected_start
from tests.show.days import DAY, play, ready

ADA, BERT, COFFEE, DORA = DAY.items


def talking(at):
    """Ada is introduced at `at` and speaks a minute later."""
    return play(ready(), (at - 60, c.Go()), (at, c.Go()), *((at + 60, c.Go()) for _ in range(3)))


def test_a_break_that_begins_late_ends_as_planned():
    late = play(ready(), (38700, c.GoTo("coffee/standby")), (38760, c.Go()))
    assert (late.phase, expected_end(late, COFFEE), expected_start(late, DORA)) == ("break", 39600, 39600)


@pytest.mark.parametrize(
    ("show", "end", "following"),
    [
        pytest.param(ready(), 37200, 37200, id="nothing has begun: as planned"),
        pytest.param(talking(36000), 37200, 37200, id="on time"),
        pytest.param(talking(35700), 37200, 37200, id="begun early: it ends as planned"),
        pytest.param(talking(36300), 37500, 37500, id="begun late: it keeps its length, and moves the next"),
    ],
)
def test_expected(show, end, following):
    assert (expected_end(show, ADA), expected_start(show, BERT)) == (end, following)
