"""A backup that cannot be made: the crew is told, the log once, and the good copy stays."""

import time
from contextlib import closing
from types import SimpleNamespace

import gevent
import pytest

from stagecue.errors import StoreError
from stagecue.store import Journal, prepared
from stagecue.store.keeping import backup, copying
from stagecue.store.mending.soundness import examine
from stagecue.store.record import names, whole
from tests.store.broken import NAME, append, files, history
from tests.store.sticks import STICK, held, own_slots, until


def gone(stick, _journal):
    stick.rename(stick.with_name("pulled"))


def a_file(stick, journal):
    gone(stick, journal)
    stick.write_text("x")


def slots_are_folders(stick, journal):
    for slot in own_slots(stick, journal.path):
        (slot / "x").mkdir(parents=True)


def one_slot_is_a_folder(stick, journal):
    (own_slots(stick, journal.path)[0] / "x").mkdir(parents=True)


def a_folder_where_it_is_made(stick, journal):
    (names.copying(stick, journal.path, examine(journal.path).identity) / "x").mkdir(parents=True)


def no_record(_stick, journal):
    journal.path.unlink()


def a_spoiled_record(_stick, journal):
    journal.write_back()
    with journal.path.open("r+b") as file:
        file.write(b"no database " * 50)


GO_ON = "The show and its record go on."
CHECK = f"{GO_ON} Check the backup's disk."
LAPTOP = "The show goes on. Check the laptop's disk."
MOVE = "Move what stands there away."
TROUBLES = {
    "the stick was pulled": (gone, f"No backup yet: the folder {{stick}} is not there. {CHECK}"),
    "a file in its place": (a_file, f"No backup yet: the folder {{stick}} is not there. {CHECK}"),
    "the slots are folders": (
        slots_are_folders,
        f"No backup yet: {{one}}: a folder has its name; {{two}}: a folder has its name. {GO_ON} {MOVE}",
    ),
    "one of them is": (
        one_slot_is_a_folder,
        f"One of the two backup files fails: {{one}}: a folder has its name. The other is made. {MOVE}",
    ),
    "a folder where it is made": (
        a_folder_where_it_is_made,
        f"No backup yet: {{part}}: a folder has its name. {CHECK}",
    ),
    "no record": (no_record, f"No backup yet: the record {{record}} is not there. {LAPTOP}"),
    "a spoiled record": (
        a_spoiled_record,
        f"No backup yet: the record {{record}} cannot be read: its beginning is damaged. {LAPTOP}",
    ),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_what_fails_is_told_by_its_name_and_logged_once(tmp_path, journal, made, caplog, trouble):
    spoil, told = trouble
    stick, record = tmp_path / STICK, journal.path
    (one, two), part = own_slots(stick, record), names.copying(stick, record, examine(record).identity)
    spoil(stick, journal)
    for _ in range(3):
        made.copy()
    assert made.trouble == told.format(stick=stick, one=one, two=two, part=part, record=record)
    assert [line.message for line in caplog.records] == [made.trouble]


def test_with_one_slot_that_fails_the_other_is_kept_up_to_date(tmp_path, journal, made):
    one_slot_is_a_folder(tmp_path / STICK, journal)
    for many in (1, 2, 3):
        append(journal, [history(3)[many - 1]])
        made.copy()
        assert examine(own_slots(tmp_path / STICK, journal.path)[1]).entries == many


def test_another_file_in_the_place_of_the_record_is_not_taken_for_it(tmp_path, journal, made):
    append(journal, history(2))
    made.copy()
    with closing(Journal(tmp_path / "elsewhere" / NAME)) as other:
        append(other, history(9))
        copying.copy_record(other.path, tmp_path / "other")
    (tmp_path / "other").replace(journal.path)
    journal.path.with_name(f"{NAME}-wal").unlink()
    made.copy()
    assert made.trouble == (
        f"No backup since 14:04:00: another file has taken the place of the record {journal.path}. {LAPTOP}"
    )
    assert len(files(tmp_path / STICK)) == 1


PLACES = {
    "not there": (lambda _stick: None, True),
    "there": (lambda stick: stick.mkdir(), True),
    "under a folder that is not there": (lambda stick: stick.parent.rmdir(), False),
}


@pytest.mark.parametrize(("spoil", "there"), PLACES.values(), ids=PLACES)
def test_its_folder_is_made_and_nothing_above_it(tmp_path, spoil, there):
    (tmp_path / "media").mkdir()
    spoil(tmp_path / "media" / STICK)
    prepared(tmp_path / "media" / STICK)
    assert (tmp_path / "media" / STICK).is_dir() == there


def test_a_file_that_has_the_name_of_its_folder_is_told_at_the_start(tmp_path):
    (tmp_path / STICK).write_text("x")
    with pytest.raises(StoreError) as told:
        prepared(tmp_path / STICK)
    assert str(told.value) == (
        f"--backup {tmp_path / STICK} is a file, not a folder. Name a folder, or move the file away."
    )


def test_when_the_stick_is_back_it_works_again(tmp_path, journal, made, caplog):
    made.copy()
    gone(tmp_path / STICK, journal)
    made.copy()
    assert made.trouble.startswith("No backup since 14:04:00: the folder")
    (tmp_path / "pulled").rename(tmp_path / STICK)
    append(journal, history(1))
    made.copy()
    assert (made.trouble, held(journal, tmp_path / STICK)) == ("", [0, 1])
    assert caplog.records[-1].message == f"the backup to {tmp_path / STICK} works again"


ERRORS = {
    "full": ("database or disk is full", 13, 10**9, f"it is full. {GO_ON} Make room there."),
    "no room for its log": ("disk I/O error", 10 | 19 << 8, 0, f"it is full. {GO_ON} Make room there."),
    "torn": ("disk I/O error", 10, 10**9, f"the disk fails. {CHECK}"),
    "read-only": ("attempt to write", 8, 10**9, f"nothing can be written there. {CHECK}"),
}


def failing(message, code):
    """A copy that gets half of the way."""

    def fails(_source, part):
        part.write_bytes(b"half")
        error = copying.sqlite3.OperationalError(message)
        error.sqlite_errorcode = code
        raise error

    return fails


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_a_copy_that_fails_in_the_middle_leaves_the_good_one(tmp_path, journal, made, monkeypatch, error):
    message, code, free, told = error
    append(journal, history(2))
    made.copy()
    monkeypatch.setattr(whole, "fill", failing(message, code))
    monkeypatch.setattr(copying.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))
    made.copy()
    assert made.trouble == f"No backup since 14:04:00: {tmp_path / STICK}: {told}"
    assert (held(journal, tmp_path / STICK), len(list((tmp_path / STICK).iterdir()))) == ([2, None], 1)


def test_a_stick_that_fails_at_the_first_look_is_told_and_the_next_copy_tried(
    tmp_path, journal, made, monkeypatch
):
    def torn(_folder):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as stick:
        stick.setattr(copying.Path, "is_dir", torn)
        made.copy()
    assert made.trouble == f"No backup yet: {tmp_path / STICK}: the disk fails. {CHECK}"
    made.copy()
    assert (made.trouble, held(journal, tmp_path / STICK)) == ("", [0, None])


def test_a_drive_that_does_not_answer_is_told(tmp_path, made, monkeypatch):
    monkeypatch.setattr(backup, "LONG", 0.02)
    monkeypatch.setattr(copying, "copy_record", lambda _record, part: (time.sleep(0.2), part.touch()))
    running = gevent.spawn(made.copy)
    until(lambda: made.trouble)
    assert made.trouble.startswith(f"No backup yet: {tmp_path / STICK} does not answer.")
    running.join(5)
    assert made.trouble == ""
