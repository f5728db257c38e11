"""The soak in short: half an hour in three seconds."""

import pytest

from benchmarks.torture.ground import Ground
from benchmarks.torture.long.soak import Holdings, growth, soaked
from benchmarks.torture.row import Figure
from tests.torture import broken

GROWTH = "memory growth, % of the day"
"""Told by a day; three seconds say nothing of it."""


def test_an_hour_leaves_nothing_behind(tmp_path):
    outcome = soaked(Ground(tmp_path), hours=0.5, speed=600)
    assert [what for what in broken(outcome) if what != GROWTH] == []


GROWN = {
    "a day in which nothing grows": ([(180.0, 70.0), (1440.0, 70.0)], Figure(GROWTH, 0.0, at_most=10)),
    "a day": ([(180.0, 70.0), (700.0, 90.0), (1440.0, 77.0)], Figure(GROWTH, 10.0, at_most=10)),
    "a part of a day stands for the whole": ([(20.0, 50.0), (146.0, 51.0)], Figure(GROWTH, 20.0, at_most=10)),
}


@pytest.mark.parametrize(("looks", "figure"), GROWN.values(), ids=GROWN)
def test_growth(looks, figure):
    assert growth(looks, bound=10) == figure


def test_what_is_held_beyond_is_told_by_its_kind():
    more = Holdings(threads=4, files=30, greenlets=99).beyond(Holdings(threads=4, files=28, greenlets=100))
    assert [(figure.value, figure.holds) for figure in more] == [(0, True), (2, False), (-1, True)]
