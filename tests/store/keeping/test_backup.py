"""The backup: a whole copy that is never in the show's way, and says so when it cannot be made."""

import subprocess
import sys
import time
from contextlib import closing

import gevent
import pytest

from stagecue.show import Call
from stagecue.show import commands as c
from stagecue.store import Journal, Runner
from stagecue.store.keeping import copying
from stagecue.store.mending.soundness import examine
from tests.show.days import DAY
from tests.store.broken import NAME, append, history
from tests.store.clocks import SteppedClock
from tests.store.sticks import STICK, held, own_slots, until


def test_two_slots_take_turns_each_a_whole_record_in_one_file(tmp_path, journal, made):
    for many, expected in ((3, [3, None]), (2, [3, 5]), (1, [6, 5])):
        append(journal, history(9)[sum(journal._revisions.values()) :][:many])
        made.copy()
        assert held(journal, tmp_path / STICK) == expected
    assert sorted(file.name for file in (tmp_path / STICK).iterdir()) == [
        f"2026-06-18-{examine(journal.path).identity:08x}-backup-{number}.sqlite3" for number in (1, 2)
    ]
    newest = own_slots(tmp_path / STICK, journal.path)[0]
    assert newest.read_bytes()[18:20] == b"\1\1", "it needs a log beside it"
    with closing(Journal(newest, reading=True)) as copy:
        assert [copy.load(stage) for stage in ("main", "side")] == [
            journal.load(stage) for stage in ("main", "side")
        ]


def test_whoever_reads_a_slot_reads_it_whole_while_it_is_replaced(tmp_path, journal, made):
    for _ in range(2):
        made.copy()
    slot = own_slots(tmp_path / STICK, journal.path)[0]
    before = slot.read_bytes()
    with slot.open("rb") as reading:
        append(journal, history(100))
        made.copy()
        assert (reading.read() == before, slot.read_bytes() == before) == (True, False)


def test_it_is_made_at_the_start_and_at_each_go_and_not_for_less(tmp_path, journal, made):
    runner = Runner(DAY, SteppedClock(35000), journal)
    runner.listen(made.look)
    running = gevent.spawn(made.run)
    until(lambda: held(journal, tmp_path / STICK) == [0, None])
    runner.call(Call("go", "ann", c.Go()))
    until(lambda: held(journal, tmp_path / STICK) == [0, 1])
    for pace in (99.0, 98.0):
        runner.call(Call(f"pace-{pace}", "ann", c.SetPace(pace)))
    gevent.sleep(0.1)
    assert held(journal, tmp_path / STICK) == [0, 1]
    made.stop()
    running.join(5)
    assert running.successful()


def test_while_one_is_made_those_asked_for_meanwhile_are_one(journal, made, monkeypatch):
    copies, true_copy = [], copying.copy_record

    def slowly(record, part):
        time.sleep(0.05)
        copies.append(part.name)
        true_copy(record, part)

    monkeypatch.setattr(copying, "copy_record", slowly)
    running = gevent.spawn(made.run)
    gevent.sleep(0.01)
    for _ in range(5):
        made._asked.set()
        gevent.sleep(0.002)
    until(lambda: len(copies) == 2)
    gevent.sleep(0.1)
    made.stop()
    running.join(5)
    assert len(copies) == 2


def test_the_show_writes_on_while_a_copy_is_made(tmp_path, journal, made, monkeypatch):
    seen, true_copy = [], copying.copy_record

    def slowly(record, part):
        true_copy(record, part)
        seen.append("copied")
        time.sleep(0.2)
        seen.append("checked")

    monkeypatch.setattr(copying, "copy_record", slowly)
    running = gevent.spawn(made.copy)
    until(lambda: seen)
    append(journal, history(2))
    seen.append("on record")
    running.join(5)
    assert seen == ["copied", "on record", "checked"]


@pytest.mark.parametrize("many", [0, 2, 5])
def test_the_backup_of_another_record_is_never_overwritten(tmp_path, journal, made, many):
    with closing(Journal(tmp_path / "elsewhere" / NAME)) as other:
        append(other, history(many))
        for slot in own_slots(tmp_path / STICK, journal.path):
            copying.copy_record(other.path, slot)
    append(journal, history(3))
    made.copy()
    made.copy()
    kept = sorted(file for file in (tmp_path / STICK).iterdir() if "-until-" in file.name)
    assert [examine(file).entries for file in kept] == [many, many]
    assert held(journal, tmp_path / STICK) == [3, 3]


def test_a_backup_with_more_than_the_record_is_never_overwritten(tmp_path, journal, made):
    append(journal, history(3))
    made.copy()
    journal._in_thread(lambda: journal._db.execute("DELETE FROM entries WHERE seq = 3"))
    made.copy()
    made.copy()
    kept = [file for file in (tmp_path / STICK).iterdir() if "-until-" in file.name]
    assert ([examine(file).entries for file in kept], held(journal, tmp_path / STICK)) == ([3], [2, 2])


SHOW = """
import datetime, pathlib, sys
from stagecue.store import Backup, Journal
from tests.store.broken import NAME, append, entry
folder = pathlib.Path(sys.argv[1])
journal = Journal(folder / "data" / NAME)
backup = Backup(journal.path, folder / "stick", now=lambda: datetime.datetime.now(datetime.UTC))
for number in range(sum(journal._revisions.values()), 10**6):
    append(journal, [entry(number, "side" if number % 2 else "main")])
    print(number + 1, flush=True)
    backup.copy()
    assert backup.trouble == "", backup.trouble
"""


def test_killed_while_it_copies_a_good_copy_is_left_and_the_record_whole(tmp_path):
    (tmp_path / STICK).mkdir()
    record = tmp_path / "data" / NAME
    for kill in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", SHOW, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as show:
            said = [next(show.stdout) for _ in range(4)]
            time.sleep(0.003 * kill)
            show.kill()
            written = int([*said, *show.stdout][-1])
        found = [examine(slot) for slot in own_slots(tmp_path / STICK, record)]
        assert [one.trouble for one in found] == ["", ""]
        assert max(one.entries for one in found) >= written - 1
        assert (examine(record).trouble, examine(record).entries >= written) == ("", True)
