"""How a server begins and ends."""

import resource
import signal
import subprocess
import sys
from pathlib import Path
from socket import create_connection
from typing import Any

import gevent
import pytest
from gevent.pywsgi import WSGIServer

from stagecue.errors import UsageError
from stagecue.web.transport.server import OPEN_FILES, Server, listen
from tests.web.transport.server_rig import (
    NAMED,
    STOCK_LEAKS,
    Peer,
    connect,
    get,
    make_app,
    make_stock_app,
    read_to_end,
    serving,
)

ROOT = Path(__file__).parents[2]


def started(**options: Any) -> tuple[Server, Any]:
    app, socketio = make_app()
    server = listen(app.wsgi_app, host="127.0.0.1", port=0, **options)
    server.start()
    return server, socketio


def test_stop_says_goodbye_to_every_websocket_and_closes_the_port() -> None:
    server, _ = started()
    peers = [Peer(server.address).join() for _ in range(3)]
    idle = connect(server.address)
    server.stop()
    assert ([(peer.rest(), peer.close_code) for peer in peers], read_to_end(idle)) == ([([], 1001)] * 3, b"")
    with pytest.raises(ConnectionRefusedError):
        connect(server.address)


@STOCK_LEAKS
def test_the_stock_server_stops_and_leaves_its_websockets_open() -> None:
    server = WSGIServer(("127.0.0.1", 0), make_stock_app()[0].wsgi_app, log=None, environ=NAMED)
    server.start()
    peer = Peer(server.address).join()
    server.stop()
    peer.send('421["echo",1]')
    assert peer.event() == "431[1]"


def test_stop_waits_neither_for_a_reader_that_does_not_read_nor_for_an_app_that_hangs() -> None:
    server, socketio = started()
    slow = Peer(server.address, receive_buffer=4096).join()
    socketio.on_event("hang", lambda: gevent.sleep(3600))
    slow.send('42["hang"]')
    for _ in range(200):
        socketio.emit("state", "x" * 4000)
    gevent.sleep(0.1)
    server.stop()
    assert server._listener.connected == set()


def test_stop_may_be_called_twice_and_ends_serve() -> None:
    server, _ = started()
    serving_on = gevent.spawn(server.serve)
    gevent.sleep(0)
    server.stop()
    server.stop()
    serving_on.join(timeout=10)
    assert serving_on.successful()


PROGRAM = """
from flask import Flask
from stagecue.web.transport.server import listen, make_socketio
app = Flask("rig")
make_socketio(app)
server = listen(app.wsgi_app, host="127.0.0.1", port=0)
print(server.address[1], flush=True)
server.serve()
print("ended", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_signal_ends_the_program_cleanly_with_a_websocket_open(number: signal.Signals) -> None:
    pipe = subprocess.PIPE
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
    assert program.stdout
    peer = Peer(("127.0.0.1", int(program.stdout.readline()))).join()
    program.send_signal(number)
    out, err = program.communicate(timeout=20)
    assert (program.returncode, out, err, peer.rest(), peer.close_code) == (0, "ended\n", "", [], 1001)
    peer.close()


def test_a_taken_port_is_told_in_one_sentence() -> None:
    app, _ = make_app()
    with serving(app.wsgi_app) as (host, port), pytest.raises(UsageError) as told:
        listen(app.wsgi_app, host=host, port=port)
    assert str(told.value) == (
        f"Port {port} of 127.0.0.1 cannot be opened (Address already in use): "
        "stop the program that holds it, or choose another with --port or --host."
    )


def test_a_host_that_is_not_this_machine_is_told_in_one_sentence() -> None:
    with pytest.raises(UsageError, match=r"^Port 0 of 192\.0\.2\.1 cannot be opened"):
        listen(make_app()[0].wsgi_app, host="192.0.2.1", port=0)


def test_the_port_is_open_before_anyone_is_answered() -> None:
    server = listen(make_app()[0].wsgi_app, host="127.0.0.1", port=0)
    with create_connection(server.address):
        pass
    server.stop()


def test_ipv6_is_listened_on() -> None:
    try:
        server = listen(make_app()[0].wsgi_app, host="::1", port=0)
    except UsageError:
        pytest.skip("this machine has no IPv6")
    server.start()
    client = connect(server.address)
    client.sendall(f"GET / HTTP/1.1\r\nHost: [::1]:{server.address[1]}\r\nConnection: close\r\n\r\n".encode())
    assert read_to_end(client).endswith(b"hello")
    server.stop()


def test_no_name_is_looked_up_where_there_may_be_no_dns(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    monkeypatch.setattr("gevent.pywsgi.socket.getfqdn", lambda name: looked_up.append(name) or name)
    with serving(make_app()[0].wsgi_app) as address:
        get(address, "/", "Host: 127.0.0.1")
    ours = looked_up.copy()
    stock = WSGIServer(("127.0.0.1", 0), make_app()[0].wsgi_app, log=None)
    stock.start()
    stock.stop()
    assert (ours, looked_up) == ([], ["127.0.0.1"])


LIMITS = {
    "what Linux gives": ((1024, 524288), [(OPEN_FILES, 524288)]),
    "what macOS gives": ((256, resource.RLIM_INFINITY), [(OPEN_FILES, resource.RLIM_INFINITY)]),
    "a hard limit below": ((1024, 4096), [(4096, 4096)]),
    "more than enough": ((65536, 65536), []),
}


@pytest.mark.parametrize(("given", "asked"), LIMITS.values(), ids=LIMITS)
def test_the_program_asks_for_as_many_open_files_as_there_are_places(
    given: tuple[int, int], asked: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _which: given)
    monkeypatch.setattr(resource, "setrlimit", lambda _which, limits: told.append(limits))
    listen(make_app()[0].wsgi_app, host="127.0.0.1", port=0).stop()
    assert told == asked
