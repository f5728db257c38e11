"""What the doctor judges: numbers in, findings out; no machine is asked."""

import datetime
import time
from dataclasses import replace
from pathlib import PurePath

import pytest

from stagecue.app.doctor import Finding, disk, needs_a_human, program, shows, times
from stagecue.app.doctor.disk import Place
from stagecue.app.doctor.shows import Days
from stagecue.app.doctor.times import Clock, Zone
from stagecue.store.mending.health import Health

GB = 10**9
DATA = Place(PurePath("/show"), free=80 * GB, disk=1, kind="ext4", commits=(0.002,) * 19 + (0.009,))
STICK = Place(PurePath("/stick"), free=8 * GB, disk=2)
NOW = datetime.datetime(2026, 6, 18, 9, 30, tzinfo=datetime.UTC)
TODAY = NOW.date()


def told(finding):
    """Name, level, and the beginning of what was found."""
    return finding.name, finding.level, finding.found


FOLDERS = {
    "as it should be": ({}, "ok", "/show can be written."),
    "not there yet": ({"there": False}, "ok", "/show will be made at the first start."),
    "a file": ({"folder": False}, "broken", "/show is no folder, or a file stands in its way."),
    "read only": ({"refused": "Read-only file system"}, "broken", "Nothing can be written in /show (Read-only file system)."),
    "in memory": ({"kind": "tmpfs"}, "look", "/show is in memory: the record is lost when the laptop stops."),
    "on a network": ({"kind": "cifs"}, "look", "/show is on a network drive (cifs): it goes when the network does."),
    "copied to the internet": ({"path": PurePath("/me/OneDrive")}, "look", "/me/OneDrive seems to be copied to the internet: such programs lock files in mid-show."),
}  # fmt: skip


@pytest.mark.parametrize(("change", "level", "found"), FOLDERS.values(), ids=FOLDERS)
def test_the_folder_of_the_record(change, level, found):
    first, *rest = disk.judge_data(replace(DATA, **change))
    assert told(first) == ("record's folder", level, found)
    assert len(rest) == (0 if level == "broken" else 2)
    assert bool(first.todo) == (level != "ok")


@pytest.mark.parametrize(
    ("change", "room", "speed"),
    [
        pytest.param({}, "ok", "ok", id="as it should be"),
        pytest.param({"free": 500_000_000}, "ok", "ok", id="just roomy"),
        pytest.param({"free": 499_999_999}, "look", "ok", id="enough for a day"),
        pytest.param({"free": 49_999_999}, "broken", "ok", id="nearly full"),
        pytest.param({"commits": (0.002, 0.002, 0.26)}, "ok", "look", id="one slow write"),
        pytest.param({"commits": (0.06,) * 20}, "ok", "look", id="every write is slow"),
    ],
)
def test_the_disk(change, room, speed):
    _, *rest = disk.judge_data(replace(DATA, **change))
    assert [(one.name, one.level) for one in rest] == [("free room", room), ("disk speed", speed)]


def test_the_disk_in_numbers():
    assert [one.found for one in disk.judge_data(DATA)][1:] == [
        "80.0 GB are free where the record is.",
        "A write is safely on the disk after 2.0 ms (the slowest of 20: 9.0 ms).",
    ]


BACKUPS = {
    "none": (None, "ok", "No second folder was named: the record will be on one disk alone."),
    "another disk": (STICK, "ok", "/stick is on another disk, with 8.0 GB free."),
    "the same disk": (replace(STICK, disk=1), "look", "/stick is on the same disk as the record: both go when that disk goes."),
    "the same folder": (DATA, "look", "/show is the record's own folder: it helps if the record breaks, and not otherwise."),
    "to be made": (replace(STICK, there=False), "ok", "/stick is on another disk, with 8.0 GB free."),
    "not plugged in": (replace(STICK, there=False, parent=False), "broken", "/stick does not exist, nor does the folder above it."),
    "full": (replace(STICK, free=1), "broken", "/stick has 0 MB free."),
    "locked": (replace(STICK, refused="Permission denied"), "broken", "Nothing can be written in /stick (Permission denied)."),
}  # fmt: skip


@pytest.mark.parametrize(("place", "level", "found"), BACKUPS.values(), ids=BACKUPS)
def test_the_backup(place, level, found):
    assert told(disk.judge_backup(place, DATA)) == ("backup", level, found)


ZONES = {
    "nobody": (Zone(None, "", 0, "UTC"), "look", "Nobody named the event's time zone: the laptop's is used, UTC."),
    "the laptop's": (Zone("Europe/Paris", "the show file", 0, "CEST (UTC+02:00)"), "ok", "The event's zone is Europe/Paris (so the show file); the laptop's clock agrees."),
    "ahead": (Zone("Europe/Paris", "--zone", 7200, "UTC"), "look", "The event's zone is Europe/Paris (so --zone), 2 h ahead of the laptop's, UTC."),
    "behind": (Zone("Asia/Kolkata", "the cards", -12600, "JST (UTC+09:00)"), "look", "The event's zone is Asia/Kolkata (so the cards), 3.5 h behind the laptop's, JST (UTC+09:00)."),
}  # fmt: skip


@pytest.mark.parametrize(("zone", "level", "found"), ZONES.values(), ids=ZONES)
def test_the_time_zone(zone, level, found):
    assert told(times.judge_zone(zone)) == ("time zone", level, found)


@pytest.mark.parametrize(
    ("clock", "levels"),
    [
        pytest.param(Clock(NOW, True, 0.05, 0.05), ("ok", "ok"), id="as it should be"),
        pytest.param(Clock(NOW, None, 0.05, 0.05), ("ok", "ok"), id="not told"),
        pytest.param(Clock(NOW, False, 0.05, 0.05), ("look", "ok"), id="not synchronised"),
        pytest.param(Clock(NOW.replace(year=1970), True, 0.05, 0.05), ("broken", "ok"), id="no battery"),
        pytest.param(Clock(NOW, True, 3600.05, 0.05), ("ok", "look"), id="somebody sets it"),
        pytest.param(Clock(NOW, True, 0.05, 0.0), ("ok", "broken"), id="stands still"),
    ],
)
def test_the_clocks(clock, levels):
    assert (times.judge_clock(clock).level, times.judge_steady(clock).level) == levels


CARDS = {
    "today": (Days((TODAY,), 8), "ok", "8 cards, today."),
    "a single one": (Days((TODAY,), 1), "ok", "1 card, today."),
    "later": (Days((datetime.date(2026, 5, 6), datetime.date(2026, 7, 1)), 8), "ok", "8 cards, next on 2026-07-01."),
    "past": (Days((datetime.date(2026, 5, 6),), 8), "look", "8 cards, but no day to come: 2026-05-06."),
    "without a day": (Days((), 8), "look", "8 cards, but no day to come: no date at all."),
    "with errors": (Days((TODAY,), 8, errors=2), "look", "8 cards, today. Errors: 2."),
    "none": (Days(unreadable="/cards has no host card."), "broken", "/cards has no host card."),
}  # fmt: skip


@pytest.mark.parametrize(("days", "level", "found"), CARDS.values(), ids=CARDS)
def test_the_cards(days, level, found):
    assert told(shows.judge_cards(days, TODAY)) == ("cards", level, found)


LAST = NOW.timestamp() * 1000
RECORDS = {
    "none": ([], [("record", "ok", "There is none yet: the first start makes it.")]),
    "whole": ([Health("day.sqlite3", entries=263, last_ms=LAST)], [("record day", "ok", "It is whole: 263 entries, the last of 2026-06-18 09:30:00 UTC.")]),
    "one entry": ([Health("day.sqlite3", entries=1, last_ms=LAST)], [("record day", "ok", "It is whole: 1 entry, the last of 2026-06-18 09:30:00 UTC.")]),
    "open": ([Health("day.sqlite3", is_open=True)], [("record day", "ok", "A running StageCue has it open. It is whole: nothing has happened yet.")]),
    "broken": ([Health("day.sqlite3", trouble="malformed")], [("record day", "broken", "It is broken: malformed.")]),
    "another's": ([Health("day.sqlite3", foreign=True)], [("record day", "look", "Another version of StageCue wrote it; this one does not read it.")]),
    "gone": ([Health("day.sqlite3", entries=9, last_ms=LAST, gone=True)], [("record day", "broken", "Its file is gone, and had 9 entries, the last of 2026-06-18 09:30:00 UTC.")]),
    "gone, and kept": ([Health("day.sqlite3", entries=9, last_ms=LAST, gone=True, kept="day.sqlite3.kept-1")], [("record day", "look", "Its file is gone, and it was kept as day.sqlite3.kept-1: 9 entries, the last of 2026-06-18 09:30:00 UTC.")]),
    "gone from under a show": ([Health("day.sqlite3", is_open=True, entries=1, last_ms=LAST, gone=True)], [("record day", "broken", "A running StageCue has it open. Its file is gone, and had 1 entry, the last of 2026-06-18 09:30:00 UTC.")]),
    "kept": ([Health("a-until-1.sqlite3", role="until"), Health("b-broken-1.sqlite3", role="broken")], [
        ("record", "ok", "There is none yet: the first start makes it."),
        ("records kept", "look", "1 broken and set aside by an earlier start: b-broken-1.sqlite3."),
        ("records kept", "ok", "1 of earlier runs, kept when a new one was begun."),
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("records", "found"), RECORDS.values(), ids=RECORDS)
def test_the_records(records, found):
    assert [told(one) for one in shows.judge_records(records, datetime.UTC)] == found


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone cannot be set")
def test_times_are_the_laptops_own_and_say_so(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    (found,) = shows.judge_records([Health("day.sqlite3", entries=1, last_ms=LAST)], None)
    monkeypatch.undo()
    time.tzset()
    assert found.found == "It is whole: 1 entry, the last of 2026-06-18 11:30:00 CEST."


COPIES = {
    "none": ([Health("day.sqlite3")], []),
    "two": ([Health("day-backup-1.sqlite3", "backup", entries=7, last_ms=LAST), Health("day-backup-2.sqlite3", "backup", entries=9, last_ms=LAST + 1)], [
        ("backups", "ok", "The newest is day-backup-2.sqlite3: 9 entries, the last of 2026-06-18 09:30:00 UTC."),
    ]),
    "a broken one": ([Health("day-backup-1.sqlite3", "backup", trouble="malformed")], [
        ("backups", "look", "Broken: day-backup-1.sqlite3."),
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("records", "found"), COPIES.values(), ids=COPIES)
def test_the_copies_in_the_second_folder(records, found):
    assert [told(one) for one in shows.judge_copies(records, datetime.UTC)] == found


def test_what_it_runs_on():
    fit = {"Python": ("3.12.1", "3.11"), "gevent": ("26.9.0", "25.9"), "click": ("8.2", "8.2.0")}
    assert told(program.judge_versions(fit | {"click": ("8.10.0", "8.9")}))[1:] == (
        "ok",
        "Python 3.12.1, gevent 26.9.0; all are new enough.",
    )
    old = program.judge_versions(fit | {"gevent": ("24.11.1", "25.9")})
    assert told(old)[1:] == ("broken", "Too old: gevent 24.11.1 (at least 25.9).")
    limits = [program.judge_open_files(most).level for most in (None, 8192, 1024, 1023)]
    assert limits == ["ok", "ok", "ok", "look"]


def test_one_look_needs_a_human():
    assert [needs_a_human([Finding("a", level, "b")]) for level in ("ok", "look", "broken")] == [
        False,
        True,
        True,
    ]
