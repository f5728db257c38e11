"""The reference of the tap: a bare `websockets` server that commits one row, then relays to all who are here.

    python -m benchmarks.tapping_relay FILE SIZE

It has no show and no roles. What it relays is what came, filled up to SIZE bytes: as many as a state has. The
commit is the journal's, SQLite with its log kept on the disk (FULL), and nothing leaves before it. Its first
line on standard output is its port.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys

from websockets.asyncio.server import ServerConnection, broadcast, serve

from benchmarks.reference import committing, opened

LOOPBACK = "127.0.0.1"


class Relay:
    """Who is here, and the file to which each message goes first."""

    def __init__(self, db: sqlite3.Connection, size: int) -> None:
        self._db = db
        self._size = size
        self._here: set[ServerConnection] = set()

    async def attend(self, client: ServerConnection) -> None:
        """One page, as long as it stays."""
        self._here.add(client)
        try:
            async for said in client:
                committing(self._db)
                broadcast(self._here, str(said).ljust(self._size))
        finally:
            self._here.discard(client)


async def relay(path: str, size: str) -> None:
    """Serve on a free port of loopback, as fast as the library goes: no compression, no heartbeat."""
    attend = Relay(opened(path), int(size)).attend
    async with serve(attend, LOOPBACK, 0, compression=None, ping_interval=None) as server:
        sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(relay(*sys.argv[1:]))
