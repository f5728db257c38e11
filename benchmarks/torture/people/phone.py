"""A phone as a bare socket client: it presses with an id and an expectation, and keeps what it is told."""

from __future__ import annotations

import json
import socket
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from websocket import WebSocket, WebSocketException, create_connection

OPEN, PING, PONG, CONNECT, EVENT, ACK = "0", "2", "3", "40", "42", "43"
ANSWERS_WITHIN = 10.0
CLOSES_WITHIN = 1.0
"""Seconds."""


class Gone(Exception):
    """The link is down: nothing was sent, or no answer comes any more."""


class Phone:
    """One connection to a stage, read by a thread of its own.

    Fields:
        state: the newest state; acks: every answer, by the command's id; states: how many came
    """

    def __init__(
        self, address: str, stage: str, *, page: str = "control", name: str = "Phone rig", plain: bool = False
    ) -> None:
        """Connect, and wait for the first state. Gone if there is none.

        `plain` masks its frames with zeros, so that who looks on can read them.
        """
        query = f"EIO=4&transport=websocket&stage={stage}&page={page}&name={name.replace(' ', '%20')}"
        self.state: dict[str, Any] = {}
        self.acks: dict[str, dict[str, Any]] = {}
        self.states = 0
        self._news = threading.Condition()
        self._sent = 0
        self._waiting: dict[int, str] = {}
        self._open = True
        self._sending = threading.Lock()
        self._socket = _connected(f"{address.replace('http', 'ws')}/socket.io/?{query}")
        if plain:
            self._socket.set_mask_key(bytes)  # type: ignore[no-untyped-call]
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        try:
            self.until(lambda phone: phone.states > 0)
        except (Gone, TimeoutError):
            self.close()
            raise

    @property
    def is_open(self) -> bool:
        """Whether the link is up, as far as this side knows."""
        return self._open

    def expect(self) -> dict[str, Any]:
        """What a press of GO expects, by the state that this phone shows."""
        return {"rev": self.state["rev"], "cue": self.state["next"]["id"]}

    def command(self, kind: str, args: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A command as a press makes it: with its id. `more` may name expect, pressed_at, ttl_ms, id."""
        return {"v": 1, "id": uuid.uuid4().hex, "device": "rig", "type": kind, "args": args or {}} | more

    def send(self, command: dict[str, Any]) -> None:
        """Send, and do not wait. Gone if the link is down."""
        with self._sending:
            self._sent += 1
            self._waiting[self._sent] = command["id"]
            self._write(f"{EVENT}{self._sent}{json.dumps(['command', command])}")

    def answer(self, command: dict[str, Any], *, within: float = ANSWERS_WITHIN) -> dict[str, Any]:
        """The ack to a command that was sent. Gone if the link falls; TimeoutError if none comes."""
        self.until(lambda phone: command["id"] in phone.acks, within=within)
        return self.acks[command["id"]]

    def ask(self, kind: str, args: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """Send and wait for the ack."""
        command = self.command(kind, args, **more)
        self.send(command)
        return self.answer(command)

    def sync(self) -> dict[str, Any]:
        """Ask for the server's time, which waits for no commit: the reference for how long an ack takes."""
        mark = uuid.uuid4().hex
        with self._sending:
            self._sent += 1
            self._waiting[self._sent] = mark
            self._write(f'{EVENT}{self._sent}["sync"]')
        return self.answer({"id": mark})

    def until(self, is_so: Callable[[Phone], bool], *, within: float = ANSWERS_WITHIN) -> None:
        """Wait until `is_so`; looked at whenever something comes. Gone, or TimeoutError."""
        latest = time.monotonic() + within
        with self._news:
            while not is_so(self):
                if not self._open:
                    raise Gone("the link fell")
                left = latest - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"nothing came within {within} s")
                self._news.wait(left)

    def close(self) -> None:
        """Hang up: politely, and for certain after `CLOSES_WITHIN`."""
        self._open = False
        with suppress(WebSocketException, OSError):
            self._socket.send_close()
        self._listener.join(CLOSES_WITHIN)
        line = self._socket.sock
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        self._listener.join(CLOSES_WITHIN)

    def _listen(self) -> None:
        try:
            while self._open:
                self._take(str(self._socket.recv()))
        except (WebSocketException, OSError, ValueError):
            pass
        self._socket.shutdown()  # type: ignore[no-untyped-call]
        with self._news:
            self._open = False
            self._news.notify_all()

    def _take(self, text: str) -> None:
        if not text:
            raise WebSocketException("closed")
        if text == PING:
            self._write(PONG)
        elif text.startswith(OPEN):
            self._write(CONNECT)
        elif text.startswith(ACK):
            self._answered(text)
        elif text.startswith(f'{EVENT}["state"'):
            with self._news:
                self.state = json.loads(text[len(EVENT) :])[1]
                self.states += 1
                self._news.notify_all()

    def _answered(self, text: str) -> None:
        number, _, body = text[len(ACK) :].partition("[")
        with self._news:
            self.acks[self._waiting.pop(int(number), "")] = json.loads(f"[{body}")[0]
            self._news.notify_all()

    def _write(self, text: str) -> None:
        try:
            self._socket.send(text)
        except (WebSocketException, OSError) as error:
            raise Gone(str(error)) from error


def _connected(address: str) -> WebSocket:
    try:
        return create_connection(address, timeout=ANSWERS_WITHIN)
    except (WebSocketException, OSError) as error:
        raise Gone(str(error)) from error
