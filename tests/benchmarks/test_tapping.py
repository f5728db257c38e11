"""Which change of the banner belongs to which tap."""

import pytest

from benchmarks.tapping import delays

TAPS = {
    "each has its own": ([100, 600], [104, 603], [0.004, 0.003]),
    "one changed nothing": ([100, 600], [603], [None, 0.003]),
    "the last changed nothing": ([100, 600], [104], [0.004, None]),
    "changed twice: the first counts": ([100], [104, 300], [0.004]),
    "what was there before is nobody's": ([100], [90], [None]),
    "no taps": ([], [90], []),
}


@pytest.mark.parametrize(("taps", "seen", "found"), TAPS.values(), ids=TAPS)
def test_a_tap_is_answered_by_the_first_change_before_the_next_tap(taps, seen, found):
    assert list(delays(taps, seen)) == [None if one is None else pytest.approx(one) for one in found]
