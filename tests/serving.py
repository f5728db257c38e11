"""A real server in a process of its own, on loopback, on any free port."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "stagecue" / "samples" / "cards"
SAMPLE_DAY = "2026-06-18"
SECONDS = 240.0
"""A server that says nothing for so long is ended, so that it cannot stop the suite."""


@dataclass
class Serving:
    """A running server.

    Fields:
        address: `http://127.0.0.1:PORT`
        said: the lines that it printed until it was ready
    """

    address: str
    said: list[str]
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1])


@contextmanager
def serving(*options: object, cards: Path = SAMPLES, command: str = "serve") -> Iterator[Serving]:
    """`stagecue serve CARDS OPTIONS`, stopped as Ctrl-C does when the block is left."""
    where = [str(cards)] if command == "serve" else []
    line = [sys.executable, "-u", "-m", "stagecue", command, *where, *map(str, options)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(line, **pipes) as process:
        alarm = threading.Timer(SECONDS, process.kill)
        alarm.start()
        try:
            yield _ready(process)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=SECONDS)
            alarm.cancel()


def _ready(process: subprocess.Popen[str]) -> Serving:
    said: list[str] = []
    address = None
    for line in process.stdout or ():
        said.append(line.rstrip("\n"))
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        address = address or (found and found[0])
        if "Ctrl-C" in line and address:
            return Serving(address, said, process)
    raise AssertionError(f"the server ended (exit {process.wait()}):\n" + "\n".join(said))
