"""Twenty kills: what the writers were promised is on the disk; and the rig sees it when it is not."""

import pytest

from benchmarks.torture.ground import Ground
from benchmarks.torture.kill import KILLS, ROWS
from tests.torture import broken

(ROW,) = ROWS
SHARE = 20 / KILLS


def test_nothing_that_was_acked_is_lost(tmp_path):
    assert broken(ROW.run(Ground(tmp_path, SHARE))) == []


@pytest.mark.parametrize("control", ROW.controls, ids=lambda control: control.what)
def test_the_rig_sees_a_broken_promise(control, tmp_path):
    assert control.sees in broken(control.run(Ground(tmp_path, SHARE)))
