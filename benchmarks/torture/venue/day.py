"""The cards that are played: made up here, as many sessions and as long introductions as a row wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DAY = "2026-06-18"
OPENS = 9 * 60
"""Minutes after midnight."""
SENTENCE, PARAGRAPH = 11, 6
"""Words; sentences."""
WORDS = (  # noqa: SIM905  # read as a sentence
    "tonight the harbour lights are on again and every boat that left this morning has come home with a "
    "story worth hearing from the people who kept watch for it"
).split()
SHOW_FILE = 'event = "The Watch"\nzone = "UTC"\n'
CARD = """# The Watch

## Host Introduction

{introduction}

---

## Track Information

**Track:** {track}

---

## Session Details

- **Title**: The watch number {number}
- **Date**: June 18, 2026
- **Time**: {start} - {end}

---

## Speaker Biography

- **Full Name**: Keeper {name}
"""


@dataclass(frozen=True)
class Day:
    """What is played.

    Fields:
        sessions: one after the other on each track
        words: of each introduction
        cue_every: words after which there is applause in the text; 0: only at its end
        minutes: of each session
        opens: minutes after midnight at which the first session begins
    """

    sessions: int
    words: int = 60
    cue_every: int = 0
    minutes: int = 10
    tracks: tuple[str, ...] = ("Quay",)
    opens: int = OPENS

    def write(self, folder: Path) -> Path:
        """Write the cards and the show file to `folder`, which is made; the folder again."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
        for track in self.tracks:
            for number in range(self.sessions):
                path = folder / f"{track.lower()}-{number:03}.md"
                path.write_text(self._card(number, track), encoding="utf-8")
        return folder

    def _card(self, number: int, track: str) -> str:
        begins = self.opens + number * self.minutes
        return CARD.format(
            introduction="\n\n".join(self._introduction()),
            track=track,
            number=number,
            start=_clock(begins),
            end=_clock(begins + self.minutes),
            name=f"{WORDS[number % len(WORDS)].title()} {WORDS[number // len(WORDS)].title()}",
        )

    def _introduction(self) -> Iterator[str]:
        yield "*[Warm and clear]*"
        every = self.cue_every or self.words
        for first in range(0, self.words, every):
            yield from _speech(min(every, self.words - first))
            yield "*[Lead applause]*"


def _speech(words: int) -> Iterator[str]:
    """Paragraphs of so many words in all."""
    said = [WORDS[number % len(WORDS)] for number in range(words)]
    sentences = [" ".join(said[at : at + SENTENCE]).capitalize() + "." for at in range(0, words, SENTENCE)]
    for at in range(0, len(sentences), PARAGRAPH):
        yield f'*"{" ".join(sentences[at : at + PARAGRAPH])}"*'


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
