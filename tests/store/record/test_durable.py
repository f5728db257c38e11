"""What is renamed was synced before, and the name after it: a cut of the power finds the old file or the new one."""

import os
from pathlib import Path

import pytest

from tests.store import broken
from tests.store.broken import KEPT, NAME, STAMP, append, history, open_again, write
from tests.store.sticks import STICK, own_slots


@pytest.fixture
def steps(monkeypatch):
    """What is synced and renamed from here on, by name."""
    done, names = [], {}
    true_sync, true_replace, true_open = os.fsync, Path.replace, os.open

    def opened(path, *args):
        handle = true_open(path, *args)
        names[handle] = Path(path).name
        return handle

    def synced(handle):
        done.append(f"sync {names[handle]}")
        true_sync(handle)

    def replaced(self, new):
        done.append(f"{self.name} -> {Path(new).name}")
        return true_replace(self, new)

    for where, name, step in ((os, "open", opened), (os, "fsync", synced), (Path, "replace", replaced)):
        monkeypatch.setattr(where, name, step)
    return done


def test_a_backup_is_on_the_disk_before_it_has_its_name(tmp_path, journal, made, steps):
    append(journal, history(3))
    made.copy()
    slot = own_slots(tmp_path / STICK, journal.path)[0].name
    part = slot.replace("-1.sqlite3", ".part")
    assert steps == [f"sync {part}", f"{part} -> {slot}", "sync stick"]


@pytest.mark.parametrize("backups", [True, False], ids=["a backup", "what can be read"])
def test_a_mended_record_is_on_the_disk_before_the_broken_one_is_set_aside(tmp_path, steps, backups):
    path = write(tmp_path, backup=250)
    broken.zeroed_in_the_middle(path)
    path.with_name(f"{NAME}-shm").touch()
    del steps[:]
    open_again(path, backups=backups)
    assert [step for step in steps if step != f"sync {NAME}.mended.part"] == [
        f"{NAME}.mended.part -> {NAME}.mended-{STAMP}",
        "sync data",
        f"{NAME} -> {KEPT}",
        "sync data",
        f"{NAME}-shm -> {KEPT}-shm",
        "sync data",
        f"{NAME}.mended-{STAMP} -> {NAME}",
        "sync data",
    ]
    named = steps.index(f"{NAME}.mended.part -> {NAME}.mended-{STAMP}")
    assert steps[named - 1] == f"sync {NAME}.mended.part"
