"""The claims of `make bench`: what is passed, missed or not measured, and what a busy machine does to them."""

import io
import re

import pytest
from rich.console import Console

from benchmarks import claims
from benchmarks.claims import Claim, Table, watched
from benchmarks.machine import Busy

CLAIMS = {
    "under its bound": (Claim("p50", 4, "ms", 5), "passed"),
    "at its bound": (Claim("p50", 5, "ms", 5), "passed"),
    "over it": (Claim("p50", 5.01, "ms", 5), "MISSED"),
    "over a bound from below": (Claim("agree", 99.5, "%", 99, at_least=True), "passed"),
    "under it": (Claim("agree", 98.9, "%", 99, at_least=True), "MISSED"),
    "no figure": (Claim("p50", None, "ms", 5), "not measured"),
    "no number": (Claim("p50", float("nan"), "ms", 5), "MISSED"),
    "within times the reference": (Claim("p50", 4, "ms", reference=2, times=2.5), "passed"),
    "at times the reference": (Claim("p50", 5, "ms", reference=2, times=2.5), "passed"),
    "over times the reference": (Claim("p50", 5.1, "ms", reference=2, times=2.5), "MISSED"),
    "within its bound, over times the reference": (
        Claim("p50", 4, "ms", 5, reference=1, times=2.5),
        "MISSED",
    ),
    "over its bound, within times the reference": (
        Claim("p50", 6, "ms", 5, reference=4, times=2.5),
        "MISSED",
    ),
    "a part of the reference, from below": (
        Claim("draws", 990, "", at_least=True, reference=1000, times=0.99),
        "passed",
    ),
    "too small a part": (Claim("draws", 989, "", at_least=True, reference=1000, times=0.99), "MISSED"),
    "times a reference that is not there": (Claim("p50", 4, "ms", 5, times=2.5), "not measured"),
    "times a reference of nothing, from below": (
        Claim("draws", 0, "", at_least=True, reference=0, times=0.99),
        "not measured",
    ),
    "times a reference of nothing": (Claim("p50", 0, "ms", 5, reference=0, times=2.5), "not measured"),
    "nothing bounds it": (Claim("the longest", 31, "ms", reference=2), "reference"),
    "too much was taken": (Claim("p50", 4, "ms", 5, measured=False), "not measured"),
    "too much was taken, and it is over": (Claim("p50", 6, "ms", 5, measured=False), "not measured"),
    "too much was taken, nothing bounds it": (Claim("max", 6, "ms", measured=False), "reference"),
}
GOOD, BAD = Claim("p50", 4, "ms", 5), Claim("p50", 6, "ms", 5)
TABLES = {
    "all passed": ([GOOD, Claim("max", 9, "ms")], False),
    "one missed": ([GOOD, BAD], True),
    "one not measured": ([GOOD, Claim("p99", None, "ms", 5)], True),
    "no claims at all": ([], True),
    "nothing that could be missed": ([Claim("max", 9, "ms")], True),
}
QUIET, TAKEN = (Busy(steal, steal, 30.0, 0.0, 0.0, 1.0) for steal in (0.5, 5.1))
FOR_A_MOMENT = Busy(0.9, 40.0, 30.0, 0.0, 0.0, 1.0)
UNKNOWN = Busy(None, None, None, None, None, None)
RUNS = {
    "quiet": ([QUIET], 1, "passed"),
    "at the first taken": ([TAKEN, QUIET], 2, "passed"),
    "taken for a moment, which is all that a p99 asks": ([FOR_A_MOMENT, QUIET], 2, "passed"),
    "taken twice": ([TAKEN, TAKEN], 2, "not measured"),
    "a system that does not tell": ([UNKNOWN], 1, "passed"),
}


@pytest.mark.parametrize(("claim", "verdict"), CLAIMS.values(), ids=CLAIMS)
def test_a_claim_comes_to_its_verdict(claim, verdict):
    assert claim.verdict == verdict


@pytest.mark.parametrize(("made", "failed"), TABLES.values(), ids=TABLES)
def test_a_row_fails_unless_something_was_judged_and_all_of_it_passed(made, failed):
    assert Table("Tap", "a tap", claims=made).failed is failed


class Watching:
    """Stands in for the look at the machine: says what it was told, a run after the other."""

    def __init__(self, says):
        self._says = iter(says)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass

    def busy(self):
        return next(self._says)


@pytest.mark.parametrize(("says", "runs", "verdict"), RUNS.values(), ids=RUNS)
def test_a_row_whose_machine_was_taken_runs_again_once_and_is_never_passed(monkeypatch, says, runs, verdict):
    watching, ran = Watching(says), []
    monkeypatch.setattr(claims, "Watch", lambda: watching)
    table = watched("tap", lambda: ran.append(1) or Table("Tap", "a tap", claims=[GOOD]))
    assert (len(ran), [one.verdict for one in table.claims]) == (runs, [verdict])


def test_a_row_that_breaks_down_is_told_as_not_measured_and_says_why():
    def breaks():
        raise RuntimeError("no browser: install Chromium")

    table = watched("tap", breaks)
    (claim,) = table.claims
    assert (table.name, claim.verdict) == ("tap", "not measured")
    assert re.fullmatch(r"RuntimeError in claims\.py, line \d+: no browser: install Chromium", claim.note)


def test_the_table_shows_figure_bound_reference_and_verdict():
    shown = io.StringIO()
    claim = Claim("p50", 3.21, "ms", 5, reference=2, times=2.5, note="n = 200 [of 200]")
    Table("Tap", "a tap", {"browser": "Chromium 1", "steal_percent": 0.2}, [claim]).show(
        Console(file=shown, width=140)
    )
    line = next(line for line in shown.getvalue().splitlines() if "p50" in line)
    assert [cell.strip() for cell in line.strip("│").split("│")] == [
        "p50", "3.21 ms", "≤ 5.00 ms", "2.00 ms", "1.60", "≤ 2.5", "n = 200 [of 200]", "passed",
    ]  # fmt: skip
    assert "browser Chromium 1; steal % 0.2" in shown.getvalue()
