"""What is known of the speakers, from their cards and from files that are no cards; shown, never said.

Much of it was written by a model, so the page calls all of it unverified. It is other people's Markdown: what
is left of it after cleaning has no scripts, no pictures and no links that a slip of the thumb could follow.
"""

from __future__ import annotations

from dataclasses import dataclass

import markdown
import nh3

from stagecue.rundown import Rundown
from stagecue.rundown.timing import clock

KEPT = {"p", "ul", "ol", "li", "em", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "code", "br"}
LONGEST = 20_000
"""Characters of one text: the rest of a longer one is left out, and said so."""


@dataclass(frozen=True)
class Background:
    """One text about a speaker.

    Fields:
        start: the clock time of the session; source: the file it came from
        html: cleaned
    """

    start: str
    speaker: str
    title: str
    source: str
    html: str


def backgrounds(rundown: Rundown) -> list[Background]:
    """All texts about the speakers of `rundown`, in the order of their sessions."""
    found = []
    for item in rundown.items:
        texts = [(item.file, item.biography)]
        texts += [(note.file, note.text) for note in rundown.notes if note.speaker in item.speakers]
        for file, text in texts:
            if text.strip():
                found.append(Background(clock(item.start), item.name, item.title, file, cleaned(text)))
    return found


def cleaned(text: str) -> str:
    """Markdown as harmless HTML."""
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]} … (the rest is in the file)"
    return nh3.clean(markdown.markdown(shown), tags=KEPT, attributes={})
