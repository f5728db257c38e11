"""Whether a plan that was kept is of the show that is to be played."""

import datetime
from dataclasses import replace

import pytest

from stagecue.rundown.sameness import same_show
from tests.show.days import DAY

PLAN = replace(DAY, items=tuple(replace(item, file=f"{item.id}.md") for item in DAY.items))
SIDE = replace(PLAN, stage="side", name="Side stage")


def with_others(*names):
    """The plan with some of its cards exchanged for others'."""
    items = (
        replace(one, id=f"other-{one.id}", speakers=("Other",)) if one.id in names else one
        for one in PLAN.items
    )
    return replace(PLAN, items=tuple(items))


KEPT = {
    "the same plan": ([PLAN], True),
    "times, words and a title moved": (
        [replace(PLAN, items=tuple(replace(one, start=0.0, rev="x") for one in PLAN.items))],
        True,
    ),
    "half of its cards": ([with_others("ada", "coffee")], True),
    "the first half of the day": ([replace(PLAN, items=PLAN.items[:2])], True),
    "one of several stages": ([replace(PLAN, stage="other"), PLAN], True),
    "other cards of the same names": (
        [replace(PLAN, items=tuple(replace(one, speakers=("Other",)) for one in PLAN.items))],
        False,
    ),
    "one card of four": ([with_others("ada", "bert", "coffee")], False),
    "another event": ([replace(PLAN, event="Another")], False),
    "another day": ([replace(PLAN, day=datetime.date(2026, 6, 19))], False),
    "another stage": ([replace(PLAN, stage="other")], False),
    "no plan": ([], False),
}


@pytest.mark.parametrize(("kept", "same"), KEPT.values(), ids=KEPT)
def test_a_kept_plan_is_of_the_show_if_a_stage_shares_half_of_its_cards(kept, same):
    assert same_show(kept, [PLAN, SIDE]) == same
