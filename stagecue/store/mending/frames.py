"""The frames of SQLite's log: whether it was damaged in its middle, or merely ends where a power cut left it.

SQLite reads a log up to its first frame whose sum is wrong, and drops the rest without a word. After a power
cut that is right: the newest commit was not on the disk yet. But a commit is synced before the next one is
written, so that a commit *behind* the one that is torn tells that the disk lost what it had promised.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD = struct.Struct(">8I")
"""Of the log: magic number, version, size of a page, number, two salts, two sums."""
_FRAME = struct.Struct(">6I")
"""Of a frame: page, pages of the database after a commit (0: not its last frame), two salts, two sums."""
_LITTLE = 0x377F0682
"""The magic number of a log whose sums are of little-endian words; one more, of big-endian ones."""
_MASK = 0xFFFFFFFF
_PAGES = (512, 65536)
"""The smallest and the largest page that SQLite has."""

LARGEST = 64 * 2**20
"""Bytes of a log that are still summed up at a start: 2 s. StageCue's own has 0.4 MB when nobody reads it."""

Sums = tuple[int, int]


@dataclass(frozen=True)
class _Frame:
    """One frame, and whether the sum over all up to it is right."""

    salts: tuple[int, int]
    commits: bool
    good: bool


def is_damaged(log: Path) -> bool:
    """Whether a log holds commits behind one that SQLite cannot read. OSError if it cannot be read at all."""
    if not log.is_file() or not _HEAD.size < log.stat().st_size <= LARGEST:
        return False
    content = log.read_bytes()
    frames = list(_frames(content))
    bad = next((number for number, frame in enumerate(frames) if not frame.good), len(frames))
    salts = next((frame.salts for frame in frames[:1] if frame.good), None) or _salts(content, frames)
    behind = [frame.commits for frame in frames[bad:] if frame.salts == salts]
    return True in behind[:-1]


def _salts(content: bytes, frames: list[_Frame]) -> tuple[int, int]:
    """Those of the log's head, or of its first frame that has any, if the head is damaged."""
    told = _HEAD.unpack_from(content)[4:6]
    some = (frame.salts for frame in frames if any(frame.salts))
    return (told[0], told[1]) if any(told) else next(some, (0, 0))


def _frames(content: bytes) -> Iterator[_Frame]:
    magic, _, page, _, salt, pepper, *_ = _HEAD.unpack_from(content)
    size = page if _PAGES[0] <= page <= _PAGES[1] else 4096
    words = "<" if magic == _LITTLE else ">"
    sums = _sums(content[: _HEAD.size - 8], (0, 0), words)
    good = sums == _HEAD.unpack_from(content)[6:]
    for start in range(_HEAD.size, len(content) - size - _FRAME.size + 1, size + _FRAME.size):
        _, pages, one, two, *told = _FRAME.unpack_from(content, start)
        body = start + _FRAME.size
        if good and (one, two) == (salt, pepper):
            sums = _sums(content[start : start + 8] + content[body : body + size], sums, words)
        good = good and (one, two) == (salt, pepper) and sums == tuple(told)
        yield _Frame((one, two), pages > 0, good)


def _sums(content: bytes, sums: Sums, words: str) -> Sums:
    """SQLite's running sum over pairs of words."""
    one, two = sums
    for first, second in struct.iter_unpack(f"{words}2I", content):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
