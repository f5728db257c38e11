"""Asks the machine what the doctor judges, and changes nothing on it: what it writes has no name and is gone.

Whatever a system does not tell is None or "", never a guess.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil

from stagecue.app.clocks import steady
from stagecue.app.doctor.disk import Place
from stagecue.app.doctor.times import Clock
from stagecue.web.transport.server import OPEN_FILES

WRITES, PIECE, LONGEST = 20, 4096, 3.0
"""Writes that are timed, each of so many bytes, as long as all of them take so many seconds."""
BLINK = 0.05


# --- disks ------------------------------------------------------------------------------------------------


def place(path: Path, *, timed: bool = True) -> Place:
    """What the disk is like at `path`, or at the nearest folder above it that exists."""
    whole = path.resolve()
    near = next(one for one in (whole, *whole.parents) if os.access(one, os.F_OK) or one == one.parent)
    if not near.is_dir():
        return Place(whole, there=near == whole, folder=False)
    refused, commits = _written(near, WRITES if timed else 1)
    with suppress(OSError):
        free, disk = shutil.disk_usage(near).free, near.stat().st_dev
        kind, parent = _kind(near), near in (whole, whole.parent)
        there = Place(whole, near == whole, parent, refused=refused, free=free, disk=disk)
        return replace(there, kind=kind, commits=commits)
    return Place(whole, refused="it cannot be looked at")


def _written(folder: Path, writes: int) -> tuple[str, tuple[float, ...]]:
    """Why nothing can be written, or ""; and the seconds that writes took until they were on the disk."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
            return "", tuple(_timed(probe.fileno(), writes))
    except OSError as error:
        return error.strerror or str(error), ()


def _timed(file: int, writes: int) -> Iterator[float]:
    first = steady()
    for _ in range(writes):
        began = steady()
        os.write(file, bytes(PIECE))
        os.fsync(file)
        yield steady() - began
        if steady() - first > LONGEST:
            return


def _kind(folder: Path) -> str:
    """The type of the file system, in small letters."""
    mounts = [(len(Path(one.mountpoint).parts), at, one) for at, one in enumerate(_mounts())]
    over = [each for each in mounts if folder.is_relative_to(each[2].mountpoint)]
    if not over:
        return ""
    nearest = max(over, key=lambda each: each[:2])[2]
    return "remote" if "remote" in nearest.opts.split(",") else nearest.fstype.lower()


def _mounts() -> list[psutil._ntuples.sdiskpart]:
    try:
        return psutil.disk_partitions(all=True)
    except (OSError, RuntimeError, psutil.Error):
        return []


# --- clocks -----------------------------------------------------------------------------------------------


def clock(zone: datetime.tzinfo | None) -> Clock:
    """What the clocks say, and what they do in a blink."""
    wall, passed = time.time(), steady()
    time.sleep(BLINK)
    wall, passed = time.time() - wall, steady() - passed
    return Clock(datetime.datetime.now(zone), _synchronised(), wall, passed)


def offset(zone: datetime.tzinfo | None, day: datetime.date) -> float:
    """Seconds by which `zone` (None: the laptop's) is ahead of UTC at noon of `day`."""
    noon = datetime.datetime.combine(day, datetime.time(12))
    told = noon.replace(tzinfo=zone) if zone else noon.astimezone()
    return (told.utcoffset() or datetime.timedelta()).total_seconds()


def _synchronised() -> bool | None:
    asker = shutil.which("timedatectl")
    if asker is None:
        return None
    with suppress(OSError, subprocess.TimeoutExpired):
        asked = [asker, "show", "--property=NTPSynchronized", "--value"]
        told = subprocess.run(asked, capture_output=True, text=True, timeout=2.0)  # noqa: S603  # our own words
        return {"yes": True, "no": False}.get(told.stdout.strip())
    return None


# --- what StageCue runs on --------------------------------------------------------------------------------


def versions() -> dict[str, tuple[str, str]]:
    """What is there and the least that will do, by name: Python and what the package asks for."""
    about = importlib.metadata.metadata("stagecue").json
    least = re.search(r"[\d.]+", str(about.get("requires_python", "")))
    found = {"Python": (platform.python_version(), least[0] if least else "0")}
    for asked in importlib.metadata.requires("stagecue") or []:
        match = re.match(r"([\w.-]+)\s*\(?>=\s*([\d.]+)", asked)
        if match and "extra ==" not in asked:
            with suppress(importlib.metadata.PackageNotFoundError):
                found[match[1]] = importlib.metadata.version(match[1]), match[2]
    return found


def open_files() -> int | None:
    """Open files that a server may have once it has asked for as many as it wants."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415  # it does not exist on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY in (soft, hard):
        return None
    return max(soft, min(OPEN_FILES, hard))
