"""The pages' modules stand in rooms too, and their imports point one way: show ← link ← text ← what is on a page."""

import re
from pathlib import Path

import pytest

JS = Path(__file__).parents[2] / "static" / "js"
# a row of the table of rooms: its name, its law, the rooms that it may use besides itself and what knows no room
ROW = re.compile(r"^\| `(\w+)` \| .+ \| (.+) \|$", re.MULTILINE)
MAY_ENTER = {
    room: tuple(re.findall(r"`(\w+)`", rooms))
    for room, rooms in ROW.findall((JS / "README.md").read_text(encoding="utf-8"))
}
BARE = {"page.js", "ticking.js"}
IMPORT = re.compile(r'^(?:import|export)\b(?:[^;"]*\bfrom)?\s*"(\.[^"]+)";', re.MULTILINE)

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
IMPURE = re.compile(
    r"\b(?:document|window|navigator|localStorage|sessionStorage|crypto|performance|fetch|setTimeout|setInterval"
    r"|requestAnimationFrame|Date\.now|Math\.random|WebSocket|Worker)\b|new Date\(\)"
)


def wrong_doors(path: Path, source: str) -> list[str]:
    """Imports of a module at `path` that go where they may not; types in comments are no doors."""
    mine = path.relative_to(JS).parts[0]
    reached = [(path.parent / found).resolve() for found in IMPORT.findall(source)]
    inside = [one.relative_to(JS) for one in reached if one.is_relative_to(JS) and one.name not in BARE]
    return [one.as_posix() for one in inside if one.parts[0] not in (mine, *MAY_ENTER[mine])]


@pytest.mark.parametrize("path", sorted(JS.glob("*/*.js")), ids=lambda path: path.name)
def test_the_rooms_of_the_pages_have_no_back_door(path):
    assert wrong_doors(path, path.read_text(encoding="utf-8")) == []


def test_each_room_has_its_law():
    assert set(MAY_ENTER) == {folder.name for folder in JS.iterdir() if folder.is_dir()}


def impure(source: str) -> list[str]:
    """What a pure module names of the world around it; comments may."""
    return IMPURE.findall(re.sub(COMMENT, "", source))


@pytest.mark.parametrize("path", sorted((JS / "show").glob("*.js")), ids=lambda path: path.name)
def test_what_a_state_says_is_pure(path):
    assert impure(path.read_text(encoding="utf-8")) == []


WORLDS = {
    "what is kept": ("localStorage.getItem(KEY)", ["localStorage"]),
    "a clock": ("const now = Date.now();", ["Date.now"]),
    "today": ("const today = new Date();", ["new Date()"]),
    "a day of the plan": ("new Date(`${iso}T12:00:00Z`)", []),
    "a word in a comment": ("/** the window of a smoothing */ // of the document", []),
}


@pytest.mark.parametrize(("source", "found"), WORLDS.values(), ids=WORLDS)
def test_what_is_not_pure_is_seen(source, found):
    assert impure(source) == found


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
