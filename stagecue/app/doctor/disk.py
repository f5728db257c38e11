"""The judgement on disks: numbers in, findings out. Pure: `asking` measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from statistics import median

from stagecue.app.doctor.finding import Finding
from stagecue.store.recorder import PATIENCE

MB = 1_000_000
A_DAY = 50 * MB
"""Bytes: a long day's record with its log takes a tenth of it; below, the disk fills in mid-show."""
ROOMY = 500 * MB
SLOW = 0.05
"""Seconds of a usual commit from which a press begins to feel late."""
IN_MEMORY = frozenset({"tmpfs", "ramfs"})
ON_A_NETWORK = frozenset(
    (  # noqa: SIM905  # read as a list
        "9p afpfs afs ceph cifs davfs fuse.glusterfs fuse.rclone fuse.sshfs nfs nfs4 remote smb3 smbfs "
        "vboxsf webdav"
    ).split()
)
SYNCED = ("dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "onedrive")
"""Words in the path of a folder that some program copies to the internet."""


@dataclass(frozen=True)
class Place:
    """A folder as the disk has it; what does not exist yet is told of the nearest folder that does.

    Fields:
        there: it exists; parent: the folder above it does; folder: it, or what stands in its way, is one
        refused: why nothing can be written there, or ""
        free: bytes that this user may still write
        disk: the number of the disk, to tell two apart
        kind: of the file system, "" where the system does not tell
        commits: seconds that each of some writes took until it was safely on the disk
    """

    path: PurePath
    there: bool = True
    parent: bool = True
    folder: bool = True
    refused: str = ""
    free: int = 0
    disk: int = 0
    kind: str = ""
    commits: tuple[float, ...] = ()


def judge_data(place: Place) -> Iterator[Finding]:
    """The folder where the record is, or will be."""
    yield _record_folder(place)
    if place.folder and not place.refused:
        yield _room(place)
        yield _speed(place.commits)


def judge_backup(place: Place | None, data: Place) -> Finding:
    """The second folder, if one was named."""
    if place is None:
        found = "No second folder was named: the record will be on one disk alone."
        return Finding("backup", "ok", found, "Better: a second disk or a stick, `serve --backup FOLDER`.")
    trouble = _unusable(place, "--backup")
    if trouble:
        return Finding("backup", "broken", *trouble)
    if place.path == data.path:
        found = f"{place.path} is the record's own folder: it helps if the record breaks, and not otherwise."
        return Finding("backup", "look", found, "Name a folder on a second disk or a stick.")
    if not place.there and not place.parent:
        found = f"{place.path} does not exist, nor does the folder above it."
        return Finding("backup", "broken", found, "Plug the stick in, or make the folder.")
    if place.disk == data.disk:
        found = f"{place.path} is on the same disk as the record: both go when that disk goes."
        return Finding("backup", "look", found, "Name a folder on a second disk or a stick.")
    if place.free < A_DAY:
        return Finding(
            "backup", "broken", f"{place.path} has {_size(place.free)} free.", _make_room("--backup")
        )
    return Finding("backup", "ok", f"{place.path} is on another disk, with {_size(place.free)} free.")


def _record_folder(place: Place) -> Finding:
    name = "record's folder"
    trouble = _unusable(place, "--data")
    if trouble:
        return Finding(name, "broken", *trouble)
    elsewhere = "Name a folder on the laptop's own disk with --data."
    if place.kind in IN_MEMORY:
        found = f"{place.path} is in memory: the record is lost when the laptop stops."
        return Finding(name, "look", found, elsewhere)
    if place.kind in ON_A_NETWORK:
        found = f"{place.path} is on a network drive ({place.kind}): it goes when the network does."
        return Finding(name, "look", found, elsewhere)
    if any(word in str(place.path).lower() for word in SYNCED):
        found = f"{place.path} seems to be copied to the internet: such programs lock files in mid-show."
        return Finding(name, "look", found, elsewhere)
    made = "can be written" if place.there else "will be made at the first start"
    return Finding(name, "ok", f"{place.path} {made}.")


def _unusable(place: Place, option: str) -> tuple[str, str] | None:
    """What is found and what to do if nothing can be written there."""
    if not place.folder:
        return f"{place.path} is no folder, or a file stands in its way.", f"Name another with {option}."
    if place.refused:
        todo = f"Make it writable for you, or name another folder with {option}."
        return f"Nothing can be written in {place.path} ({place.refused}).", todo
    return None


def _room(place: Place) -> Finding:
    found = f"{_size(place.free)} are free where the record is."
    if place.free < A_DAY:
        return Finding("free room", "broken", found, _make_room("--data"))
    if place.free < ROOMY:
        return Finding("free room", "look", found, "Enough for a day's record. Make room all the same.")
    return Finding("free room", "ok", found)


def _make_room(option: str) -> str:
    return f"Make room, {_size(ROOMY)} or more, or name another disk with {option}."


def _speed(commits: tuple[float, ...]) -> Finding:
    """A commit beyond the recorder's patience makes a show `degraded`: it goes on, its record behind."""
    usual, worst = median(commits or (0.0,)), max(commits, default=0.0)
    found = f"A write is safely on the disk after {_ms(usual)} (the slowest of {len(commits)}: {_ms(worst)})."
    if worst > PATIENCE or usual > SLOW:
        todo = f"Over {_ms(PATIENCE)} a show runs ahead of its record. Close what keeps the disk busy."
        return Finding("disk speed", "look", found, todo)
    return Finding("disk speed", "ok", found)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 0.01 else f"{seconds * 1000:.0f} ms"


def _size(size: int) -> str:
    return f"{size / 1000 / MB:.1f} GB" if size >= 1000 * MB else f"{size / MB:.0f} MB"
