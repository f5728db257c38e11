"""The health of a record: what is seen, and that looking changes nothing, whoever has it open."""

import os
import sqlite3
import subprocess
import sys

import pytest

from stagecue.show import events as e
from stagecue.store import Entry, Journal
from stagecue.store.mending.health import Health, healths
from stagecue.store.record.mark import Mark, write_mark

NAME = "2026-06-18.sqlite3"
KILLED = """
import os, sys
from pathlib import Path
from stagecue.show import events as e
from stagecue.store import Entry, Journal
journal = Journal(Path(sys.argv[1]))
journal.append("main", [Entry("main", 1000.0 * n, "", e.ShowHeld(float(n), "ann")) for n in range(40)], expected=0)
os.kill(os.getpid(), 9)
"""


def entries(count):
    return [Entry("main", 1000.0 * number, "", e.ShowHeld(float(number), "ann")) for number in range(count)]


def written(folder, count=40):
    journal = Journal(folder / NAME)
    journal.append("main", entries(count), expected=0)
    journal.close()


def files(folder):
    """Every file with its bytes and its time: what a look must leave as it was.

    The bytes of -shm are no file's: in them whoever reads a record that is open says so to the others.
    """
    return {
        file.name: (
            file.stat().st_mtime_ns,
            file.stat().st_ino,
            file.name[-4:] == "-shm" or file.read_bytes(),
        )
        for file in sorted(folder.iterdir())
    }


def looked(folder):
    """The healths of `folder`; nothing in it may have changed by it."""
    before = files(folder)
    found = healths(folder)
    assert files(folder) == before
    return found


def spoiled(tmp_path, change):
    written(tmp_path)
    with (tmp_path / NAME).open("r+b") as record:
        change(record)


def edited(tmp_path, statement):
    written(tmp_path)
    with sqlite3.connect(tmp_path / NAME) as db:
        db.execute(statement)
    db.close()


def test_a_whole_record(tmp_path):
    written(tmp_path)
    assert looked(tmp_path) == [Health(NAME, entries=40, last_ms=39_000.0)]


MARK = Mark(identity=5, entries=50, last_ms=49_000.0)
KEPT = f"{NAME}.kept-20260618-140400-000000"


def kept(folder):
    written(folder)
    (folder / NAME).rename(folder / KEPT)


def shorter(folder):
    written(folder)
    with sqlite3.connect(folder / NAME) as db:
        db.execute("PRAGMA application_id = 5")
    db.close()


GONE = Health(NAME, entries=50, last_ms=49_000.0, gone=True)
SHORT = Health(NAME, trouble="of 50 entries that were written it has 40", entries=40, last_ms=39_000.0)


@pytest.mark.parametrize(
    ("left", "mark", "expected"),
    [
        pytest.param(lambda _: None, MARK, [GONE], id="its mark alone"),
        pytest.param(lambda _: None, Mark(), [], id="of one in which nothing had happened"),
        pytest.param(kept, None, [Health(NAME, entries=40, last_ms=39_000.0, gone=True, kept=KEPT)], id="kept"),
        pytest.param(shorter, MARK, [SHORT], id="without its end"),
        pytest.param(written, MARK, [Health(NAME, entries=40, last_ms=39_000.0)], id="beside another's mark"),
        pytest.param(lambda folder: (folder / NAME).touch(), MARK, [Health(NAME, trouble="of 50 entries that were written it has 0")], id="empty"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_record_knows_of_what_is_lost(tmp_path, left, mark, expected):
    left(tmp_path)
    if mark is not None:
        write_mark(tmp_path / NAME, mark)
    assert looked(tmp_path) == expected


def test_a_record_of_a_killed_server_is_read_with_its_log(tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / NAME)], check=False)
    assert (tmp_path / f"{NAME}-wal").stat().st_size > 0
    assert looked(tmp_path) == [Health(NAME, entries=40, last_ms=39_000.0)]


def test_a_record_that_is_open_is_read_and_never_locked(tmp_path):
    journal = Journal(tmp_path / NAME)
    journal.append("main", entries(3), expected=0)
    assert looked(tmp_path) == [Health(NAME, is_open=True, entries=3, last_ms=2000.0)]
    journal.append("main", entries(1), expected=3)
    journal.close()


def test_none(tmp_path):
    assert (looked(tmp_path), healths(tmp_path / "missing")) == ([], [])


def test_what_was_set_aside_is_only_named(tmp_path):
    for name in ("2026-06-18-until-20260618-090000-1", "2026-06-18-broken-20260618-090000"):
        (tmp_path / f"{name}.sqlite3").write_bytes(b"?")
    assert looked(tmp_path) == [
        Health("2026-06-18-broken-20260618-090000.sqlite3", "broken"),
        Health("2026-06-18-until-20260618-090000-1.sqlite3", "until"),
    ]


def garbage(record):
    record.write(os.urandom(100))


def halved(record):
    record.truncate(os.fstat(record.fileno()).st_size // 2)


def zeroed(record):
    record.seek(4096)
    record.write(bytes(4096))


@pytest.mark.parametrize("change", [garbage, halved, zeroed])
def test_a_spoiled_file_is_told(tmp_path, change):
    spoiled(tmp_path, change)
    (found,) = looked(tmp_path)
    assert (found.trouble != "", found.entries) == (True, 0)


EDITS = {
    "an event of nobody": ("UPDATE entries SET name = 'Exploded' WHERE seq = 7", "an entry that cannot be read (Exploded)"),
    "half an event": ("UPDATE entries SET fields = '{' WHERE seq = 9", "an entry that cannot be read (ShowHeld)"),
    "an answer": ("INSERT INTO answers (stage, ack) VALUES ('main', '[]')", "an answer that cannot be read"),
    "a plan": ("INSERT INTO plans (stage, rundown) VALUES ('main', '{}')", "a plan that cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "trouble"), EDITS.values(), ids=EDITS)
def test_what_a_start_could_not_read_back_is_told(tmp_path, statement, trouble):
    edited(tmp_path, statement)
    (found,) = looked(tmp_path)
    assert found.trouble.startswith(trouble)


@pytest.mark.parametrize(("version", "foreign"), [(1, False), (2, False), (3, False), (4, True), (0, False)])
def test_another_version_is_no_trouble(tmp_path, version, foreign):
    edited(tmp_path, f"PRAGMA user_version = {version}")
    (found,) = looked(tmp_path)
    assert (found.trouble, found.foreign) == ("", foreign)


def test_an_empty_file_is_a_record_that_has_not_begun(tmp_path):
    (tmp_path / NAME).touch()
    assert looked(tmp_path) == [Health(NAME)]
