"""What is carried into a new record: of each stage from whoever has the most of it, with its answers and plan."""

import shutil
from contextlib import closing
from dataclasses import replace

from stagecue.show import Ack
from stagecue.store import Journal
from stagecue.store.mending.salvage import carry_over
from tests.show.days import DAY
from tests.store.broken import NAME, append, entry

LATER = replace(DAY, event="The same day, planned anew")
TOO_LATE = Ack("late", "stale", 1, 1, None, satisfied=True)


def go_on(path, *entries, plan=DAY):
    with closing(Journal(path)) as journal:
        journal.keep_plan(plan)
        append(journal, entries)


def test_entries_answers_and_plan_of_a_stage_come_from_one_source(tmp_path):
    one, other = tmp_path / "one" / NAME, tmp_path / "other" / NAME
    with closing(Journal(one)) as journal:
        journal.keep_plan(DAY)
        append(journal, [entry(0), entry(1, "side")])
        journal.append("main", [], [TOO_LATE], expected=0)
    shutil.copytree(one.parent, other.parent)
    go_on(one, entry(2), plan=LATER)
    go_on(other, entry(3, "side"), entry(4, "side"))
    found = carry_over([one, other], tmp_path / "made")
    assert (found.entries, found.last_ms) == (5, entry(4).wall_ms)
    with closing(Journal(tmp_path / "made")) as made:
        assert made.load("main") == [entry(0), entry(2)]
        assert made.load("side") == [entry(1, "side"), entry(3, "side"), entry(4, "side")]
        assert [ack.id for ack in made.answers("main", newest=9)] == ["call-0", "late", "call-2"]
        assert [ack.id for ack in made.answers("side", newest=9)] == ["call-1", "call-3", "call-4"]
        assert [plan.event for plan in made.plans()] == [LATER.event]


def test_nothing_at_all_makes_an_empty_record(tmp_path):
    assert carry_over([], tmp_path / "made").entries == 0
