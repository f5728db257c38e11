"""The rig itself: what a figure holds, how a row is judged, and that a row never passes by itself."""

import io
import json
import math
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.torture.__main__ import _run, play
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Control, Figure, NotHere, Outcome, Result, Row, judged
from benchmarks.torture.rows import ROWS
from benchmarks.torture.table import show, told, write
from benchmarks.torture.taken_out.faults import FAULTS
from benchmarks.torture.taken_out.promises import PROMISES
from benchmarks.torture.taken_out.refusals import REFUSALS
from benchmarks.torture.taken_out.without import CHECKS, TAKEN_OUT
from benchmarks.torture.venue.server import PORTS, free_port

FIGURES = {
    "tells only": (Figure("lost", 7), True),
    "at the upper bound": (Figure("lost", 0, at_most=0), True),
    "above it": (Figure("lost", 1, at_most=0), False),
    "at the lower bound": (Figure("kills", 200, at_least=200), True),
    "below it": (Figure("kills", 199, at_least=200), False),
    "between two": (Figure("share", 5, at_least=4, at_most=6), True),
    "no number": (Figure("p99 s", math.nan, at_most=4), False),
    "no number, from below": (Figure("kills", math.nan, at_least=4), False),
}


@pytest.mark.parametrize(("figure", "holds"), FIGURES.values(), ids=FIGURES)
def test_a_figure_holds_within_its_bounds(figure, holds):
    assert figure.holds is holds


def lost(count):
    """A run that loses so many."""
    return lambda _ground: Outcome((Figure("lost", count, at_most=0), Figure("kills", 1, at_least=1)))


def lacking(_ground):
    raise NotHere("no strace")


def breaking(_ground):
    raise RuntimeError("the server did not start [/tmp]")


VERDICTS = {
    "all within bounds, the control seen": (lost(0), [lost(1)], "holds", ()),
    "a figure out of bounds": (lost(1), [lost(1)], "FAILS", ()),
    "nothing bounded": (lambda _ground: Outcome((Figure("lost", 0),)), [lost(1)], "FAILS", ()),
    "nothing measured": (lambda _ground: Outcome(()), [lost(1)], "FAILS", ()),
    "the control does not fail": (lost(0), [lost(0)], "BLIND", ("control 0",)),
    "one control of two does not fail": (lost(0), [lost(1), lost(0)], "BLIND", ("control 1",)),
    "the control breaks down": (lost(0), [breaking], "BLIND", ("control 0",)),
    "the control cannot be run": (lost(0), [lacking], "BLIND", ("control 0",)),
    "it cannot be run": (lacking, [lost(1)], "not run", ()),
    "it breaks down": (breaking, [lost(1)], "FAILS", ()),
}


@pytest.mark.parametrize(("run", "controls", "verdict", "blind"), VERDICTS.values(), ids=VERDICTS)
def test_a_verdict(run, controls, verdict, blind):
    made = tuple(Control(f"control {number}", one, "lost") for number, one in enumerate(controls))
    found = _run(Row("row", "asks", run, made), 1.0)
    assert (found.verdict, found.blind) == (verdict, blind)


def test_a_control_must_fail_on_the_figure_it_names(tmp_path):
    row = Row("row", "asks", lost(0), (Control("another", lost(1), "kills"),))
    assert judged(row, Ground(tmp_path)).blind == ("another",)


def test_a_row_and_its_controls_each_have_a_folder_of_their_own(tmp_path):
    seen = []
    spy = lambda ground: seen.append(ground) or lost(len(seen) - 1)(ground)  # noqa: E731
    judged(
        Row("row", "asks", spy, (Control("one", spy, "lost"), Control("two", spy, "lost"))),
        Ground(tmp_path, 0.1),
    )
    assert seen == [Ground(tmp_path / name, 0.1) for name in ("run", "control-0", "control-1")]


def test_a_control_that_cannot_be_run_says_why(tmp_path):
    row = Row("row", "asks", lost(0), (Control("counted", lacking, "lost"),))
    assert judged(row, Ground(tmp_path)).controls == (("counted", Outcome((), "no strace")),)


def test_the_folder_of_a_row_is_gone_when_it_has_broken_down():
    seen = []
    _run(Row("row", "asks", lambda ground: seen.append(ground.folder) or breaking(ground), ()), 1.0)
    assert not seen[0].exists()


SHARES = {
    "the whole": (1.0, 200, 200), "a tenth": (0.1, 200, 20), "rounded up": (0.1, 11, 2), "the least": (0.001, 10, 3),
}  # fmt: skip


@pytest.mark.parametrize(("share", "whole", "count"), SHARES.values(), ids=SHARES)
def test_a_share_of_the_whole(tmp_path, share, whole, count):
    assert Ground(tmp_path, share).count(whole, least=1 if share != 0.001 else 3) == count


RESULT = Result(
    "kill",
    "0 lost [/all]",
    "BLIND",
    Outcome((Figure("lost", 0, at_most=0), Figure("p99 s", math.nan, at_most=4)), "in [words]"),
    (("acked before", Outcome((), "no strace [here]")), ("forgotten", lost(3)(None))),
    ("acked before",),
    744.0,
)


def test_a_table_says_what_failed_and_why_a_control_did_not():
    console = Console(width=240, record=True, file=io.StringIO())
    show([RESULT], console)
    text = console.export_text()
    for words in ("0 lost [/all]", "p99 s: nan (≤ 4) ✗", "in [words]", "NOT SEEN (no strace [here])",
                  "forgotten: seen (lost: 3 (≤ 0) ✗)", "BLIND", "in all 12 min"):  # fmt: skip
        assert words in text


def test_what_programs_read_is_json(tmp_path):
    write([RESULT], {"processors": 2}, left_out=["soak"], path=tmp_path / "torture.json")
    read = json.loads((tmp_path / "torture.json").read_text(encoding="utf-8"), parse_constant=pytest.fail)
    assert (read["machine"], read["left_out"]) == ({"processors": 2}, ["soak"])
    assert read["rows"][0]["outcome"]["figures"][1]["value"] is None


def interrupting(_ground):
    raise KeyboardInterrupt


RUNS = {
    "all of them": ([lost(0), lost(0)], ["holds", "holds"], []),
    "one that breaks down stops no other": ([breaking, lost(0)], ["FAILS", "holds"], []),
    "one that cannot be run": ([lacking, lost(0)], ["not run", "holds"], []),
    "cut off in the second": ([lost(0), interrupting, lost(0)], ["holds"], ["1", "2"]),
    "cut off in the first": ([interrupting, lost(0)], [], None),
}


@pytest.mark.parametrize(("runs", "verdicts", "left_out"), RUNS.values(), ids=RUNS)
def test_what_was_done_is_told_however_a_run_ends(runs, verdicts, left_out, tmp_path):
    rows = [Row(str(n), "asks", run, (Control("one", lost(1), "lost"),)) for n, run in enumerate(runs)]
    console, path = Console(width=160, record=True, file=io.StringIO()), tmp_path / "torture.json"
    results = play(rows, 1.0, console, path)
    text = console.export_text()
    read = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"rows": [], "left_out": None}
    assert [one.verdict for one in results] == [one["verdict"] for one in read["rows"]] == verdicts
    assert read["left_out"] == left_out
    assert ("in all 0 min" in text, "Interrupted" in text) == (bool(results), len(results) < len(rows))


def test_nothing_is_taken_out_under_two_names_or_one_name_twice():
    names = [name for taken in (FAULTS, PROMISES, REFUSALS, CHECKS) for name in taken]
    assert sorted(names) == sorted(TAKEN_OUT)


def test_a_figure_is_told_with_its_bounds():
    assert told(Outcome((Figure("share", 5, at_least=4, at_most=6),))) == "share: 5 (≤ 6, ≥ 4)"


def test_every_row_has_a_name_of_its_own_and_a_control():
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert [row.name for row in ROWS if not row.controls] == []


def test_no_caller_is_given_the_port_of_a_server():
    assert all(PORTS[0] <= free_port() < PORTS[1] for _ in range(20))


@pytest.mark.parametrize("name", [row.name for row in ROWS])
def test_every_row_is_described(name):
    page = Path(__file__).parents[2] / "docs" / "torture.md"
    assert f"`{name}`" in page.read_text(encoding="utf-8")
