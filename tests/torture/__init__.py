"""The rig `make torture` in short: the same rows with a small share, judged by what is no time."""

import pytest

from benchmarks.torture.row import NotHere

TIMES = (" s", " ms")
"""How a figure ends that tells a time: those are bounded by the rig alone."""


def broken(outcome):
    """The figures out of bounds that are no times."""
    return [figure.what for figure in outcome.figures if not figure.holds and not figure.what.endswith(TIMES)]


def run_or_skip(run, ground):
    """What `run` gives on `ground`; skipped where this machine cannot run it, in the rig's words."""
    try:
        return run(ground)
    except NotHere as lacking:
        pytest.skip(str(lacking))
