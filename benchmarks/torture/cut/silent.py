"""A silent cut of 3, 10 and 60 s, ten times each, under a prompter in the middle of a text.

The link is cut at a place of chance, in a router between the laptop and the hall: nobody is told. The
prompter stands before a camera (its screencast) and a ruler (its own frames), a witness on the laptop keeps
what the server says meanwhile. In three of ten cuts people do something to the show that the page cannot
know: they hold it, speed it up, or go to another cue point. What is allowed stands in cut_law.py.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median

from benchmarks.torture.cut.filmed import BEFORE, GAP, Take, figures
from benchmarks.torture.cut.law import in_step_after, is_in_step, jumps, late_by, taken
from benchmarks.torture.cut.pages import Glass, chromium, opened, wait
from benchmarks.torture.cut.screencast import Screencast
from benchmarks.torture.cut.seen import Cut, Frame, Meanwhile
from benchmarks.torture.cut.show import FAST, Reading, reading
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.taken_out.mischief import (
    Mischief,
    blanks,
    comes_back_late,
    jumps_ahead,
    takes_the_cue,
)
from benchmarks.torture.venue.namespaces import Venue

CUTS = 10
SIZE = (1280, 720)
"""The largest glass that two processors both scroll and film at 30 frames a second without losing one."""
AFTER, LATEST = 3.0, 8.0
"""Seconds that are watched after a cut; at most, where the page takes longer to be in step."""
SETTLED = 0.7
"""Seconds for which the page must have been in step before the watch begins: a glide is over by then."""
BACK_WITHIN = 2.0
"""Seconds from the link's return until the page is in step (docs/torture.md)."""
BRIGHT = 1.0
"""Percent of the band: frames with text have 4 and more, bare ground none. The note tells the darkest."""
MISCHIEF_AT = 0.3
"""Of the cut."""
TURNS: tuple[Meanwhile, ...] = ("nothing", "held", "nothing", "elsewhere", "nothing", "faster")
"""In this order; the cuts after them are left alone too."""
SEED = 4
"""The same places of chance in every run."""

NO_TEXT, BY_ITSELF = "frames without text in the reading band", "cues taken by the page itself"
JUMPS, IN_STEP = "jumps other than design §6.7's", "back in step p95 s"


@dataclass
class Scene:
    """The venue with a show that runs and a prompter that follows it."""

    venue: Venue
    show: Reading
    glass: Glass
    film: Screencast
    chance: random.Random
    freezes: bool = False


def cut_off(
    ground: Ground,
    *,
    seconds: float,
    cuts: int = CUTS,
    mischief: Mischief | None = None,
    freezes: bool = False,
) -> Outcome:
    """So many cuts of so many seconds, and what was seen; `freezes`: by a film that stops in the first."""
    with _scene(ground, random.Random(SEED + seconds)) as scene:  # noqa: S311  # no secret
        scene.freezes = freezes
        takes = [
            _take(scene, seconds=seconds, meanwhile=_turn(number), mischief=mischief)
            for number in range(ground.count(cuts))
        ]
        return _judged(takes, scene)


@contextmanager
def _scene(ground: Ground, chance: random.Random) -> Iterator[Scene]:
    with Venue() as venue, reading(ground, venue) as show, chromium(venue) as browser:
        glass = opened(browser, show.server, f"/prompter?stage={show.stage}", SIZE)
        glass.page.wait_for_selector("[role=article] [data-word]")
        film = Screencast(glass.page, glass.measured()[1])
        glass.rule()
        yield Scene(venue, show, glass, film, chance)
        film.stop()


def _take(scene: Scene, *, seconds: float, meanwhile: Meanwhile, mischief: Mischief | None) -> Take:
    """One cut: a place of chance, in step, a second before it, the cut, and the watch after it."""
    show = scene.show
    # a page that takes a cue by itself can be seen to do so only where there is one
    left = 1.5 if mischief is takes_the_cue else scene.chance.uniform(0.5, 1.5 * seconds)
    show.begin(scene.chance.randint(2, len(show.stops) - 2), left=BEFORE + SETTLED + left)
    _until_in_step(scene, for_=SETTLED)
    scene.glass.set_clock()
    scene.glass.forget()
    scene.film.clear()
    _watch(scene, time.time() + BEFORE)
    banners = show.banners()
    scene.venue.cut()
    if scene.freezes:
        scene.film.freeze()
    began = time.time()
    _while_away(scene, until=began + seconds, meanwhile=meanwhile, mischief=mischief)
    scene.venue.mend()
    ended = time.time()
    _after(scene, ended, meanwhile)
    layout, _ = scene.glass.measured()
    samples = scene.glass.seen()
    cut = Cut(samples, began, ended, show.witness.told, layout, meanwhile, banners)
    return Take(cut, scene.film.frames)


def _turn(number: int) -> Meanwhile:
    return TURNS[number] if number < len(TURNS) else "nothing"


def _until_in_step(scene: Scene, *, for_: float) -> None:
    """Wait until the page has followed the show for so long. RuntimeError if it does not within 20 s."""
    latest, since = time.time() + 20, time.time()
    while time.time() - since < for_:
        scene.glass.set_clock()
        if not is_in_step(newest := scene.glass.newest(), scene.show.witness.told):
            since = time.time()
        if time.time() > latest:
            raise RuntimeError(f"the prompter does not follow the show: {newest}, {scene.glass.faults}")
        wait(scene.glass.page, time.time() + 0.05)


def _while_away(scene: Scene, *, until: float, meanwhile: Meanwhile, mischief: Mischief | None) -> None:
    _watch(scene, time.time() + MISCHIEF_AT * (until - time.time()))
    if mischief is not None:
        mischief(scene.glass, until)
    _meddle(scene, meanwhile)
    _watch(scene, until)


def _meddle(scene: Scene, meanwhile: Meanwhile) -> None:
    """What people do while the page is away."""
    wish = scene.show.witness.wish
    match meanwhile:
        case "held":
            wish("hold")
        case "faster":
            wish("pace", {"wpm": FAST})
        case "elsewhere":
            wish("go_to", {"cue": scene.chance.choice(scene.show.stops)["id"]})
            wish("resume")
        case "nothing":
            pass


def _after(scene: Scene, ended: float, meanwhile: Meanwhile) -> None:
    """Watch the return; a show that was held goes on before the eyes of a page that is ahead of it."""
    if meanwhile == "held":
        _watch(scene, ended + AFTER / 2)
        scene.show.witness.wish("resume")
    _watch(scene, ended + AFTER)
    while time.time() < ended + LATEST and not is_in_step(scene.glass.newest(), scene.show.witness.told):
        if meanwhile == "held":  # it may stand for longer than anybody wants to watch
            return
        _watch(scene, time.time() + 0.6)


def _watch(scene: Scene, until: float) -> None:
    while time.time() < until:
        wait(scene.glass.page, min(until, time.time() + 0.25))
        scene.film.look()


def _judged(takes: list[Take], scene: Scene) -> Outcome:
    frames = [frame for take in takes for frame in take.frames]
    dark = [frame for frame in frames if frame.bright < BRIGHT]
    by_itself = [why for take in takes for why in taken(take.cut)]
    by_itself += [f"on record: {type(entry.event).__name__}" for entry in scene.show.not_ours()]
    wrong = [why for take in takes for why in jumps(take.cut)]
    free = [take.cut for take in takes if take.cut.meanwhile != "held"]
    returns = sorted(in_step_after(cut) for cut in free)
    late = [f"late in step: {late_by(cut)}" for cut in free if in_step_after(cut) > BACK_WITHIN]
    found = (
        Figure("cuts", len(takes)),
        *figures(takes),
        Figure(NO_TEXT, len(dark), at_most=0),
        Figure(BY_ITSELF, len(by_itself), at_most=0),
        Figure(JUMPS, len(wrong), at_most=0),
        Figure("cuts in which that is measured", len(free), at_least=1),
        Figure("back in step p50 s", round(median(returns), 2)),
        Figure(IN_STEP, round(returns[int(0.95 * len(returns))], 2), at_most=BACK_WITHIN),
        Figure("faults in the page", len(scene.glass.faults), at_most=0),
    )
    return Outcome(found, _note(frames, [*by_itself, *wrong, *late, *scene.glass.faults]))


def _note(frames: list[Frame], wrong: list[str]) -> str:
    darkest = min(frame.bright for frame in frames)
    told = f"{SIZE[0]}×{SIZE[1]}; darkest band {darkest:.1f} % bright, text from {BRIGHT:g} %"
    return "; ".join([told, *wrong[:8]])


def _row(seconds: int, *controls: Control) -> Row:
    asks = (
        f"silent cut of {seconds} s × {CUTS} on a scrolling prompter: text in the reading band in every "
        "frame, cues by the page 0, jumps 0, back in step p95 ≤ 2 s"
    )
    return Row(f"cut-{seconds}", asks, partial(cut_off, seconds=seconds), controls)


def _control(what: str, mischief: Mischief, sees: str, *, seconds: float = 3) -> Control:
    return Control(what, partial(cut_off, seconds=seconds, cuts=1, mischief=mischief), sees)


ROWS = (
    _row(
        3,
        _control("the page blanks for 100 ms", blanks, NO_TEXT),
        Control("the film stops", partial(cut_off, seconds=3, cuts=1, freezes=True), GAP),
        _control("the page jumps by three lines", jumps_ahead, JUMPS),
        _control("the page takes the cue itself", takes_the_cue, BY_ITSELF),
    ),
    _row(
        10,
        _control("the page blanks for 100 ms", blanks, NO_TEXT, seconds=10),
        _control("the page looks for its server 4 s late", comes_back_late, IN_STEP, seconds=10),
    ),
    _row(60, _control("the page blanks for 100 ms", blanks, NO_TEXT, seconds=60)),
)
