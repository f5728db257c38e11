"""The formula of the day: expected start = hard start, or the later of planned start and the end before."""

from dataclasses import replace

import pytest

from stagecue.rundown.expected import (
    Expected,
    backtimes,
    end_of,
    least_length,
    one_after_another,
    slack,
    start_of,
)
from stagecue.rundown.items import Flex
from tests.show.days import DAY

ADA, BERT, COFFEE, DORA = DAY.items
"""Sessions of 20 minutes at 36000 and 37200, a break until 39600, a session until 40800."""


def flexed(item, **flex):
    return replace(item, flex=Flex(**flex))


HARD = flexed(BERT, hard_start=True)
SHORT = flexed(COFFEE, least=300)
FIRM = flexed(COFFEE, least=1200)
EARLY_TALK = replace(ADA, start=35000, end=35900)


@pytest.mark.parametrize(
    ("item", "seconds"),
    [
        pytest.param(ADA, 1200, id="a session keeps its length"),
        pytest.param(flexed(ADA, least=60), 1200, id="whatever its least"),
        pytest.param(COFFEE, 0, id="a break gives all its time"),
        pytest.param(SHORT, 300, id="down to its least"),
    ],
)
def test_least_length(item, seconds):
    assert least_length(item) == seconds


@pytest.mark.parametrize(
    ("item", "start", "end"),
    [
        pytest.param(ADA, 36000, 37200, id="a session on time"),
        pytest.param(ADA, 36300, 37500, id="a late session"),
        pytest.param(ADA, 35900, 37100, id="an early session"),
        pytest.param(COFFEE, 38400, 39600, id="a break on time"),
        pytest.param(COFFEE, 38700, 39600, id="a late break ends as planned"),
        pytest.param(COFFEE, 38000, 39600, id="an early break too"),
        pytest.param(COFFEE, 40000, 40000, id="a break after its end is none"),
        pytest.param(SHORT, 39400, 39700, id="a break keeps its least"),
        pytest.param(FIRM, 38700, 39900, id="a firm break moves like a session"),
    ],
)
def test_end_of(item, start, end):
    assert end_of(item, start) == end


@pytest.mark.parametrize(
    ("item", "free", "start"),
    [
        pytest.param(ADA, 35000, 36000, id="never before it is planned"),
        pytest.param(ADA, 36000, 36000, id="on time"),
        pytest.param(ADA, 36300, 36300, id="when the stage is free"),
        pytest.param(HARD, 37500, 37200, id="a hard start whatever happens"),
        pytest.param(HARD, 30000, 37200, id="and not before either"),
    ],
)
def test_start_of(item, free, start):
    assert start_of(item, free) == start


@pytest.mark.parametrize(
    ("items", "free", "told"),
    [
        pytest.param(DAY.items, 36000, [0, 0, 0, 0], id="on time"),
        pytest.param(DAY.items, 30000, [0, 0, 0, 0], id="a stage that is free early"),
        pytest.param(DAY.items, 36300, [300, 300, 300, 0], id="late until the break"),
        pytest.param(DAY.items, 37500, [1500, 1500, 1500, 300], id="later than the break is long"),
        pytest.param([ADA, BERT, SHORT, DORA], 37000, [1000, 1000, 1000, 100], id="a break that must last"),
        pytest.param([ADA, BERT, FIRM, DORA], 36300, [300, 300, 300, 300], id="a break that gives nothing"),
        pytest.param([EARLY_TALK, ADA, BERT], 35300, [300, 200, 200], id="a gap takes its seconds"),
        pytest.param([EARLY_TALK, ADA, BERT], 35060, [60, 0, 0], id="a gap that is long enough"),
        pytest.param([ADA, HARD, COFFEE], 36300, [300, 0, 0], id="a hard start ends it"),
        pytest.param([], 36300, [], id="nothing more"),
    ],
)
def test_one_after_another(items, free, told):
    assert [one.over for one in one_after_another(items, free=free)] == told


def test_a_hard_start_tells_its_overlap_and_no_other_item_has_one():
    assert list(one_after_another([ADA, HARD, COFFEE], free=36300)) == [
        Expected(ADA, 36300, 37500),
        Expected(HARD, 37200, 38400, overlap=300),
        Expected(COFFEE, 38400, 39600),
    ]


@pytest.mark.parametrize(
    ("items", "free", "found"),
    [
        pytest.param([BERT, COFFEE, DORA], 37200, (COFFEE, 1200), id="on time: the whole break"),
        pytest.param([BERT, COFFEE, DORA], 37500, (COFFEE, 900), id="what is late already is gone"),
        pytest.param([SHORT, DORA], 38400, (SHORT, 900), id="a break but for its least"),
        pytest.param([BERT, COFFEE], 99999, (COFFEE, 0), id="nothing left"),
        pytest.param([DORA], 0, None, id="no break to come"),
    ],
)
def test_the_next_breaks_slack(items, free, found):
    assert slack(one_after_another(items, free=free)) == found


LATEST = {"ada": 37200, "bert": 38400, "coffee": 39600, "dora": 39600}


@pytest.mark.parametrize(
    ("items", "told"),
    [
        pytest.param(DAY.items, LATEST, id="the break can be used up"),
        pytest.param([ADA, BERT, SHORT, DORA], LATEST | {"ada": 36900, "bert": 38100, "coffee": 39300}, id="but for its least"),
        pytest.param([ADA, BERT, FIRM, DORA], {one.id: one.start for one in DAY.items}, id="no slack: as planned"),
        pytest.param([ADA, HARD, COFFEE, DORA], LATEST | {"ada": 36000}, id="a hard start must be reached"),
        pytest.param([ADA, replace(BERT, start=37500, end=38700)], {"ada": 36300, "bert": 37500}, id="a gap can be used up"),
        pytest.param([ADA, replace(BERT, start=37000)], {"ada": 36000, "bert": 37000}, id="never before it is planned"),
        pytest.param([], {}, id="an empty day"),
    ],
)  # fmt: skip
def test_backtimes(items, told):
    assert backtimes(items) == told


@pytest.mark.parametrize("rundown", [DAY.items, (ADA, BERT, SHORT, DORA), (ADA, BERT, FIRM, DORA)])
def test_a_start_at_its_backtime_ends_the_day_on_time_and_a_second_later_does_not(rundown):
    for at, item in enumerate(rundown):
        for late in (0, 1):
            told = list(one_after_another(rundown[at:], free=backtimes(rundown)[item.id] + late))
            assert told[-1].end == rundown[-1].end + late
