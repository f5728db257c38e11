"""Running the rows of `make bench`: which are chosen, what is written, and what ends badly."""

import io
import json

import click
import pytest
from rich.console import Console

from benchmarks.__main__ import _chosen, play
from benchmarks.claims import Claim, Table
from benchmarks.rows import Row, rows

GOOD = Table("Good", "it holds", claims=[Claim("p50", 4, "ms", 5)])


def row(name, run=lambda: GOOD):
    return Row(name, "does it hold?", 1, run)


def interrupted():
    raise KeyboardInterrupt


CHOSEN = {
    "none is named: all": ((), ["a", "b", "c"]),
    "one": (("b",), ["b"]),
    "several, in the order of the table": (("c", "a"), ["a", "c"]),
}


@pytest.mark.parametrize(("names", "chosen"), CHOSEN.values(), ids=CHOSEN)
def test_rows_are_chosen_by_name(names, chosen):
    assert [one.name for one in _chosen(names, [row("a"), row("b"), row("c")])] == chosen


def test_an_unknown_row_is_told_with_those_that_there_are():
    with pytest.raises(click.BadParameter, match=r"no row d, e\. The rows are: a, b\."):
        _chosen(("d", "e", "a"), [row("a"), row("b")])


def test_every_row_has_a_name_of_its_own_and_says_how_long_it_takes():
    names = [one.name for one in rows()]
    assert len(set(names)) == len(names)
    assert sum(one.takes for one in rows()) <= 22


def written(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    return told["left_out"], [(one["name"], one["passed"]) for one in told["benches"]]


def test_what_was_run_is_on_the_disk_with_what_was_not(tmp_path):
    path = tmp_path / "results.json"
    tables = play([row("a"), row("b", interrupted), row("c")], Console(file=io.StringIO()), path)
    assert (tables, written(path)) == ([GOOD], (["b", "c"], [("Good", True)]))


def test_an_interrupted_run_says_how_many_rows_it_left_out(tmp_path):
    shown = io.StringIO()
    play([row("a", interrupted), row("b")], Console(file=shown), tmp_path / "results.json")
    assert shown.getvalue().splitlines()[-1] == "Interrupted: 2 of 2 rows were not run."
