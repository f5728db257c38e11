"""The sizes that keep the house readable. An exception carries its reason; three at most."""

import statistics

import pytest

from tests.house.sizes import ROOT, Function, functions, in_folder, measured

LINES_OF_A_FILE = 250
LINES_OF_A_FUNCTION = 40
LINES_OF_A_TEST = 25
MEDIAN_BELOW = 10
NEARLY_ALL_WITHIN = 30  # the 95th percentile

LONG_FILES: dict[str, str] = {}
LONG_TESTS: dict[str, str] = {}


def too_long(found: list[Function], limit: int) -> list[str]:
    return [f"{each.file}: {each.name} {each.lines}" for each in found if each.lines > limit]


@pytest.mark.parametrize("name", [name for name in measured() if name not in LONG_FILES])
def test_a_file_is_one_room(name):
    lines = (ROOT / name).read_text(encoding="utf-8").count("\n")
    assert lines <= LINES_OF_A_FILE, f"{name} has {lines} lines: is it two rooms?"


def test_no_function_is_long():
    everywhere = [each for folder in ("stagecue", "tests", "benchmarks") for each in in_folder(folder)]
    assert too_long(everywhere, LINES_OF_A_FUNCTION) == []


def test_most_functions_are_short():
    lines = sorted(each.lines for each in in_folder("stagecue"))
    assert statistics.median(lines) < MEDIAN_BELOW
    assert lines[int(len(lines) * 0.95) - 1] <= NEARLY_ALL_WITHIN


def test_no_test_is_long():
    tests = [each for each in in_folder("tests") if each.name.startswith("test_")]
    assert too_long([each for each in tests if each.name not in LONG_TESTS], LINES_OF_A_TEST) == []


@pytest.mark.parametrize("exceptions", [LONG_FILES, LONG_TESTS], ids=["files", "tests"])
def test_exceptions_are_few_and_have_reasons(exceptions):
    assert len(exceptions) <= 3
    assert all(exceptions.values())


SOURCES = {
    "one line": ("def f(): pass", [Function("a.py", "f", 1)]),
    "a docstring is free": (
        'def f():\n    """One.\n\n    Two.\n    """\n    return 1',
        [Function("a.py", "f", 2)],
    ),
    "decorators are free": ("@a\n@b\ndef f():\n    return 1", [Function("a.py", "f", 2)]),
    "nested ones count in both": (
        "def f():\n    async def g():\n        pass\n    return g",
        [Function("a.py", "f", 4), Function("a.py", "g", 2)],
    ),
}


@pytest.mark.parametrize(("source", "found"), SOURCES.values(), ids=SOURCES)
def test_the_measure(source, found):
    assert list(functions("a.py", source)) == found
