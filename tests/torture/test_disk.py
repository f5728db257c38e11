"""Disks that are full, refuse, or are mounted read-only: in short, and the rig sees what is lost."""

import pytest

from benchmarks.torture.disk import ROWS
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import judged
from tests.torture import broken

SHARE = 0.1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_show_goes_on_without_its_disk_and_the_record_catches_up(row, tmp_path):
    result = judged(row, Ground(tmp_path, SHARE))
    if result.verdict == "not run":
        pytest.skip(result.outcome.note)
    assert (broken(result.outcome), result.blind) == ([], ())
