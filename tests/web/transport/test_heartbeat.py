"""The heartbeat: when a session is pinged, and who is held for gone; time passes when a test says so."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import gevent
import pytest
from engineio.exceptions import SocketIsClosedError
from engineio.packet import PING

from stagecue.web.transport import engine
from stagecue.web.transport.heartbeat import Heartbeat, after
from tests.web.transport.server_rig import Peer, make_app, serving, sessions, wait_for


@dataclass
class Session:
    """engineio's, as far as it goes: when it is made, it was pinged by the wall clock."""

    last_ping: float | None = 1_700_000_000.0
    closing: bool = False
    closed: bool = False
    sent: list = field(default_factory=list)
    server: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(
            ping_interval=2, ping_timeout=3, reason=SimpleNamespace(PING_TIMEOUT="ping timeout")
        )
    )

    def send(self, packet):
        self.sent.append(packet.packet_type)

    def close(self, *, wait, abort, reason):
        self.closed = reason


class Rig:
    """A heartbeat whose hub and clock are lists."""

    def __init__(self, phase=0.5):
        self.session, self.now, self.pauses = Session(), 50.0, []
        Heartbeat(self.session, now=lambda: self.now, phase=phase, after=self._after)
        self.session.schedule_ping()

    def _after(self, seconds, call):
        self.pauses.append(seconds)
        self.due = call


@pytest.mark.parametrize(
    ("phase", "pauses"),
    [
        pytest.param(0.0, [1, 2, 2], id="as early as may be, then every two seconds"),
        pytest.param(0.25, [1.5, 2, 2], id="a quarter of the way"),
        pytest.param(1.0, [3, 2, 2], id="as late as may be"),
    ],
)
def test_those_who_came_together_are_pinged_apart(phase, pauses):
    rig = Rig(phase)
    for _ in range(2):
        rig.due()
        rig.session.schedule_ping()
    assert (rig.pauses, rig.session.sent) == (pauses, [PING, PING])


def test_a_pong_that_nobody_asked_for_brings_no_second_heart():
    rig = Rig()
    rig.session.schedule_ping()
    assert rig.pauses == [2]


@pytest.mark.parametrize(
    ("later", "heard"),
    [
        pytest.param(3.0, True, id="within its patience"),
        pytest.param(3.1, False, id="beyond it"),
        pytest.param(-60.0, True, id="a clock that was set back drops nobody"),
    ],
)
def test_who_does_not_answer_is_closed(later, heard):
    rig = Rig()
    rig.due()
    rig.now += later
    assert rig.session.check_ping_timeout() is heard
    assert rig.session.closed == (False if heard else "ping timeout")


def test_who_answered_may_be_silent_until_the_next_ping():
    rig = Rig()
    rig.now += 3600
    assert rig.session.check_ping_timeout() is True


@pytest.mark.parametrize("end", ["closing", "closed"])
def test_who_leaves_is_pinged_no_more(end):
    rig = Rig()
    setattr(rig.session, end, True)
    rig.due()
    assert (rig.session.sent, rig.session.last_ping) == ([], None)


def test_a_session_that_is_closed_is_said_to_be():
    rig = Rig()
    rig.session.closed = True
    with pytest.raises(SocketIsClosedError):
        rig.session.check_ping_timeout()


def test_the_hub_calls_once():
    called = []
    after(0.0, lambda: called.append(gevent.getcurrent() is gevent.get_hub()))
    wait_for(lambda: called)
    gevent.sleep(0.01)
    assert called == [True]


def test_a_wall_clock_that_is_set_drops_nobody(monkeypatch):
    monkeypatch.setattr(engine, "PING_SECONDS", 0.02)
    app, socketio = make_app()
    with serving(app.wsgi_app) as address:
        peer = Peer(address).join()
        [session] = sessions(socketio).values()
        wait_for(lambda: session.last_ping is not None)
        monkeypatch.setattr("engineio.socket.time.time", lambda: 4_000_000_000.0)
        socketio.emit("state", {})
        assert peer.event() == '42["state",{}]'
