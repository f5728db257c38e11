"""The page about the show file says what the code reads."""

import re
import tomllib

from stagecue.rundown.showfile import read_show_file
from stagecue.rundown.showkeys import KEYS
from tests.house.sizes import ROOT

PAGE = (ROOT / "docs" / "show-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_every_key_has_its_row():
    rows = re.findall(r"^\| `\[*(\w+)", PAGE, re.MULTILINE)
    assert rows[: len(KEYS)] == ["event", "zone", "pace", "standby", "introductions", "stages", "paces", "cues",
        "items", "cards", "pronunciations"]  # fmt: skip
    assert set(KEYS) == set(rows[: len(KEYS)])


def test_the_examples_are_read_without_a_problem():
    found = read_show_file("\n".join(EXAMPLES).encode(), zones=("Europe/Paris",))
    assert found.problems == ()


def test_the_examples_have_every_key_but_one():
    assert set(KEYS) - set(tomllib.loads("\n".join(EXAMPLES))) == {"introductions"}
