"""A screen as a bare socket that trusts nothing: every byte that comes is parsed, every state compared.

It can also be a bad one: read nothing, or a few bytes a second, and yet answer pings.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from wsproto import ConnectionType, WSConnection
from wsproto.connection import ConnectionState
from wsproto.events import CloseConnection, Event, Request, TextMessage
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

PIECE = 4096
PATIENCE = 8.0
"""Seconds of silence after which it hangs up itself: the server pings every 2 s."""
COMES_BACK = 0.3
"""Seconds from a fall to the next try."""
BEAT = 1.5
"""Seconds between two pongs of a screen that does not read and so sees no ping."""


class Screen:
    """One screen, on a thread of its own; it comes back when it falls, until it hangs up.

    Fields:
        states: how many came; newest: the last one, {} before the first
        falls: how often the line ended
        broken: what could not be parsed; backwards: states that are older than one before
        bytes_a_second: how fast it reads; None as fast as it can, 0 nothing at all
    """

    def __init__(
        self,
        address: str,
        stage: str,
        *,
        name: str = "Screen",
        page: str = "prompter",
        bytes_a_second: float | None = None,
        buffer: int | None = None,
        answers: bool = True,
    ) -> None:
        """`buffer` bytes are all that the kernel keeps for it; without `answers` it is silent to pings."""
        host, _, port = address.removeprefix("http://").partition(":")
        self._server = host, int(port)
        self._query = f"EIO=4&transport=websocket&stage={stage}&page={page}&name={quote(name)}"
        self.bytes_a_second = bytes_a_second
        self.states = self.falls = self.backwards = 0
        self.newest: dict[str, Any] = {}
        self.broken: list[str] = []
        self._buffer, self._answers = buffer, answers
        self._left = threading.Event()
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    def hang_up(self) -> None:
        """For good."""
        self._left.set()
        with suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)

    def ended(self) -> None:
        """Wait until that is done."""
        self._thread.join(PATIENCE)

    def sees(self, seq: int, *, within: float = PATIENCE) -> bool:
        """Whether it comes to show state `seq` or a later one within so many seconds."""
        latest = time.monotonic() + within
        while self.newest.get("seq", -1) < seq and time.monotonic() < latest:
            time.sleep(0.02)
        return bool(self.newest.get("seq", -1) >= seq)

    def _live(self) -> None:
        while not self._left.is_set():
            with suppress(OSError, LocalProtocolError), socket.socket() as self._socket:
                self._connect(self._socket)
                self._read_on(self._socket)
            if self._left.is_set():
                return
            self.falls += 1
            self._left.wait(COMES_BACK)

    def _connect(self, line: socket.socket) -> None:
        if self._buffer:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._buffer)
        line.settimeout(PATIENCE)
        line.connect(self._server)
        self._frames = WSConnection(ConnectionType.CLIENT)
        self._send(Request(host=f"{self._server[0]}:{self._server[1]}", target=f"/socket.io/?{self._query}"))

    def _read_on(self, line: socket.socket) -> None:
        """Until the line ends, here or there, or carries what is no frame."""
        self._beaten, self._text, self._joined = time.monotonic(), "", False
        while not self._left.is_set():
            self._beat()
            data = self._take(line)
            if data is None:
                continue
            if not data:
                return
            try:
                self._frames.receive_data(data)
                for event in self._frames.events():
                    self._meet(event)
            except (RemoteProtocolError, LocalProtocolError, ValueError, KeyError) as error:
                self.broken.append(f"{type(error).__name__}: {error}")
                return

    def _take(self, line: socket.socket) -> bytes | None:
        """What is there to read, at its own pace; None while it does not read."""
        pace = self.bytes_a_second if self._joined else None
        if pace is None:
            return line.recv(PIECE)
        time.sleep(0.1)
        bite = int(pace / 10)
        return line.recv(bite) if bite else None

    def _beat(self) -> None:
        """A reader that is slow says nevertheless that it lives: else it is hung up on at once."""
        slow = self.bytes_a_second is not None and self._answers and self._joined
        if slow and time.monotonic() - self._beaten > BEAT:
            self._beaten = time.monotonic()
            self._send(TextMessage("3"))

    def _meet(self, event: Event) -> None:
        match event:
            case TextMessage():
                self._text += event.data
                if event.message_finished:
                    text, self._text = self._text, ""
                    self._packet(text)
            case CloseConnection() if self._frames.state is ConnectionState.OPEN:
                raise ValueError(f"no frame: {event.reason}")  # wsproto's way to say so
            case CloseConnection():
                with suppress(LocalProtocolError, OSError):
                    self._send(event.response())
            case _:
                pass

    def _packet(self, text: str) -> None:
        """One packet of engine.io; whatever is none is a broken stream."""
        match text[:1], text[:2]:
            case "0", _:
                json.loads(text[1:])
                self._send(TextMessage("40"))
            case _, "2":
                self._pong()
            case _, "42":
                name, body = json.loads(text[2:])
                if name == "state":
                    self._show(body)
            case _ if not text.startswith(("40{", "41", "1", "44")):
                raise ValueError(f"no packet: {text[:40]!r}")
            case _:
                pass

    def _pong(self) -> None:
        if self._answers and self.bytes_a_second is None:
            self._send(TextMessage("3"))

    def _show(self, state: dict[str, Any]) -> None:
        same_life = self.newest.get("epoch") == state["epoch"]
        self.backwards += same_life and state["seq"] < self.newest["seq"]
        self.newest, self._joined = state, True
        self.states += 1

    def _send(self, event: Event) -> None:
        if self._socket is not None:
            self._socket.sendall(self._frames.send(event))


def leave(screens: list[Screen]) -> None:
    """All of them hang up."""
    for screen in screens:
        screen.hang_up()
    for screen in screens:
        screen.ended()
