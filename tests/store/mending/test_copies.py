"""Which backup may take a record's place: its own past, whoever else's backups lie beside it on the stick."""

import datetime
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from stagecue.store import Backup, Journal, open_mended
from stagecue.store.keeping.copying import copy_record
from stagecue.store.mending.soundness import examine
from stagecue.store.record.names import slots
from tests.show.days import DAY
from tests.store import broken
from tests.store.broken import NAME, NOW, append, entry, files, history
from tests.store.sticks import STICK, own_slots

OTHER = replace(DAY, event="Another event")


def shows_event(event):
    return lambda plans: any(plan.event == event for plan in plans)


@pytest.fixture
def stick(tmp_path):
    (tmp_path / STICK).mkdir()
    return tmp_path / STICK


def record(folder, many, *, plan=DAY):
    """A closed record of so many entries in a folder of its own; its path."""
    with closing(Journal(folder / NAME)) as journal:
        journal.keep_plan(plan)
        append(journal, history(many))
    return folder / NAME


def backed_up(path, stick, *, slot=0):
    """A backup of a closed record as it is, under its own name; that name."""
    made = own_slots(stick, path)[slot]
    copy_record(path, made)
    return made.name


def go_on(path, entries):
    with closing(Journal(path)) as journal:
        append(journal, entries)


def opened(path, stick, *, event=DAY.event):
    """What the record has once it was opened, and what was said."""
    journal, mended = open_mended(path, backups=stick, now=NOW, fits=shows_event(event))
    with closing(journal):
        entries = [one for stage in ("main", "side") for one in journal.load(stage)]
    return sorted(entries, key=lambda one: one.wall_ms), " ".join(mended.said)


# --- a stick that is shared ---------------------------------------------------------------------------------


def test_two_shows_that_share_a_stick_leave_each_other_alone(tmp_path, stick):
    minutes = iter(range(100))
    records = [Journal(tmp_path / name / NAME) for name in ("one", "two")]
    made = [
        Backup(one.path, stick, now=lambda: NOW + datetime.timedelta(minutes=next(minutes)))
        for one in records
    ]
    for turn in range(4):
        for journal, backup in zip(records, made, strict=True):
            append(journal, [entry(turn)])
            backup.copy()
    assert [backup.trouble for backup in made] == ["", ""]
    held = {slot.name: examine(slot).entries for one in records for slot in own_slots(stick, one.path)}
    assert (sorted(held), sorted(held.values())) == (files(stick), [3, 3, 4, 4])
    for one in records:
        one.close()


def test_a_record_that_is_gone_is_brought_back_from_the_backup_of_this_show(tmp_path, stick):
    backed_up(record(tmp_path / "other", 30, plan=OTHER), stick)
    mine = record(tmp_path / "data", 20)
    backed_up(mine, stick)
    for side in mine.parent.iterdir():
        side.unlink()
    entries, said = opened(mine, stick)
    assert (entries, "was restored: 20 entries" in said) == (history(20), True)


def test_the_backup_of_another_show_is_told_and_left_where_it_is(tmp_path, stick):
    name = backed_up(record(tmp_path / "other", 30, plan=OTHER), stick)
    path = tmp_path / "data" / NAME
    assert opened(path, stick) == (
        [],
        f"A backup of another show is in the backup's folder: there was no record {NAME}, and {stick} has "
        f"nothing of this show, only {name}. That is left as it is, and the show begins anew. If it is this "
        f"show's after all: close StageCue, copy it to {path}, and start again.",
    )
    assert (files(stick), opened(path, stick)) == ([name], ([], ""))


def test_of_two_histories_of_a_show_the_one_that_went_on_last_is_brought_back(tmp_path, stick):
    before = record(tmp_path / "before", 20)
    backed_up(before, stick)
    go_on(before, history(30)[20:])
    named = stick / backed_up(before, stick, slot=1)
    later = record(tmp_path / "later", 0)
    go_on(later, [entry(900)])
    backed_up(later, stick)
    entries, said = opened(tmp_path / "data" / NAME, stick)
    assert (entries, said) == (
        [entry(900)],
        f"There was no record {NAME}. Its backup was restored: 1 entry, the last of 14:02:20. There is another "
        f"history of this show, and it is left as it is: {named} (30 entries, the last of 13:47:49). The one "
        "that goes on is the newest. Look at the current cue before you press GO. To begin a new record, add "
        "--fresh.",
    )


@pytest.mark.parametrize("named", [True, False], ids=["its identity in its name", "as it was called before"])
def test_a_backup_is_found_by_either_name(tmp_path, stick, named):
    path = record(tmp_path / "data", 20)
    copy_record(path, (own_slots(stick, path) if named else slots(stick, path))[1])
    broken.garbage_header(path)
    assert opened(path, stick)[0] == history(20)


NOT_OURS = (
    "2026-06-18-rehearsal-backup-1.sqlite3",
    "2026-06-19-backup-1.sqlite3",
    "2026-06-18-until-1.sqlite3",
)


@pytest.mark.parametrize("name", NOT_OURS)
def test_a_file_that_is_called_otherwise_is_no_backup_of_it(tmp_path, stick, name):
    copy_record(record(tmp_path / "other", 20), stick / name)
    assert opened(tmp_path / "data" / NAME, stick) == ([], "")


# --- histories that branched --------------------------------------------------------------------------------


def mended_and_gone_on(tmp_path, stick):
    """A record of 20 that was restored from its backup of 10 and went on by two; beside it, what it was."""
    path = record(tmp_path / "data", 10)
    backed_up(path, stick)
    go_on(path, history(20)[10:])
    shutil.copytree(path.parent, tmp_path / "was")
    broken.all_garbage(path)
    assert opened(path, stick)[0] == history(10)
    go_on(path, [entry(500), entry(501, "side")])
    return path


def test_a_record_that_breaks_twice_finds_the_backup_it_came_from(tmp_path, stick):
    path = mended_and_gone_on(tmp_path, stick)
    broken.unreadable("entries", "name")(path)
    assert opened(path, stick)[0] == [*history(10), entry(500)]
    broken.unreadable("entries", "name")(path)
    assert opened(path, stick)[0] == [*history(10), entry(500)]


def test_what_the_older_record_did_after_that_is_another_history(tmp_path, stick):
    path = mended_and_gone_on(tmp_path, stick)
    for slot in stick.iterdir():
        slot.unlink()
    backed_up(tmp_path / "was" / NAME, stick)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM entries WHERE seq = 9")  # what is read of it ends before the two part
    broken.unreadable("plans", "rundown")(path)
    assert opened(path, stick)[0] == history(8)


def test_what_was_not_carried_over_of_the_older_record_is_another_history(tmp_path, stick):
    path = record(tmp_path / "data", 21)
    backed_up(path, stick)
    older = next(stick.iterdir()).read_bytes()
    go_on(path, history(40)[21:])
    broken.unreadable("entries", "name")(path)
    kept = opened(path, None)[0]
    assert 21 < len(kept) < 40
    go_on(path, [entry(500, kept[-1].stage), *(entry(510 + n, "side") for n in range(20))])
    assert next(stick.iterdir()).read_bytes() == older
    broken.unreadable("answers", "ack")(path)
    assert entry(500, kept[-1].stage) in opened(path, stick)[0]


def test_the_other_branch_of_the_same_record_is_not_taken_for_its_past(tmp_path, stick):
    path = record(tmp_path / "data", 10)
    other = shutil.copytree(path.parent, tmp_path / "copied") / NAME
    go_on(other, [entry(500 + number) for number in range(5)])
    backed_up(other, stick)
    go_on(path, history(12)[10:])
    broken.unreadable("answers", "ack")(path)
    assert opened(path, stick)[0] == history(12)


def test_a_show_that_went_on_on_another_laptop_comes_back_to_the_first(tmp_path, stick):
    first = record(tmp_path / "first", 20)
    backed_up(first, stick)
    second = tmp_path / "second" / NAME
    assert opened(second, stick)[0] == history(20)
    go_on(second, history(30)[20:])
    backed_up(second, stick)
    entries, said = opened(first, stick)
    went_on = f"The show of the record {NAME} went on elsewhere (here: 20 entries, the last of 13:47:39)."
    assert (entries, said.startswith(went_on), "lost" in said) == (history(30), True, False)


def test_a_show_that_went_on_on_both_laptops_stays_where_it_is(tmp_path, stick):
    first = record(tmp_path / "first", 20)
    backed_up(first, stick)
    second = tmp_path / "second" / NAME
    opened(second, stick)
    go_on(second, history(30)[20:])
    backed_up(second, stick)
    go_on(first, [entry(500)])
    assert opened(first, stick) == ([*history(20), entry(500)], "")


def test_of_a_record_that_cannot_say_who_it_is_nothing_is_mixed_with_another_history(tmp_path, stick):
    other = record(tmp_path / "other", 0)
    go_on(other, [entry(500 + number, "main" if number < 3 else "side") for number in range(9)])
    backed_up(other, stick)
    path = record(tmp_path / "data", 20)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 0")
    broken.unreadable("entries", "name")(path)
    entries, _ = opened(path, stick)
    assert entries == [one for one in history(20) if one.stage == "main" or one in history(9)]
