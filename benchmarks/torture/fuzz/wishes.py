"""Wishes to a screen, as a controller sends them, with nothing, something or everything wrong."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from benchmarks.torture.fuzz.glass import LOOK, NAMES
from benchmarks.torture.fuzz.words import TEXTS, VALUES, Sent, event_of, spoil

WISHES: tuple[dict[str, Any], ...] = (
    {}, {"identify": True}, {"reset": True}, {"name": "Left"}, {"name": "Right"}, {"page": "timer"},
    {"page": "prompter"}, {"look": {}}, {"look": {"mirror": "h", "size": 120}}, {"look": LOOK},
    {"look": {"size": 1e308}}, {"look": {"ink": "#ffcc0"}}, {"identify": False}, {"name": "clock"},
    {"name": "a/b"},
)  # fmt: skip
SCREENS = st.sampled_from(NAMES) | st.integers(0, 6) | TEXTS
"""Their names, and their ids."""


@st.composite
def wishes(draw: st.DrawFn) -> Sent:
    """One wish, spoilt or not, to a screen that may be there."""
    wish = copy.deepcopy(draw(st.sampled_from(WISHES)))
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        look = wish.get("look")
        spoil(draw, look if isinstance(look, dict) and draw(st.booleans()) else wish)
    rest = draw(st.sampled_from([[], [], [], [draw(VALUES)]]))
    return event_of(["screen", draw(SCREENS), wish, *rest])
