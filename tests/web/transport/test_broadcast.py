"""A message to a room: the same to each, encoded once, in order, and nobody waits for a slow reader."""

from select import select

import pytest

from stagecue.web.transport import websocket
from stagecue.web.transport.broadcast import broadcast
from stagecue.web.transport.engine import BEHIND_PACKETS
from stagecue.web.transport.packets import CompactJson
from tests.web.transport.server_rig import Peer, make_app, serving, sessions, wait_for

STATE = '42["state",{"seq":23}]'


def sids(socketio):
    return [sid for sid, _ in socketio.server.manager.get_participants("/", None)]


def test_it_is_for_a_room():
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        inside, outside = Peer(address).join(), Peer(address).join()
        socketio.server.enter_room(sids(socketio)[0], "main")
        broadcast(socketio, "state", {"seq": 23}, room="main")
        broadcast(socketio, "other", None, room="nobody is there")
        for peer in (inside, outside):
            peer.send('421["echo",7]')
        assert [inside.event(), inside.event(), outside.event()] == [STATE, "431[7]", "431[7]"]


def test_it_is_encoded_and_framed_once_whoever_listens(monkeypatch):
    app, socketio = make_app()
    made = []
    for owner, name in ((websocket.struct, "pack"), (CompactJson, "dumps")):
        true = getattr(owner, name)
        monkeypatch.setattr(
            owner,
            name,
            lambda *given, true=true, name=name, **more: made.append(name) or true(*given, **more),
        )
    with serving(app.wsgi_app) as address:
        peers = [Peer(address).join() for _ in range(8)]
        websocket.text_frame.cache_clear()
        made.clear()
        broadcast(socketio, "state", {"seq": 23}, room=None)
        assert ({peer.event() for peer in peers}, made) == ({STATE}, ["dumps", "pack"])


def test_it_has_left_when_it_returns():
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        peer = Peer(address).join()
        wait_for(lambda: select([peer.socket.fileno()], [], [], 0) == ([], [], []))
        broadcast(socketio, "state", {"seq": 23}, room=None)
        assert select([peer.socket.fileno()], [], [], 1)[0]  # and no greenlet had a turn in between


def test_a_burst_reaches_a_slow_reader_whole_and_in_order():
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        peer = Peer(address, receive_buffer=4096).join()
        for number in range(BEHIND_PACKETS - 1):
            broadcast(socketio, "state", [number, "x" * 4000], room=None)
        told = [peer.event() for _ in range(BEHIND_PACKETS - 1)]
    assert told == [f'42["state",[{number},"{"x" * 4000}"]]' for number in range(BEHIND_PACKETS - 1)]


def test_who_does_not_read_is_cut_off_and_nobody_else_is():
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        quick, _slow = Peer(address).join(), Peer(address, receive_buffer=4096).join()
        first, second = sessions(socketio).values()
        for number in range(3000):
            broadcast(socketio, "state", [number, "x" * 4000], room=None)
            assert quick.event().startswith(f'42["state",[{number},')
        wait_for(lambda: second.closed)
        assert not first.closed


@pytest.mark.parametrize("gone", ["closed", "forgotten"])
def test_who_has_left_meanwhile_hurts_nobody(gone):
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        left, staying = Peer(address).join(), Peer(address).join()
        wait_for(lambda: select([left.socket.fileno()], [], [], 0) == ([], [], []))
        name = next(iter(sessions(socketio)))
        if gone == "closed":
            sessions(socketio)[name].closed = True
        else:
            del sessions(socketio)[name]
        broadcast(socketio, "state", {"seq": 23}, room=None)
        assert (staying.event(), select([left.socket.fileno()], [], [], 0)[0]) == (STATE, [])
