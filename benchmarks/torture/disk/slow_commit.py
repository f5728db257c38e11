"""A disk on which every commit takes a second.

A press waits for its commit, for 0.25 s at most (design §6.4): then it is acked as `degraded`, and presses
after it wait no more until the record has caught up. So two things are measured, and bounded apart: GO over
and over, where one press alone waits, and 99 of 100 must be answered within 200 ms; and GO at long intervals,
where each meets a disk that seemed well again, waits its quarter of a second, and must be told `degraded`
then. Nothing else waits for a disk: a phone that only asks for the time shows it.
"""

from __future__ import annotations

import time
from functools import partial

from benchmarks.torture.disk.health import recovered, shown
from benchmarks.torture.ground import Ground
from benchmarks.torture.people.meter import GO_P99, Caller, Latencies
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.taken_out.faults import COMMIT, fault
from benchmarks.torture.venue.memory import Memory
from benchmarks.torture.venue.onrecord import whole
from benchmarks.torture.venue.scene import Scene, behind, scene, server, torn, warm

LASTS = 12.0
"""Seconds of GO, over and over, on the slow disk."""
EVERY = 0.05
"""Seconds between two of these presses."""
SPARSE = 4
"""Presses with a pause between them."""
PAUSE = 2.5
"""Seconds: two commits and a half."""
PATIENCE = 250.0
"""Milliseconds that a press waits for its commit (stagecue.store.recorder.PATIENCE)."""
WAITED = PATIENCE + GO_P99
"""Milliseconds for a press that waits for the record: its patience, and what any press may take."""
WAITING = "GO that waits for the record"
SCREENS = 3


def _slow(ground: Ground, *, lasts: float = LASTS, without: str = "slow-disk") -> Outcome:
    lasts *= max(0.2, ground.share)
    disk = server(ground, without=without)
    with scene(disk, warm=warm(ground)) as made:
        screens, phone = made.screens(SCREENS), made.phone("Phone last")
        memory = Memory(disk.pid)
        fault(disk.data).write_text(f"{COMMIT}", encoding="ascii")
        with Caller(made.phone("Phone time"), every=EVERY, goes=False) as asker:
            with made.pressing(every=EVERY) as dense:
                time.sleep(lasts)
                seen = shown(made, phone.state)
            sparse = _sparse(made, ground.count(SPARSE))
        fault(disk.data).unlink()
        caught_up = recovered(made)
        grown = memory.figure()
        streams = (behind(screens, phone), torn(screens))
    return Outcome(
        (
            *dense.figures(" over and over"),
            Figure("slowest GO over and over ms", _slowest(dense.goes), at_most=WAITED),
            Figure(WAITING, len(sparse.goes.ms), at_least=1),
            Figure(f"{WAITING}, slowest ms", _slowest(sparse.goes), at_most=WAITED),
            Figure(f"{WAITING}, not told `degraded`", _not_told(sparse), at_most=0),
            grown,
            Figure("slowest sync ms", _slowest(asker.syncs), at_most=GO_P99),
            Figure("GO acked as degraded", dense.statuses["degraded"], at_least=1),
            Figure("degraded shown (state, healthz)", seen, at_least=2),
            Figure("caught up", caught_up, at_least=1),
            Figure("screens behind or broken", sum(streams), at_most=0),
            *whole(disk.record, [*dense.acked, *sparse.acked]),
        ),
        f"Over and over: {dense.told()} Every {PAUSE} s: {sparse.told()} Only sync: {asker.syncs.told()}.",
    )


def _sparse(made: Scene, presses: int) -> Caller:
    with made.pressing(every=PAUSE) as sparse:
        time.sleep(presses * (PAUSE + PATIENCE / 1000) + PAUSE / 2)
    return sparse


def _not_told(caller: Caller) -> int:
    """Its presses that were answered as anything but `degraded`: each met a disk that takes a second."""
    return sum(caller.statuses.values()) - caller.statuses["degraded"]


def _slowest(took: Latencies) -> float:
    return round(max(took.ms, default=float("nan")), 1)


ROWS = (
    Row(
        "slow-commit",
        "Every commit takes 1 s: GO over and over p99 < 200 ms; a press that waits for the record waits "
        "250 ms (design §6.4) and is told `degraded`; memory < 5 MB; caught up after",
        _slow,
        (
            Control(
                "commits are made in the hub",
                partial(_slow, lasts=5.0, without="slow-disk-in-the-hub"),
                "slowest sync ms",
            ),
        ),
    ),
)
