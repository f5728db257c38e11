"""When things are expected, by what has happened. + is over (late)."""

import math
from dataclasses import replace

import pytest

from stagecue.rundown.items import Flex
from stagecue.show import begin
from stagecue.show import commands as c
from stagecue.show.timing import Over, expected, over
from tests.show.days import DAY, play, ready

TALK_OF_ADA = 36048.3
"""Its introduction takes 40 words at one a second, a pause of 2 s, applause of 6 s and two leads."""


def talking(late=0.0, *more, show=None):
    """Ada is introduced as planned and speaks so much later."""
    at = TALK_OF_ADA + late
    first = (35940, c.Go()), (36000, c.Go()), (36001, c.Go()), (36002, c.Go()), (at, c.Go())
    return play(show or ready(), *first, *more)


def flexed(**items):
    """The day with other rules for some of its items."""
    whole = tuple(replace(item, flex=items.get(item.id, item.flex)) for item in DAY.items)
    return begin(replace(DAY, items=whole), pace=60)


def starts(show, now=-math.inf):
    return [(one.item.id, round(one.start, 3)) for one in expected(show, now)]


@pytest.mark.parametrize(
    ("show", "now", "told"),
    [
        pytest.param(ready(), 0, [("ada", 36000), ("bert", 37200), ("coffee", 38400), ("dora", 39600)], id="nothing has begun: as planned"),
        pytest.param(ready(), 36300, [("ada", 36300), ("bert", 37500), ("coffee", 38700), ("dora", 39600)], id="nothing has begun and it is late: from now on"),
        pytest.param(talking(), 36100, [("bert", 37200), ("coffee", 38400), ("dora", 39600)], id="on time"),
        pytest.param(talking(-30), 36100, [("bert", 37200), ("coffee", 38400), ("dora", 39600)], id="early: nothing comes before its time"),
        pytest.param(talking(300), 36500, [("bert", 37500), ("coffee", 38700), ("dora", 39600)], id="late: the next moves by as much, the break takes it up"),
        pytest.param(talking(1500), 37600, [("bert", 38700), ("coffee", 39900), ("dora", 39900)], id="later than the break is long: what is left moves the next"),
        pytest.param(talking(), 37260, [("bert", 37260), ("coffee", 38460), ("dora", 39600)], id="over time at this moment: from now on"),
        pytest.param(talking(0, (37000, c.Hold())), 37090, [("bert", 37290), ("coffee", 38490), ("dora", 39600)], id="held: later by as much"),
        pytest.param(talking(0, (37000, c.Hold()), (37090, c.Resume())), 37095, [("bert", 37290), ("coffee", 38490), ("dora", 39600)], id="resumed: as late as it was held"),
        pytest.param(talking(0, (37000, c.SetDelay(60))), 37001, [("bert", 37260), ("coffee", 38460), ("dora", 39600)], id="a minute more for the speaker"),
        pytest.param(talking(300, show=flexed(coffee=Flex(least=1000))), 36500, [("bert", 37500), ("coffee", 38700), ("dora", 39700)], id="a break keeps its least"),
        pytest.param(talking(300, show=flexed(bert=Flex(hard_start=True))), 36500, [("bert", 37200), ("coffee", 38400), ("dora", 39600)], id="a hard start stays where it is"),
        pytest.param(play(ready(), (38700, c.GoTo("coffee/standby")), (38760, c.Go())), 38800, [("dora", 39600)], id="a break that begins late ends as planned"),
        pytest.param(play(ready(), (38700, c.GoTo("dora/standby"))), 38701, [("dora", 39600)], id="gone ahead to an item: it waits for its time"),
        pytest.param(play(ready(), (38700, c.GoTo("bert/standby"))), 38700, [("bert", 38760), ("coffee", 39960), ("dora", 39960)], id="gone back to an item: it is as late as its standby"),
    ],
)  # fmt: skip
def test_expected(show, now, told):
    assert starts(show, now) == told


def test_a_hard_start_tells_how_far_it_is_overlapped():
    show = talking(300, show=flexed(bert=Flex(hard_start=True)))
    assert [round(one.overlap, 3) for one in expected(show)] == [300, 0, 0]


@pytest.mark.parametrize(
    ("show", "told"),
    [
        pytest.param(ready(), Over(0, 36000), id="ready: late once the first item should have begun"),
        pytest.param(talking(), Over(0, 37200), id="on time: late past its planned end"),
        pytest.param(talking(300), Over(300, 37200), id="late by as much as it began"),
        pytest.param(talking(-20), Over(-20, 37200), id="under"),
        pytest.param(talking(10, (36500, c.Hold())), Over(10, 36490), id="held: it grows from now on"),
        pytest.param(play(ready(), (38700, c.GoTo("coffee/standby")), (38760, c.Go())), Over(0, 39600), id="a break takes up what is late"),
        pytest.param(play(ready(), (40000, c.GoTo("dora/talk")), (40860, c.Go())), Over(60, math.inf), id="an ended day stays as late as it ended"),
    ],
)  # fmt: skip
def test_over(show, told):
    found = over(show)
    assert Over(round(found.least, 3), round(found.since, 3)) == told


@pytest.mark.parametrize(("now", "late"), [(36500, 300), (37500, 300), (37560, 360)])
def test_over_grows_once_the_planned_end_is_passed_by_more_than_that(now, late):
    assert round(over(talking(300)).at(now), 3) == late
