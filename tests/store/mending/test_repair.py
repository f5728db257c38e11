"""A record that a venue broke: it is kept, what takes its place is a true history, and it is said."""

import os
import sqlite3
from contextlib import closing

import pytest

from stagecue.errors import StoreError
from stagecue.store import Journal, open_mended
from stagecue.store.keeping.copying import copy_record
from stagecue.store.mending.soundness import examine
from stagecue.store.record.alone import hold_alone
from stagecue.store.record.names import slots
from tests.store import broken
from tests.store.broken import KEPT, MANY, NAME, NOW, STAMP, files, history, open_again, write

LOOK = "Look at the current cue before you press GO."
BROKEN = f"The record {NAME} was broken (why). It is kept as {KEPT}."
RESTORED = "Its backup was restored: 250 entries, the last of 13:51:29."
NONE = "Nothing of it can be read, and no backup has anything: the show begins anew."
ANEW = "To begin a new record, add --fresh."

SPOILED = {
    "truncated": broken.truncated,
    "a page of zeroes in the middle": broken.zeroed_in_the_middle,
    "a garbage header": broken.garbage_header,
    "all garbage": broken.all_garbage,
    "empty, with a log": broken.emptied_with_a_log,
    "a folder in its place": broken.a_folder,
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_broken_record_is_kept_and_its_backup_restored(tmp_path, spoil):
    path = write(tmp_path, backup=250)
    spoil(path)
    assert open_again(path) == (history(250), (f"{BROKEN} {RESTORED} {LOOK}",))
    assert files(path.parent) == [KEPT, NAME]
    assert open_again(path) == (history(250), (f"{BROKEN} {RESTORED} {LOOK}",))


READ = {
    "truncated": (broken.truncated, range(50, MANY)),
    "a page of zeroes in the middle": (broken.zeroed_in_the_middle, range(50, MANY)),
    "a garbage header": (broken.garbage_header, [0]),
    "empty, with a log": (broken.emptied_with_a_log, [0]),
    "a folder in its place": (broken.a_folder, [0]),
    "a plan that cannot be read": (broken.unreadable("plans", "rundown"), [MANY]),
    "a hole": (broken.a_hole, [100]),
}


@pytest.mark.parametrize(("spoil", "read"), READ.values(), ids=READ)
def test_without_a_backup_the_readable_beginning_goes_on(tmp_path, spoil, read):
    path = write(tmp_path)
    spoil(path)
    entries, said = open_again(path, backups=False)
    last = f"{len(entries)} entries, the last of"
    assert (entries, len(entries) in read) == (history(len(entries)), True)
    assert said[0].startswith(
        f"{BROKEN} What can be read of it goes on: {last}" if entries else f"{BROKEN} {NONE}"
    )
    assert open_again(path, backups=False) == (entries, said)


def test_each_stage_goes_on_from_its_own_beginning(tmp_path):
    path = write(tmp_path)
    broken.unreadable("entries", "name")(path)
    entries, _ = open_again(path, backups=False)
    ends = next(n for n, one in enumerate(history(MANY)) if one not in entries)
    stage = history(MANY)[ends].stage
    assert entries == [one for n, one in enumerate(history(MANY)) if n < ends or one.stage != stage]


def test_of_each_stage_the_most_that_is_at_hand_goes_on(tmp_path):
    path = write(tmp_path, 0)
    main = [broken.entry(number) for number in range(98)]
    side = [broken.entry(number, "side") for number in range(98, 460)]
    with closing(Journal(path)) as journal:
        broken.append(journal, [*main, *side[:302]])
        copy_record(path, slots(tmp_path / "stick", path, journal.identity)[0])
        broken.append(journal, side[302:])
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE entries SET fields = '{' WHERE seq = 50")
    entries, (said,) = open_again(path)
    assert entries == [*main, *side]
    each = "Of each stage the most that is at hand goes on, from a copy or what can be read: 460 entries"
    assert said.startswith(f"{BROKEN} {each}")
    broken.unreadable("answers", "ack")(path)
    assert open_again(path)[0] == entries


def test_what_can_be_read_wins_over_a_backup_that_has_less(tmp_path):
    path = write(tmp_path, backup=10)
    broken.zeroed_in_the_middle(path)
    entries, said = open_again(path)
    assert len(entries) > 10
    assert said[0].startswith(f"{BROKEN} What can be read of it goes on: {len(entries)} entries")


OTHERS = {
    "gone": (broken.gone, 250, f"There was no record {NAME}. {RESTORED} {LOOK} {ANEW}"),
    "empty": (
        broken.emptied,
        250,
        f"The record {NAME} was empty. It is kept as {KEPT}. {RESTORED} {LOOK} {ANEW}",
    ),
    "without its log": (
        broken.without_its_log,
        250,
        f"The record {NAME} had lost its end (100 entries, the last of 13:48:59). It is kept as {KEPT}. {RESTORED} {LOOK} {ANEW}",
    ),
    "sound": (lambda _path: None, MANY, None),
}


@pytest.mark.parametrize(("spoil", "left", "said"), OTHERS.values(), ids=OTHERS)
def test_a_record_that_has_less_than_its_backup_lost_it(tmp_path, spoil, left, said):
    path = write(tmp_path, backup=250)
    spoil(path)
    assert open_again(path) == (history(left), (said,) if said else ())


OF_WHEN = {
    "an answer that cannot be read": (broken.unreadable("answers", "ack"), ""),
    "a plan that cannot be read": (broken.unreadable("plans", "rundown"), ""),
    "an entry that cannot be read": (broken.unreadable("entries", "name"), "13:52:18"),
    "a hole": (broken.a_hole, "13:48:59"),
    "nothing that can be read": (broken.all_garbage, ""),
    "less than its mark tells": (broken.missed, "13:52:19"),
    "sound": (lambda _path: None, ""),
}


@pytest.mark.parametrize(("spoil", "restored"), OF_WHEN.values(), ids=OF_WHEN)
def test_of_when_a_record_is_counts_if_something_of_it_is_lost_or_may_be(tmp_path, spoil, restored):
    path = write(tmp_path)
    spoil(path)
    journal, mended = open_mended(path, now=NOW)
    journal.close()
    assert set(mended.holds.values()) == ({restored} if restored else set())


@pytest.mark.parametrize(
    ("spoil", "left"),
    [(broken.gone, 0), (broken.emptied, 0), (broken.without_its_log, 100)],
    ids=["gone", "empty", "log"],
)
def test_without_a_backup_nobody_can_tell_what_is_lost(tmp_path, spoil, left):
    path = write(tmp_path)
    spoil(path)
    assert open_again(path) == (history(left), ())


@pytest.mark.parametrize(
    "spoil",
    [broken.zeroed_in_the_middle, lambda slot: os.utime(slot, (0, 0))],
    ids=["one broken", "one older"],
)
def test_of_two_backups_the_good_one_with_the_most_is_taken(tmp_path, spoil):
    path = write(tmp_path, backup=250)
    second = slots(tmp_path / "stick", path)[1]
    with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(second)) as copy:
        db.backup(copy)
    spoil(second)
    broken.garbage_header(path)
    entries, (said,) = open_again(path)
    assert len(entries) == (MANY if examine(second).entries else 250)
    assert f"was restored: {len(entries)} entries" in said


def test_backups_that_are_broken_are_none(tmp_path):
    path = write(tmp_path, backup=250)
    broken.zeroed_in_the_middle(slots(tmp_path / "stick", path)[0])
    broken.garbage_header(path)
    assert open_again(path) == ([], (f"{BROKEN} {NONE} {LOOK}",))


@pytest.mark.parametrize(
    "spoil", [broken.unreadable("answers", "ack"), broken.truncated], ids=["a row", "truncated"]
)
def test_the_backup_of_another_record_of_the_same_name_is_left_alone(tmp_path, spoil):
    path = write(tmp_path, backup=250)
    path.unlink()
    with closing(Journal(path)) as journal:
        broken.append(journal, history(100))
    assert open_again(path) == (history(100), ())
    spoil(path)
    entries, (said,) = open_again(path)
    assert (entries, "Its backup was" in said) == (history(len(entries)), False)


@pytest.mark.parametrize(
    "spoil", [broken.garbage_header, broken.unreadable("answers", "ack")], ids=["restored", "read"]
)
def test_a_mended_record_is_another_than_the_broken_one(tmp_path, spoil):
    path = write(tmp_path, backup=250)
    before = examine(path).identity
    spoil(path)
    open_again(path)
    assert (
        examine(path).identity not in (0, before),
        examine(path.with_name(KEPT)).identity in (0, before),
    ) == (True, True)


def test_a_record_that_went_on_from_elsewhere_is_not_behind_its_backup(tmp_path):
    path = write(tmp_path, backup=250)
    broken.without_its_log(path)
    new = broken.entry(999)
    with closing(Journal(path)) as journal:
        broken.append(journal, [new])
    assert open_again(path) == ([*history(100), new], ())


def test_the_record_of_a_newer_stagecue_is_no_broken_one(tmp_path):
    path = write(tmp_path, backup=250)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 9")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is of another StageCue"):
        open_again(path)
    assert (path.read_bytes(), files(path.parent)) == (before, [NAME])


def test_a_record_that_somebody_has_open_is_not_touched(tmp_path):
    path = write(tmp_path, backup=250)
    broken.garbage_header(path)
    before = path.read_bytes()
    with closing(hold_alone(path)), pytest.raises(StoreError, match=r"Another StageCue has .* open"):
        open_again(path)
    assert (path.read_bytes(), files(path.parent)) == (before, [NAME])


def test_a_disk_without_room_for_a_repair_is_told_and_the_record_kept(tmp_path, monkeypatch):
    path = write(tmp_path)
    broken.garbage_header(path)
    monkeypatch.setattr(
        "stagecue.store.mending.told.synced",
        lambda _path: (_ for _ in ()).throw(OSError(28, "No space left")),
    )
    with pytest.raises(StoreError, match=r"cannot be mended \(No space left\)\. Make room"):
        open_mended(path, now=NOW)
    assert path.read_bytes().startswith(b"no database")
    monkeypatch.undo()
    assert open_again(path, backups=False) == ([], (f"{BROKEN} {NONE} {LOOK}",))
    assert STAMP in KEPT
