"""The reference of the rows about many screens: a bare `websockets` server that relays what it gets to all.

    python -m benchmarks.bare MESSAGE_FILE PORT

It has no show, no disk and no roles: whoever comes is sent the message that went last, and each message that
comes is sent to all. Its first line on standard output is its port.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from pathlib import Path

from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed


class Relay:
    """Who is here, and what was said last."""

    def __init__(self, message: str) -> None:
        self._here: set[ServerConnection] = set()
        self._message = message

    async def attend(self, client: ServerConnection) -> None:
        """One client, from its greeting to its end."""
        await client.send(self._message)
        self._here.add(client)
        # a crowd hangs up without a goodbye
        with suppress(ConnectionClosed):
            async for said in client:
                self._message = str(said)
                broadcast(self._here, self._message)
        self._here.discard(client)


async def relay(message: str, port: int) -> None:
    """Serve on a port of loopback (0: any), as fast as the library goes: no compression, no heartbeat."""
    attend = Relay(message).attend
    async with serve(attend, "127.0.0.1", port, compression=None, ping_interval=None, backlog=1024) as server:
        sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await server.serve_forever()


if __name__ == "__main__":
    file, port = sys.argv[1:]
    asyncio.run(relay(Path(file).read_text(encoding="utf-8"), int(port)))
