"""The silent cut in short: what the law allows, and one real cut in which the rig sees a glass that is bare."""

import io
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from PIL import Image

from benchmarks.torture.cut.filmed import GAP, Take, figures
from benchmarks.torture.cut.late_go import pressed
from benchmarks.torture.cut.law import in_step_after, jumps, late_by, taken
from benchmarks.torture.cut.screencast import Band, bright
from benchmarks.torture.cut.seen import Cut, Frame, Layout, Sample, Told
from benchmarks.torture.cut.silent import NO_TEXT, cut_off
from benchmarks.torture.ground import Ground
from benchmarks.torture.taken_out.mischief import blanks
from tests.torture import broken, run_or_skip

LINE = 60.0
LAYOUT = Layout(line=LINE, word=10.0)
BEGAN, BACK, END = 1.0, 4.0, 7.0
FPS = 50
WPM = 120.0
"""Two words, 20 px a second."""


def state(cue="before", *, word=0.0, stop=1000.0):
    motion = {"word": word, "at": 0.0, "wpm": WPM, "stop": stop}
    return {"motion": motion, "cue": {"id": cue}, "clock": {"show_ms": 0.0, "server_ms": 0.0, "rate": 1.0}}


def samples(moves, *, online=lambda _at: True, stop=1000.0):
    """A page that scrolls at its pace to its stop; `moves`: from second to second, so many lines besides."""
    seen = []
    for number in range(int(END * FPS)):
        at = number / FPS
        word = min(stop, at * WPM / 60)
        extra = sum(lines * min(1.0, max(0.0, (at - a) / (b - a))) for a, b, lines in moves)
        seen.append(Sample(at, word * LAYOUT.word + extra * LINE, int(word), 0.5, online(at), "ONE"))
    return seen


def cut(moves=(), *, meanwhile="nothing", after=None, **page):
    told = Told()
    told.add(0.0, state(stop=page.get("stop", 1000.0)))
    if after is not None:
        told.add(2.0, after)
    return Cut(samples(moves, **page), BEGAN, BACK, told, LAYOUT, meanwhile, frozenset({"", "ONE"}))


def at_once(at, lines):
    return (at, at + 0.5 / FPS, lines)


def kinds(found):
    return [why.partition(":")[0] for why in found]


@pytest.mark.parametrize(
    ("moves", "more", "found"),
    [
        pytest.param([], {}, [], id="it goes on"),
        pytest.param([], {"stop": 5.0}, [], id="it stands at its stop"),
        pytest.param([at_once(2, 3)], {}, ["a jump"], id="a jump in the cut"),
        pytest.param([at_once(0.5, -1)], {}, ["a jump"], id="before it, backwards"),
        pytest.param([(2, 2.5, 1)], {}, ["a jump"], id="a glide in the cut"),
        pytest.param([(4.2, 4.6, 2)], {}, [], id="a glide after it"),
        pytest.param([(4.2, 5.2, 2)], {}, ["too slow"], id="a long glide"),
        pytest.param([at_once(4.2, 1)], {}, ["no glide"], id="a cut where a glide is due"),
        pytest.param([at_once(4.2, 9)], {}, [], id="a cut, far behind"),
        pytest.param([(4.2, 4.6, 9)], {}, ["no cut"], id="a glide, far behind"),
        pytest.param([at_once(4.2, 9), at_once(5.4, 9)], {}, ["put right more than once"], id="two cuts"),
        pytest.param([at_once(4.2, -9)], {}, ["backwards"], id="backwards"),
        pytest.param([at_once(4.2, -9)], {"after": state("other")}, [], id="backwards to another cue point"),
        pytest.param([at_once(4.2, 1)], {"after": state("other")}, [], id="near, to another cue point"),
        pytest.param([at_once(4.2, -1)], {"meanwhile": "held"}, ["it did not stand"], id="ahead and pulled back"),
    ],
)  # fmt: skip
def test_the_law_of_a_cut(moves, more, found):
    assert kinds(jumps(cut(moves, **more))) == found


@pytest.mark.parametrize(
    ("one", "found"),
    [
        pytest.param(cut(stop=5.0), [], id="at its stop"),
        pytest.param(
            Cut(samples([]), BEGAN, BACK, cut(stop=3.0).told, LAYOUT, "nothing", frozenset({"ONE"})),
            ["the text went 4 words past its stop"],
            id="past its stop",
        ),
        pytest.param(
            Cut(samples([]), BEGAN, BACK, cut().told, LAYOUT, "nothing", frozenset({"TWO"})),
            ["the banner said 'ONE'"],
            id="a cue that nobody told",
        ),
    ],
)
def test_what_a_page_takes_by_itself(one, found):
    assert taken(one) == found


@pytest.mark.parametrize(
    ("one", "found"),
    [
        pytest.param(cut(), (0.0, ""), id="always"),
        pytest.param(cut(online=lambda at: at > 5), (1.02, "no link"), id="when the link is up"),
        pytest.param(cut(online=lambda _at: False), (float("inf"), "no link"), id="never"),
        pytest.param(cut(after=state(word=100)), (float("inf"), "words"), id="on another word"),
    ],
)
def test_when_a_page_is_in_step_again(one, found):
    assert (round(in_step_after(one), 2), *kinds([late_by(one)])) == found


EVERY = 1 / 30
QUIET = 1.0


def filmed(*, since=0.0, until=END, every=EVERY, stop=1000.0):
    """The frames of a text that goes to its stop: then, or without a film, a picture a second."""
    stands = min(until, stop / (WPM / 60))
    ats = [since + number * every for number in range(int((stands - since) / every) + 1)]
    ats += [ats[-1] + number * QUIET for number in range(1, int(END - ats[-1]) + 1)]
    return Take(cut(stop=stop), [Frame(at, 5.0) for at in ats])


SEEN = {
    "all of it": (filmed(), []),
    "a text that stands": (filmed(stop=6.0), []),
    "a film that stops in the cut": (filmed(until=1.5), ["its frames in a cut, fewest per s", GAP]),
    "a film that stops after it": (filmed(until=4.5), [GAP]),
    "few frames": (filmed(every=0.4), ["frames of the moving text, per s", "its frames in a cut, fewest per s"]),
    "no film": (
        Take(cut(stop=6.0), []),
        ["frames of the moving text, per s", "its frames in a cut, fewest per s", GAP, "longest from a frame to the next s"],
    ),
    "a text that stands in every cut": (
        filmed(stop=2.2), ["cuts in which the text moved", "its frames in a cut, fewest per s"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("take", "found"), SEEN.values(), ids=SEEN)
def test_a_film_that_saw_too_little_does_not_hold(take, found):
    assert [figure.what for figure in figures([take]) if not figure.holds] == found


def test_one_cut_without_a_film_among_others_does_not_hold():
    assert GAP in [
        figure.what for figure in figures([filmed(), filmed(until=1.5), filmed()]) if not figure.holds
    ]


@pytest.mark.parametrize(("ink", "found"), [(0, 0.0), (10, 0.0), (244, 25.0)])
def test_text_in_a_picture_of_another_size(ink, found):
    glass = Image.new("RGB", (64, 64))
    glass.paste((ink, ink, ink), (0, 16, 32, 24))
    picture = io.BytesIO()
    glass.save(picture, "png")
    assert bright(picture.getvalue(), Band(left=0, top=32, right=128, bottom=64, width=128)) == found


def alone(run, ground):
    """In a thread of its own: Playwright drives one browser a thread, and tests/browser has one in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run, ground).result()


def test_a_cut_leaves_the_text_and_a_bare_glass_is_seen(tmp_path):
    run = partial(alone, partial(cut_off, seconds=2, cuts=1, mischief=partial(blanks, ms=500)))
    assert broken(run_or_skip(run, Ground(tmp_path))) == [NO_TEXT]


def test_a_press_in_a_cut_is_not_carried_out_later(tmp_path):
    run = partial(alone, partial(pressed, cuts=((3, (2.7,)),)))
    assert broken(run_or_skip(run, Ground(tmp_path))) == []
