"""A look at a record without touching it: the file and its log are copied, and the copy is opened."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

LOG = "-wal"


@dataclass(frozen=True)
class Evidence:
    """What a record holds.

    Fields:
        broken: what the integrity check says; "" if all is well
        gaps: entries whose number does not follow the one before
        carried_out: per command, how often: entries of one commit count once
        answered: per command, the answers that are kept of it
        refused: the commands whose kept answer is no `applied`
        entries: per stage, how many
        history: every entry's number, stage and command
    """

    broken: str = ""
    gaps: int = 0
    carried_out: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    refused: frozenset[str] = frozenset()
    entries: Counter[str] = field(default_factory=Counter)
    history: tuple[tuple[int, str, str], ...] = ()

    def times(self, call: str) -> int:
        """How often a command was carried out, by its entries and by the answers that are kept."""
        kept = 0 if call in self.refused else self.answered[call]
        return max(self.carried_out[call], kept)

    def holds(self, call: str) -> bool:
        """Whether the command is on record: carried out, with its answer; or refused as already done."""
        return self.answered[call] > 0 and (self.carried_out[call] > 0 or call in self.refused)


def look(record: Path) -> Evidence:
    """What the record holds now; nobody may be writing it. Reads a copy, and leaves nothing beside it."""
    try:
        return _looked(record)
    except sqlite3.Error as error:
        return Evidence(broken=str(error))


def is_true(backup: Path, record: Evidence) -> bool:
    """Whether a backup is there, whole, and a beginning of what the record holds."""
    if not backup.exists():
        return False
    found = look(backup)
    return not found.broken and found.history == record.history[: len(found.history)]


def _looked(record: Path) -> Evidence:
    with tempfile.TemporaryDirectory(prefix="stagecue-look-") as folder:
        copy = Path(folder) / record.name
        shutil.copyfile(record, copy)
        log = record.with_name(record.name + LOG)
        if log.exists():
            shutil.copyfile(log, copy.with_name(copy.name + LOG))
        with closing(sqlite3.connect(copy)) as db:
            return _read(db)


def _read(db: sqlite3.Connection) -> Evidence:
    said = "; ".join(row[0] for row in db.execute("PRAGMA integrity_check"))
    rows = db.execute("SELECT seq, stage, call, wall_ms FROM entries ORDER BY seq").fetchall()
    acks = [json.loads(row[0]) for row in db.execute("SELECT ack FROM answers ORDER BY seq")]
    commits = {(call, wall_ms) for _, _, call, wall_ms in rows if call}
    return Evidence(
        broken="" if said == "ok" else said,
        gaps=sum(seq != number for number, (seq, *_) in enumerate(rows, 1)),
        carried_out=Counter(call for call, _ in commits),
        answered=Counter(ack["id"] for ack in acks),
        refused=frozenset(ack["id"] for ack in acks if ack["status"] != "applied"),
        entries=Counter(stage for _, stage, _, _ in rows),
        history=tuple((seq, stage, call) for seq, stage, call, _ in rows),
    )
