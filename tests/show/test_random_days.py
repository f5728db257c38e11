"""The laws of auto and of timing, for random days and whatever people and the clock do to them."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagecue.rundown.expected import least_length, one_after_another
from stagecue.rundown.timing import planned_at
from stagecue.show import begin, evolve
from stagecue.show import events as e
from stagecue.show.auto import NEARLY_DUE
from stagecue.show.timing import expected
from tests.show.random_days import PEOPLE, lived, rundowns

LATE = st.floats(0, 7200)
TAKEN = (e.CueTaken, e.StandbyCalled)


def slack_before(item, before):
    """Seconds of lateness that are gone when `item` starts: the gap, and what a break before it gives."""
    if before is None:
        return 0.0
    return max(0.0, item.start - before.end) + before.end - before.start - least_length(before)


def opens(step):
    """It begins an item; a talk behind an introduction follows that, early if a person began it early."""
    point = step.after.point
    return point == step.after.rundown.by_id[point.item].points[1]


@settings(max_examples=150)
@given(rundowns(), PEOPLE, st.booleans(), st.floats(-60, 1200))
def test_expected_never_precedes_the_planned_or_the_end_before(rundown, people, auto, later):
    for step in lived(rundown, people, auto=auto):
        free = -math.inf
        for one in expected(step.after, step.event.at + later):
            assert one.start >= one.item.start
            assert one.start + one.overlap >= free
            assert one.overlap == 0 or one.item.flex.hard_start
            free = one.end


@settings(max_examples=100)
@given(rundowns(plain=True), LATE)
def test_with_nothing_to_take_it_up_an_overrun_moves_every_later_item_by_as_much(rundown, late):
    told = one_after_another(rundown.items, free=rundown.items[0].start + late)
    assert [one.over for one in told] == pytest.approx([late] * len(rundown.items), abs=1e-6)


@settings(max_examples=150)
@given(rundowns(), LATE)
def test_once_slack_has_passed_later_items_are_at_their_planned_time(rundown, late):
    slack, before = 0.0, None
    for one in one_after_another(rundown.items, free=rundown.items[0].start + late):
        slack += math.inf if one.item.flex.hard_start else slack_before(one.item, before)
        assert one.over == pytest.approx(max(0.0, late - slack), abs=1e-6)
        before = one.item


@settings(max_examples=150)
@given(rundowns(), PEOPLE)
def test_auto_starts_no_item_early_and_nothing_while_held(rundown, people):
    for step in lived(rundown, people):
        if step.event.by == "clock" and isinstance(step.event, e.CueTaken):
            assert step.before.auto
            assert not step.before.held
            assert step.event.at >= step.before.not_before - NEARLY_DUE
            if step.after.point.kind in ("introduction", "talk", "break"):
                early = 0.0 if opens(step) else min(0.0, step.before.delay)
                assert step.event.at >= planned_at(step.after.point, rundown) + early - NEARLY_DUE


@settings(max_examples=150)
@given(rundowns(), PEOPLE)
def test_no_clock_takes_a_talk_while_words_are_unread(rundown, people):
    for step in lived(rundown, people):
        if isinstance(step.event, e.CueTaken) and step.event.by == "clock":
            point, motion = step.after.point, step.before.motion
            if point.kind == "talk" and point.word:
                assert motion.position(step.event.at) >= point.word - 1e-3


@settings(max_examples=150)
@given(rundowns(), PEOPLE, st.booleans())
def test_no_cue_point_is_taken_twice_or_skipped_unsaid(rundown, people, auto):
    taken = set()
    for step in lived(rundown, people, auto=auto):
        if isinstance(step.event, TAKEN):
            assert step.event.cue not in taken
            assert step.after.pointer == step.before.pointer + 1
            taken.add(step.event.cue)
        elif isinstance(step.event, e.PointerMoved):
            points = [point.id for point in rundown.points]
            assert list(step.event.skipped) == points[step.before.pointer + 1 : max(step.after.pointer, 0)]
            assert list(step.event.undone) == points[step.after.pointer + 1 : step.before.pointer + 1]
            taken -= set(step.event.undone)
        else:
            assert step.after.pointer == step.before.pointer


@settings(max_examples=150)
@given(rundowns(), PEOPLE, st.booleans())
def test_replay_gives_the_same_show_and_times_stay_finite(rundown, people, auto):
    show = replayed = begin(rundown)
    for step in lived(rundown, people, auto=auto):
        show, replayed = step.after, evolve(replayed, step.event)
        assert math.isfinite(show.delay)
        assert all(math.isfinite(one.start) for one in expected(show))
        assert set(show.starts) <= set(rundown.index)
        assert show.point is None or show.point.id in show.starts
    assert replayed == show


@settings(max_examples=150)
@given(rundowns())
def test_left_alone_every_cue_point_is_taken_once_in_order(rundown):
    taken = [step.event.cue for step in lived(rundown, []) if isinstance(step.event, TAKEN)]
    assert taken == [point.id for point in rundown.points]
