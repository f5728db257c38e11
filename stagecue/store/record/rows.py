"""How a record is laid out: its tables, and what stands in their rows. Bytes in, values out."""

from __future__ import annotations

import math
import secrets
import sqlite3
from dataclasses import asdict
from typing import Any

import msgspec

from stagecue.errors import StoreError
from stagecue.show.acks import Ack
from stagecue.show.events import EVENTS
from stagecue.store.contract import Entry
from stagecue.store.record.reasons import code_of

Row = tuple[str, float, str, str, bytes, float]
"""Stage, wall_ms, call, name of the event, its fields as JSON, rate."""
COLUMNS = "stage, wall_ms, call, name, fields, rate"
VERSION = 3
"""The `user_version` of a record that this StageCue writes: 2 knew of no edited words, 1 of no plan."""
OURS = (0, 1, 2, VERSION)
"""The versions that it can go on with; 0 is an empty file."""
WITH_PLANS = (2, VERSION)
"""Those that can be read without the cards."""
LATEST_MS = 32503680000000.0
"""The year 3000, the wall's clock in milliseconds: behind it nothing was written."""
FORBIDDEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
"""What SQLite says where nothing may be written."""

_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    wall_ms REAL NOT NULL,
    call TEXT NOT NULL,
    name TEXT NOT NULL,
    fields BLOB NOT NULL,
    rate REAL NOT NULL DEFAULT 1
);
CREATE TABLE IF NOT EXISTS answers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    ack BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS plans (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    rundown BLOB NOT NULL
);
PRAGMA user_version = 3;
"""
_FROM_1 = "ALTER TABLE entries ADD COLUMN rate REAL NOT NULL DEFAULT 1;"


def columns(version: int) -> str:
    """The columns of an entry in a record of that version, as `entry` reads them."""
    return COLUMNS.replace("rate", "1.0") if version == 1 else COLUMNS


def version_of(db: sqlite3.Connection) -> int:
    """The layout of an open record."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def identity_of(db: sqlite3.Connection) -> int:
    """The number by which a record and its backups know each other; 0 if it has none yet."""
    return int(db.execute("PRAGMA application_id").fetchone()[0])


def identify(db: sqlite3.Connection) -> None:
    """Make an open record one of its own: its history is no other record's from here on."""
    db.execute(f"PRAGMA application_id = {1 + secrets.randbelow(2**31 - 1)}")


def lay_out(db: sqlite3.Connection) -> None:
    """Give an open record its tables and its identity; one that has them is not written to."""
    version = version_of(db)
    if version != VERSION:
        db.executescript(f"BEGIN; {_FROM_1 if version == 1 else ''} {_TABLES} COMMIT;")
    if not identity_of(db):
        identify(db)


def try_to_write(db: sqlite3.Connection) -> None:
    """Write to an open record what it has already. sqlite3.Error if nothing may be written there.

    Whatever else is wrong may be better by the first GO: a full disk may have room again, and stops no start.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA application_id = {identity_of(db)}")
        db.execute("COMMIT")
    except sqlite3.Error as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        if code_of(error) in FORBIDDEN:
            raise


def row(item: Entry) -> Row:
    """An entry as it is written."""
    fields = msgspec.json.encode(asdict(item.event))
    return item.stage, item.wall_ms, item.call, type(item.event).__name__, fields, item.rate


def entry(found: Row) -> Entry:
    """An entry as it was written. StoreError if it was not ours."""
    stage, wall_ms, call, name, fields, rate = found
    try:
        _check(found)
        return Entry(stage, wall_ms, call, msgspec.json.decode(fields, type=EVENTS[name]), rate)
    except (KeyError, TypeError, ValueError) as error:  # a byte that is no text is no MsgspecError
        raise StoreError(
            f"The record holds an entry that cannot be read ({name}). To open the show on it mends it."
        ) from error


def _check(found: tuple[Any, ...]) -> None:
    """What a disk made of a row may be anything. TypeError or ValueError if it is no row of an entry."""
    stage, wall_ms, call, _, _, rate = found
    if not (isinstance(stage, str) and isinstance(call, str)):
        raise TypeError("no text")
    if not (0 <= wall_ms < LATEST_MS and 0 <= rate < math.inf):
        raise ValueError("no number that was written")


def ack(found: bytes) -> Ack:
    """An answer as it was given. StoreError if it was not ours."""
    try:
        return msgspec.json.decode(found, type=Ack)
    except (TypeError, ValueError) as error:
        raise StoreError(
            "The record holds an answer that cannot be read. To open the show on it mends it."
        ) from error
