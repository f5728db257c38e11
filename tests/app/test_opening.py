"""Which record a show goes on with: its own, and never another show's."""

import datetime
import re
from dataclasses import replace

import pytest

from stagecue.app.asked import Moment, Settings, record_of
from stagecue.app.opening import journal_of
from stagecue.errors import StoreError
from stagecue.store import Journal
from tests.show.days import DAY
from tests.store.broken import append, history

PLAN = replace(DAY, items=tuple(replace(one, file=f"{one.id}.md") for one in DAY.items))
OTHERS = tuple(replace(one, id=f"other-{one.id}", speakers=("Other",)) for one in PLAN.items)
OTHER = replace(PLAN, event="Another", items=OTHERS)
MOMENT = Moment(DAY.day, DAY.day, 36000.0, "CEST")
NEXT = replace(MOMENT, today=DAY.day + datetime.timedelta(days=1))


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path, data=tmp_path / "data", zone="Europe/Paris")


def write(settings, kept, *, many=7, kind=""):
    journal = Journal(record_of(settings, DAY.day, kind=kind))
    for one in kept:
        journal.keep_plan(one)
    append(journal, history(many))
    journal.close()


def left(settings, moment=MOMENT):
    """How many entries the record has that the show goes on with."""
    journal, _ = journal_of(settings, moment, (PLAN,))
    many = sum(journal.size(stage)[0] for stage in ("main", "side"))
    journal.close()
    return many


@pytest.mark.parametrize("event", ["Another", ""])
def test_a_record_of_another_show_stops_the_start_and_is_left_as_it_is(settings, event):
    stages = [replace(OTHER, event=event, stage=stage) for stage in ("main", "side")]
    write(settings, stages)
    told = f"{event + ', ' if event else ''}7 entries, the last of 13:47:26"
    said = (
        f"The record {record_of(settings, DAY.day)} is of another show ({told}). Are these the right cards?"
    )
    for _ in range(2):
        with pytest.raises(StoreError, match=re.escape(said)):
            left(settings)
    assert left(replace(settings, fresh=True)) == 0


GOES_ON = {
    "its own": ([PLAN], 7),
    "half of the cards exchanged": ([replace(PLAN, items=(*PLAN.items[:2], *OTHERS[2:]))], 7),
    "the event's name corrected": ([replace(PLAN, event="The Evnt")], 7),
    "a stage's name corrected": ([replace(PLAN, stage="side")], 7),
    "another's plan of a stage on which nothing happened": ([replace(OTHER, stage="empty")], 7),
    "one of two stages": ([replace(OTHER, stage="side"), PLAN], 7),
    "a record without plans": ([], 7),
    "another show's in which nothing happened": ([OTHER], 0),
}


@pytest.mark.parametrize(("kept", "many"), GOES_ON.values(), ids=GOES_ON)
def test_a_show_goes_on_with_its_own_record_though_cards_were_edited(settings, kept, many):
    write(settings, kept, many=many)
    assert left(settings) == many


def test_a_day_that_is_tried_out_keeps_to_its_own_record_as_well(settings):
    write(settings, [OTHER], kind=f"-tried-{NEXT.today}")
    with pytest.raises(StoreError, match="is of another show"):
        left(settings, NEXT)
    assert left(settings) == 0


def test_a_rehearsals_record_is_anybodys(settings):
    write(settings, [OTHER], kind="-rehearsal")
    assert left(replace(settings, clock="rehearsal")) == 7
