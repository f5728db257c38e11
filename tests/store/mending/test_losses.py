"""What a venue takes from a record that nobody would miss: its end, its log, all of it. The mark misses it."""

import os
from contextlib import closing

import msgspec
import pytest

from stagecue.store import begin_anew, open_mended
from stagecue.store.record import names
from stagecue.store.record.mark import read_mark, write_mark
from tests.store.broken import AT, KEPT, NAME, NOW, history, killed, log_of, zeroed

LOOK = "Look at the current cue before you press GO."
ANEW = "To begin a new record, add --fresh."
BACKUP = "Its backup was restored: 55 entries, the last of 13:48:14."
FIVE = "5 entries, the last of 13:48:19, are missing."
READ = "What can be read of it goes on: {} entries, the last of {}. {} entries, the last of 13:48:19, are missing."
FIFTY, FORTY = READ.format(50, "13:48:09", 10), READ.format(40, "13:47:59", 20)
NONE = "the show begins anew. 60 entries, the last of 13:48:19, are missing."
DAMAGED = f"The record {NAME} was broken (its log is damaged). It is kept as {KEPT}."
SHORT = f"The record {NAME} had lost its end ({{}} entries, the last of {{}}). It is kept as {KEPT}."
SHORT_50, SHORT_40 = SHORT.format(50, "13:48:09"), SHORT.format(40, "13:47:59")
EMPTY = f"The record {NAME} was empty. It is kept as {KEPT}."
HALF_EMPTY = f"The record {NAME} was broken (it is empty, its log is not). It is kept as {KEPT}."
HALF_GONE = f"The record {NAME} was broken (it is gone, its log is not). Its log is kept as {KEPT}-wal."
GONE = f"The record {NAME} is gone."
NOTHING, NO = (
    f"Nothing of it can be read, and no backup has anything: {NONE}",
    f"No backup has anything: {NONE}",
)
ALL, NO_LOG, NO_RECORD, MARK = ["", "-mark", "-wal"], ["", "-mark"], ["-mark", "-wal"], ["-mark"]


def without_the_log(path, _place):
    log_of(path).unlink()


def all_gone(path, place):
    without_the_log(path, place)
    path.unlink()


def all_empty(path, place):
    without_the_log(path, place)
    path.write_bytes(b"")


DAMAGES = {
    "a block of the log zeroed": (lambda path, place: zeroed(log_of(path), place), DAMAGED, AT, FIFTY, ALL),
    "the log's first block zeroed": (lambda path, _: zeroed(log_of(path), 0), DAMAGED, 40, FORTY, ALL),
    "the log cut": (lambda path, place: zeroed(log_of(path), place, 10**6), SHORT_50, AT, FIFTY, ALL),
    "the log gone": (without_the_log, SHORT_40, 40, FORTY, NO_LOG),
    "the record empty": (lambda path, _: path.write_bytes(b""), HALF_EMPTY, 0, NOTHING, ALL),
    "the record gone": (lambda path, _: path.unlink(), HALF_GONE, 0, NO, NO_RECORD),
    "the record and its log empty": (all_empty, EMPTY, 0, NOTHING, NO_LOG),
    "the record and its log gone": (all_gone, GONE, 0, NO, MARK),
}


def opened(path):
    """The entries that the show goes on with, what is told, and what is kept of the record."""
    journal, mended = open_mended(path, backups=path.parents[1] / "stick", now=NOW)
    with closing(journal):
        entries = sorted(journal.load("main") + journal.load("side"), key=lambda one: one.wall_ms)
    kept = sorted(file.name.removeprefix(KEPT) for file in path.parent.iterdir() if KEPT in file.name)
    kept = [side for side in kept if side != "-shm"]  # SQLite's own, made by whoever looks
    return entries, mended.said, "".join(set(mended.holds.values())), kept


@pytest.mark.parametrize("case", DAMAGES.values(), ids=DAMAGES)
def test_without_a_backup_what_is_lost_is_told_and_the_evidence_kept(tmp_path, case):
    damage, told, left, does, kept = case
    path, place = killed(tmp_path)
    damage(path, place)
    restored = {AT: "13:48:09", 40: "13:47:59", 0: ""}[left]
    for _twice in range(2):
        assert opened(path) == (history(left), (f"{told} {does} {LOOK}",), restored, kept)


@pytest.mark.parametrize("case", DAMAGES.values(), ids=DAMAGES)
def test_with_a_backup_that_is_restored_and_what_it_lacks_is_told(tmp_path, case):
    damage, told, _, _, kept = case
    path, place = killed(tmp_path, backup=55)
    damage(path, place)
    anew = "" if "broken" in told.replace(KEPT, "") else f" {ANEW}"
    for _twice in range(2):
        assert opened(path) == (history(55), (f"{told} {BACKUP} {FIVE} {LOOK}{anew}",), "13:48:14", kept)


def torn(path, _place):
    """The newest commit is not on the disk whole: the power went before it was synced."""
    log = log_of(path)
    zeroed(log, log.stat().st_size - 99, 99)


def cut(path, _place):
    """The newest commit was being written."""
    os.truncate(log_of(path), log_of(path).stat().st_size - 99)


def marked(**changed):
    """The mark says something else."""
    return lambda path, _place: write_mark(path, msgspec.structs.replace(read_mark(path), **changed))


SILENT = {
    "whole": (lambda _path, _place: None, 61),
    "its newest commit torn": (torn, 60),
    "its newest commit cut": (cut, 60),
    "a mark that is behind": (marked(entries=3), 61),
    "a mark that cannot be read": (lambda path, _: names.mark(path).write_bytes(b"?"), 61),
    "no mark": (lambda path, _: names.mark(path).unlink(), 61),
    "the mark of another record": (marked(identity=7, entries=99), 61),
}


@pytest.mark.parametrize(("done", "left"), SILENT.values(), ids=SILENT)
def test_a_record_that_lost_nothing_that_was_promised_goes_on_without_a_word(tmp_path, done, left):
    path, place = killed(tmp_path, more=1)
    done(path, place)
    assert opened(path) == (history(left), (), "", [])


def test_a_record_that_is_begun_anew_misses_nothing(tmp_path):
    path, _ = killed(tmp_path)
    begin_anew(path, now=NOW).close()
    assert opened(path) == ([], (), "", [])
    assert names.mark(path.with_name(KEPT.replace("broken", "until"))).exists()


WRITTEN_BACK = {
    "the log's first block zeroed": (lambda path, _: zeroed(log_of(path), 0), DAMAGED),
    "a block of the log zeroed": (lambda path, place: zeroed(log_of(path), place), DAMAGED),
    "the log cut": (lambda path, place: zeroed(log_of(path), place, 10**6), SHORT_50),
    "the log gone": (without_the_log, None),
}


@pytest.mark.parametrize(("damage", "told"), WRITTEN_BACK.values(), ids=WRITTEN_BACK)
def test_what_was_written_back_into_the_record_needs_no_log(tmp_path, damage, told):
    path, place = killed(tmp_path, written_back=True)
    damage(path, place)
    whole = "Without its log it is whole, and goes on: 60 entries, the last of 13:48:19."
    entries, said, restored, _ = opened(path)
    assert (entries, said) == (history(60), (f"{told} {whole} {LOOK}",) if told else ())
    assert restored == ("13:48:19" if told else "")


UNVOUCHED = {
    "no mark": lambda path: names.mark(path).unlink(),
    "a mark that tells of more": lambda path: marked(entries=61)(path, None),
}


@pytest.mark.parametrize("done", UNVOUCHED.values(), ids=UNVOUCHED)
def test_a_sound_file_goes_on_if_nothing_else_is_at_hand(tmp_path, done):
    path, _ = killed(tmp_path, written_back=True)
    os.truncate(log_of(path), 13950)
    done(path)
    entries, (said,), restored, _ = opened(path)
    alone = "Nothing else can be read, so its file goes on without its log: 60 entries, the last of 13:48:19."
    assert (entries, restored, alone in said) == (history(60), "13:48:19", True)
