"""What must be on the disk when it returns: files and names. Each step is whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def synced(path: Path) -> None:
    """Have the content of a file on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def renamed(old: Path, new: Path) -> None:
    """Give a file another name, in place of whatever had it; the name is on the disk, too."""
    old.replace(new)
    with suppress(PermissionError):  # Windows opens no folder, and needs not be told
        handle = os.open(new.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def file_at(path: Path) -> tuple[int, int] | None:
    """Which file stands at `path`, whatever else it may be called; None if there is none."""
    with suppress(OSError):
        stands = path.stat()
        return stands.st_dev, stands.st_ino
    return None
