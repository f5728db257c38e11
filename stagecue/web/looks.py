"""How a screen looks, as programs and controllers may ask for it: the table of static/js/look/look.js, typed.

A test holds the two tables together. The screen itself has the last word: it takes the nearest step, and
says what it could not do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from stagecue.errors import UsageError

Colour = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]
LONGEST_SAID = 40


class Look(msgspec.Struct, frozen=True):
    """How a screen looks; what each setting does, docs/look.md says."""

    font: Literal["atkinson", "lexend", "opendyslexic", "own"]
    size: Annotated[float, Meta(ge=50, le=200)]
    leading: Annotated[float, Meta(ge=1.1, le=2)]
    margin: Annotated[float, Meta(ge=2, le=35)]
    column: Annotated[float, Meta(ge=16, le=120)]
    reading: Annotated[float, Meta(ge=10, le=80)]
    mark: Literal["arrow", "line", "band", "none"]
    now: bool
    passed: bool
    theme: Literal["white-on-black", "yellow-on-black", "black-on-white", "own"]
    ink: Colour
    ground: Colour
    dim: Annotated[float, Meta(ge=0, le=40)]
    mirror: Literal["none", "h", "v", "both"]
    turn: Literal["0", "90", "180", "270"]
    clock: bool
    remaining: bool


FIELDS: Mapping[str, Any] = {one.name: one.type for one in msgspec.structs.fields(Look)}
LookIn = msgspec.defstruct(
    "LookIn",
    [(name, kind | UnsetType, UNSET) for name, kind in FIELDS.items()],
    frozen=True,
    forbid_unknown_fields=True,
    namespace={"__doc__": "The settings that are to change; the others stay as they are."},
)


def check_look(given: Mapping[str, Any]) -> None:
    """UsageError says of the first setting that cannot be what it may be."""
    if not given:
        raise UsageError(f"Name a setting of the look: {', '.join(FIELDS)}.")
    for name, value in given.items():
        if name not in FIELDS:
            raise UsageError(
                f"A look has no setting {str(name)[:LONGEST_SAID]!r}. It has: {', '.join(FIELDS)}."
            )
        try:
            msgspec.convert(value, FIELDS[name])
        except msgspec.ValidationError as error:
            said = json.dumps(value, default=str)[:LONGEST_SAID]
            raise UsageError(f"`{name}` cannot be {said}: {_range(name)}.") from error


def _range(name: str) -> str:
    """What a setting may be."""
    match msgspec.json.schema(FIELDS[name]):
        case {"enum": choices}:
            return f"choose {_listed(choices)}"
        case {"minimum": least, "maximum": most}:
            return f"it goes from {least:g} to {most:g}"
        case {"pattern": _}:
            return "write it as #ffcc00"
        case _:
            return "say true or false"


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}"
