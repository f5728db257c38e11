"""A day of 24 hours at sixty times its speed: twenty screens that come and go, a phone, Auto.

Memory is looked at every minute, from the third on: by then the answers that a runner keeps and SQLite's
pages have filled. When all screens have left, the server must hold what it held before they came.
"""

from __future__ import annotations

import itertools
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from benchmarks.torture.ground import Ground
from benchmarks.torture.people.screen import Screen, leave
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.taken_out.faults import fault
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.memory import open_files, threads
from benchmarks.torture.venue.onrecord import entries
from benchmarks.torture.venue.scene import Scene, fallen, scene, torn
from benchmarks.torture.venue.server import Server

HOURS, SPEED = 24.0, 60.0
"""Show hours, and show seconds in a second (docs/torture.md)."""
SCREENS, CHANGING = 20, 5
"""How many there are, and how many of them leave and are replaced every minute."""
PAGES = ("prompter", "prompter", "prompter", "control")
GROWS = 10.0
"""Percent that memory may grow in the whole (docs/torture.md)."""
WARM, LOOK = 180.0, 60.0
"""Seconds, real: when memory is first looked at, and between two looks."""
PRESS, GO, REST = 0.5, 30.0, 0.2
"""Seconds, real: between two changes of the pace; two GOs; and how long the show is held after one."""
CUES = 9
"""Cue points that are taken in each hour, at least: two sessions, with an introduction of four cues."""
LEAVES, PINGED = 12.0, 2.5
"""Seconds for the server to have done with whoever left, at most; and for the pings that it had planned."""
BRIEFLY = 1.0
"""Show hours of a control: a minute."""
SLOPE = 100.0
"""Percent by which the control must grow, at least, if its minute were a day: ten times the bound."""
LONG_DAY = Day(sessions=47, words=120, cue_every=30, minutes=30, opens=10)
"""From ten past midnight until twenty to midnight."""


@dataclass(frozen=True)
class Holdings:
    """What a server holds of the system, and how many greenlets live in it."""

    threads: int
    files: int
    greenlets: int

    def beyond(self, other: Holdings) -> tuple[Figure, ...]:
        """How much more than at another time."""
        return (
            Figure("threads more than before", self.threads - other.threads, at_most=0),
            Figure("open files more than before", self.files - other.files, at_most=0),
            Figure("greenlets more than before", self.greenlets - other.greenlets, at_most=0),
        )


@dataclass
class Crowd:
    """The screens of a day: those that are there, and those that have left."""

    made: Scene
    here: list[Screen] = field(default_factory=list)
    left: list[Screen] = field(default_factory=list)
    came: int = 0

    def come(self, count: int) -> None:
        """So many more, each fetching what a page fetches."""
        for _ in range(count):
            page = PAGES[self.came % len(PAGES)]
            self.came += 1
            for path in (page, f"api/v1/stages/{self.made.stage}/rundown", "healthz"):
                with urllib.request.urlopen(f"{self.made.server.address}/{path}", timeout=10) as answer:  # noqa: S310
                    answer.read()
            name = f"Screen {self.came}"
            self.here.append(Screen(self.made.server.address, self.made.stage, name=name, page=page))

    def leave(self, count: int) -> None:
        """The oldest so many of them."""
        leave(self.here[:count])
        self.left += self.here[:count]
        del self.here[:count]


def soaked(
    ground: Ground,
    *,
    hours: float = HOURS,
    speed: float = SPEED,
    press: float = PRESS,
    without: str = "nothing",
) -> Outcome:
    """So many show hours, times the ground's share."""
    seconds = hours * ground.share * 3600 / speed
    cards, data = LONG_DAY.write(ground.folder / "cards"), ground.folder / "data"
    options = ("--day", DAY, "--clock", "rehearsal", "--start-at", "00:00", "--speed", f"{speed:g}")
    with scene(Server(cards, data, *options, without=without), warm=0, begun=False) as made:
        crowd = Crowd(made)
        crowd.come(CHANGING)
        crowd.leave(CHANGING)
        before, said = _settled(made.server), made.server.said
        crowd.come(SCREENS)
        megabytes = _play(made, crowd, seconds, press)
        crowd.leave(len(crowd.here))
        after = _settled(made.server, wanted=before)
        words = made.server.said.removeprefix(said)
        taken = sum(type(each.event).__name__ == "CueTaken" for each in entries(made.server.record))
    return Outcome(
        (
            growth(megabytes, bound=GROWS if without == "nothing" else SLOPE),
            *after.beyond(before),
            Figure("lines on the terminal meanwhile", len(words.splitlines()), at_most=0),
            Figure("screens that fell or broke", fallen(crowd.left) + torn(crowd.left), at_most=0),
            Figure("cue points taken", taken, at_least=int(hours * ground.share * CUES)),
        ),
        f"{seconds / 60:.1f} minutes, {crowd.came} screens in all. "
        f"MB: {', '.join(f'{size:.1f}' for _, size in megabytes)}. {words[:300]}".rstrip(),
    )


def _play(made: Scene, crowd: Crowd, seconds: float, press: float) -> list[tuple[float, float]]:
    """The day, with all that happens in it; when memory was looked at, and the megabytes that it was."""
    phone = made.phone("Phone soak")
    phone.ask("auto", {"on": True})
    began = time.monotonic()
    looks, turns = min(LOOK, seconds / 4), 0
    megabytes: list[tuple[float, float]] = []
    for number in itertools.count():
        passed = time.monotonic() - began
        if passed >= seconds:
            break
        if passed >= (turns + 1) * looks:
            turns += 1
            if passed >= min(WARM, seconds / 4):
                megabytes.append((passed, made.server.resident()))
            crowd.leave(CHANGING)
            crowd.come(CHANGING)
        phone.ask("pace", {"wpm": 120 + number % 30})
        if number % int(GO / PRESS) == 1:
            _interfere(made)
        time.sleep(press)
    phone.close()
    return [*megabytes, (time.monotonic() - began, made.server.resident())]


def _interfere(made: Scene) -> None:
    """A person takes a cue too early, goes back, waits a moment, and has the day on time again."""
    phone = made.phone("Phone caller")
    if phone.state["next"]:
        phone.ask("go", expect=phone.expect())
        phone.ask("back")
        time.sleep(REST)
        phone.ask("resume")
        phone.ask("delay", {"seconds": 0})
    phone.close()


def growth(megabytes: list[tuple[float, float]], *, bound: float) -> Figure:
    """Percent in the whole of the day; a shorter run is taken for its part of it."""
    (first, small), (last, large) = megabytes[0], megabytes[-1]
    whole = HOURS * 3600 / SPEED - WARM
    percent = 100 * (large - small) / small * whole / (last - first)
    return Figure("memory growth, % of the day", round(percent, 1), at_most=bound)


def _settled(server: Server, wanted: Holdings | None = None) -> Holdings:
    """What it holds once it has done with whoever left: what was wanted, or what it is when time is up."""
    latest = time.monotonic() + LEAVES
    while True:
        time.sleep(PINGED)
        holds = Holdings(threads(server.pid), open_files(server.pid), _greenlets(server))
        if wanted is None or time.monotonic() > latest:
            return holds
        if all(figure.holds for figure in holds.beyond(wanted)):
            return holds


def _greenlets(server: Server) -> int:
    """How many live, by the server's own count: see `faults.counted`."""
    asked = fault(server.data)
    told = asked.with_suffix(".told")
    told.unlink(missing_ok=True)
    asked.touch()
    for _ in range(100):
        time.sleep(0.1)
        with suppress(FileNotFoundError, ValueError):
            return int(told.read_text(encoding="ascii"))
    raise RuntimeError("the server does not count its greenlets")


ROWS = (
    Row(
        "soak",
        "24 h of show time at 60× with 20 screens: memory growth < 10 %, no thread or socket leaked",
        soaked,
        (
            Control(
                "every state that was sent is kept",
                partial(soaked, hours=BRIEFLY, press=0.02, without="forgetting"),
                "memory growth, % of the day",
            ),
        ),
    ),
)
