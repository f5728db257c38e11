"""What the machine is, how busy it was, and how much of it the hypervisor gave to others meanwhile."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
import subprocess
import threading
import time
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
TICKS = Path("/proc/stat")
"""Linux alone tells its steal; elsewhere it is unknown, and said so."""
PRESSURE, WAITS = Path("/proc/pressure"), ("cpu", "io")
STEAL = 7
COUNTED = 8
"""user, nice, system, idle, iowait, irq, softirq, steal: guest time behind them is in user already."""
IDLE = (3, 4)
LOOK = 5.0
STEAL_AT_MOST, STEAL_WORST_AT_MOST = 5.0, 20.0
"""Percent of the processors that went to others, over the whole run and in its worst stretch; above it a
figure says nothing of the program. A stretch is a good part of a row, more than the hundredth of a p99."""
PACKAGES = (
    "gevent",
    "greenlet",
    "flask",
    "flask-socketio",
    "python-engineio",
    "simple-websocket",
    "websockets",
)


@dataclass(frozen=True)
class Busy:
    """How the machine fared over a run, in percent of the time; None where the system does not tell.

    Fields:
        steal: what the hypervisor gave to others
        steal_worst: the same in the worst stretch of `LOOK` seconds
        used: what all programs here took of the processors
        waits_for_processor, waits_for_disk: time in which some program had to
        load: the load average over the last minute of the run
    """

    steal: float | None
    steal_worst: float | None
    used: float | None
    waits_for_processor: float | None
    waits_for_disk: float | None
    load: float | None

    @property
    def taken(self) -> bool:
        """So much went to others that nothing was measured; a system that does not tell is believed."""
        limits = (self.steal, STEAL_AT_MOST), (self.steal_worst, STEAL_WORST_AT_MOST)
        return any(steal is not None and steal > most for steal, most in limits)

    def told(self) -> dict[str, object]:
        """As it stands below a table."""
        percents = {f"{name}_percent": share for name, share in asdict(self).items() if name != "load"}
        return percents | {"load": self.load}


class Watch:
    """Looks at the processors every few seconds while the block runs, from a thread that sleeps."""

    def __enter__(self) -> Self:
        self._looks = [_ticks()]
        self._began, self._waited = time.monotonic(), [_waited(what) for what in WAITS]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()
        self._looks.append(_ticks())
        whole = (time.monotonic() - self._began) * 1e6
        ended = [_waited(what) for what in WAITS]
        cpu, disk = (_share(*pair, whole) for pair in zip(self._waited, ended, strict=True))
        self._waits = cpu, disk

    def busy(self) -> Busy:
        """What was seen, once the block is left."""
        looks = [look for look in self._looks if look is not None]
        load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
        if len(looks) < 2:
            return Busy(None, None, None, *self._waits, load)
        worst = max(_steal(*pair) for pair in pairwise(looks))
        return Busy(_steal(looks[0], looks[-1]), worst, _used(looks[0], looks[-1]), *self._waits, load)

    def _look(self) -> None:
        while not self._over.wait(LOOK):
            self._looks.append(_ticks())


def _ticks() -> list[int] | None:
    try:
        return [int(ticks) for ticks in TICKS.read_text(encoding="ascii").split("\n", 1)[0].split()[1:]]
    except OSError:
        return None


def _waited(what: str) -> int | None:
    """Microseconds in which some program waited for it since the machine started; Linux alone tells."""
    try:
        return int((PRESSURE / what).read_text(encoding="ascii").split("\n", 1)[0].rpartition("=")[2])
    except OSError:
        return None


def _share(before: int | None, after: int | None, whole: float) -> float | None:
    return None if before is None or after is None else round(100 * (after - before) / whole, 2)


def _steal(before: list[int], after: list[int]) -> float:
    return _percent(after[STEAL] - before[STEAL], before, after)


def _used(before: list[int], after: list[int]) -> float:
    idle = sum(after[at] - before[at] for at in IDLE) + after[STEAL] - before[STEAL]
    return round(100.0 - _percent(idle, before, after), 2)


def _percent(part: int, before: list[int], after: list[int]) -> float:
    whole = sum(after[:COUNTED]) - sum(before[:COUNTED])
    return round(100 * part / whole, 2) if whole else 0.0


def described() -> dict[str, object]:
    """The machine, the date and the versions; no names, no addresses, no paths."""
    return {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "processor": _processor(),
        "processors": os.cpu_count(),
        "memory_mb": _memory(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "stagecue": importlib.metadata.version("stagecue"),
        "commit": _commit(),
        "packages": {name: importlib.metadata.version(name) for name in PACKAGES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    except (AttributeError, OSError, ValueError):
        return None


def _commit() -> str | None:
    """The commit that was measured, with a + if files differ from it; None without git."""
    asked = ["git", "describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"]
    try:
        said = subprocess.run(  # noqa: S603  # our own words
            asked, cwd=ROOT, capture_output=True, text=True
        )
    except OSError:
        return None
    return said.stdout.strip() or None
