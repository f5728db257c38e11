"""Records to break: a morning's entries, a backup of them, and what a venue does to a file."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import sqlite3
from contextlib import closing

import msgspec

from stagecue.show import Ack
from stagecue.show.events import PaceSet
from stagecue.store import Entry, Journal, open_mended
from stagecue.store.keeping.copying import copy_record
from stagecue.store.mending.soundness import examine
from stagecue.store.record.mark import Mark, write_mark
from stagecue.store.record.names import slots
from tests.show.days import DAY

ZONE = datetime.timezone(datetime.timedelta(hours=2))
NOW = datetime.datetime(2026, 6, 18, 14, 4, 0, tzinfo=ZONE)
STAMP = "20260618-140400-000000"
NAME = "2026-06-18.sqlite3"
KEPT = f"2026-06-18-broken-{STAMP}.sqlite3"
FIRST_MS = NOW.timestamp() * 1000 - 1_000_000
MANY = 300


def entry(number, stage="main"):
    """The entries of two stages in turn, a second apart, the first at 13:47:20."""
    return Entry(stage, FIRST_MS + number * 1000, f"call-{number}", PaceSet(100.0, float(number), "ann"))


def history(many):
    return [entry(number, "side" if number % 2 else "main") for number in range(many)]


def append(journal, entries):
    for one in entries:
        ack = Ack(one.call, "applied", 1, 1, None)
        journal.append(one.stage, [one], [ack], expected=journal._revisions.get(one.stage, 0))


def write(folder, many=MANY, *, backup=None):
    """A closed record of so many entries, and a backup made when it had `backup` of them; its path."""
    path, backups = folder / "data" / NAME, folder / "stick"
    backups.mkdir()
    with closing(Journal(path)) as journal:
        journal.keep_plan(DAY)
        append(journal, history(many)[: backup or 0])
        if backup is not None:
            made = slots(backups, path)[0]
            copy_record(path, made)
            os.utime(made, (NOW.timestamp() - 38, NOW.timestamp() - 38))
        append(journal, history(many)[backup or 0 :])
    return path


def open_again(path, *, backups=True):
    """What the record has once it was opened, entries in their order, and what was said."""
    where = path.parents[1] / "stick" if backups else None
    journal, mended = open_mended(path, backups=where, now=NOW)
    with closing(journal):
        entries = sorted(
            (one for stage in ("main", "side") for one in journal.load(stage)), key=lambda one: one.wall_ms
        )
        answered = {ack.id for stage in ("main", "side") for ack in journal.answers(stage, newest=10**6)}
        assert answered <= {one.call for one in entries}
    return entries, tuple(
        re.sub(r"was broken \(.+?\)\. It", "was broken (why). It", one) for one in mended.said
    )


def files(folder):
    """The names of the records in a folder."""
    return sorted(file.name for file in folder.iterdir() if file.suffix == ".sqlite3")


# --- what is done to a record -------------------------------------------------------------------------------


def truncated(path):
    os.truncate(path, path.stat().st_size // 2)


def zeroed_in_the_middle(path):
    """The page that holds entry 150."""
    with path.open("r+b") as file:
        file.seek(path.read_bytes().index(b"call-150PaceSet") // 4096 * 4096)
        file.write(bytes(4096))


def garbage_header(path):
    with path.open("r+b") as file:
        file.write(b"no database " * 50)


def all_garbage(path):
    path.write_bytes(b"this is no database" * 1000)


def unreadable(table, column):
    """A row in the middle of a table that StageCue did not write."""

    def spoil(path):
        with closing(sqlite3.connect(path)) as db, db:
            middle = f"(SELECT (MAX(seq) + 1) / 2 FROM {table})"
            db.execute(f"UPDATE {table} SET {column} = 'Flown' WHERE seq = {middle}")

    return spoil


def spoiled_in_its_log(path):
    """As it is when its writer was killed: what was written last stands in the log alone, a row of it unreadable."""
    elsewhere = path.with_name("elsewhere") / NAME
    elsewhere.parent.mkdir()
    shutil.move(path, elsewhere)
    with closing(Journal(elsewhere)) as journal:
        append(journal, [entry(MANY + number) for number in range(20)])
        journal._in_thread(lambda: journal._db.execute("UPDATE entries SET name = 'Flown' WHERE seq = 311"))
        for side in ("", "-wal"):
            shutil.copy(f"{elsewhere}{side}", f"{path}{side}")
    shutil.rmtree(elsewhere.parent)


def a_hole(path):
    """An entry is gone, and SQLite finds the file whole; a plan cannot be read."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM entries WHERE seq = 101")
    unreadable("plans", "rundown")(path)


def emptied(path):
    path.write_bytes(b"")


def emptied_with_a_log(path):
    path.write_bytes(b"")
    path.with_name(f"{NAME}-wal").write_bytes(b"frames" * 1000)


def a_folder(path):
    path.unlink()
    path.mkdir()
    (path / "holiday.jpg").write_bytes(b"x")


def gone(path):
    path.unlink()


def without_its_log(path):
    """As it was before its newest entries, which stood in the log alone."""
    older, newer = path.with_name("older"), history(MANY)[: MANY // 3]
    with closing(Journal(older)) as journal:
        append(journal, newer)
    with closing(sqlite3.connect(path)) as of, closing(sqlite3.connect(older)) as db:
        db.execute(f"PRAGMA application_id = {of.execute('PRAGMA application_id').fetchone()[0]}")
    shutil.move(older, path)
    older.with_suffix(".lock").unlink()


def missed(path):
    """It was written further than it goes."""
    write_mark(path, Mark(identity=examine(path).identity, entries=MANY + 100, last_ms=FIRST_MS))


# --- what a killed server leaves, and what becomes of it -----------------------------------------------------

WRITTEN_BACK, AT, WRITTEN = 40, 50, 60
"""Entries in the record's file; in its log up to the place of the damage; and in all of it, says the mark."""


def killed(folder, *, backup=None, more=0, written_back=False):
    """A record as a kill leaves it, its newest entries in the log alone; its path, and where entry AT begins.

    `more` are written after the mark; `backup` is as in `write`; with `written_back` its log is in it, too.
    """
    path = write(folder, WRITTEN_BACK)
    alive = path.with_name("alive") / NAME
    shutil.copytree(path.parent, alive.parent)
    with closing(Journal(alive)) as journal:
        for number, one in enumerate(history(WRITTEN + more)[WRITTEN_BACK:], start=WRITTEN_BACK):
            if number == AT:
                place = log_of(alive).stat().st_size
            if number == backup:
                made = slots(folder / "stick", path, journal.identity)[0]
                copy_record(alive, made)
                os.utime(made, (NOW.timestamp() - 38, NOW.timestamp() - 38))
            append(journal, [one])
        mark = journal.write_back() if written_back else Mark(identity=journal.identity, entries=WRITTEN)
        write_mark(path, msgspec.structs.replace(mark, last_ms=entry(WRITTEN - 1).wall_ms))
        shutil.copy(alive, path)
        shutil.copy(log_of(alive), log_of(path))
    shutil.rmtree(alive.parent)
    return path, place


def log_of(path):
    return path.with_name(f"{path.name}-wal")


def zeroed(file, at, many=4096):
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(bytes(many))
