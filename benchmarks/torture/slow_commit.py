"""A disk on which every commit takes a second.

A press waits for its commit, for 0.25 s at most (design §6.4): then it is acked as `degraded`, and presses
after it wait no more until the record has caught up. So two things are measured: GO over and over, where one
press alone waits; and GO at long intervals, where each meets a disk that seemed well again and waits its
quarter of a second. Nothing else waits for a disk: a phone that only asks for the time shows it.
"""

from __future__ import annotations

import json
import time
import urllib.request
from functools import partial
from typing import Any

from benchmarks.torture.faults import COMMIT, fault
from benchmarks.torture.ground import Ground
from benchmarks.torture.meter import GO_P99, Caller, Latencies
from benchmarks.torture.onrecord import whole
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.scene import Scene, behind, scene, server, torn
from benchmarks.torture.server import Server

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
RECOVERS = 10.0
"""Seconds for the record to catch up once the disk is well."""
SCREENS = 3


def _slow(ground: Ground, *, lasts: float = LASTS, without: str = "slow-disk") -> Outcome:
    lasts *= max(0.2, ground.share)
    disk = server(ground, without=without)
    with scene(disk, warm=0) as made:
        screens, phone = made.screens(SCREENS), made.phone("Phone last")
        fault(disk.data).write_text(f"{COMMIT}", encoding="ascii")
        with Caller(made.phone("Phone time"), every=EVERY, goes=False) as asker:
            with made.pressing(every=EVERY) as dense:
                time.sleep(lasts)
                seen = shown(made, phone.state)
            sparse = _sparse(made, ground.count(SPARSE))
        fault(disk.data).unlink()
        caught_up = recovered(made)
        streams = (behind(screens, phone), torn(screens))
    return Outcome(
        (
            *dense.figures(),
            Figure("slowest GO ms", _slowest(dense.goes), at_most=PATIENCE + GO_P99),
            Figure("slowest GO after a pause ms", _slowest(sparse.goes), at_most=PATIENCE + GO_P99),
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


def _slowest(took: Latencies) -> float:
    return round(max(took.ms, default=float("nan")), 1)


def shown(made: Scene, state: dict[str, object]) -> int:
    """In how many of two places the server says that its record is behind: the state, /healthz."""
    return bool(state["degraded"]) + (not healthy(made.server))


def healthy(server: Server) -> bool:
    """Whether the record is written, by what /healthz says."""
    return bool(health(server)["ok"])


def health(server: Server) -> dict[str, Any]:
    """What /healthz says."""
    with urllib.request.urlopen(f"{server.address}/healthz", timeout=10) as answer:  # noqa: S310
        told: dict[str, Any] = json.load(answer)
    return told


def recovered(made: Scene, *, within: float = RECOVERS) -> bool:
    """Whether the record catches up within so many seconds, and the state and /healthz say so."""
    phone = made.phone("Phone looks")
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not phone.state["degraded"] and healthy(made.server):
            return True
        time.sleep(0.1)
    return False


ROWS = (
    Row(
        "slow-commit",
        "Every commit takes 1 s: the show goes on, `degraded` is shown, caught up after",
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
