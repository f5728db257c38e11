"""A small day to play: every kind of item and of cue, at one word a second."""

from __future__ import annotations

import datetime
from functools import reduce

from stagecue.cards import Cue, CueKind, Script, Speech
from stagecue.rundown import Item, Rundown, tempo
from stagecue.rundown.items import ItemKind
from stagecue.rundown.points import cue_points, spoken_words
from stagecue.show import Show, begin, decide, evolve
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.commands import Command
from stagecue.show.events import Event

PACE = 60.0
"""Words a minute: one word a second, so that times in the tables can be read."""
LEAD = 0.15


def speech(words: int) -> Speech:
    return Speech(" ".join(f"word{n}" for n in range(words)), words=words)


def cue(kind: CueKind) -> Cue:
    return Cue(kind, f"The {kind}")


def item(name: str, start: float, *script: Speech | Cue, kind: ItemKind = "session") -> Item:
    lines: Script = script
    points = cue_points(name, kind, name.title(), lines)
    speakers = () if kind == "break" else (name.title(),)
    words = spoken_words(lines)
    return Item(
        name, kind, f"On {name}", speakers, "", start, start + 1200, lines, words, tempo(lines), points
    )


DAY = Rundown(
    datetime.date(2026, 6, 18),
    "main",
    "Main stage",
    "The Event",
    (
        item("ada", 36000, cue("delivery"), speech(20), cue("pause"), speech(20), cue("applause")),
        item(
            "bert", 37200, speech(10), cue("media"), speech(10), cue("movement"), speech(10), cue("applause")
        ),
        item("coffee", 38400, kind="break"),
        item("dora", 39600),
    ),
    pace=PACE,
)
TALK_OF_ADA = ("ada/standby", "ada/introduction", "ada/cue-1", "ada/cue-2", "ada/talk")


def ready() -> Show:
    return begin(DAY, pace=PACE)


def after(*happened: Event, show: Show | None = None) -> Show:
    return reduce(evolve, happened, show or ready())


def play(show: Show, *called: tuple[float, Command]) -> Show:
    """The show after each command at its time, by "caller"."""
    for now, command in called:
        show = after(*decide(show, command, now, "caller"), show=show)
    return show


INTRODUCED = play(ready(), (100, c.Go()), (160, c.Go()))
"""Ada's introduction, running since 160.15."""
AT_PAUSE = after(e.CueTaken("ada/cue-1", 180.15, "text"), show=INTRODUCED)
AT_APPLAUSE = after(
    e.CueReleased("ada/cue-1", 182.15, "clock"), e.CueTaken("ada/cue-2", 202.3, "text"), show=AT_PAUSE
)
IN_TALK = play(AT_APPLAUSE, (210, c.Go()))
HELD = play(INTRODUCED, (170, c.Hold()))
LAST_TALK = play(IN_TALK, *((300 + n, c.Go()) for n in range(11)))
ENDED = play(LAST_TALK, (999, c.Go()))
