"""The bench of cue timing: whether, at 1× and in auto, cues leave the server at their planned time.

A real server plays a bench day in real time; every stage has a bare socket client, some have a prompter and
a phone in Chromium. Nobody touches anything. What left when is read from the states themselves.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.as_told import Played, Taken, Told, played
from benchmarks.bench_day import DAY, START_AT, write_day
from benchmarks.children import Child, running
from benchmarks.machine import Busy, Watch
from benchmarks.pages import Heard, chromium
from benchmarks.results import Bench, Figures, Row, Verdict, figures, row
from benchmarks.show_server import ShowServer, show_server
from stagecue.app.clocks import steady
from stagecue.rundown import Rundown, plan
from stagecue.rundown.showfile import sound
from stagecue.rundown.timing import planned_at
from stagecue.store import read_folder

TARGET = 50.0
"""Milliseconds: p99 of the error against the plan, commit included (docs/torture.md)."""
CUES = 300
"""Fewer are a trial of the bench, not a measurement."""
APART = 0.25
"""Seconds by which the reference's instants lie behind the show's, so that neither wakes the other."""
AFTER = 5.0
"""Seconds that the run goes on behind its last cue."""
NOTICE = 12.0
"""Auto takes nothing in the ten seconds behind the press; those who come later fail the bench."""

OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", START_AT, "--speed", "1", "--port", "0")
KINDS: dict[str, Callable[[Taken], bool]] = {
    "standby": lambda cue: cue.kind == "standby",
    "introduction": lambda cue: cue.kind == "introduction",
    "cue in the text": lambda cue: cue.kind not in ("standby", "introduction", "talk"),
    "talk": lambda cue: cue.kind == "talk",
}


@dataclass(frozen=True)
class Run:
    """What one run gave: the cues, the prompters' notes, the reference's errors, and how busy it was."""

    played: Played
    heard: list[Heard]
    reference: dict[str, list[float]]
    busy: Busy
    zero: float
    browser: str


def cue_timing(*, minutes: int, pages: int) -> Bench:
    """Play `minutes` on every stage, `pages` stages with a prompter and a phone."""
    with TemporaryDirectory(prefix="stagecue-bench-") as name:
        run = _played_through(Path(name), minutes=minutes, pages=pages)
    return Bench(
        "Cue timing",
        f"cues leave the server at their planned time, p99 ≤ {TARGET:.0f} ms, commit included",
        {
            **run.busy.told(),
            "minutes": minutes,
            "stages_with_pages": pages,
            "browser": run.browser,
            "lost_cues": len(run.played.lost),
        },
        list(_rows(run)),
    )


def _played_through(folder: Path, *, minutes: int, pages: int) -> Run:
    """The run itself: server, pages, listeners; then, with all of it ended, the record."""
    cards, data = folder / "cards", folder / "data"
    for made in (cards, data):
        made.mkdir()
    write_day(cards, sessions=minutes)
    rundowns = _rundowns(cards)
    with ExitStack() as beside:
        with show_server(cards, data, *OPTIONS) as server, chromium() as opened:
            for stage in server.stages()[:pages]:
                opened.open(server.address, stage)
            zero = server.show_zero(rundowns[0].stage)
            ear, bare = _beside(beside, folder, server, _instants(rundowns, zero + APART))
            _set_auto(server, rundowns, zero)
            with Watch() as watch:
                opened.wait(_times(rundowns)[-1] + zero + AFTER - steady())
            heard, browser = opened.heard(), f"Chromium {opened.browser.version}"
        told, late = _told(ear.answer()), json.loads(bare.answer())
    return Run(played(next(data.glob("*.sqlite3")), told), heard, late, watch.busy(), zero, browser)


def _beside(
    stack: ExitStack, folder: Path, server: ShowServer, instants: list[list[float]]
) -> tuple[Child, Child]:
    """The bare listener and the bare sleeper, each in a process of its own."""
    address, stages = server.address.replace("http", "ws"), server.stages()
    ear = running("benchmarks.listener", address, *stages, says=folder / "listener.json")
    database, given = str(folder / "reference.sqlite3"), json.dumps(instants)
    bare = running("benchmarks.reference", database, says=folder / "reference.json", given=given)
    return stack.enter_context(ear), stack.enter_context(bare)


def _set_auto(server: ShowServer, rundowns: list[Rundown], zero: float) -> None:
    """The only presses of the run. RuntimeError if the first cue is too near for them."""
    for rundown in rundowns:
        server.set_auto(rundown.stage)
    first = _times(rundowns)[0]
    if steady() - zero > first - NOTICE:
        raise RuntimeError("the pages took too long to open: auto came too late for the first cue")


def _rundowns(cards: Path) -> list[Rundown]:
    """The plan, as the server makes it."""
    folder = read_folder(cards)
    day = datetime.date.fromisoformat(DAY)
    return list(plan(folder.cards, folder.notes, day=day, show_file=sound(folder.show_file)))


def _times(rundowns: Iterable[Rundown]) -> list[float]:
    """The planned times of all cue points, in order; show seconds."""
    return sorted(planned_at(point, one) for one in rundowns for point in one.points)


def _instants(rundowns: Iterable[Rundown], zero: float) -> list[list[float]]:
    """The same for each stage; steady seconds."""
    return [[zero + at for at in _times([one])] for one in rundowns]


def _told(lines: str) -> dict[tuple[str, str], Told]:
    found = (json.loads(line) for line in lines.splitlines())
    return {(one["stage"], one["cue"]): Told(one["left"], one["arrived"], one["ahead"]) for one in found}


# --- rows -------------------------------------------------------------------------------------------------


def _rows(run: Run) -> Iterator[Row]:
    """The judged row first, then what it is made of, then the references."""
    cues = run.played.cues
    woke, committed = (figures(run.reference[name]) for name in ("woke", "committed"))
    left = [cue.left - cue.planned for cue in cues]
    yield _row("a cue leaves the server, commit included", left, committed, _verdict(run, figures(left)))
    for name, kinds in KINDS.items():
        yield _row(f"  {name}", [cue.left - cue.planned for cue in cues if kinds(cue)], committed)
    after = [cue.left - cue.planned - cue.opening for cue in cues if cue.follows]
    yield _row("  cue in the text and talk, from its introduction", after, committed)
    yield _row("the server takes it, commit to come", [cue.at - cue.planned for cue in cues], woke)
    yield _row("one step of the show: due, taken", run.played.steps, woke)
    yield _row("one step of the show: due, left", [cue.left - cue.at + cue.step for cue in cues], committed)
    yield _row("a bare socket client has it", [cue.arrived - cue.planned for cue in cues], committed)
    yield from _on_pages(run, committed)
    yield _row("reference: a bare gevent process wakes", run.reference["woke"], verdict="reference")
    yield _row("reference: … and has committed", run.reference["committed"], verdict="reference")


def _on_pages(run: Run, beside: Figures) -> Iterator[Row]:
    planned = {(cue.stage, cue.cue): cue.planned + run.zero for cue in run.played.cues}
    heard = [(note, planned[note.stage, note.cue]) for note in run.heard if (note.stage, note.cue) in planned]
    yield _row("a prompter page has it", [note.came - at for note, at in heard], beside)
    drawn = [note.drawn - at for note, at in heard if note.drawn is not None]
    yield _row("a prompter page has made its next frame", drawn, beside)


def _row(what: str, late: list[float], beside: Figures | None = None, verdict: Verdict = "") -> Row:
    return row(what, late, target=TARGET, beside=beside, verdict=verdict)


def _verdict(run: Run, found: Figures) -> Verdict:
    if run.busy.taken:
        return "not measured"
    if found.n + len(run.played.lost) < CUES:
        return "too few"
    return "MISSED" if run.played.lost or found.p99 > TARGET else "passed"
