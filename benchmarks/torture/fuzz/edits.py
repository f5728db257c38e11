"""New words, as a controller puts them: card text of any kind, for an item and its `rev` that are there.

Neither is known where messages are drawn, so both stand open in them; who sends them knows.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from benchmarks.torture.venue.server import Server

ITEM, BASE = "the item that is there", "the rev that it has"
"""What stands for them, until `Revs.filled`."""
LONGEST = 48 * 1024
"""Bytes that the words of an introduction may take."""
SAID = st.sampled_from(['"Good [morning/afternoon]!"', "Please welcome **Ada!**", "Here we go again."])
PIECES = st.text(max_size=40) | st.sampled_from([
    '"Good [morning/afternoon], and welcome."', "*[Lead applause]*", "*[pause for laughter]*",
    "**MARA:** Here.", "**Dr. X:** *[smiling]* There", "*[", "**", "[a/b/c/", "# A title", "---", "\\",
    "**Title**: Another", "- **Time**: 9:00 - 10:00", "https://example.org/" + "a" * 300, "مرحبا بكم",
    "こんにちは、世界", "e\u0301\u200d", "\u202eright",
    "<script>alert(1)</script>", "{{ 7 * 7 }}", "\x00",
])  # fmt: skip
CARD_TEXTS = st.one_of(
    st.tuples(SAID, st.lists(PIECES, max_size=6)).map(lambda it: "\n\n".join((it[0], *it[1]))),
    st.lists(PIECES, min_size=1, max_size=8).map("\n\n".join),
    st.sampled_from(["", "word " * 9_000, "x" * LONGEST, "x" * (LONGEST + 1), "*[" * 8_000, "<!-- " * 2_000]),
)


class Revs:
    """The items of some stages, and the `rev` that each has now."""

    def __init__(self, server: Server, stages: list[str]) -> None:
        self._server = server
        self.items = {stage: [item["id"] for item in self._rundown(stage)] for stage in stages}

    def filled(self, event: str, stage: str, *, turn: int) -> str:
        """An event in which the item of that turn, and its rev, stand where they were left open."""
        if ITEM not in event and BASE not in event:
            return event
        items = self.items[stage]
        item = items[turn % len(items)]
        return event.replace(ITEM, item).replace(BASE, self.rev(stage, item))

    def rev(self, stage: str, item: str) -> str:
        """What an edit of it names as its base."""
        return str(self._server.get(f"stages/{stage}/items/{item}/text")["rev"])

    def _rundown(self, stage: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self._server.get(f"stages/{stage}/rundown")["items"]
        return [item for item in items if item["kind"] != "break"]


def is_edit(event: str) -> bool:
    """Whether an event is one: it may hold the show besides, and is two events of the show then."""
    return '"edit"' in event or '"undo_edit"' in event
