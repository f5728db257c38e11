"""A process of the bench that is talked with: one JSON value a line goes in, and one comes back."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from benchmarks.children import ENDS_WITHIN
from benchmarks.machine import ROOT


@dataclass(frozen=True)
class Talk:
    """The two ends of it.

    Fields:
        pid: the process
    """

    pid: int
    says: IO[str]
    hears: IO[str]

    def ask(self, value: Any) -> Any:
        """Give an order and wait for its answer. RuntimeError if the process has ended."""
        self.says.write(json.dumps(value) + "\n")
        self.says.flush()
        return json.loads(self.line())

    def line(self) -> str:
        """What it says next. RuntimeError if the process has ended; its complaint stands in the terminal."""
        told = self.hears.readline()
        if not told:
            raise RuntimeError("a process of the bench has ended: see what it said above")
        return told


@contextmanager
def talking(module: str, *arguments: str) -> Iterator[Talk]:
    """`python -m MODULE ARGUMENTS`, until the block is left: then its orders end, and so does it."""
    line = [sys.executable, "-m", module, *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(line, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:  # noqa: S603  # ours
        assert process.stdin and process.stdout
        try:
            yield Talk(process.pid, process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.terminate()
            try:
                process.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
