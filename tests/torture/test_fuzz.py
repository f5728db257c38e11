"""The row on nonsense in short: some 300 messages, some 35 requests, and the servers that must not pass."""

import pytest

from benchmarks.torture.fuzz import ROWS
from benchmarks.torture.ground import Ground
from tests.torture import broken

(ROW,) = ROWS


def test_nonsense_changes_nothing_and_is_told_nothing(tmp_path):
    outcome = ROW.run(Ground(tmp_path, 0.0035))
    assert broken(outcome) == [], outcome.note


@pytest.mark.parametrize("control", ROW.controls, ids=lambda control: control.what)
def test_a_server_that_gives_way_is_seen(tmp_path, control):
    assert control.sees in control.run(Ground(tmp_path, 0.003)).failing
