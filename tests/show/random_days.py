"""Random days, and whatever people and the clock do to them: what every property is tried on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from stagecue.errors import Refused
from stagecue.rundown import Item, Rundown
from stagecue.rundown.items import Flex
from stagecue.show import Show, begin, decide, evolve
from stagecue.show import commands as c
from stagecue.show.agenda import due
from stagecue.show.events import Event
from tests.show.days import DAY, PACE, cue, item, speech

MORNING = 36000.0
CUES = ("delivery", "applause", "pause", "transition", "media", "movement", "note")
SCRIPTS = st.lists(
    st.one_of(st.builds(speech, st.integers(1, 12)), st.builds(cue, st.sampled_from(CUES))), max_size=6
)
LENGTHS = st.sampled_from([60.0, 300.0, 1200.0])
GAPS = st.sampled_from([0.0, 0.0, 0.0, 30.0, 600.0])


@st.composite
def rundowns(draw: st.DrawFn, *, plain: bool = False) -> Rundown:
    """A day; a `plain` one has no gap, no break and no hard start."""
    items: list[Item] = []
    at = MORNING
    for number in range(draw(st.integers(1, 5))):
        made = draw(_items(f"item{number}", at, plain=plain))
        items.append(made)
        at = made.end + (0.0 if plain else draw(GAPS))
    return replace(DAY, items=tuple(items), pace=PACE)


@st.composite
def _items(draw: st.DrawFn, name: str, start: float, *, plain: bool) -> Item:
    rests = not plain and draw(st.integers(0, 3)) == 0
    made = item(name, start, *([] if rests else draw(SCRIPTS)), kind="break" if rests else "session")
    length = draw(LENGTHS)
    least = draw(st.sampled_from([None, 0.0, length / 2, length])) if rests else None
    flex = Flex(hard_start=not plain and draw(st.integers(0, 4)) == 0, least=least)
    opens = draw(st.sampled_from(["at start", "at start", "before start"]))
    return replace(made, end=start + length, flex=flex, introduction=opens)


POINTS = [
    f"item{n}/{point}" for n in range(5) for point in ("standby", "introduction", "cue-1", "talk", "break")
]
PRESSES = st.one_of(
    st.just(c.Go()),
    st.sampled_from([c.Back(), c.Hold(), c.Resume(), c.SetAuto(on=True), c.SetAuto(on=False), c.End()]),
    st.builds(c.GoTo, st.sampled_from(["", *POINTS])),
    st.builds(c.SetPace, st.floats(40, 400)),
    st.builds(c.SetDelay, st.floats(-1200, 1200)),
    st.builds(c.Nudge, st.floats(-5, 40)),
)
PEOPLE = st.lists(st.tuples(st.floats(0, 400), PRESSES), max_size=30)
"""Each press with the seconds that passed since the one before."""


@dataclass(frozen=True)
class Step:
    """One thing that happened: the show before and after it."""

    before: Show
    event: Event
    after: Show


class Stuck(AssertionError):
    """The show takes one thing after another without an end."""


def lived(
    rundown: Rundown, people: list[tuple[float, c.Command]], *, auto: bool = True, left_alone: float = 90_000
) -> Iterator[Step]:
    """The day: people at their times, what falls due between, and then so many seconds alone.

    Whatever is due must be taken when it is: a refusal, or a day without an end, is a fault.
    """
    show, now = begin(rundown), MORNING - 300
    for wait, press in [(0.0, c.SetAuto(on=auto)), *people, (left_alone, None)]:
        for step in alone(show, now, now + wait):
            show = step.after
            yield step
        now += wait
        for event in _pressed(show, press, now):
            yield (step := Step(show, event, evolve(show, event)))
            show = step.after


def alone(show: Show, now: float, until: float) -> Iterator[Step]:
    """What `show` does by itself up to `until`."""
    for _ in range(3 * len(show.rundown.points) + 1):
        coming = due(show, now)
        if coming is None or coming.at > until:
            return
        now = max(now, coming.at)
        for event in decide(show, coming.command, now, coming.by):
            yield (step := Step(show, event, evolve(show, event)))
            show = step.after
    raise Stuck(show)


def _pressed(show: Show, press: c.Command | None, now: float) -> tuple[Event, ...]:
    try:
        return decide(show, press, now, "ann") if press else ()
    except Refused:
        return ()
