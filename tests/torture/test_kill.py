"""Twenty kills: what the writers were promised is on the disk; and the rig sees it when it is not."""

import pytest

from benchmarks.torture.ground import Ground
from benchmarks.torture.kill.loop import KILLS, NOT_GOOD, ROWS, figures
from benchmarks.torture.kill.tally import Life, Tally
from tests.torture import broken

(ROW,) = ROWS
SHARE, FEW = 20 / KILLS, 10 / KILLS
ALL_WELL = {
    "lives": [Life("load", spawned=0.0, killed=1.0, opened=True, copying=True)] * KILLS,
    "backups": [True] * KILLS, "looks": KILLS, "in_start": 20, "replaying": 10, "copying": 20, "acked": 9000, "resent": 90,
    "restarts": [1.0] * KILLS,
}  # fmt: skip
SHORT_OF = {
    "nothing": ({}, []),
    "kills": ({"lives": []}, ["kills"]),
    "looks at the record": ({"looks": 0}, ["looks at the record"]),
    "looks at backups": ({"backups": []}, ["backups looked at"]),
    "good backups": ({"backups": [True] * KILLS + [False]}, [NOT_GOOD]),
    "kills in the start": ({"in_start": 0}, ["of them in the start"]),
    "kills in replay": ({"replaying": 0}, ["with the record open, replaying"]),
    "kills in a backup": ({"copying": 0}, ["of them while a backup ran"]),
    "promises": ({"acked": 0}, ["acked commands"]),
    "presses sent again": ({"resent": 0}, ["sent again, not answered before a kill"]),
}


@pytest.mark.parametrize(("less", "found"), SHORT_OF.values(), ids=SHORT_OF)
def test_a_row_that_looked_at_too_little_does_not_hold(less, found):
    made = figures(Tally(**ALL_WELL | less), KILLS, bare=False)
    assert [figure.what for figure in made if not figure.holds] == found


def test_nothing_that_was_acked_is_lost(tmp_path):
    assert broken(ROW.run(Ground(tmp_path, SHARE))) == []


@pytest.mark.parametrize("control", ROW.controls, ids=lambda control: control.what)
def test_the_rig_sees_a_broken_promise(control, tmp_path):
    assert control.sees in broken(control.run(Ground(tmp_path, FEW)))
