"""Requests by the OpenAPI document (schemathesis judges the answers), and requests that are none.

The rehearsal's time stands; after whatever was carried out it is stopped again, and what a refusal changed is
seen in the whole of all stages.
"""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.failures import Failure, FailureGroup

from benchmarks.torture.fuzz_talk import NOT_THE_SHOW, TRACE, Tally
from benchmarks.torture.server import Server

BATCH = 50
"""Examples of one run of hypothesis."""
WITHIN = 3.0
"""Seconds for an answer to what is no request; a server that waits for the rest of it says nothing."""
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
        while self.tally.sent < count:
            batch(self._ask, min(BATCH, count - self.tally.sent), cases)
        self._compare("one of the last", may_change=False)

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
        self._compare("one of the last", may_change=False)

    def _ask(self, case: schemathesis.Case[Any]) -> None:
        self.tally.sent += 1
        with suppress(requests.exceptions.InvalidHeader, requests.exceptions.InvalidURL, UnicodeError):
            answer = case.call(session=self._session, timeout=10)
            self._judge(case, answer)
            if case.method.upper() != "GET":  # what a GET should have changed is seen at the next look
                self._compare(case, may_change=answer.status_code < 300)

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
        if TRACE.search(told):
            self.tally.note("leaks", told)
        if told.startswith("HTTP/1.1 5"):
            self.tally.note("unlike", (request[:200], told))
        self._compare(request[:200], may_change=" 200 " in told.partition("\r\n")[0])

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

    def _compare(self, request: object, *, may_change: bool) -> None:
        if may_change:
            self.pause()
        whole = self._look()
        if whole != self._whole and not may_change:
            self.tally.note("changes", request)
        self._whole = whole

    def _look(self) -> list[dict[str, Any]]:
        """The rehearsal and these stages, but for what is the clock's and the disk's."""
        paths = ["rehearsal", *(f"stages/{stage}/state" for stage in self._stages)]
        answers = [self._session.get(f"{self._server.address}/api/v1/{path}", timeout=10) for path in paths]
        return [
            {name: told for name, told in one.json().items() if name not in NOT_THE_SHOW} for one in answers
        ]


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
        "main/state",
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
