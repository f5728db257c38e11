"""A real server in a process of its own, which is killed, stopped and started again on the same record."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.machine import ROOT

STARTS_WITHIN = 30.0
ENDS_WITHIN = 15.0
LOOK = 0.02
PORTS = (10_000, 32_000)
"""Below what Linux, macOS and Windows give to callers."""


class Server:
    """`stagecue serve CARDS --data DATA --port PORT OPTIONS`, life after life on the same port and record.

    `without` names a check that is taken out (without.py); `before` is what the command is run under, as
    ("strace", "-f"). What it says goes to `says`, of all its lives.
    """

    def __init__(
        self,
        cards: Path,
        data: Path,
        *options: str,
        without: str = "",
        before: Sequence[str] = (),
        host: str = "127.0.0.1",
    ) -> None:
        self.data = data
        self.host = host
        self.port = free_port()
        self.says = data.with_name(f"{data.name}.said")
        self._log = self.says.open("ab")
        module = ["benchmarks.torture.taken_out.without", without] if without else ["stagecue"]
        serve = ["serve", str(cards), "--data", str(data), "--host", host, "--port", str(self.port)]
        self._line = [*before, sys.executable, "-u", "-m", *module, *serve, *options]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """`http://HOST:PORT`."""
        return f"http://{self.host}:{self.port}"

    @property
    def said(self) -> str:
        """All that it has said, in all its lives."""
        return self.says.read_text(encoding="utf-8", errors="replace")

    @property
    def pid(self) -> int:
        """Of the life that is on."""
        assert self.process is not None
        return self.process.pid

    @property
    def record(self) -> Path:
        """The one record in its data folder."""
        return next(self.data.glob("????-??-??*.sqlite3"))

    def spawn(self) -> None:
        """Begin a life, and do not wait for it."""
        self.process = subprocess.Popen(  # noqa: S603  # our own module
            self._line, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=self._log, stderr=subprocess.STDOUT
        )

    def start(self) -> None:
        """Begin a life and wait until it answers. RuntimeError if it does not."""
        self.spawn()
        latest = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < latest and self.process is not None and self.process.poll() is None:
            if answers(self.host, self.port):
                return
            time.sleep(LOOK)
        raise RuntimeError(f"the server did not start:\n{self.said[-3000:]}")

    def kill(self) -> None:
        """`kill -9`, and wait until it is gone."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def signal(self, which: signal.Signals) -> None:
        """Send it SIGSTOP, SIGCONT or another."""
        os.kill(self.pid, which)

    def stop(self) -> None:
        """As Ctrl-C does; whatever goes on beyond that is killed. May be called twice.

        By SIGTERM, which StageCue takes for the same: a rig in the background has SIGINT switched off.
        """
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                self.kill()
        self._log.close()

    def get(self, path: str) -> Any:
        """The JSON at `/api/v1/PATH`."""
        with urllib.request.urlopen(f"{self.address}/api/v1/{path}", timeout=10) as answer:  # noqa: S310
            return json.load(answer)

    def resident(self) -> float:
        """Megabytes of memory that it holds (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Its first life begun; whichever life is on ended when the block is left."""
    try:
        server.start()
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """A port that nobody has now, and that no caller is given for its own end.

    Whoever tries in vain to reach a port of the callers' range is at last given that very port, is connected
    to itself, and keeps the server from coming back.
    """
    for port in random.sample(range(*PORTS), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError(f"no port is free between {PORTS[0]} and {PORTS[1]}")


def answers(host: str, port: int) -> bool:
    """Whether somebody takes connections there."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
