"""A backup that cannot be made: the crew is told, the log once, and the good copy stays."""

import time

import gevent
import pytest

from stagecue.store import backup
from tests.store.broken import append, history
from tests.store.sticks import STICK, held, until


def gone(stick):
    stick.rename(stick.with_name("pulled"))


def a_file(stick):
    gone(stick)
    stick.write_text("x")


def slots_are_folders(stick):
    for number in (1, 2):
        (stick / f"2026-06-18-backup-{number}.sqlite3" / "x").mkdir(parents=True)


TROUBLES = {
    "the stick was pulled": (gone, "the folder {stick} is not there"),
    "a file in its place": (a_file, "the folder {stick} is not there"),
    "the slots are folders": (slots_are_folders, "{stick}: Is a directory"),
}


@pytest.mark.parametrize(("spoil", "why"), TROUBLES.values(), ids=TROUBLES)
def test_what_fails_is_told_and_logged_once(tmp_path, made, caplog, spoil, why):
    spoil(tmp_path / STICK)
    for _ in range(3):
        made.copy()
    assert made.trouble == (
        f"No backup yet: {why.format(stick=tmp_path / STICK)}. The show and its record go on. Check the backup's disk."
    )
    assert [record.message for record in caplog.records] == [made.trouble]


def test_when_the_stick_is_back_it_works_again(tmp_path, journal, made, caplog):
    made.copy()
    gone(tmp_path / STICK)
    made.copy()
    assert made.trouble.startswith("No backup since 14:04:00: the folder")
    (tmp_path / "pulled").rename(tmp_path / STICK)
    append(journal, history(1))
    made.copy()
    assert (made.trouble, held(journal, tmp_path / STICK)) == ("", [0, 1])
    assert caplog.records[-1].message == f"the backup to {tmp_path / STICK} works again"


ERRORS = {
    "full": ("database or disk is full", 13, "it is full"),
    "torn": ("disk I/O error", 10, "disk I/O error"),
}


def failing(message, code):
    """A copy that gets half of the way."""

    def fails(_record, part):
        part.write_bytes(b"half")
        error = backup.sqlite3.OperationalError(message)
        error.sqlite_errorcode = code
        raise error

    return fails


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_a_copy_that_fails_in_the_middle_leaves_the_good_one(tmp_path, journal, made, monkeypatch, error):
    message, code, why = error
    append(journal, history(2))
    made.copy()
    monkeypatch.setattr(backup, "copy_record", failing(message, code))
    made.copy()
    assert made.trouble.split(": ")[2].startswith(f"{why}. The show and its record go on.")
    assert held(journal, tmp_path / STICK) == [2, None]
    assert not list((tmp_path / STICK).glob("*.part"))


def test_a_drive_that_does_not_answer_is_told(tmp_path, made, monkeypatch):
    monkeypatch.setattr(backup, "LONG", 0.02)
    monkeypatch.setattr(backup, "copy_record", lambda _record, part: (time.sleep(0.2), part.touch()))
    copying = gevent.spawn(made.copy)
    until(lambda: made.trouble)
    assert made.trouble.startswith(f"No backup yet: {tmp_path / STICK} does not answer.")
    copying.join(5)
    assert made.trouble == ""
