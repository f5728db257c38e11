"""The hostile rows in short: the show goes on, and the rig sees it where it would not."""

from functools import partial

import pytest

from benchmarks.torture import clock_step, giant, slow_commit, slow_reader, stopped, strangers
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import judged
from tests.torture import broken, run_or_skip

SHARE = 0.05
QUICK = [*((row, SHARE) for row in giant.ROWS), *((row, 0.2) for row in strangers.ROWS)]
LONG = {
    "stopped": partial(stopped.stopped, stop=stopped.BRIEFLY),
    "slow-reader": slow_reader.ROWS[0].run,
    "slow-commit": slow_commit.ROWS[0].run,
    "clock-step": clock_step.ROWS[0].run,
}
"""Their controls take as long as they do: `make torture` alone runs these."""


@pytest.mark.parametrize(("row", "share"), QUICK, ids=[row.name for row, _ in QUICK])
def test_the_show_goes_on_and_the_rig_would_see_it_if_not(row, share, tmp_path):
    result = run_or_skip(partial(judged, row), Ground(tmp_path, share))
    if result.verdict == "not run":
        pytest.skip(result.outcome.note)
    assert (broken(result.outcome), result.blind) == ([], ())


@pytest.mark.parametrize("run", LONG.values(), ids=LONG)
def test_the_show_goes_on(run, tmp_path):
    assert broken(run_or_skip(run, Ground(tmp_path, SHARE))) == []
