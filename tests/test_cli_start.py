"""What the start of a show does not wait for: a command brings in what it needs, not what the others need."""

import json
import subprocess
import sys

import pytest

ASKED = """
import json, sys
from stagecue.cli import commands
commands.get_command(None, sys.argv[1])
json.dump(sorted(sys.modules), sys.stdout)
"""
WATCHED = {"psutil", "rich.progress", "stagecue.app.doctor", "stagecue.app.rehearsing", "stagecue.web.app"}


def imported(command):
    asked = [sys.executable, "-c", ASKED, command]
    return set(json.loads(subprocess.run(asked, capture_output=True, check=True).stdout))


@pytest.mark.parametrize(
    ("command", "needs"),
    [
        pytest.param(
            "serve", {"stagecue.web.app"}, id="a show needs its pages, not the doctor and no rehearsal"
        ),
        pytest.param("doctor", WATCHED - {"rich.progress"} - {"stagecue.app.rehearsing"}, id="the doctor"),
        pytest.param("nonsense", set(), id="what is no command needs nothing"),
    ],
)
def test_a_command_imports_what_it_needs(command, needs):
    assert imported(command) & WATCHED == needs


def test_every_command_is_found_under_its_name():
    from stagecue.cli import commands

    names = commands.list_commands(None)
    assert [commands.get_command(None, name).name for name in names] == names
