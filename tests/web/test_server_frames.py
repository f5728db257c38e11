"""What a websocket is made of: frames and the request that asks for one."""

import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from stagecue.web.websocket import is_handshake, text_frame
from tests.web.server_rig import KEY


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
