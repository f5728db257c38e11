"""The processes of a bench: each is a Python module, tells into a file, and is ended by its id."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import ROOT
from stagecue.app.clocks import steady

BEGINS_WITHIN = 15.0
ENDS_WITHIN = 15.0
"""Seconds; a process that goes on beyond them is killed."""


@dataclass(frozen=True)
class Child:
    """A process of this bench, and the file that holds what it says."""

    process: subprocess.Popen[bytes]
    says: Path

    @property
    def said(self) -> str:
        """All that it has said so far, complaints among it."""
        return self.says.read_text(encoding="utf-8", errors="replace")

    def first_line(self) -> str:
        """What it says first, as soon as it has. RuntimeError if it ends before, or says nothing."""
        latest = steady() + BEGINS_WITHIN
        while "\n" not in self.said:
            if self.process.poll() is not None or steady() > latest:
                raise RuntimeError(f"a process of the bench did not begin:\n{self.said}")
            time.sleep(0.02)
        return self.said.split("\n", 1)[0]

    def answer(self) -> str:
        """What it has said once it has ended by itself. RuntimeError if it failed."""
        if self.process.wait(ENDS_WITHIN):
            raise RuntimeError(f"a process of the bench failed:\n{self.said}")
        return self.said


@contextmanager
def running(
    module: str,
    *arguments: str,
    says: Path,
    given: str = "",
    ends_by: signal.Signals = signal.SIGTERM,
) -> Iterator[Child]:
    """`python -m MODULE ARGUMENTS` with `given` as its input, until the block is left."""
    hears = says.with_suffix(".given")
    hears.write_text(given, encoding="utf-8")
    line = [sys.executable, "-u", "-m", module, *arguments]
    with hears.open("rb") as source, says.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603  # a module of our own
            line, cwd=ROOT, stdin=source, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield Child(process, says)
    finally:
        _end(process, ends_by)


def _end(process: subprocess.Popen[bytes], by: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(by)
    try:
        process.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
