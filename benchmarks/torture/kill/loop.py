"""`kill -9`, again and again: while three writers press, while the server starts, while a backup runs.

A round is twenty kills of one server on one record; what the writers noted (notebook.py) is compared with
what the record holds (evidence.py) after each kill, and once more at the end (tally.py).
"""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from benchmarks.machine import ROOT, Watch
from benchmarks.torture.ground import Ground
from benchmarks.torture.kill.tally import Life, Tally
from benchmarks.torture.kill.victim import Victim
from benchmarks.torture.people.notebook import Notebook, read
from benchmarks.torture.people.writer import CHANCE, Presser
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.evidence import look
from benchmarks.torture.venue.server import Server, serving

KILLS, IN_START, IN_REPLAY, IN_BACKUP = 200, 20, 10, 20
"""How many in all; and at least in the start, with the record open there, and while a backup is made."""
ROUND = ("load",) * 8 + ("start",) * 2 + ("replay",) * 3 + ("GO",) * 2 + ("backup",) * 4
"""When the lives of a round are ended: under load; anywhere in the start, or from when the server has opened
the record; when a GO has just been acked; and when a backup has just begun (victim.py)."""
CONTROL = ("load",) * 5
TORN = ("load",) * 2
FEW = 3
"""Kills of a control, at least: each of them must be enough to see a promise broken."""
AIMS = 3
"""How often a backup is aimed at, at most, until a kill hits it."""
WRITERS = 3
TRACKS = ("Quay A", "Quay B", "Quay C")
"""Each writer presses on two of them."""
LEAD = "Lead"
"""The stage on which the rig itself presses GO."""
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "06:00")
NOT_GOOD = "backups that are not good"
P50, P99 = 1.5, 4.0
"""Seconds from a spawn to the first ack (docs/torture.md)."""


def _run(ground: Ground, *, plan: Sequence[str] = ROUND, without: str = "", tears: bool = False) -> Outcome:
    """So many rounds, each begun with a kill under load, judged together; a control is a single one.

    tears: before each look the rig itself tears the backups.
    """
    is_control = plan is not ROUND
    kills = ground.count(len(plan) + 1, least=FEW) if is_control else ground.count(KILLS)
    tally = Tally(tears=tears)
    with Watch() as watch:
        for number in range(math.ceil(kills / (len(plan) + 1))):
            _round(ground.part(f"round-{number}"), tally, plan=_short(plan, kills), without=without)
    return Outcome(figures(tally, kills, bare=is_control), tally.note(watch.busy()))


def _short(plan: Sequence[str], kills: int) -> Sequence[str]:
    """The plan of a round; of a run that is shorter than one, so many kills with each kind among them."""
    return plan[:: max(1, len(plan) // max(1, kills - 1))]


def _round(ground: Ground, tally: Tally, *, plan: Sequence[str], without: str) -> None:
    """One server, one record, one life after the other."""
    folder, backup = ground.folder, ground.folder / "backup"
    cards = Day(sessions=8, cue_every=6, minutes=20, tracks=(*TRACKS, LEAD)).write(folder / "cards")
    server = Server(cards, folder / "data", *OPTIONS, "--backup", str(backup), without=without)
    with closing(Notebook(folder / "lead.notes")) as notes:
        victim = Victim(server, backup, Presser(server.address, LEAD.lower(), notes, name="Phone rig"))
        with serving(server):
            stages = [stage["id"] for stage in server.get("stages")["stages"] if stage["name"] != LEAD]
            with _writers(server, folder, stages):
                for kind in ("load", *CHANCE.sample(plan, len(plan))):
                    _kill(victim, kind, partial(_compare, tally, server, backup))
            victim.reach()
            victim.leave()
    tally.close(read(_notebooks(folder)), look(server.record))


def _kill(victim: Victim, kind: str, compare: Callable[[Life], None]) -> None:
    """One life; where a backup was aimed at and was done before the kill, another."""
    for _ in range(AIMS if kind == "backup" else 1):
        life = victim.end(kind)
        compare(life)
        victim.again()
        if life.copying:
            return


def _compare(tally: Tally, server: Server, backup: Path, life: Life) -> None:
    """Between two lives: what was promised so far, and what is on the disk."""
    found = look(server.record) if any(server.data.glob("????-??-??*.sqlite3")) else None
    tally.add(life, read(_notebooks(server.data.parent)), found)
    if found is not None:
        tally.add_backups(backup, found)


def _notebooks(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.notes"))


# --- who presses ------------------------------------------------------------------------------------------


@contextmanager
def _writers(server: Server, folder: Path, stages: list[str]) -> Iterator[None]:
    """Three processes that press, until the block is left; then each sees its presses answered."""
    line = [sys.executable, "-m", "benchmarks.torture.people.writer", server.address]
    hands = [(number, stages[number - 1 :][:1] + stages[number:][:1]) for number in range(WRITERS)]
    running = [
        subprocess.Popen(  # noqa: S603  # our own module
            [*line, str(folder / f"writer-{number}.notes"), *on],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            process_group=0,  # Ctrl-C is the rig's business
        )
        for number, on in hands
    ]
    try:
        yield
    except BaseException:
        for writer in running:
            writer.kill()
        raise
    finally:
        for writer in running:
            if writer.stdin is not None:
                writer.stdin.close()
        for writer in running:
            writer.wait()


# --- the row ----------------------------------------------------------------------------------------------


def figures(tally: Tally, kills: int, *, bare: bool) -> tuple[Figure, ...]:
    """What so many kills found; a `bare` loop, a control's, is not asked for kills of every kind."""
    seldom = 0 if bare else 1
    start, replay, backup = (seldom * kills * aimed / KILLS for aimed in (IN_START, IN_REPLAY, IN_BACKUP))
    return (
        Figure("kills", len(tally.lives), at_least=kills),
        Figure("of them in the start", tally.in_start, at_least=start),
        Figure("with the record open, replaying", tally.replaying, at_least=replay),
        Figure("of them while a backup ran", tally.copying, at_least=backup),
        Figure("looks at the record", tally.looks, at_least=kills),
        Figure("acked commands", tally.acked, at_least=kills),
        Figure("acked commands lost", len(tally.lost), at_most=0),
        Figure("sent again, not answered before a kill", tally.resent, at_least=seldom * kills / 4),
        Figure("sent again, ended not exactly once", tally.not_once, at_most=0),
        Figure("other answers that the record does not bear out", tally.untrue, at_most=0),
        Figure("told to a screen and not on record", tally.ahead, at_most=0),
        Figure("integrity failures", tally.broken, at_most=0),
        Figure("gaps in the record", tally.gaps, at_most=0),
        Figure("backups looked at", len(tally.backups), at_least=seldom * kills),
        Figure(NOT_GOOD, tally.backups.count(False), at_most=0),
        Figure("restart to first ack p50 s", tally.restart(50), at_most=P50),
        Figure("restart to first ack p99 s", tally.restart(99), at_most=P99),
    )


ROWS = (
    Row(
        "kill",
        "`kill -9` loop, 3 writers, 200 kills, in replay and backup too: 0 acked commands lost; every "
        "un-acked one resent ends exactly once; 0 integrity failures; restart to first ack p50 ≤ 1.5 s, "
        "p99 ≤ 4 s",
        _run,
        (
            Control(
                "acked before the commit",
                partial(_run, plan=CONTROL, without="commit before ack"),
                "acked commands lost",
            ),
            Control(
                "answers are not kept",
                partial(_run, plan=CONTROL, without="kept answers"),
                "sent again, ended not exactly once",
            ),
            Control("a backup that is torn", partial(_run, plan=TORN, tears=True), NOT_GOOD),
        ),
    ),
)
