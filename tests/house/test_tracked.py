"""What may not be committed: what a build brings, and addresses and places of one machine or one network."""

import json
import re

import pytest

from tests.house.sizes import ROOT, files

# a path below a person's or a job's folder; a test's own made-up ones are written in pieces
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w+")
TEXT = (".py", ".toml", ".json", ".md", ".js", ".css", ".html", ".txt", ".yml", "Makefile", "run", ".npmrc")


def test_nothing_is_committed_that_a_build_brings():
    brought = [name for name in files() if name.startswith(("static/vendor/", "node_modules/", "dist/"))]
    assert brought == []


def test_the_lock_file_has_hashes_and_no_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert "://" not in json.dumps(lock)


@pytest.mark.parametrize("name", [name for name in files() if name.endswith(TEXT)])
def test_no_place_of_one_machine_is_written_down(name):
    text = (ROOT / name).read_text(encoding="utf-8", errors="replace")
    assert MACHINE_PATH.findall(text) == []
