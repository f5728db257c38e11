"""What was mended is told, and the show held, until the crew has it: also by the start after one that was killed."""

from contextlib import closing
from dataclasses import replace

import pytest

from stagecue.store import Journal, Runner, open_mended
from stagecue.store.keeping.copying import copy_record
from stagecue.store.mending.told import Mended
from tests.show.days import DAY
from tests.store import broken
from tests.store.broken import NOW, append, entry, write
from tests.store.clocks import SteppedClock
from tests.store.sticks import own_slots

HOLDS = {"main": "13:51:29", "side": "13:51:29"}


@pytest.fixture
def mended(tmp_path):
    """A record that was restored from its backup; its path, and what was told then."""
    path = write(tmp_path, backup=250)
    broken.all_garbage(path)
    return path, told(path)


def told(path):
    journal, mended = open_mended(path, backups=path.parents[1] / "stick", now=NOW)
    journal.close()
    return mended


def written(path, *entries):
    with closing(Journal(path)) as journal:
        append(journal, entries)


def by_itself(stage):
    """A hold that the show commits: nobody pressed anything."""
    return replace(entry(900, stage), call="")


def test_a_start_that_came_to_nothing_leaves_it_to_the_next(mended):
    path, first = mended
    assert (first.holds, len(first.said)) == (HOLDS, 1)
    assert told(path) == first


def test_a_show_is_held_once_however_often_it_is_started(mended):
    path, _ = mended
    for _start in range(3):
        journal, found = open_mended(path, now=NOW)
        with closing(journal):
            show = Runner(DAY, SteppedClock(200), journal, lost=found.holds.get("main", "")).show
            assert show.why_held == "Held: 13:51:29. Check the cue, then Resume."
            assert len(journal.load("main")) == 126
    assert told(path).holds == {"side": "13:51:29"}


@pytest.mark.parametrize("stage", ["main", "side"])
def test_a_stage_that_is_held_is_not_held_again_and_the_crew_is_told_all_the_same(mended, stage):
    path, first = mended
    written(path, by_itself(stage))
    left = {name: when for name, when in HOLDS.items() if name != stage}
    assert told(path) == Mended(first.said, left, lost=True)


def test_once_somebody_has_pressed_something_nothing_more_is_told(mended):
    path, _ = mended
    written(path, by_itself("main"), by_itself("side"), entry(901))
    assert (told(path).holds, told(path).said) == ({}, ())


def test_a_second_repair_tells_of_itself_alone(mended):
    path, _ = mended
    written(path, by_itself("main"))
    copy_record(path, own_slots(path.parents[1] / "stick", path)[0])
    broken.all_garbage(path)
    (said,) = told(path).said
    assert "Its backup was restored: 251 entries, the last of 14:02:20." in said
    assert told(path).holds == {"main": "14:02:20", "side": "14:02:20"}


def test_a_show_that_begins_anew_is_told_until_it_has_begun(tmp_path):
    path = write(tmp_path)
    broken.all_garbage(path)
    first = told(path)
    assert (first.holds, first.lost, told(path)) == ({}, True, first)
    written(path, entry(1))
    assert told(path).said == ()


def test_what_was_begun_anew_on_purpose_has_nothing_to_tell(mended):
    path, _ = mended
    broken.gone(path)
    (path.parent / f"{path.name}-mark").unlink(missing_ok=True)
    for slot in (path.parents[1] / "stick").iterdir():
        slot.unlink()
    assert told(path).said == ()
