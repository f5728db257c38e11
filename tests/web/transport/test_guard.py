"""Which Host and Origin are answered: the table of a page that points its own name at the laptop."""

from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from flask import Flask
from flask_socketio import SocketIO

from stagecue.web.transport.guard import Guard, authority, is_foreign, machine_names, same_origin
from tests.web.transport.server_rig import (
    Peer,
    connect,
    get,
    handshake,
    make_app,
    serving,
    serving_stock,
    status,
)

AUTHORITIES = {
    "laptop.local:8000": ("laptop.local", 8000),
    "LAPTOP.Local.": ("laptop.local", None),
    "10.0.0.7": ("10.0.0.7", None),
    "[::1]:8000": ("::1", 8000),
    "[2001:DB8:0::1]": ("2001:db8::1", None),
    "": None,
    "::1": None,
    "[::1": None,
    "[evil]": None,
    "[::g]": None,
    "a b": None,
    "user@laptop": None,
    "laptop,evil.example": None,
    "laptop:port": None,
    "laptop:999999": None,
    "laptop/../evil": None,
    "-laptop": None,
}


@pytest.mark.parametrize(("text", "parts"), AUTHORITIES.items(), ids=[repr(each) for each in AUTHORITIES])
def test_host_and_port_are_read_in_one_spelling(text: str, parts: tuple[str, int | None] | None) -> None:
    assert authority(text) == parts


def answer(host: str | None, **environ: str) -> str:
    """The status that a guard for laptop and laptop.local gives; 200 is the app's."""

    def app(_environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [])
        return [b"in"]

    statuses: list[str] = []
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", **environ}
    if host is not None:
        request["HTTP_HOST"] = host
    told: Any = lambda status, _headers: statuses.append(status)  # noqa: E731
    list(Guard(app, names=["Laptop", "laptop.local"])(request, told))
    return statuses[0][:3]


HOSTS = {
    "an IPv4 address": ("192.168.1.5:8000", "200"),
    "loopback": ("127.0.0.1", "200"),
    "an IPv6 address": ("[fd00::5]:8000", "200"),
    "IPv6 loopback": ("[::1]", "200"),
    "localhost": ("localhost:8000", "200"),
    "the machine's name": ("laptop", "200"),
    "its name on the network": ("LAPTOP.local.:9000", "200"),
    "a name pointed here by its owner": ("evil.example:8000", "421"),
    "an address spelled as a name": ("127.0.0.1.evil.example", "421"),
    "our name in front of another": ("laptop.evil.example", "421"),
    "our name behind another": ("evil.laptop", "421"),
    "localhost as a subdomain": ("localhost.evil.example", "421"),
    "a subdomain of localhost": ("evil.localhost", "421"),
    "a number that some read as an address": ("2130706433", "421"),
    "a short form of an address": ("127.1", "421"),
    "hexadecimal": ("0x7f.0.0.1", "421"),
    "two hosts": ("laptop,evil.example", "400"),
    "none": (None, "400"),
    "empty": ("", "400"),
    "with a user": ("laptop@evil.example", "400"),
}


@pytest.mark.parametrize(("host", "status"), HOSTS.values(), ids=HOSTS)
def test_only_addresses_and_our_own_names_are_answered(host: str | None, status: str) -> None:
    assert answer(host) == status


ORIGINS = {
    "the page itself": ("http://192.168.1.5:8000", True),
    "the page behind a TLS proxy": ("https://192.168.1.5:8000", True),
    "another port of this laptop": ("http://192.168.1.5:3000", False),
    "the default port": ("http://192.168.1.5", False),
    "another site": ("http://evil.example:8000", False),
    "a site that begins like us": ("http://192.168.1.5:8000.evil.example", False),
    "a sandboxed frame": ("null", False),
    "a file": ("file://", False),
    "an extension": ("chrome-extension://192.168.1.5:8000", False),
    "a path behind it": ("http://192.168.1.5:8000/x", False),
    "empty": ("", False),
}


@pytest.mark.parametrize(("origin", "same"), ORIGINS.values(), ids=ORIGINS)
def test_an_origin_is_ours_if_it_is_the_host_that_was_asked(origin: str, same: bool) -> None:
    assert same_origin(origin, {"HTTP_HOST": "192.168.1.5:8000"}) is same


DEFAULTS = [
    ("http://laptop", "laptop:80", True),
    ("https://laptop", "laptop:443", True),
    ("https://laptop:443", "laptop", True),
    ("http://[::1]:8000", "[0:0::1]:8000", True),
    ("http://laptop", "laptop:443", False),
    (None, "laptop", False),
]


@pytest.mark.parametrize(("origin", "host", "same"), DEFAULTS)
def test_a_default_port_may_be_left_out(origin: str | None, host: str, same: bool) -> None:
    assert same_origin(origin, {"HTTP_HOST": host}) is same


POST, SOCKET = {"REQUEST_METHOD": "POST"}, {"HTTP_UPGRADE": "websocket"}
ACTS = {
    "a foreign page reads a page": ({"HTTP_ORIGIN": "http://evil.example"}, "200"),
    "a foreign page opens a websocket": ({"HTTP_ORIGIN": "http://evil.example", **SOCKET}, "403"),
    "a foreign page posts": ({"HTTP_ORIGIN": "http://evil.example", **POST}, "403"),
    "a foreign page deletes": ({"HTTP_ORIGIN": "http://evil.example", "REQUEST_METHOD": "DELETE"}, "403"),
    "a hidden page posts": ({"HTTP_ORIGIN": "null", **POST}, "403"),
    "a form that only Sec-Fetch-Site tells of": ({"HTTP_SEC_FETCH_SITE": "cross-site", **POST}, "403"),
    "our page posts": ({"HTTP_ORIGIN": "http://laptop:8000", **POST}, "200"),
    "our page opens a websocket": ({"HTTP_ORIGIN": "http://laptop:8000", **SOCKET}, "200"),
    "curl posts": (POST, "200"),
    "a button box opens a websocket": (SOCKET, "200"),
}


@pytest.mark.parametrize(("environ", "status"), ACTS.values(), ids=ACTS)
def test_a_page_of_another_site_may_look_but_not_act(environ: dict[str, str], status: str) -> None:
    assert answer("laptop:8000", **environ) == status


def test_a_request_without_an_origin_is_no_foreign_page() -> None:
    assert not is_foreign({"HTTP_HOST": "laptop"})


def test_the_machine_goes_by_its_name_and_by_its_name_on_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Laptop.venue.example")
    assert machine_names() == {"laptop.venue.example", "laptop", "laptop.local"}


def test_the_guard_stands_before_socket_io_where_flasks_own_does_not() -> None:
    app, _ = make_app()
    stock = Flask("rig")
    stock.config["TRUSTED_HOSTS"] = ["127.0.0.1"]
    SocketIO(stock, async_mode="gevent")
    with serving(app.wsgi_app) as ours, serving_stock(stock.wsgi_app) as control:
        answers = []
        for client in (connect(ours), connect(control)):
            client.sendall(handshake("evil.example", "Origin: http://evil.example"))
            answers.append(status(client.recv(500)))
    assert answers == [421, 101]


def test_a_foreign_page_is_refused_a_websocket_and_ours_gets_one() -> None:
    app, _ = make_app()
    with serving(app.wsgi_app, names=["laptop"]) as address:
        foreign = Peer(address, "Origin: http://evil.example")
        own = Peer(address, f"Origin: http://{address[0]}:{address[1]}")
        named = get(address, "/", "Host: laptop")
    assert [status(foreign.answer), status(own.answer), status(named)] == [403, 101, 200]
