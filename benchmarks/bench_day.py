"""A day to measure: sessions of a minute on parallel stages, and an introduction full of cues in each.

All of it is made up from the number of the stage and of the session, so that every run has the same day.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DAY = "2026-03-14"
OPENS = "10:01"
START_AT = "10:00"
"""The rehearsal clock's start: the first standby comes three quarters of a minute later."""
STAGES = 4
WORDS = (
    "lantern",
    "harbour",
    "copper",
    "quiet",
    "morning",
    "ladder",
    "window",
    "garden",
    "signal",
    "river",
    "paper",
    "kettle",
    "station",
    "compass",
    "orchard",
    "bridge",
    "letter",
    "winter",
    "engine",
    "pocket",
    "market",
    "island",
    "candle",
    "feather",
)
CUES = (
    "Short pause",
    "Walk to the middle of the stage",
    "Lead applause",
    "Smooth transition to the screen",
    "Play the first video",
    "Turn to the speaker",
    "Short pause",
)
SHOW_FILE = """event = "Bench Day"
zone = "UTC"
standby = 15

[cues]
pause = 1
transition = 1
applause = 2
media = 2
"""
CARD = """# Bench Day

## Host Introduction

{introduction}

---

## Track Information

**Track:** {track}

---

## Session Details

- **Title**: {title}
- **Date**: March 14, 2026
- **Time**: {start} - {end}

---

## Speaker Biography

- **Full Name**: {speaker}
"""


def write_day(folder: Path, *, sessions: int) -> None:
    """Write the cards of `sessions` minutes on each stage, and the show file, to `folder`."""
    (folder / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    for stage in range(STAGES):
        for session in range(sessions):
            path = folder / f"hall-{stage + 1}_session-{session + 1:02}.md"
            path.write_text(_card(stage, session), encoding="utf-8")


def card(introduction: str, *, track: str, title: str, speaker: str, start: str, end: str) -> str:
    """A card of the bench day; `start` and `end` as HH:MM."""
    return CARD.format(
        introduction=introduction, track=track, title=title, speaker=speaker, start=start, end=end
    )


def spoken(count: int, *, seed: int = 0) -> str:
    """So many words in sentences of a dozen, as the card has what is said."""
    words = [word(seed + 7 * place + place // 12) for place in range(count)]
    sentences = (words[first : first + 12] for first in range(0, count, 12))
    return " ".join(f"{' '.join(one).capitalize()}." for one in sentences)


def _card(stage: int, session: int) -> str:
    return card(
        "\n\n".join(_introduction(stage, session)),
        track=f"Hall {stage + 1}",
        title=f"The {word(stage + session)} and the {word(3 * stage + session + 9)}",
        speaker=f"{word(stage + 5 * session).title()} {word(7 * stage + session + 3).title()}",
        start=_minute(session),
        end=_minute(session + 1),
    )


def _introduction(stage: int, session: int) -> Iterator[str]:
    """Speech and cues by turns, with another number of words before each cue; the last cue closes it."""
    yield "*[Bright and quick]*"
    for number, cue in enumerate(CUES):
        seed = 11 * stage + 5 * session + 3 * number
        words = [word(seed + 7 * place) for place in range(5 + seed % 5)]
        yield f'*"{" ".join(words).capitalize()}."*'
        yield f"*[{cue}]*"


def word(number: int) -> str:
    """One of `WORDS`, round and round."""
    return WORDS[number % len(WORDS)]


def _minute(after: int) -> str:
    hours, minutes = OPENS.split(":")
    whole = int(hours) * 60 + int(minutes) + after
    return f"{whole // 60:02}:{whole % 60:02}"
