"""The races in short: one cue for each crowd, and the rig sees it when it is two."""

import pytest

from benchmarks.torture.ground import Ground
from benchmarks.torture.hostile.races import ROWS
from benchmarks.torture.row import judged

SHARE = 0.02


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_crowd_that_presses_for_one_cue_takes_one(row, tmp_path):
    result = judged(row, Ground(tmp_path, SHARE))
    assert (result.outcome.failing, result.blind) == ((), ())
