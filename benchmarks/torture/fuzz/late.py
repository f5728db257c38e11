"""Sound commands that come late, or again: refused in their ack, beside which HTTP's code is 200."""

from __future__ import annotations

import uuid
from typing import Any

from hypothesis import strategies as st

AGAIN = ("again", "and-again")
"""The ids that are sent over and over."""
KINDS = ("go", "back")
"""What moves the show, and so may be overtaken."""


def _overtaken(draw: st.DrawFn) -> dict[str, Any]:
    """For a cue that is no longer next, or not yet."""
    expect = {"rev": draw(st.integers(0, 40)), "cue": draw(st.sampled_from(["end", "quay-0-000/talk", ""]))}
    return {"type": draw(st.sampled_from(KINDS)), "args": {}, "expect": expect}


def _old(draw: st.DrawFn) -> dict[str, Any]:
    """Pressed in another age, to be carried out at once or never."""
    return {"pressed_at": draw(st.integers(1, 10**9)), "ttl_ms": draw(st.integers(1, 2000))}


def _again(draw: st.DrawFn) -> dict[str, Any]:
    """Under an id that was sent before."""
    return {"id": draw(st.sampled_from(AGAIN)), "type": "pace", "args": {"wpm": draw(st.integers(90, 150))}}


@st.composite
def late(draw: st.DrawFn) -> dict[str, Any]:
    """A command that is sound; three of four come late or again."""
    told = {"v": 1, "id": uuid.uuid4().hex, "device": "fuzz", "type": "pace", "args": {"wpm": 100}}
    how = draw(st.sampled_from((_overtaken, _old, _again, None)))
    return told if how is None else told | how(draw)
