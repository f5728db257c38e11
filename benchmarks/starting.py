"""How long a start takes: from the command to the first page that is served, beside the bare relay's."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.children import ENDS_WITHIN
from benchmarks.claims import Claim, Table
from benchmarks.machine import ROOT
from stagecue.app.clocks import steady

CARDS, DAY, STAGE = "stagecue/samples/cards", "2026-06-18", "maps-and-weather"
STARTS = 10
BOUND = 1.0
"""Seconds."""
STARTS_WITHIN = 30.0
KNOCKS_EVERY = 0.004
"""Seconds between two tries to get in: a refused one costs a fraction of a millisecond."""


def starting(*, starts: int = STARTS) -> Table:
    """`python -m stagecue serve` of the sample day, on a new record, until /prompter answers 200.

    The first start of each is not counted: it reads the programs from disk, and the others find them there.
    The reference imports asyncio and `websockets` and opens a port: it has no day to read and no record.
    """
    ours, bare = [], []
    for _ in range(starts + 1):
        ours.append(_show())
        bare.append(_relay())
    return Table(
        "start",
        f"start → first page served ≤ {BOUND} s",
        {"starts": starts},
        [
            Claim("half of the starts", median(ours[1:]), "s", BOUND, reference=median(bare[1:])),
            Claim("the slowest", max(ours[1:]), "s", reference=max(bare[1:])),
        ],
    )


def _show() -> float:
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        data = str(Path(folder) / "record")
        serve = ("stagecue", "serve", CARDS, "--day", DAY, "--port", str(port), "--data", data)
        return _first_answer(serve, port, f"/prompter?stage={STAGE}", b"HTTP/1.1 200 ")


def _relay() -> float:
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        (message := Path(folder) / "message").write_text("{}", encoding="utf-8")
        # an address that takes websockets only answers a page with 426: it is up all the same
        return _first_answer(("benchmarks.bare", str(message), str(port)), port, "/", b"HTTP/1.1 426 ")


def _first_answer(module: tuple[str, ...], port: int, path: str, opening: bytes) -> float:
    """Seconds from the start of the process to the answer's first line. RuntimeError if it is another."""
    began = steady()
    with _quietly(module) as process:
        while steady() < began + STARTS_WITHIN and process.poll() is None:
            answer = _ask(port, path)
            if answer.startswith(opening):
                return steady() - began
            if answer:
                raise RuntimeError(f"{path} of {module[0]} answered {answer[:60]!r}")
            time.sleep(KNOCKS_EVERY)
    raise RuntimeError(f"{module[0]} did not start")


def _ask(port: int, path: str) -> bytes:
    """The beginning of the answer; b"" where nobody listens yet."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=STARTS_WITHIN) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            return line.recv(1 << 16)
    except ConnectionError:
        return b""


@contextmanager
def _quietly(module: tuple[str, ...]) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m MODULE ...`, ended when the block is left."""
    line = [sys.executable, "-m", *module]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(line, cwd=ROOT, stdout=nowhere, stderr=nowhere) as process:  # noqa: S603  # ours
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
