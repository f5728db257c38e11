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


def _card(stage: int, session: int) -> str:
    speaker = f"{_word(stage + 5 * session).title()} {_word(7 * stage + session + 3).title()}"
    return CARD.format(
        introduction="\n\n".join(_introduction(stage, session)),
        track=f"Hall {stage + 1}",
        title=f"The {_word(stage + session)} and the {_word(3 * stage + session + 9)}",
        start=_minute(session),
        end=_minute(session + 1),
        speaker=speaker,
    )


def _introduction(stage: int, session: int) -> Iterator[str]:
    """Speech and cues by turns, with another number of words before each cue; the last cue closes it."""
    yield "*[Bright and quick]*"
    for number, cue in enumerate(CUES):
        seed = 11 * stage + 5 * session + 3 * number
        words = [_word(seed + 7 * place) for place in range(5 + seed % 5)]
        yield f'*"{" ".join(words).capitalize()}."*'
        yield f"*[{cue}]*"


def _word(number: int) -> str:
    return WORDS[number % len(WORDS)]


def _minute(after: int) -> str:
    hours, minutes = OPENS.split(":")
    whole = int(hours) * 60 + int(minutes) + after
    return f"{whole // 60:02}:{whole % 60:02}"
