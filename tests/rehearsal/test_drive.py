"""The drive plays the people of a rehearsal: its crew, and its trouble. The formula moves what follows."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagecue.rehearsal import Drive, Trouble
from stagecue.rundown.items import Flex
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.agenda import Due
from tests.rehearsal.days import WHOLE, driven, in_order
from tests.show.days import AT_APPLAUSE, DAY, ENDED, IN_TALK, INTRODUCED, LAST_TALK, play, ready
from tests.show.random_days import rundowns


def over(minutes, item="ada"):
    return Trouble("over", item, 60.0 * minutes)


def opened(events):
    """When each item was opened, and when the day ended."""
    items = {point.item: point.id for item in DAY.items for point in [item.points[1]]}
    found = {
        event.cue.split("/")[0]: event.at
        for event in events
        if isinstance(event, e.CueTaken) and event.cue in items.values()
    }
    return [*found.items(), ("end", events[-1].at)]  # fmt: skip


def flexed(**flex):
    return replace(DAY, items=tuple(replace(one, flex=flex.get(one.id, one.flex)) for one in DAY.items))


HARD = flexed(bert=Flex(hard_start=True))
HARD_AFTER = flexed(coffee=Flex(hard_start=True))
FIRM = flexed(coffee=Flex(least=1200))


@pytest.mark.parametrize(
    ("rundown", "troubles", "told"),
    [
        pytest.param(DAY, [], [36000, 37200, 38400, 39600, 40800], id="none: as planned"),
        pytest.param(DAY, [over(6)], [36000, 37560, 38760, 39600, 40800], id="six minutes over, until the break takes them up"),
        pytest.param(FIRM, [over(6)], [36000, 37560, 38760, 39960, 41160], id="a break that gives nothing"),
        pytest.param(DAY, [over(6), over(3, "bert")], [36000, 37560, 38940, 39600, 40800], id="two talks over"),
        pytest.param(FIRM, [over(6), over(3)], [36000, 37740, 38940, 40140, 41340], id="twice at one talk"),
        pytest.param(HARD, [over(6)], [36000, 37200, 38400, 39600, 40800], id="a hard start is kept"),
        pytest.param(DAY, [over(6, "dora")], [36000, 37200, 38400, 39600, 41160], id="the last talk: the day ends later"),
        pytest.param(HARD_AFTER, [over(40)], [36000, 39600, 40810, 40820, 42020], id="a hard start whose time is over: the crew calls it"),
    ],
)  # fmt: skip
def test_a_talk_runs_over(rundown, troubles, told):
    events = driven(Drive(troubles=troubles, alone=True), rundown)
    assert in_order(events)
    assert [at for _, at in opened(events)] == told


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        pytest.param(["ada"], [("bert", 37200), ("coffee", 38400), ("dora", 39600), ("end", 40800)], id="the first"),
        pytest.param(["bert"], [("ada", 36000), ("coffee", 38400), ("dora", 39600), ("end", 40800)], id="one in the middle"),
        pytest.param(["ada", "bert"], [("coffee", 38400), ("dora", 39600), ("end", 40800)], id="two in a row"),
        pytest.param(["dora"], [("ada", 36000), ("bert", 37200), ("coffee", 38400), ("end", 39600)], id="the last: the day ends"),
    ],
)  # fmt: skip
def test_a_speaker_is_missing_and_the_crew_goes_on_with_the_next(missing, told):
    events = driven(Drive(troubles=[Trouble("missing", item) for item in missing], alone=True))
    assert opened(events) == told
    said = [event.why for event in events if isinstance(event, e.ShowHeld)]
    assert said == [f"Trouble: {name.title()} is not here. Go on with the next item." for name in missing]


def test_no_trouble_shifts_a_day_by_more_than_a_person_could():
    last = driven(Drive(troubles=[over(500, "dora")], alone=True))[-1]
    assert last == e.DayEnded(40800 + 6 * 3600, "rehearsal")


def test_a_prompter_that_loses_its_link_changes_nothing_in_the_show():
    assert driven(Drive(troubles=[Trouble("link", "ada", 20.0)], alone=True)) == WHOLE


@pytest.mark.parametrize(
    ("show", "now", "due"),
    [
        pytest.param(ready(), 35000, Due(35000, c.SetAuto(on=True)), id="auto first"),
        pytest.param(play(ready(), (35000, c.SetAuto(on=True))), 35000, Due(35940, c.CallStandby("ada")), id="then the show itself"),
        pytest.param(play(ready(), (35000, c.SetAuto(on=True)), (35001, c.Hold())), 35001, Due(35006, c.Resume()), id="a way out of a hold"),
        pytest.param(play(LAST_TALK, (400, c.SetAuto(on=True))), 400, Due(40800, c.End()), id="the end of the day"),
        pytest.param(ENDED, 50000, None, id="then nothing"),
    ],
)  # fmt: skip
def test_alone_the_drive_is_the_crew(show, now, due):
    assert Drive(alone=True).agenda(show, now) == due


def test_with_a_crew_the_drive_leaves_the_show_to_it():
    assert Drive().agenda(play(ready(), (1, c.Hold())), 1) is None
    assert Drive().agenda(LAST_TALK, 400) is None


BREAK = play(IN_TALK, *((300, c.Go()),) * 9)
STANDING_BY = play(IN_TALK, (300, c.Go()))


@pytest.mark.parametrize(
    ("show", "worth"),
    [
        pytest.param(ready(), {"full": 600, "cue-to-cue": 10, "intros": 0}, id="before the day"),
        pytest.param(INTRODUCED, {"full": 600, "cue-to-cue": 600, "intros": 600}, id="an introduction"),
        pytest.param(AT_APPLAUSE, {"full": 600, "cue-to-cue": 600, "intros": 600}, id="at a cue"),
        pytest.param(IN_TALK, {"full": 600, "cue-to-cue": 10, "intros": 0}, id="a talk: its last seconds"),
        pytest.param(BREAK, {"full": 600, "cue-to-cue": 10, "intros": 0}, id="a break"),
        pytest.param(STANDING_BY, {"full": 600, "cue-to-cue": 600, "intros": 5}, id="standby"),
    ],
)
def test_what_a_stretch_of_ten_minutes_is_worth(show, worth):
    assert {mode: Drive(mode).worth(show, 1000, 1600) for mode in worth} == worth


@pytest.mark.parametrize("mode", ["full", "cue-to-cue", "intros"])
def test_what_is_jumped_over_happens_all_the_same(mode):
    assert driven(Drive(mode, alone=True)) == WHOLE


@settings(max_examples=150)
@given(rundowns(), st.data())
def test_any_day_with_any_trouble_comes_to_its_end(rundown, data):
    places = st.sampled_from([item.id for item in rundown.items])
    trouble = st.builds(Trouble, st.sampled_from(["over", "missing", "link"]), places, st.floats(0, 7200))
    events = driven(Drive(troubles=data.draw(st.lists(trouble, max_size=4)), alone=True), rundown)
    assert isinstance(events[-1], e.DayEnded)
    assert in_order(events)
    assert math.isfinite(events[-1].at)
