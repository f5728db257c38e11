"""The listening server beside pywsgi as it comes: every gap is shown there first."""

import contextlib
import gc
from collections.abc import Callable
from io import BytesIO
from socket import IPPROTO_TCP, TCP_NODELAY
from types import SimpleNamespace
from typing import Any

import gevent
import pytest

from stagecue.web.transport.limits import Places
from stagecue.web.transport.server import Handler
from stagecue.web.transport.websocket import SOCKET
from tests.web.transport.server_rig import (
    ask,
    connect,
    get,
    handshake,
    read_to_end,
    serving,
    serving_stock,
    status,
    wait_for,
)

HOST = "Host: 127.0.0.1"
OURS_AND_STOCK = ((serving, True), (serving_stock, False))
BOTH = pytest.mark.parametrize(("serve", "fixed"), OURS_AND_STOCK, ids=["ours", "stock"])


def hello(_environ: Any, start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


@BOTH
def test_no_connection_waits_for_a_delayed_ack(serve: Callable[..., Any], fixed: bool) -> None:
    seen: list[int] = []

    def app(environ: Any, start_response: Any) -> list[bytes]:
        connection = environ.get(SOCKET) or environ["wsgi.input"].rfile.raw._sock
        seen.append(connection.getsockopt(IPPROTO_TCP, TCP_NODELAY))
        return hello(environ, start_response)

    with serve(app) as address:
        get(address, "/", HOST)
    assert bool(seen[0]) is fixed


POST = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
LATE = {
    "silent": b"",
    "half a request line": b"GET / HT",
    "headers without an end": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    "half a body": POST + b"Content-Length: 10\r\n\r\nhalf",
    "a chunk that never comes": POST + b"Transfer-Encoding: chunked\r\n\r\nA\r\n",
    "idle after its request": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
}


def is_open(client: Any) -> bool:
    """Whether the other side still holds the connection: nothing to read is no end."""
    client.setblocking(False)
    try:
        return bool(client.recv(1000))
    except BlockingIOError:
        return True


@pytest.mark.parametrize("sent", LATE.values(), ids=LATE)
def test_a_client_that_sends_no_request_is_hung_up_on(sent: bytes) -> None:
    with serving(hello, request_seconds=0.1) as ours, serving_stock(hello) as control:
        clients = connect(ours), connect(control)
        for client in clients:
            client.sendall(sent)
        read_to_end(clients[0])  # returns: the connection has ended
        assert is_open(clients[1])


def dribble(client: Any) -> None:
    """A byte of a request now and then, without an end."""
    with contextlib.suppress(OSError):
        while True:
            client.sendall(b"x")
            gevent.sleep(0.02)


def test_dribbling_does_not_put_the_deadline_off() -> None:
    with serving(hello, request_seconds=0.1) as ours, serving_stock(hello) as control:
        clients = connect(ours), connect(control)
        dribbling = [gevent.spawn(dribble, client) for client in clients]
        read_to_end(clients[0])  # returns: the connection has ended
        assert is_open(clients[1])
        gevent.killall(dribbling)


def test_the_deadline_is_for_the_request_and_not_for_the_answer() -> None:
    def slow(environ: Any, start_response: Any) -> list[bytes]:
        gevent.sleep(0.3)
        return hello(environ, start_response)

    with serving(slow, request_seconds=0.05) as address:
        assert get(address, "/", HOST).endswith(b"hello")


NONSENSE = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "an unknown version": b"GET / HTTP/9.9\r\n\r\n",
    "a hundred headers too many": b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
    "an endless header": b"GET / HTTP/1.1\r\na: " + b"b" * 70000 + b"\r\n\r\n",
    "an endless request line": b"GET /" + b"x" * 9000 + b" HTTP/1.1\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n",
    "NUL bytes": b"\0" * 100 + b"\r\n\r\n",
}


@pytest.mark.parametrize("sent", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused_without_a_word(sent: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(hello, request_seconds=0.5) as address:
        assert status(ask(address, sent)) in {400, 414}
    assert capfd.readouterr() == ("", "")


@BOTH
def test_a_refused_websocket_is_never_http_again(serve: Callable[..., Any], fixed: bool) -> None:
    with serve(hello) as address:
        answers = ask(
            address,
            handshake("127.0.0.1") + b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        )
    assert (answers.count(b"hello") == 1) is fixed


class BrokenLine:
    """A connection that has sent nonsense and is gone before the answer."""

    closed = False

    def makefile(self, *_how: object) -> BytesIO:
        return BytesIO(b"nonsense\r\n\r\n")

    def sendall(self, _data: bytes) -> None:
        raise BrokenPipeError

    def close(self) -> None:
        self.closed = True


def test_a_line_that_breaks_under_a_refusal_just_ends() -> None:
    line: Any = BrokenLine()
    server: Any = SimpleNamespace(request_seconds=5, waiting=Places())
    address: Any = ("10.0.0.7", 4321)
    Handler(line, address, server).handle()
    assert (line.closed, server.waiting.taken) == (True, 0)


def test_an_address_that_only_opens_connections_is_hung_up_on() -> None:
    line: Any = BrokenLine()
    server: Any = SimpleNamespace(request_seconds=5, waiting=Places(per_address=1))
    address: Any = ("10.0.0.7", 4321)
    assert server.waiting.acquire("10.0.0.7", paired=False)
    handler = Handler(line, address, server)
    handler.handle()
    assert (handler.requestline, line.closed, server.waiting.taken) == (None, True, 1)


@pytest.mark.parametrize(("sent", "handlers"), [(b"", 0), (b"G", 3)], ids=["silent", "a byte"])
def test_a_line_costs_a_handler_from_its_first_byte_on(sent: bytes, handlers: int) -> None:
    with serving(hello) as address:
        lines = [connect(address) for _ in range(3)]
        for line in lines:
            line.sendall(sent)
        assert get(address, "/", HOST).endswith(b"hello")  # whoever came before has been looked at
        made = [each for each in gc.get_objects() if isinstance(each, Handler) and hasattr(each, "socket")]
        assert (len(made), [is_open(line) for line in lines]) == (handlers, [True] * 3)


def test_the_stock_server_prints_a_traceback_for_nonsense(capfd: pytest.CaptureFixture[str]) -> None:
    with serving_stock(hello) as address:
        ask(address, NONSENSE["a hundred headers too many"])
    assert "Traceback" in capfd.readouterr().err


def test_a_fault_of_ours_is_one_line_here_and_none_of_it_there(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(_environ: Any, _start_response: Any) -> list[bytes]:
        raise ZeroDivisionError("secret\nthing")

    with serving(broken) as address:
        answer = get(address, "/page", HOST)
    assert (status(answer), b"secret" in answer, capfd.readouterr().err) == (500, False, "")
    [line] = caplog.messages
    assert line.startswith("GET /page failed: ZeroDivisionError: secret thing (test_server.py:")


def test_a_client_that_leaves_in_the_middle_is_not_worth_a_line(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    left: list[bool] = []

    def long(_environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [])
        try:
            for _ in range(10_000):
                yield bytes(10_000)
        finally:
            left.append(True)

    with serving(long) as address:
        client = connect(address, receive_buffer=4096)
        client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        client.recv(10)
        client.close()
        wait_for(lambda: left)
    assert (caplog.messages, capfd.readouterr().err) == ([], "")
