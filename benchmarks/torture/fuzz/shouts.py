"""Requests that are none: a line, headers and a body, each of which may be anything."""

from __future__ import annotations

import json

from hypothesis import strategies as st

METHODS = st.sampled_from(
    ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "CONNECT", "get", "G T", ""]
)
SPACES = (
    "/api/v1/", "/api/v1/stages/", "/api/v1/stages/quay-0/items/quay-0-000/",
    "/api/v1/stages/quay-0/screens/",
    "/", "/socket.io/", "/static/", "/enter", "/qr.svg", "/prompter",
)  # fmt: skip
BODY = json.dumps({"id": "x", "type": "pace", "args": {"wpm": "fast"}, "base": "x", "look": {"size": []}})
HEADERS = st.sampled_from([
    "Host: 127.0.0.1", "Host: evil.example", "Host: a b", "Host:", "Content-Length: 4", "Content-Length: -1",
    "Content-Length: 9e9", "Content-Length: 999999999999", "Transfer-Encoding: chunked", "Connection: close",
    "Transfer-Encoding: gzip, chunked", "Expect: 100-continue", "Origin: http://evil.example", "Origin: null",
    "Cookie: stagecue_pass=a.b; stagecue_waiting=\xe9", "Cookie: " + "a=b; " * 400, "If-None-Match: *",
    "Range: bytes=0-", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: x", ": x", "x",
    "Sec-WebSocket-Version: 13", "X: " + "y" * 9000, "Accept-Encoding: br", "X-Forwarded-For: 8.8.8.8",
    "Content-Type: application/x-www-form-urlencoded",
])  # fmt: skip
TAILS = st.text(max_size=20) | st.sampled_from([
    "quay-0/state", "quay-0/commands", "text", "card", "Left", "Left%2f", "%2e%2e/x", "%00", "%ff",
    "x" * 9000, "?EIO=4&transport=websocket", "?to=%ff", "//", "\\", "*",
])  # fmt: skip


@st.composite
def _requests(draw: st.DrawFn) -> bytes:
    """A request line, headers and a body, each of which may be sound."""
    path = draw(st.sampled_from(SPACES)) + draw(TAILS)
    line = (
        f"{draw(METHODS)} {path} {draw(st.sampled_from(['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/9', '']))}"
    )
    told = ["Host: 127.0.0.1"] * draw(st.integers(0, 2)) + draw(st.lists(HEADERS, max_size=5))
    if draw(st.integers(0, 20)) == 0:
        told += [f"X-{number}: y" for number in range(120)]
    body = draw(st.sampled_from([BODY, "", "4\r\nabcd\r\n0\r\n\r\n", "zz\r\n", "\x00" * 100]))
    return "\r\n".join([line, *told, "", body]).encode("utf-8", "surrogatepass")


REQUESTS = _requests() | st.binary(max_size=300)
