"""Clients that are up to something, beside the stock engine: every fault is shown there first."""

from typing import Any

import gevent
import pytest

from stagecue.web.transport import engine
from stagecue.web.transport.limits import Places
from tests.web.transport.server_rig import (
    BOTH,
    PATH,
    STOCK_LEAKS,
    Make,
    Peer,
    ask,
    get,
    handshake,
    make_app,
    serving,
    sessions,
    status,
    wait_for,
)


def loiter(peer: Peer) -> None:
    """Stay alive without ever joining."""
    try:
        while True:
            peer.send("3")
            gevent.sleep(0.01)
    except OSError:
        pass


LOITERERS = {"never joins": [], "joins what is not there": ["40/other,"], "joins and leaves": ["40", "41"]}


@pytest.mark.parametrize("sent", LOITERERS.values(), ids=LOITERERS)
def test_who_does_not_join_is_shown_out(sent: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "JOIN_SECONDS", 0.1)
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        guest, loiterer = Peer(address).join(), Peer(address)
        for text in sent:
            loiterer.send(text)
        staying = [gevent.spawn(loiter, each) for each in (guest, loiterer)]
        loiterer.rest()
        assert (loiterer.close_code, len(sessions(socketio)), staying[0].dead) == (1008, 1, False)
        gevent.killall(staying)


def test_who_is_refused_is_shown_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "JOIN_SECONDS", 0.5)
    app, socketio = make_app()
    socketio.on_event("connect", lambda: False)
    with serving(app.wsgi_app) as address:
        peer = Peer(address)
        peer.send("40")
        staying = gevent.spawn(loiter, peer)
        assert [text[:2] for text in peer.rest()][1:] == ["44"]
        assert (peer.close_code, staying.join(timeout=5)) == (1008, None)


def test_a_client_that_answers_no_ping_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PING_SECONDS", 0.05)
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0.1)
    app, socketio = make_app()
    gone: list[str] = []
    socketio.on_event("disconnect", gone.append)
    with serving(app.wsgi_app) as address:
        peer = Peer(address).join()
        peer.rest()
        wait_for(lambda: gone)
    assert gone in (["ping timeout"], ["transport close"])


JUNK = {
    "a letter": "x",
    "nothing": "",
    "deep JSON": "4" + "[" * 5000,
    "deep JSON in a pong": "3" + "[" * 5000,
    "no base64": "b!!!",
    "binary parts": '451-["a",{"_placeholder":true,"num":0}]',
    "a packet of the server's": "0{}",
}


@STOCK_LEAKS
@BOTH
def test_junk_ends_the_connection_and_leaves_nothing_behind(
    make: Make, serve: Make, fixed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    app, socketio = make()
    with serve(app.wsgi_app) as address:
        for junk in JUNK.values() if fixed else ["x"]:
            peer = Peer(address).join()
            peer.send(junk)
            peer.rest()
        wait_for(lambda: not (fixed and sessions(socketio)))
        assert (sessions(socketio) == {}, capfd.readouterr().err == "") == (fixed, fixed)


CUT_OFF = ["4", "44{}"]
IGNORED = [
    *("42", "42{}", "42[]", "42[1]", '42["', "42" + "[" * 5000, "40[1]", "43{}", "42-[1]"),
    *('42["*"]', '42["connect"]', '42["disconnect"]'),
]


def test_a_malformed_packet_is_ignored_without_a_word(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app, socketio = make_app()
    seen: list[object] = []
    for name in ("connect", "*"):
        socketio.on_event(name, lambda *args: seen.append(args))
    with serving(app.wsgi_app) as address:
        for malformed in CUT_OFF + IGNORED:
            peer = Peer(address).join()
            for text in (malformed, '421["echo",7]'):
                peer.send(text)
            assert malformed in CUT_OFF or peer.event() == "431[7]"
        assert (len(seen), caplog.messages, capfd.readouterr().err) == (len(CUT_OFF + IGNORED), [], "")


@STOCK_LEAKS
@BOTH
def test_a_client_cannot_play_the_servers_own_events(make: Make, serve: Make, fixed: bool) -> None:
    app, socketio = make()
    played: list[object] = []
    socketio.on_event("disconnect", lambda *told: played.append(told))
    with serve(app.wsgi_app) as address:
        peer = Peer(address).join()
        peer.send('42["disconnect","me"]')
        peer.send('421["echo",7]')
        assert (peer.event(), played == []) == ("431[7]", fixed)


NO_SOCKETS = {
    "polling": f"GET {PATH.replace('websocket', 'polling')}",
    "no transport": "GET /socket.io/?EIO=4",
    "an old protocol": f"GET {PATH.replace('EIO=4', 'EIO=3')}",
    "a session of another": f"GET {PATH}&sid=abc",
    "JSONP": f"GET {PATH}&j=0",
    "a post": f"POST {PATH}",
    "preflight": f"OPTIONS {PATH}",
}


@pytest.mark.parametrize("line", NO_SOCKETS.values(), ids=NO_SOCKETS)
def test_only_a_websocket_makes_a_session(line: str) -> None:
    app, socketio = make_app()
    method, path = line.split()
    with serving(app.wsgi_app) as address:
        answer = get(address, path, "Host: 127.0.0.1", "Upgrade: websocket", method=method)
    assert (status(answer), sessions(socketio)) == (400, {})


@BOTH
def test_a_handshake_that_cannot_succeed_makes_no_session(
    make: Make, serve: Make, fixed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    app, socketio = make()
    request = handshake("127.0.0.1").replace(b"Connection: Upgrade", b"Connection: close")
    with serve(app.wsgi_app) as address:
        code = status(ask(address, request))
        told = (sessions(socketio) == {}, capfd.readouterr().err == "")
        assert (code, *told) == ((400, True, True) if fixed else (500, False, False))


def from_the_network(app: Any, address: str) -> Any:
    """The app as it is seen from another machine."""
    return lambda environ, start_response: app(environ | {"REMOTE_ADDR": address}, start_response)


def test_the_21st_socket_of_a_stranger_is_refused_and_a_paired_device_is_not() -> None:
    app, socketio = make_app(is_paired=lambda environ: "pass" in environ.get("HTTP_COOKIE", ""))
    with serving(from_the_network(app.wsgi_app, "10.0.0.7")) as address:
        strangers = [Peer(address) for _ in range(21)]
        paired = Peer(address, "Cookie: pass=1")
        codes = [status(peer.answer) for peer in (*strangers, paired)]
        assert (codes, len(sessions(socketio))) == ([101] * 20 + [503, 101], 21)


def test_a_place_is_free_again_when_its_socket_has_gone() -> None:
    places = Places(per_address=1)
    app, _ = make_app(places=places)
    with serving(from_the_network(app.wsgi_app, "10.0.0.7")) as address:
        for _ in range(3):
            peer = Peer(address).join()
            assert (status(peer.answer), places.taken) == (101, 1)
            peer.close()
            wait_for(lambda: places.taken == 0)
