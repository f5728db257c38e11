"""Files beside the cards, and cards, written whole or not at all: a disk may be full, or taken out."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stagecue.errors import StoreError, UsageError
from stagecue.store.record.durable import renamed
from stagecue.store.record.reasons import plain, todo


@contextmanager
def beside(path: Path, data: bytes) -> Iterator[Path]:
    """A hidden file beside `path`, with all of `data` in it: gone if it is not renamed."""
    handle, name = tempfile.mkstemp(prefix=".stagecue-", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(handle)
        shutil.copymode(path, made)
        yield made
    finally:
        made.unlink(missing_ok=True)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. UsageError if it is: nothing is ever written over."""
    try:
        with path.open("x", encoding="utf-8") as file, _whole(path):
            file.write(text)
            file.flush()
    except FileExistsError as error:
        raise UsageError(
            f"{path} is there already and stays as it is. Edit it, or move it away and ask again."
        ) from error
    except OSError as error:
        raise unwritten(path, error) from error


def replace_file(path: Path, text: str) -> Path | None:
    """Write a file in one step, whole or not at all; the path under which the one before is kept."""
    if not path.exists():
        write_new(path, text)
        return None
    kept = path.with_name(path.name + ".old")
    try:
        with beside(path, text.encode()) as new, beside(path, path.read_bytes()) as old:
            shutil.copystat(path, old)
            renamed(old, kept)
            renamed(new, path)
    except OSError as error:
        raise unwritten(path, error) from error
    return kept


def unwritten(path: Path, error: OSError) -> StoreError:
    """What is told of a file that could not be written: what, where, and what to do."""
    return StoreError(f"{path} cannot be written: {plain(error)}. {todo(error)}")


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """What is made there goes again if it could not be written."""
    try:
        yield
    except OSError:
        path.unlink(missing_ok=True)
        raise
