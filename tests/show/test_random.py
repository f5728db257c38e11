"""The laws of the machine, for random days and whatever people and the clock do to them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stagecue.errors import Refused
from stagecue.show import begin, decide
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.agenda import due
from tests.show.days import DAY, after, cue, item, speech

LINES = st.lists(
    st.one_of(
        st.builds(speech, st.integers(1, 12)),
        st.builds(
            cue, st.sampled_from(["delivery", "applause", "pause", "transition", "media", "movement", "note"])
        ),
    ),
    max_size=6,
)
POINTS = [f"item{n}/{point}" for n in range(3) for point in ("standby", "introduction", "cue-1", "talk")]
PEOPLE = st.one_of(
    st.just(c.Go()),
    st.sampled_from([c.Start(), c.Back(), c.Hold(), c.Resume(), c.End(), c.Blank(on=True)]),
    st.builds(c.GoTo, st.sampled_from(POINTS)),
    st.builds(c.SetPace, st.floats(40, 400)),
    st.builds(c.Nudge, st.floats(-5, 40)),
)
STEPS = st.lists(st.tuples(st.floats(0, 90), PEOPLE), max_size=40)
HANDS = (e.PointerMoved, e.TextMoved)


def the_day(scripts):
    return replace(
        DAY, items=tuple(item(f"item{n}", 36000 + 1200 * n, *lines) for n, lines in enumerate(scripts))
    )


def played(rundown, steps):
    """Each (show before, event, show after): people at their times, and whatever falls due between."""
    show, now = begin(rundown), 35000.0
    for wait, command in steps:
        until = now + wait
        while (coming := due(show, now)) is not None and coming.at <= until:
            now = max(now, coming.at)
            for event in decide(show, coming.command, now):
                yield show, event, (show := after(event, show=show))
        now = until
        try:
            events = decide(show, command, now, "ann")
        except Refused:
            continue
        for event in events:
            yield show, event, (show := after(event, show=show))


@settings(max_examples=150)
@given(st.lists(LINES, min_size=1, max_size=3), STEPS)
def test_the_laws(scripts, steps):
    rundown, journal, taken = the_day(scripts), [], set()
    show = begin(rundown)
    for before, event, show in played(rundown, steps):
        journal.append(event)
        if isinstance(event, e.PointerMoved):
            taken -= set(event.undone)
        if isinstance(event, (e.CueTaken, e.StandbyCalled)):
            assert event.cue not in taken
            assert not show.held
            taken.add(event.cue)
        if before.motion and show.motion and before.item == show.item and not isinstance(event, HANDS):
            step = show.motion.position(event.at + 0.15) - before.motion.position(event.at)
            assert -1e-6 <= step <= 0.15 * 400 / 60 + 1e-6
    assert after(*journal, show=begin(rundown)) == show


@settings(max_examples=150)
@given(LINES)
def test_left_alone_every_introduction_reads_on_to_its_end_or_to_a_cue_that_waits_for_go(lines):
    show = after(e.CueTaken("item0/introduction", 36000, "ann"), show=begin(the_day([[speech(3), *lines]])))
    for _ in range(100):
        coming = due(show, 36000)
        if coming is None or isinstance(coming.command, c.CallStandby):
            break
        show = after(*decide(show, coming.command, coming.at), show=show)
    waits = show.point.kind == "media" and show.resting
    assert waits or show.next_point.kind == "talk"
