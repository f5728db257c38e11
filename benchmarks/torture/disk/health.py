"""Whether a server says that its record is behind, and when it has caught up."""

from __future__ import annotations

import json
import time
import urllib.request
from typing import Any

from benchmarks.torture.venue.scene import Scene
from benchmarks.torture.venue.server import Server

RECOVERS = 10.0
"""Seconds for the record to catch up once the disk is well."""


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
