"""The memory of a server, by the kernel's own count (Linux): what it holds, and the most that it held."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.torture.row import Figure, NotHere

GROWS = 5.0
"""Megabytes that a server may grow whatever is done to it (docs/torture.md)."""
FORGET_PEAK = "5"
"""What makes the kernel count the peak anew: proc(5), clear_refs."""


class Memory:
    """How far a process grows from the making of this on, at its peak. NotHere without Linux's /proc."""

    def __init__(self, pid: int) -> None:
        self._process = Path(f"/proc/{pid}")
        if not (self._process / "clear_refs").exists():
            raise NotHere("The peak of a process' memory is told by Linux only (/proc).")
        (self._process / "clear_refs").write_text(FORGET_PEAK, encoding="ascii")
        self._before = self._status("VmRSS")

    def grown(self) -> float:
        """Megabytes by which the peak since then lies above what it held then."""
        return self._status("VmHWM") - self._before

    def figure(self) -> Figure:
        """Its growth, bounded."""
        return Figure("memory grows, MB at the peak", round(self.grown(), 1), at_most=GROWS)

    def _status(self, name: str) -> float:
        found = re.search(rf"{name}:\s+(\d+)", (self._process / "status").read_text(encoding="ascii"))
        return int(found[1]) / 1024 if found else 0.0


def threads(pid: int) -> int:
    """Native threads of a process."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def open_files(pid: int) -> int:
    """Its open files, sockets among them."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))
