"""Running the rows of `make bench`: which are chosen, what is written, and what ends badly."""

import io
import json

import click
import pytest
from rich.console import Console

from benchmarks import __main__ as bench
from benchmarks.__main__ import _chosen, play
from benchmarks.claims import Claim, Table
from benchmarks.rows import Row, rows

GOOD = Table("Good", "it holds", claims=[Claim("p50", 4, "ms", 5)])
BAD = Table("Bad", "it holds", claims=[Claim("p50", 6, "ms", 5)])
HERE = {"date": "2026-03-14T10:00:00+00:00", "processor": "a processor", "commit": "0123456789ab"}


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
    assert sum(one.takes for one in rows()) <= 24


def written(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    return told["left_out"], [(one["row"], one["date"], one["passed"]) for one in told["benches"]]


@pytest.fixture
def bench_of(tmp_path, monkeypatch):
    """Run rows of a bench that has the rows a, b and c, on this machine, and give what the file says then."""

    def of(*chosen, **machine):
        monkeypatch.setattr(bench, "described", lambda: HERE | machine)
        path = tmp_path / "results.json"
        play(chosen, [row("a"), row("b"), row("c")], Console(file=io.StringIO()), path)
        return written(path)

    return of


THEN, NOW = HERE["date"], "2026-03-14T11:00:00+00:00"
AGAIN = {
    "the same commit and machine: what was run before stays, in the order of the table": (
        {"date": NOW},
        (["b"], [("a", NOW, False), ("c", THEN, True)]),
    ),
    "another commit": ({"date": NOW, "commit": "ba9876543210"}, (["b", "c"], [("a", NOW, False)])),
    "another machine": ({"date": NOW, "processor": "another"}, (["b", "c"], [("a", NOW, False)])),
}
NO_COMMIT = {"files differ from the commit": "0123456789ab+", "no commit is known": None}


def test_what_was_run_is_on_the_disk_with_what_was_not(bench_of):
    found = bench_of(row("a"), row("b", interrupted), row("c"))
    assert found == (["b", "c"], [("a", THEN, True)])


@pytest.mark.parametrize(("machine", "left"), AGAIN.values(), ids=AGAIN)
def test_a_row_that_is_run_alone_replaces_itself(bench_of, machine, left):
    bench_of(row("c"), row("a"))
    assert bench_of(row("a", lambda: BAD), **machine) == left


@pytest.mark.parametrize("commit", NO_COMMIT.values(), ids=NO_COMMIT)
def test_nothing_is_kept_of_a_program_that_has_no_commit(bench_of, commit):
    bench_of(row("c"), commit=commit)
    assert bench_of(row("a"), commit=commit) == (["b", "c"], [("a", THEN, True)])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"machine": 1, "benches": 2}', '{"benches": [3]}'])
def test_a_file_that_cannot_be_read_is_written_anew(bench_of, tmp_path, text):
    (tmp_path / "results.json").write_text(text, encoding="utf-8")
    assert bench_of(row("a")) == (["b", "c"], [("a", THEN, True)])


def test_an_interrupted_run_says_how_many_rows_it_left_out(tmp_path):
    shown = io.StringIO()
    chosen = [row("a", interrupted), row("b")]
    play(chosen, chosen, Console(file=shown), tmp_path / "results.json")
    assert shown.getvalue().splitlines()[-1] == "Interrupted: 2 of 2 rows were not run."
