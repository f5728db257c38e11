"""Requests by the OpenAPI document (schemathesis judges the answers), and requests that are none.

The rehearsal's time stands, and is stopped again after each wish for it. After every request, a GET too, the
whole of the rehearsal and of its stages is compared with what it was: only what was carried out may have
changed, and only where. What was carried out is told by a command's ack (judging.py), not by the code.
"""

from __future__ import annotations

import json
import random
import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.failures import Failure, FailureGroup

from benchmarks.torture.fuzz.judging import GOOD, may_change, was_carried_out
from benchmarks.torture.fuzz.late import late
from benchmarks.torture.fuzz.talk import NOT_THE_SHOW, TRACE, Tally
from benchmarks.torture.venue.server import Server

BATCH = 50
"""Examples of one run of hypothesis."""
WITHIN = 3.0
"""Seconds for an answer to what is no request; a server that waits for the rest of it says nothing."""
REPEATED = 0.1
"""Of the sound ids: those that are sent as they were drawn, and so more than once."""
FAULT = 500
"""HTTP's codes from here on are the server's own faults."""
STATE = "stages/{}/state"
SPACES = ("/api/v1/", "/api/v1/stages/", "/", "/socket.io/", "/static/", "/enter", "/qr.svg", "/prompter")


def batch(do: Callable[[Any], None], examples: int, strategy: st.SearchStrategy[Any]) -> None:
    """Have hypothesis draw so many examples and `do` something with each; others in every run."""

    def take(drawn: Any) -> None:
        do(drawn)

    run = settings(
        max_examples=examples, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    seed(random.getrandbits(32))(run(given(strategy)(take)))()


class Asker:
    """Asks a server, and keeps what became of it."""

    def __init__(self, server: Server, stages: list[str]) -> None:
        """Asks for these stages, and looks whether they change."""
        self.tally = Tally()
        self._server, self._stages = server, stages
        self._session = requests.Session()
        self.pause()
        self._whole = self._look()

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def pause(self) -> None:
        """Have the time of the rehearsal stand."""
        self._session.post(f"{self._server.address}/api/v1/rehearsal", data=b'{"paused": true}', timeout=10)

    def by_the_document(self, count: int) -> None:
        """`count` requests that are as the document says, or nearly."""
        cases = st.one_of(list(self._cases()))
        until = self.tally.sent + count
        while self.tally.sent < until:
            batch(self._ask, min(BATCH, until - self.tally.sent), cases)

    def _cases(self) -> Iterator[st.SearchStrategy[schemathesis.Case[Any]]]:
        """The document with this server's stages in it: else each command would be for nobody's."""
        told = self._server.get("openapi.json")
        for operations in told["paths"].values():
            for operation in operations.values():
                for parameter in operation.get("parameters", []):
                    parameter["schema"] = {"type": "string", "enum": self._stages}
        schema = schemathesis.openapi.from_dict(told)
        schema.config.update(base_url=self._server.address)
        for found in schema.get_all_operations():
            for mode in schemathesis.GenerationMode:
                yield found.ok().as_strategy(generation_mode=mode)  # type: ignore[union-attr]

    def at_random(self, count: int) -> None:
        """`count` requests whose line, headers or body are anything."""
        until = self.tally.sent + count
        while self.tally.sent < until:
            batch(self._shout, min(BATCH, until - self.tally.sent), REQUESTS)

    def as_a_page(self, count: int) -> None:
        """`count` commands, most of which come late or again."""
        until = self.tally.sent + count
        while self.tally.sent < until:
            batch(self._press, min(BATCH, until - self.tally.sent), late())

    def _press(self, command: dict[str, Any]) -> None:
        self.tally.sent += 1
        path = f"stages/{self._stages[0]}/commands"
        told = self._session.post(f"{self._server.address}/api/v1/{path}", json.dumps(command), timeout=10)
        self._look_for_faults(command, told.status_code, told.text)
        done = was_carried_out("POST", told.status_code, told.text)
        self.tally.late += told.status_code in GOOD and not done
        self._compare(command, path=path, done=done)

    def _look_for_faults(self, request: object, code: int, told: str) -> None:
        if TRACE.search(told):
            self.tally.note("leaks", told)
        if code >= FAULT:
            self.tally.note("unlike", (request, told))

    def _ask(self, case: schemathesis.Case[Any]) -> None:
        self.tally.sent += 1
        _give_fresh_id(case)
        with suppress(requests.exceptions.InvalidHeader, requests.exceptions.InvalidURL, UnicodeError):
            answer = case.call(session=self._session, timeout=10)
            self._judge(case, answer)
            done = was_carried_out(case.method, answer.status_code, answer.text)
            self._compare(case, path=case.formatted_path, done=done)

    def _judge(self, case: schemathesis.Case[Any], answer: Any) -> None:
        if TRACE.search(answer.text):
            self.tally.note("leaks", answer.text)
        try:
            case.validate_response(answer)
        except (FailureGroup, Failure) as failed:
            self.tally.note("unlike", failed)

    def _shout(self, request: bytes) -> None:
        self.tally.sent += 1
        told = self._told(request)
        method, _, path = request.partition(b"\r\n")[0].decode("latin-1").partition(" ")
        head, _, body = told.partition("\r\n\r\n")
        self._look_for_faults(request[:200], _code(head), told)
        done = was_carried_out(method, _code(head), body)
        self._compare(request[:200], path=path, done=done)

    def _told(self, request: bytes) -> str:
        """What came back until the server hung up, or fell silent."""
        told = b""
        with (
            suppress(OSError),
            socket.create_connection((self._server.host, self._server.port), WITHIN) as line,
        ):
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            while piece := line.recv(65536):
                told += piece
        return told.decode("utf-8", "replace")

    def _compare(self, request: object, *, path: str, done: bool) -> None:
        """Look at everything; what changed must have been carried out there."""
        if done and "rehearsal" in path:
            self.pause()
        whole = self._look()
        changed = {what for what, told in whole.items() if told != self._whole[what]}
        if done:
            self.tally.done += 1
        else:
            self.tally.refused += 1
        if any(not (done and may_change(what, path)) for what in changed):
            self.tally.note("requests", (sorted(changed), request))
        self._whole = whole

    def _look(self) -> dict[str, dict[str, Any]]:
        """The rehearsal and these stages, whole, but for what is the clock's and the disk's."""
        return {path: self._told_at(path) for path in ("rehearsal", *map(STATE.format, self._stages))}

    def _told_at(self, path: str) -> dict[str, Any]:
        answer = self._session.get(f"{self._server.address}/api/v1/{path}", timeout=10).json()
        return {name: told for name, told in answer.items() if name not in NOT_THE_SHOW}


def _give_fresh_id(case: schemathesis.Case[Any]) -> None:
    """A sound command is given an id of its own: one sent before is a duplicate, and does nothing."""
    body, repeated = case.body, random.random() < REPEATED  # noqa: S311  # no secret
    if isinstance(body, dict) and isinstance(body.get("id"), str) and body["id"] and not repeated:
        case.body = body | {"id": uuid.uuid4().hex}


def _code(head: str) -> int:
    """Of a status line; 0 for what is none."""
    words = head.split(" ", 2)
    return int(words[1]) if len(words) > 1 and words[1].isdecimal() else 0


# --- requests that are none -----------------------------------------------------------------------------

METHODS = st.sampled_from(
    ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "CONNECT", "get", "G T", ""]
)
BODY = json.dumps({"id": "x", "type": "pace", "args": {"wpm": "fast"}})
HEADERS = st.sampled_from([
    "Host: 127.0.0.1", "Host: evil.example", "Host: a b", "Host:", "Content-Length: 4", "Content-Length: -1",
    "Content-Length: 9e9", "Content-Length: 999999999999", "Transfer-Encoding: chunked", "Connection: close",
    "Transfer-Encoding: gzip, chunked", "Expect: 100-continue", "Origin: http://evil.example", "Origin: null",
    "Cookie: stagecue_pass=a.b; stagecue_waiting=\xe9", "Cookie: " + "a=b; " * 400, "If-None-Match: *",
    "Range: bytes=0-", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: x", ": x", "x",
    "Sec-WebSocket-Version: 13", "X: " + "y" * 9000, "Accept-Encoding: br", "X-Forwarded-For: 8.8.8.8",
    "Content-Type: application/x-www-form-urlencoded",
])  # fmt: skip
TAILS = st.text(max_size=20) | st.sampled_from(
    [
        "quay-0/state",
        "quay-0/commands",
        "%2e%2e/x",
        "%00",
        "%ff",
        "x" * 9000,
        "?EIO=4&transport=websocket",
        "?to=%ff",
        "//",
        "\\",
        "*",
    ]
)


@st.composite
def _requests(draw: st.DrawFn) -> bytes:
    """A request line, headers and a body, each of which may be sound."""
    path = draw(st.sampled_from(SPACES)) + draw(TAILS)
    line = (
        f"{draw(METHODS)} {path} {draw(st.sampled_from(['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/9', '']))}"
    )
    told = ["Host: 127.0.0.1"] * draw(st.integers(0, 2)) + draw(st.lists(HEADERS, max_size=5))
    if draw(st.integers(0, 20)) == 0:
        told += [f"X-{number}: y" for number in range(120)]
    body = draw(st.sampled_from([BODY, "", "4\r\nabcd\r\n0\r\n\r\n", "zz\r\n", "\x00" * 100]))
    return "\r\n".join([line, *told, "", body]).encode("utf-8", "surrogatepass")


REQUESTS = _requests() | st.binary(max_size=300)
