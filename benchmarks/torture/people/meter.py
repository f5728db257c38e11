"""How long a GO takes while something is done to the server, beside what the line alone takes."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.torture.people.meanwhile import Meanwhile
from benchmarks.torture.people.phone import Phone
from benchmarks.torture.row import Figure

EVERY = 0.1
"""Seconds between two presses of GO."""
GO_P99 = 200.0
"""Milliseconds (docs/torture.md)."""
TOOK = frozenset({"applied", "degraded"})


@dataclass
class Latencies:
    """Milliseconds, each from what was sent to its answer."""

    ms: list[float] = field(default_factory=list)

    def at(self, percent: float) -> float:
        """So many percent took at most this; not a number if nothing was measured."""
        if not self.ms:
            return float("nan")
        return sorted(self.ms)[min(len(self.ms) - 1, int(len(self.ms) * percent / 100))]

    def time(self, what: Any) -> Any:
        """What `what()` gives, timed."""
        began = time.perf_counter()
        given = what()
        self.ms.append((time.perf_counter() - began) * 1000)
        return given

    def told(self) -> str:
        """In words, for a note."""
        spread = ", ".join(f"p{percent} {self.at(percent):.1f}" for percent in (50, 95, 99))
        return f"{spread}, max {max(self.ms, default=float('nan')):.1f} ms ({len(self.ms)})"


class Caller(Meanwhile):
    """Presses GO on its phone, over and over, while the block runs; after each GO it asks for the time.

    Fields:
        goes: from the press to the ack; syncs: the same for a `sync`, which nothing holds up but the line
        statuses: what the presses were answered, counted; done by the text a moment before is done
        acked: the ids of those that the show took, in order, with the status of each
        failed: what went wrong with the phone itself, or ""
    """

    def __init__(self, phone: Phone, *, every: float = EVERY, goes: bool = True) -> None:
        """Presses every so many seconds; without `goes` it only asks for the time.

        The phone is closed by whoever made it.
        """
        super().__init__()
        self.phone = phone
        self.goes, self.syncs = Latencies(), Latencies()
        self.statuses: Counter[str] = Counter()
        self.acked: dict[str, str] = {}
        self.failed = ""
        self._every = every
        self._presses = goes

    def figures(self, when: str = "") -> tuple[Figure, ...]:
        """GO's p99, and presses that the show did not take: there must be none."""
        refused = sum(self.statuses.values()) - sum(self.statuses[each] for each in TOOK)
        return (
            Figure(f"GO{when} p99 ms", round(self.goes.at(99), 1), at_most=GO_P99),
            Figure(f"GO{when} not taken", refused + bool(self.failed), at_most=0),
        )

    def told(self) -> str:
        """In words: GO, and the reference of the same run."""
        failed = f" The phone: {self.failed}." if self.failed else ""
        return f"GO {self.goes.told()}; sync {self.syncs.told()}.{failed}"

    def _go_on(self) -> None:
        try:
            while not self._over.wait(self._every):
                if self._presses:
                    self._press()
                self.syncs.time(self.phone.sync)
        except Exception as error:  # noqa: BLE001  # told in the figures
            self.failed = f"{type(error).__name__}: {error}"

    def _press(self) -> None:
        command = self.phone.command("go", expect=self.phone.expect())
        ack = self.goes.time(lambda: self._answered(command))
        self.statuses["applied" if ack.get("satisfied") else ack["status"]] += 1
        if ack["status"] in TOOK:
            self.acked[command["id"]] = ack["status"]
        self.phone.until(lambda phone: phone.state["seq"] >= ack["seq"])

    def _answered(self, command: dict[str, Any]) -> dict[str, Any]:
        self.phone.send(command)
        return self.phone.answer(command)
