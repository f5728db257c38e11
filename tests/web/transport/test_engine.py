"""Flask-SocketIO with our driver parts, beside the stock one: every fault is shown there first."""

import inspect
from collections.abc import Callable
from select import select
from typing import Any

import pytest
from engineio.async_drivers import gevent as stock_driver
from wsproto.frame_protocol import FrameProtocol

from stagecue.web.transport import websocket
from stagecue.web.transport.engine import BEHIND_PACKETS, Backlog, answer_with
from stagecue.web.transport.packets import CompactJson
from tests.web.transport.server_rig import (
    BOTH,
    STOCK_LEAKS,
    Make,
    Peer,
    make_app,
    make_stock_app,
    serving,
    sessions,
    wait_for,
)


def test_the_engine_is_set_for_a_show() -> None:
    _, socketio = make_app()
    eio = socketio.server.eio
    set_to = {
        "ping_interval": 2,
        "ping_timeout": 3,
        "transports": ["websocket"],
        "max_http_buffer_size": 65536,
        "http_compression": False,
        "allow_upgrades": False,
        "cors_credentials": False,
    }
    assert {name: getattr(eio, name) for name in set_to} == set_to


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
def test_a_client_that_does_not_read_is_cut_off_and_nobody_else_is(
    make: Make, serve: Make, fixed: bool
) -> None:
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
        wait_for(lambda: second.closed or not fixed)
        marks = 2  # engineio's own, for the end
        assert (longest <= BEHIND_PACKETS + marks, second.closed) == (fixed, fixed)


def test_a_burst_reaches_a_slow_reader_whole_and_in_order() -> None:
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        peer = Peer(address, receive_buffer=4096).join()
        for number in range(BEHIND_PACKETS - 1):
            socketio.emit("state", [number, "x" * 4000])
        words = [
            peer.event()[:20].partition('["state",[')[2].partition(",")[0] for _ in range(BEHIND_PACKETS - 1)
        ]
        assert words == [str(number) for number in range(BEHIND_PACKETS - 1)]


def test_a_broadcast_has_left_when_emit_returns() -> None:
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        peer = Peer(address).join()
        wait_for(lambda: select([peer.socket.fileno()], [], [], 0) == ([], [], []))
        socketio.emit("state", {"seq": 17})
        assert select([peer.socket.fileno()], [], [], 1)[0]  # and no greenlet had a turn in between


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


@pytest.mark.parametrize(
    "register",
    [
        pytest.param(lambda io, fail: io.on_event("fail", fail), id="in a request of Flask's"),
        pytest.param(lambda io, fail: answer_with(io, "fail", lambda _sid: fail()), id="past Flask"),
    ],
)
def test_an_event_that_fails_is_one_line_and_hurts_nobody(
    register: Callable[..., None], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app, socketio = make_app()
    register(socketio, lambda: {}["missing"])
    socketio.on_event("disconnect", lambda *_reason: {}["gone"])
    with serving(app.wsgi_app) as address:
        peer = Peer(address).join()
        for text in ('42["fail"]', '421["echo",7]'):
            peer.send(text)
        assert peer.event() == "431[7]"
    [line, *_] = caplog.messages
    assert line.startswith("an event failed: KeyError: 'missing' (test_engine.py:")
    assert capfd.readouterr().err == ""


def test_an_answer_goes_to_who_asked() -> None:
    app, socketio = make_app()
    answer_with(socketio, "double", lambda sid, number: [bool(sid), 2 * number])
    with serving(app.wsgi_app) as address:
        peer = Peer(address).join()
        peer.send('427["double",21]')
        assert peer.event() == "437[[true,42]]"


def test_json_is_compact_and_reads_back() -> None:
    value = {"word": 12.5, "text": "é ☃", "none": None, "list": [True, 1]}
    text = CompactJson.dumps(value, separators=(",", ":"))
    assert (text, CompactJson.loads(text)) == (
        '{"word":12.5,"text":"é ☃","none":null,"list":[true,1]}',
        value,
    )
