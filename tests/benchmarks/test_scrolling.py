"""What the row of the scroll comes to: beside a page that draws nothing, and with too few pictures."""

import pytest

from benchmarks.scrolling import PICTURES, drawn_beside, off_the_table

DRAWN = {
    "as many as the bare page": ({"bare": 1200, "plain": 1200, "stalled": 1199}, ["passed"] * 3),
    "a frame is lost now and then": (
        {"bare": 1200, "plain": 1200, "stalled": 1100},
        ["passed", "passed", "MISSED"],
    ),
    "nothing is drawn at all": ({"bare": 0, "plain": 0, "stalled": 0}, ["not measured"] * 3),
    "the bare page crawls": ({"bare": 900, "plain": 1200, "stalled": 1200}, ["not measured"] * 3),
}
FOUND = {
    "on its table": ([0.1] * PICTURES, ["passed", "passed"]),
    "off by a bar on most": ([0.0] + [160.0] * PICTURES, ["MISSED", "MISSED"]),
    "too few pictures": ([0.1] * (PICTURES - 1), ["not measured", "not measured"]),
    "none": ([], ["not measured", "not measured"]),
}


@pytest.mark.parametrize(("drawn", "verdicts"), DRAWN.values(), ids=DRAWN)
def test_draws_are_judged_beside_a_page_that_draws(drawn, verdicts):
    assert [one.verdict for one in drawn_beside(drawn, 20.0)] == verdicts


@pytest.mark.parametrize(("found", "verdicts"), FOUND.values(), ids=FOUND)
def test_the_glass_is_judged_by_enough_pictures(found, verdicts):
    assert [one.verdict for one in off_the_table(found, "stalled")] == verdicts
