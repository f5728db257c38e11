"""Disks that are full, refuse, or are mounted read-only: in short, and the rig sees what is lost."""

import pytest

from benchmarks.torture.disk.backup import copies
from benchmarks.torture.disk.ill import ROWS
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import judged
from tests.torture import broken

SHARE = 0.1
COPIES = {
    "one that is sound": ([b""], (1, 0), True),
    "none": ([], (0, 0), False),
    "one of two torn": ([b"", b"SQLite format 3\0" + b"\xff" * 5000], (2, 1), False),
}


@pytest.mark.parametrize(("stick", "values", "holds"), COPIES.values(), ids=COPIES)
def test_no_copy_at_all_is_no_backup(tmp_path, stick, values, holds):
    for number, copy in enumerate(stick):
        (tmp_path / f"{number}.sqlite3").write_bytes(copy)
    found = copies(tmp_path)
    assert tuple(figure.value for figure in found) == values
    assert all(figure.holds for figure in found) is holds


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_show_goes_on_without_its_disk_and_the_record_catches_up(row, tmp_path):
    result = judged(row, Ground(tmp_path, SHARE))
    if result.verdict == "not run":
        pytest.skip(result.outcome.note)
    assert (broken(result.outcome), result.blind) == ([], ())
