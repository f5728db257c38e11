"""Disks that can be filled, broken and mended: small ones of the rig's own, in mount namespaces of its own.

Nothing of them is seen outside the thread that has them and the processes that it begins, and nothing is left
of them when these have ended, however they end.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from benchmarks.torture.row import NotHere
from benchmarks.torture.venue.server import Server

T = TypeVar("T")
NEW_MOUNTS = 0x00020000
"""CLONE_NEWNS, see clone(2)."""
PIECE = 64 * 1024
TRIES = 100
FAILS = Path("/sys/fs/ext4")
"""Where the kernel lets an error of a file system be tried out: `DEVICE/trigger_fs_error`."""


def apart(work: Callable[[], T]) -> T:
    """Have `work` done by a thread with mounts of its own. NotHere where that cannot be."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not Path("/proc/self/ns/mnt").exists():
        raise NotHere("A disk of its own needs Linux and root, to mount it: sudo make torture.")
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(_apart, work).result()


def _apart(work: Callable[[], T]) -> T:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(NEW_MOUNTS):
        why = os.strerror(ctypes.get_errno())
        raise NotHere(f"This machine lets nobody make mounts of their own: {why}.")
    _run("mount", "--make-rprivate", "/")
    return work()


class SmallDisk:
    """So many megabytes of memory as the disk at a folder, which is made."""

    def __init__(self, folder: Path, *, megabytes: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "stagecue-torture", str(folder))
        self._folder, self._ballast = folder, folder / "ballast"

    def fill(self) -> None:
        """Write until there is no room for a byte more."""
        for piece in (PIECE, 1):
            with suppress(OSError), self._ballast.open("ab", buffering=0) as ballast:
                while ballast.write(b"x" * piece):
                    pass

    def make_room(self) -> None:
        """What filled it is gone."""
        self._ballast.unlink()

    def forbid(self) -> None:
        """Mount it read-only, as soon as nobody has a file on it open to write."""
        self._remount("ro")

    def allow(self) -> None:
        """Mount it as it was."""
        self._remount("rw")

    def _remount(self, how: str) -> None:
        for _ in range(TRIES):
            with suppress(NotHere):
                return _run("mount", "-o", f"remount,{how}", str(self._folder))
            time.sleep(0.02)
        raise NotHere("The disk of the backup was busy all the time.")


class RealDisk:
    """An ext4 file system in a file, mounted at a folder, as laptops have it: read-only after an error."""

    def __init__(self, folder: Path, *, megabytes: int = 16) -> None:
        self._folder, self._image = folder, folder.with_suffix(".img")
        if shutil.which("mkfs.ext4") is None or shutil.which("e2fsck") is None:
            raise NotHere(
                "A disk with errors needs mkfs.ext4 and e2fsck (Debian: apt-get install e2fsprogs)."
            )
        folder.mkdir(parents=True, exist_ok=True)
        with self._image.open("wb") as image:
            image.truncate(megabytes << 20)
        _run("mkfs.ext4", "-q", str(self._image))
        self._mount()

    def fail(self) -> None:
        """Have the kernel meet an error on it: from here on it is read-only, for files that are open too."""
        device = self._folder.stat().st_dev
        name = Path(os.path.realpath(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")).name
        try:
            (FAILS / name / "trigger_fs_error").write_text("tried by make torture", encoding="ascii")
        except OSError as error:
            raise NotHere(f"This kernel tries out no errors of a disk ({error.strerror}).") from error

    def mend(self) -> None:
        """As a person does: take it off, check it, put it on. No program may have it open."""
        _run("umount", str(self._folder))
        subprocess.run(["e2fsck", "-fy", str(self._image)], capture_output=True)  # noqa: S603, S607  # our file
        self._mount()

    def _mount(self) -> None:
        _run("mount", "-o", "loop,errors=remount-ro", str(self._image), str(self._folder))


class Refusal:
    """Meanwhile no file of a server may grow beyond 4 kB: every write to its record is refused."""

    def __init__(self, server: Server) -> None:
        if not hasattr(resource, "prlimit"):
            raise NotHere("Writes of another process are refused by Linux only.")
        self._server = server
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def begin(self) -> None:
        """From here on."""
        self._limit(4096)

    def end(self) -> None:
        """Until here."""
        self._limit(self._before[0])

    def _limit(self, size: int) -> None:
        resource.prlimit(self._server.pid, resource.RLIMIT_FSIZE, (size, self._before[1]))


def _run(*words: str) -> None:
    said = subprocess.run(words, capture_output=True, text=True)  # noqa: S603  # our own words
    if said.returncode:
        raise NotHere(f"This machine cannot make a disk ({' '.join(words)}): {said.stderr.strip()}.")
