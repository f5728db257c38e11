"""The pages' modules stand in rooms too, and their imports point one way: show ← link ← text ← what is on a page."""

import re
from pathlib import Path

import pytest

JS = Path(__file__).parents[2] / "static" / "js"
# room -> the rooms that it may import, besides itself and the bare page.js; the pages themselves stand at the top
MAY_ENTER = {
    "show": (),  # what a state says; pure: no DOM, no clock, no socket
    "link": ("show",),  # the socket, the server's time, what this device keeps
    "text": ("show", "link"),  # a script as lines that scroll
    "look": ("show", "link"),  # how this screen looks
    "hands": ("show", "link", "text"),  # keys, clickers, fingers
    "screens": (
        "show",
        "link",
        "text",
        "look",
    ),  # what the crew asks of a screen, and what screens show beside the script
    "editing": ("show", "link"),  # new words while the text runs: what is typed, and its sheet
    "views": ("show", "link"),  # one render(state) each
    "rehearsal": ("show", "link"),
}
BARE = {"page.js", "ticking.js"}
IMPORT = re.compile(r'^(?:import|export)\b(?:[^;"]*\bfrom)?\s*"(\.[^"]+)";', re.MULTILINE)


def wrong_doors(path: Path, source: str) -> list[str]:
    """Imports of a module at `path` that go where they may not; types in comments are no doors."""
    mine = path.relative_to(JS).parts[0]
    reached = [(path.parent / found).resolve() for found in IMPORT.findall(source)]
    inside = [one.relative_to(JS) for one in reached if one.is_relative_to(JS) and one.name not in BARE]
    return [one.as_posix() for one in inside if one.parts[0] not in (mine, *MAY_ENTER[mine])]


@pytest.mark.parametrize("path", sorted(JS.glob("*/*.js")), ids=lambda path: path.name)
def test_the_rooms_of_the_pages_have_no_back_door(path):
    assert wrong_doors(path, path.read_text(encoding="utf-8")) == []


DOORS = {
    "on one line": (
        'import { a } from "../text/reader.js";\nimport { b } from "./clock.js";',
        ["text/reader.js"],
    ),
    "over several lines": ('import {\n  a,\n  b,\n} from "../text/reader.js";', ["text/reader.js"]),
    "handed on": ('export {\n  a,\n} from "../text/reader.js";', ["text/reader.js"]),
    "for what it does": ('import "../text/reader.js";', ["text/reader.js"]),
    "a type in a comment": ('/** @type {import("../text/reader.js").Reader} */', []),
    "its own room": ('export const a = 1;\nimport {\n  b,\n} from "./clock.js";', []),
}


@pytest.mark.parametrize(("source", "seen"), DOORS.values(), ids=DOORS)
def test_a_back_door_is_seen(source, seen):
    assert wrong_doors(JS / "show" / "motion.js", source) == seen
