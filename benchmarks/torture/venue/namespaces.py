"""Three network namespaces of the rig's own: the laptop with the server, a router, the hall with the pages.

    laptop 10.77.1.2 ── 10.77.1.1 router 10.77.2.1 ── 10.77.2.2 hall

A silent cut is the router's forwarding switched off: both cables stay up, nobody is told, packets end there.

The namespaces have no names. Each lives by a descriptor of this process and by the processes in it, so that
nothing is left of a run, however it ends; and two runs have the same addresses without knowing of each other.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from benchmarks.torture.row import NotHere

NEW_NETWORK = 0x40000000
"""CLONE_NEWNET, see clone(2)."""
OWN = Path("/proc/thread-self/ns/net")
"""The namespace of the thread that asks."""
FORWARDING = Path("/proc/sys/net/ipv4/ip_forward")
"""Of the namespace of the thread that writes it."""
LAPTOP, HALL = "10.77.1.2", "10.77.2.2"
GATES = {LAPTOP: "10.77.1.1", HALL: "10.77.2.1"}
CABLE = "cable0"

_libc = ctypes.CDLL(None, use_errno=True)


class Place:
    """One network namespace; whatever is begun in it, threads and processes, stays in it."""

    def __init__(self) -> None:
        home = _own()
        _must(_libc.unshare(NEW_NETWORK), "make")
        self._descriptor = _own()
        _enter(home)
        os.close(home)

    @property
    def path(self) -> str:
        """By which `ip link` finds it."""
        return f"/proc/{os.getpid()}/fd/{self._descriptor}"

    @contextmanager
    def entered(self) -> Iterator[None]:
        """The thread that runs the block is in it meanwhile."""
        home = _own()
        _enter(self._descriptor)
        try:
            yield
        finally:
            _enter(home)
            os.close(home)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._descriptor)


class Venue:
    """The three places with their cables, up while the block runs. NotHere without root or without `ip`."""

    def __enter__(self) -> Self:
        _ask_the_machine()
        self.laptop, self.router, self.hall = Place(), Place(), Place()
        for name, place, address in (("laptop", self.laptop, LAPTOP), ("hall", self.hall, HALL)):
            self._lay_cable(name, place, address)
        self.mend()
        return self

    def __exit__(self, *_error: object) -> None:
        for place in (self.laptop, self.router, self.hall):
            place.close()

    def cut(self) -> None:
        """From here on nothing goes through, in silence."""
        self._forward("0")

    def mend(self) -> None:
        """From here on everything goes through again."""
        self._forward("1")

    def _forward(self, whether: str) -> None:
        with self.router.entered():
            FORWARDING.write_text(whether, encoding="ascii")

    def _lay_cable(self, name: str, place: Place, address: str) -> None:
        gate = GATES[address]
        with self.router.entered():
            _ip("link", "add", name, "type", "veth", "peer", "name", CABLE, "netns", place.path)
            _ip("addr", "add", f"{gate}/24", "dev", name)
            _ip("link", "set", name, "up")
        with place.entered():
            _ip("addr", "add", f"{address}/24", "dev", CABLE)
            for device in ("lo", CABLE):
                _ip("link", "set", device, "up")
            _ip("route", "add", "default", "via", gate)


def _ask_the_machine() -> None:
    if not OWN.exists():
        raise NotHere("A silent cut needs Linux: network namespaces of the rig's own.")
    if os.geteuid() != 0:
        raise NotHere("A silent cut needs root, to make network namespaces of its own: sudo make torture.")
    if shutil.which("ip") is None:
        raise NotHere("A silent cut needs the program `ip` (Debian: apt-get install iproute2).")


def _own() -> int:
    return os.open(OWN, os.O_RDONLY)


def _enter(descriptor: int) -> None:
    _must(_libc.setns(descriptor, NEW_NETWORK), "enter")


def _must(failed: int, what: str) -> None:
    if failed:
        why = os.strerror(ctypes.get_errno())
        raise NotHere(f"This machine lets nobody {what} a network namespace: {why}.")


def _ip(*words: str) -> None:
    said = subprocess.run(["ip", *words], capture_output=True, text=True)  # noqa: S603, S607  # our own words
    if said.returncode:
        raise NotHere(f"This machine cannot lay a cable (ip {' '.join(words)}): {said.stderr.strip()}.")
