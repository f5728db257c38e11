"""What stands beside a record, told by its name alone."""

from pathlib import Path

import pytest

from stagecue.store.record import names
from tests.store.broken import NOW, STAMP

RECORD = Path("data/2026-06-18.sqlite3")
NAMES = {
    "2026-06-18.sqlite3": ("", False),
    "2026-06-18-rehearsal.sqlite3": ("", False),
    "2026-06-18-tried-2026-06-17.sqlite3": ("", False),
    "2026-06-18-until-20260618-140400-000000.sqlite3": ("until", False),
    "2026-06-18-broken-20260618-140400-000000.sqlite3": ("broken", False),
    "2026-06-18-backup-1.sqlite3": ("backup", True),
    "2026-06-18-1a2b3c4d-backup-2.sqlite3": ("backup", True),
    "2026-06-18-rehearsal-1a2b3c4d-backup-2.sqlite3": ("backup", False),
    "2026-06-18-rehearsal-backup-2.sqlite3": ("backup", False),
    "2026-06-18-1a2b3c4d-backup-until-20260618.sqlite3": ("until", False),
    "2026-06-18-1a2b3c4d-backup-1-until-20260618.sqlite3": ("until", False),
    "2026-06-18-1a2b3c4d-backup.part": ("", False),
}


@pytest.mark.parametrize(("name", "found"), NAMES.items())
def test_a_file_says_what_it_is_and_whether_it_is_a_backup_of_this_record(name, found):
    path = Path("stick") / name
    assert (names.role_of(path), names.is_slot(path, RECORD)) == found


PLACES = {
    "mark": (names.mark(RECORD), "2026-06-18.sqlite3-mark"),
    "lock": (names.lock(RECORD), "2026-06-18.lock"),
    "part": (names.part(RECORD), "2026-06-18.sqlite3.mended.part"),
    "mended": (
        names.pending(RECORD, role="broken", stamp=names.stamp(NOW)),
        f"2026-06-18.sqlite3.mended-{STAMP}",
    ),
    "anew": (names.pending(RECORD, role="until", stamp=STAMP), f"2026-06-18.sqlite3.anew-{STAMP}"),
    "kept": (names.kept(RECORD, stamp=STAMP), f"2026-06-18.sqlite3.kept-{STAMP}"),
    "broken": (names.aside(RECORD, role="broken", stamp=STAMP), f"2026-06-18-broken-{STAMP}.sqlite3"),
    "until": (names.aside(RECORD, role="until", stamp=STAMP), f"2026-06-18-until-{STAMP}.sqlite3"),
}


@pytest.mark.parametrize(("path", "name"), PLACES.values(), ids=PLACES)
def test_what_belongs_to_a_record_stands_beside_it(path, name):
    assert path == RECORD.parent / name


KEPT = {
    f"2026-06-18.sqlite3.kept-{STAMP}": STAMP,
    f"2026-06-19.sqlite3.kept-{STAMP}": "",
    f"2026-06-18.sqlite3.mended-{STAMP}": "",
    f"2026-06-18.sqlite3.kept-{STAMP}-wal": "",
    "2026-06-18.sqlite3": "",
}


@pytest.mark.parametrize(("name", "since"), KEPT.items())
def test_what_was_kept_of_a_record_says_since_when(name, since):
    assert names.kept_since(RECORD.with_name(name), RECORD) == since


def test_the_backups_of_two_records_of_one_name_have_names_of_their_own():
    made = [names.slots(Path("stick"), RECORD, identity) for identity in (0, 0x1A2B3C, 7)]
    assert [[slot.name for slot in slots] for slots in made] == [
        ["2026-06-18-backup-1.sqlite3", "2026-06-18-backup-2.sqlite3"],
        ["2026-06-18-001a2b3c-backup-1.sqlite3", "2026-06-18-001a2b3c-backup-2.sqlite3"],
        ["2026-06-18-00000007-backup-1.sqlite3", "2026-06-18-00000007-backup-2.sqlite3"],
    ]
