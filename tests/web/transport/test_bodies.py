"""The body of a request beside pywsgi as it comes: whole, or refused in words that its sender gets to read."""

import contextlib
import http.client
from collections.abc import Callable
from typing import Any

import gevent
import pytest

from tests.web.transport.server_rig import Address, ask, connect, serving, serving_stock, status

HOST = "Host: 127.0.0.1"
POST = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
OURS_AND_STOCK = ((serving, True), (serving_stock, False))
BOTH = pytest.mark.parametrize(("serve", "fixed"), OURS_AND_STOCK, ids=["ours", "stock"])


def hello(_environ: Any, start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


BODIES = {
    "none": (b"", 200, b""),
    "at the bound": (b"Content-Length: 8\r\n\r\n12345678", 200, b"12345678"),
    "in chunks": (b"Transfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n2\r\n56\r\n0\r\n\r\n", 200, b"123456"),
    "over the bound": (b"Content-Length: 9\r\n\r\n123456789", 413, None),
    "a gigabyte announced": (b"Content-Length: 1000000000\r\n\r\n", 413, None),
    "chunks over the bound": (b"Transfer-Encoding: chunked\r\n\r\n9\r\n123456789\r\n0\r\n\r\n", 413, None),
    "broken chunks": (b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n", 400, None),
    "a length that is none": (b"Content-Length: many\r\n\r\n", 400, None),
    "a negative length": (b"Content-Length: -1\r\n\r\n", 400, None),
}


@pytest.mark.parametrize(("rest", "code", "body"), BODIES.values(), ids=BODIES)
def test_a_body_comes_whole_or_not_at_all(rest: bytes, code: int, body: bytes | None) -> None:
    bodies: list[bytes] = []

    def app(environ: Any, start_response: Any) -> list[bytes]:
        bodies.append(environ["wsgi.input"].read())
        return hello(environ, start_response)

    with serving(app, max_body=8) as address:
        request = POST + b"Connection: close\r\n" + (rest or b"\r\n")
        assert (status(ask(address, request)), bodies) == (code, [] if body is None else [body])


TOO_MUCH = b"Too large: nothing here takes more than 8 bytes at once."
REFUSALS = {
    "too much, of a program": ("/api/v1/x", b"Content-Length: 9\r\n\r\n123456789", b'{"error": "' + TOO_MUCH + b'"}'),
    "too much, of a page": ("/x", b"Content-Length: 9\r\n\r\n123456789", TOO_MUCH + b"\n"),
    "broken, of a program": ("/api/v1/x", b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n", b'{"error": "The request broke off: send it again."}'),
}  # fmt: skip


@pytest.mark.parametrize(("path", "rest", "said"), REFUSALS.values(), ids=REFUSALS)
def test_who_sends_too_much_is_told_so_in_words(path: str, rest: bytes, said: bytes) -> None:
    with serving(hello, max_body=8) as address:
        head = f"POST {path} HTTP/1.1\r\n{HOST}\r\nConnection: close\r\n".encode()
        answer = ask(address, head + rest)
    assert answer.partition(b"\r\n\r\n")[2] == said


def test_who_sends_on_before_reading_still_hears_why() -> None:
    body = bytes(1_200_000)
    with serving(hello, max_body=1024) as address:
        told = gevent.get_hub().threadpool.apply(posted, (address, body))
    assert told == (413, b'{"error": "Too large: nothing here takes more than 1,024 bytes at once."}')


def posted(address: Address, body: bytes) -> tuple[int, bytes]:
    """What a program that sends its whole body first is answered."""
    line = http.client.HTTPConnection(*address, timeout=10)
    try:
        line.request("POST", "/api/v1/x", body)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


@BOTH
def test_a_body_that_nobody_wants_is_not_read_to_its_end(serve: Callable[..., Any], fixed: bool) -> None:
    with serve(hello) as address:
        client = connect(address)
        client.sendall(POST + b"Content-Length: 67108864\r\n\r\n")
        sent = 0
        with contextlib.suppress(OSError):
            while sent < 64:
                client.sendall(bytes(1024) * 1024)
                sent += 1
    assert (sent < 64) is fixed
