"""A bare socket client for each stage, in a process of its own: it writes down when it was told of what.

    python -m benchmarks.listener ws://127.0.0.1:PORT STAGE...

It listens until the server closes, or says nothing for `SILENCE` seconds, and answers with JSON lines: what
it heard of each cue, `{stage, cue, left, arrived, ahead}`, all in show seconds. `left` is the show's time
when the server made the state that tells of it: after the commit, before the sockets. `arrived` is by this
process's own clock, which the quickest of its pings has set by the server's. `ahead` is the show's time less
the server's.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import dataclass, field

from websocket import WebSocket, WebSocketException, create_connection

from stagecue.app.clocks import steady

SILENCE = 10.0
"""The server's heartbeat comes every two seconds."""
PINGS = 20
PAUSE = 0.05
OPEN, PING, PONG, CONNECT, EVENT, ACK = "0", "2", "3", "40", "42", "43"


@dataclass
class Ear:
    """One stage's socket, and what came by it.

    Fields:
        heard: (arrival by our own steady clock, the state as it came)
        ahead: seconds by which the server's clock is ahead of ours
    """

    stage: str
    socket: WebSocket
    heard: list[tuple[float, str]] = field(default_factory=list)
    ahead: float = 0.0

    def listen(self) -> None:
        """Until nothing comes any more."""
        try:
            self._receive_until(CONNECT)
            self.ahead = min(self._ping(number) for number in range(PINGS))[1]
            while True:
                self._receive()
        except (WebSocketException, OSError):
            self.socket.close()

    def told(self) -> list[dict[str, object]]:
        """The first state that tells of each cue; a cue that was taken again has a new number."""
        found: dict[int, dict[str, object]] = {}
        for arrived, text in self.heard:
            state = json.loads(text)[1]
            last, clock = state["last"], state["clock"]
            if last is None or last["seq"] in found:
                continue
            show = clock["show_ms"] / 1000
            since = (arrived + self.ahead - clock["server_ms"] / 1000) * clock["rate"]
            found[last["seq"]] = {
                "stage": self.stage,
                "cue": last["cue"],
                "left": show,
                "arrived": show + since,
                "ahead": show - clock["server_ms"] / 1000,
            }
        return list(found.values())

    def _ping(self, number: int) -> tuple[float, float]:
        """How long the server's time was under way, and how far it is ahead of ours."""
        time.sleep(PAUSE)
        asked = steady()
        self.socket.send(f'{EVENT}{number}["sync",{{}}]')
        answered, text = self._receive_until(f"{ACK}{number}[")
        told = json.loads(text[text.index("[") :])[0]
        return answered - asked, told["server_ms"] / 1000 - (asked + answered) / 2

    def _receive_until(self, opening: str) -> tuple[float, str]:
        while not (received := self._receive())[1].startswith(opening):
            pass
        return received

    def _receive(self) -> tuple[float, str]:
        """The next packet and when it came; what the engine asks is answered, states are kept."""
        text = str(self.socket.recv())
        came = steady()
        if not text:
            raise WebSocketException("closed")
        if text == PING:
            self.socket.send(PONG)
        elif text.startswith(OPEN):
            self.socket.send(CONNECT)
        elif text.startswith(f'{EVENT}["state"'):
            self.heard.append((came, text[len(EVENT) :]))
        return came, text


def main() -> None:
    """Listen to every stage that the command line names."""
    address, *stages = sys.argv[1:]
    query = "EIO=4&transport=websocket&page=prompter"
    ears = [
        Ear(stage, create_connection(f"{address}/socket.io/?{query}&stage={stage}", timeout=SILENCE))
        for stage in stages
    ]
    threads = [threading.Thread(target=ear.listen) for ear in ears]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for line in (line for ear in ears for line in ear.told()):
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
