"""Flask-SocketIO with our driver parts, beside the stock one: every fault is shown there first."""

import inspect
from collections.abc import Callable
from typing import Any

import gevent
import pytest
from engineio.async_drivers import gevent as stock_driver
from wsproto.frame_protocol import FrameProtocol

from stagecue.web import engine, websocket
from stagecue.web.engine import BEHIND_BYTES, BEHIND_PACKETS, Backlog
from stagecue.web.limits import Places
from stagecue.web.packets import CompactJson
from tests.web.server_rig import (
    PATH,
    Address,
    Peer,
    get,
    handshake,
    make_app,
    make_stock_app,
    serving,
    serving_stock,
    status,
    wait_for,
)
from tests.web.server_rig import ask as ask_raw

BOTH = pytest.mark.parametrize(
    ("make", "serve", "fixed"), [(make_app, serving, True), (make_stock_app, serving_stock, False)], ids=["ours", "stock"]
)
STOCK_LEAKS = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
Make = Callable[..., Any]


def sessions(socketio: Any) -> dict[str, Any]:
    found: dict[str, Any] = socketio.server.eio.sockets
    return found


def test_the_engine_is_set_for_a_show() -> None:
    _, socketio = make_app()
    eio = socketio.server.eio
    told = {name: getattr(eio, name) for name in ("ping_interval", "ping_timeout", "transports", "max_http_buffer_size",
                                                  "http_compression", "allow_upgrades", "cors_credentials")}  # fmt: skip
    assert told == {
        "ping_interval": 2, "ping_timeout": 3, "transports": ["websocket"], "max_http_buffer_size": 65536,
        "http_compression": False, "allow_upgrades": False, "cors_credentials": False,
    }  # fmt: skip


def test_the_driver_of_other_servers_in_this_process_is_left_alone() -> None:
    before = dict(stock_driver._async)
    _, ours = make_app()
    _, other = make_stock_app()
    assert stock_driver._async == before == other.server.eio._async
    assert ours.server.eio._async["queue"] is Backlog


@STOCK_LEAKS
@BOTH
def test_a_broadcast_is_encoded_once_whoever_listens(
    make: Make, serve: Make, fixed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, socketio = make()
    built: list[str] = []
    for owner, name in ((websocket.struct, "pack"), (FrameProtocol, "_serialize_frame")):
        monkeypatch.setattr(owner, name, _counting(getattr(owner, name), built))
    with serve(app.wsgi_app) as address:
        peers = [Peer(address).join() for _ in range(8)]
        dumped = _count_dumps(socketio, monkeypatch)
        built.clear()
        socketio.emit("state", {"seq": 17})
        assert {peer.event() for peer in peers} == {'42["state",{"seq":17}]'}
        assert (dumped, len(built)) == ([1], 1 if fixed else 8)


def _counting(function: Callable[..., Any], calls: list[str]) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        calls.append(function.__name__)
        return function(*args, **kwargs)

    return counted


def _count_dumps(socketio: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    count = [0]
    json = socketio.server.packet_class.json

    class Counting:
        loads = json.loads

        @staticmethod
        def dumps(*args: Any, **kwargs: Any) -> str:
            count[0] += 1
            return str(json.dumps(*args, **kwargs))

    monkeypatch.setattr(socketio.server.packet_class, "json", Counting)
    return count


@STOCK_LEAKS
@BOTH
def test_a_client_that_does_not_read_is_cut_off_and_nobody_else_is(make: Make, serve: Make, fixed: bool) -> None:
    app, socketio = make()
    with serve(app.wsgi_app) as address:
        quick, _slow = Peer(address).join(), Peer(address, receive_buffer=4096).join()
        first, second = sessions(socketio).values()
        longest = 0
        for number in range(3000):
            socketio.emit("state", [number, "x" * 4000])
            assert quick.event().startswith(f'42["state",[{number},')
            longest = max(longest, second.queue.qsize())
        assert not first.closed
        assert (longest <= BEHIND_PACKETS, second.closed) == (fixed, fixed)


class Text:
    """An engineio packet of a given size."""

    def __init__(self, size: int) -> None:
        self.text = "x" * size

    def encode(self) -> str:
        return self.text


BEHIND = {
    "as many packets as fit": ([1] * BEHIND_PACKETS, BEHIND_PACKETS, 0),
    "one packet more": ([1] * (BEHIND_PACKETS + 1), BEHIND_PACKETS, 1),
    "as many bytes as fit": ([BEHIND_BYTES // 4] * 4, 4, 0),
    "one byte more": ([BEHIND_BYTES // 4] * 4 + [1], 4, 1),
    "after that nothing fits": ([BEHIND_BYTES + 1, 1, 1], 0, 1),
}


@pytest.mark.parametrize(("sizes", "kept", "cuts"), BEHIND.values(), ids=BEHIND)
def test_a_backlog_has_an_end(sizes: list[int], kept: int, cuts: int) -> None:
    backlog, told = Backlog(), []
    backlog.cut_off = lambda: told.append("cut")
    for size in sizes:
        backlog.put(Text(size))
    backlog.put(None)  # engineio's mark for the end still fits
    assert (backlog.qsize(), len(told)) == (kept + 1, cuts)


def test_a_backlog_that_is_read_takes_more() -> None:
    backlog, told = Backlog(), []
    backlog.cut_off = lambda: told.append("cut")
    for _ in range(10):
        backlog.put(Text(BEHIND_BYTES // 2))
        backlog.get()
    assert (told, backlog.qsize()) == ([], 0)


def loiter(peer: Peer) -> None:
    """Stay alive without ever joining."""
    try:
        while True:
            peer.send("3")
            gevent.sleep(0.01)
    except OSError:
        pass


LOITERERS = {"never joins": [], "asks for a room that is not there": ["40/other,"], "joins and leaves": ["40", "41"]}


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
    monkeypatch.setattr(engine, "JOIN_SECONDS", 0.1)
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
        gevent.sleep(0.05)
        assert (sessions(socketio) == {}, capfd.readouterr().err == "") == (fixed, fixed)


MALFORMED = ["42", "42{}", "42[]", "42[1]", '42["', "4", "42" + "[" * 5000, "44{}", "40[1]", "43{}", "42-[1]", '42["*"]',
             '42["connect"]', '42["disconnect"]']  # fmt: skip


def test_a_malformed_packet_is_ignored_without_a_word(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app, socketio = make_app()
    seen: list[object] = []
    for name in ("connect", "*"):
        socketio.on_event(name, lambda *args: seen.append(args))
    with serving(app.wsgi_app) as address:
        for malformed in MALFORMED:
            peer = Peer(address)
            for text in ("40", malformed, '421["echo",7]'):
                peer.send(text)
            peer.rest() if malformed == "4" or malformed == "44{}" else wait_for(lambda p=peer: p.event() == "431[7]")
        assert (len(seen), caplog.messages, capfd.readouterr().err) == (len(MALFORMED), [], "")


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


@STOCK_LEAKS
@BOTH
def test_many_who_fall_at_once_do_not_nest_their_goodbyes(make: Make, serve: Make, fixed: bool) -> None:
    app, socketio = make()
    depths: list[int] = []

    def tell_the_others(*_reason: Any) -> None:
        depths.append(len(inspect.stack(0)))
        socketio.emit("screens", {"online": 0})

    socketio.on_event("disconnect", tell_the_others)
    with serve(app.wsgi_app) as address:
        peers = [Peer(address).join() for _ in range(12)]
        for session in sessions(socketio).values():
            session.last_ping = 1.0  # pinged long ago, and never answered
        socketio.emit("state", {})
        wait_for(lambda: len(depths) == len(peers))
    assert (max(depths) == min(depths)) is fixed


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
        code = status(ask_raw(address, request))
        assert (code, sessions(socketio) == {}, capfd.readouterr().err == "") == ((400, True, True) if fixed else (500, False, False))


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


def test_an_event_that_fails_is_one_line_and_hurts_nobody(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app, socketio = make_app()
    socketio.on_event("fail", lambda: {}["missing"])
    socketio.on_event("disconnect", lambda *_reason: {}["gone"])
    with serving(app.wsgi_app) as address:
        peer = Peer(address).join()
        for text in ('42["fail"]', '421["echo",7]'):
            peer.send(text)
        assert peer.event() == "431[7]"
    [line, *_] = caplog.messages
    assert line.startswith("an event failed: KeyError: 'missing' (test_server_engine.py:")
    assert capfd.readouterr().err == ""


def test_json_is_compact_and_reads_back() -> None:
    value = {"word": 12.5, "text": "é ☃", "none": None, "list": [True, 1]}
    text = CompactJson.dumps(value, separators=(",", ":"))
    assert (text, CompactJson.loads(text)) == ('{"word":12.5,"text":"é ☃","none":null,"list":[true,1]}', value)
