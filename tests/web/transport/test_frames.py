"""What a websocket is made of: frames and the request that asks for one."""

from typing import Any

import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from stagecue.web.transport.websocket import is_handshake, text_frame
from tests.web.transport.server_rig import KEY, Peer, frame
from tests.web.transport.websocket_rig import ours, push, read_all


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65535, 65536, 70000])
def test_a_frame_reads_back_as_its_text(size: int) -> None:
    reader = Connection(ConnectionType.CLIENT, trailing_data=text_frame("é" * (size // 2) + "x" * (size % 2)))
    texts = [event.data for event in reader.events() if isinstance(event, TextMessage)]
    assert "".join(texts) == "é" * (size // 2) + "x" * (size % 2)


GOOD = {
    "REQUEST_METHOD": "GET",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "HTTP_UPGRADE": "WebSocket",
    "HTTP_CONNECTION": "keep-alive, Upgrade",
    "HTTP_SEC_WEBSOCKET_VERSION": "13",
    "HTTP_SEC_WEBSOCKET_KEY": KEY,
}
BAD = {
    "a post": {"REQUEST_METHOD": "POST"},
    "HTTP/1.0": {"SERVER_PROTOCOL": "HTTP/1.0"},
    "another protocol": {"HTTP_UPGRADE": "h2c"},
    "no Connection: Upgrade": {"HTTP_CONNECTION": "close"},
    "an old version": {"HTTP_SEC_WEBSOCKET_VERSION": "8"},
    "a short key": {"HTTP_SEC_WEBSOCKET_KEY": "AAAA"},
    "a key that is no base64": {"HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ=é"},
    "a body": {"CONTENT_LENGTH": "5"},
    "a chunked body": {"HTTP_TRANSFER_ENCODING": "chunked"},
}


@pytest.mark.parametrize(
    ("change", "is_one"), [({}, True), *[(each, False) for each in BAD.values()]], ids=["good", *BAD]
)
def test_a_handshake_is_one_or_is_not(change: dict[str, str], is_one: bool) -> None:
    assert is_handshake(GOOD | change) is is_one


BROKEN_RULES = {
    "a binary message": (frame(b"x", opcode=2), 1003),
    "no mask": (b"\x81\x01x", 1002),
    "an unknown opcode": (frame(b"x", opcode=5), 1002),
    "a reserved bit": (frame(b"x", opcode=0x41), 1002),
    "text that is no UTF-8": (frame(b"\xff"), 1007),
    "a continuation of nothing": (frame(b"x", opcode=0), 1002),
    "a goodbye": (frame(b"\x03\xe9", opcode=8), 1001),
}


@pytest.mark.parametrize(("sent", "code"), BROKEN_RULES.values(), ids=BROKEN_RULES)
def test_who_breaks_a_rule_is_told_which_and_hung_up_on(sent: bytes, code: int) -> None:
    with ours(read_all) as address:
        peer = Peer(address)
        push(peer, [sent])
        assert (peer.rest(), peer.close_code) == ([], code)


def test_a_ping_is_answered_and_fragments_make_one_message() -> None:
    def echo(websocket: Any) -> None:
        websocket.send(websocket.wait() or "nothing")

    with ours(echo) as address:
        peer = Peer(address)
        push(peer, [frame("déj".encode()[:2], fin=False), frame(b"?", opcode=9)])
        assert peer.socket.recv(3) == b"\x8a\x01?"
        push(peer, [frame(b"", opcode=0, fin=False), frame("déj".encode()[2:], opcode=0)])
        assert peer.rest() == ["déj"]
