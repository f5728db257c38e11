"""What the rows of the step and of the pace come to when there is next to nothing to compare."""

import pytest

from benchmarks.agreeing import Screen, _enough, _name
from benchmarks.pacing import _sizes

TIMES = {"left alone": (0.0, 10.0), "changes": (10.0, 20.0), "after a reload": (20.0, 30.0)}
READS = [(at / 2, at) for at in range(60)]
LOADED_ANEW = [*READS[:40], (20.0, None), *READS[44:]]
LOOKS = [0.1] * 150
SEEN = {
    "all read": ((READS, READS, LOADED_ANEW), LOOKS, ["passed"] * 6),
    "all show nothing": (([], [], []), [], ["MISSED"] * 6),
    "one shows nothing": ((READS, [], LOADED_ANEW), LOOKS, [*["MISSED"] * 3, "passed", "MISSED", "passed"]),
    "the one that was loaded never comes back": (
        (READS, READS, [*READS[:40], (20.0, None)]),
        LOOKS,
        [*["passed"] * 3, "MISSED", "passed", "passed"],
    ),
    "all stand on one word": (([(0.0, 1)],) * 3, LOOKS, [*["passed"] * 4, "MISSED", "passed"]),
    "hardly a look at the glass": ((READS,) * 3, [0.1], [*["passed"] * 5, "MISSED"]),
}


@pytest.mark.parametrize(("words", "lines", "verdicts"), SEEN.values(), ids=SEEN)
def test_screens_have_to_show_something(words, lines, verdicts):
    screens = [
        Screen(name, None, list(one), list(lines))
        for name, one in zip(("1280", "phone", "1920"), words, strict=True)
    ]
    claims = [*_name(screens, TIMES), *_enough(screens, TIMES)]
    assert [one.verdict for one in claims] == verdicts


@pytest.mark.parametrize(
    ("letters", "verdict"), [([45.0, 75.0, 120.0], "passed"), ([75.0, 75.0, 120.0], "MISSED")]
)
def test_sizes_of_letters_differ(letters, verdict):
    assert _sizes(500, letters).verdict == verdict
