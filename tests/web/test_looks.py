"""The look that programs may ask for is the page's own table; what cannot be is refused in words."""

import json
import subprocess

import msgspec
import pytest

from stagecue.errors import UsageError
from stagecue.web.looks import FIELDS, check_look
from tests.test_javascript import ROOT, node  # noqa: F401  # a fixture

PRINTED = """
import { SETTINGS } from "./static/js/look/look.js";
const told = (one) => one.kind === "choice" ? { enum: Object.keys(one.choices).sort() }
  : one.kind === "amount" ? { minimum: one.min, maximum: one.max } : one.kind;
console.log(JSON.stringify(Object.fromEntries(SETTINGS.map((one) => [one.name, told(one)]))));
"""


def told(kind):
    """A setting as the page's table has it."""
    match msgspec.json.schema(kind):
        case {"enum": choices}:
            return {"enum": sorted(choices)}
        case {"minimum": least, "maximum": most}:
            return {"minimum": least, "maximum": most}
        case {"pattern": _}:
            return "colour"
        case _:
            return "switch"


def test_the_two_tables_of_the_look_are_one(node):  # noqa: F811
    command = [node, "--input-type=module", "-e", PRINTED]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert {name: told(kind) for name, kind in FIELDS.items()} == json.loads(ran.stdout)


REFUSED = {
    "an amount beyond": ({"size": 900}, "`size` cannot be 900: it goes from 50 to 200."),
    "an amount as a word": ({"size": "big"}, '`size` cannot be "big": it goes from 50 to 200.'),
    "no number": ({"dim": float("nan")}, "`dim` cannot be NaN: it goes from 0 to 40."),
    "a choice": ({"mirror": "x"}, '`mirror` cannot be "x": choose both, h, none or v.'),
    "a switch": ({"now": "on"}, '`now` cannot be "on": say true or false.'),
    "a colour": ({"ink": "red"}, '`ink` cannot be "red": write it as #ffcc00.'),
    "long": ({"ink": "x" * 90}, f'`ink` cannot be "{"x" * 39}: write it as #ffcc00.'),
    "unknown": ({"sise": 90}, f"A look has no setting 'sise'. It has: {', '.join(FIELDS)}."),
    "nothing": ({}, f"Name a setting of the look: {', '.join(FIELDS)}."),
}


@pytest.mark.parametrize(("given", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_with_what_can(given, sentence):
    with pytest.raises(UsageError) as refused:
        check_look(given)
    assert str(refused.value) == sentence


def test_what_can_be_is_taken():
    check_look({"size": 120, "mirror": "h", "turn": "90", "ink": "#FFcc00", "now": False})
