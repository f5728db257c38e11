"""The body of a request: whole and not too large, or a refusal in words before any app is asked.

pywsgi reads any body to its end, also one that nobody wants, and hangs up on a client that still sends: the
kernel then throws the answer away, and the client sees a broken line in place of the reason.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from socket import SHUT_WR
from typing import Any, Protocol
from wsgiref.types import WSGIEnvironment

from gevent import socket as gsocket

from stagecue.web.transport.guard import refused

HEARS_SECONDS = 1.0
HEARS_BYTES = 4 * 1024 * 1024
"""A client that sends on is let finish within these, so that it comes to read the refusal."""
PIECE = 65536


class Body(Protocol):
    """What is used of pywsgi's input."""

    def read(self, length: int) -> bytes:
        """At most so many bytes. OSError if they do not come as they were announced."""


def take(environ: WSGIEnvironment, sent: Body, *, announced: int, most: int) -> bytes:
    """Put the whole body into the environ; the answer to send instead if it is too large or broken."""
    try:
        body = sent.read(most + 1) if announced <= most else None
    except OSError:
        return _refusal(environ, "400 Bad Request", "The request broke off: send it again.")
    if body is None or len(body) > most:
        text = f"Too large: nothing here takes more than {most:,} bytes at once."
        return _refusal(environ, "413 Content Too Large", text)
    environ["wsgi.input"] = BytesIO(body)
    return b""


def _refusal(environ: WSGIEnvironment, status: str, text: str) -> bytes:
    """As the guard refuses, in bytes; the line ends with it."""
    head: list[str] = []

    def begin(status: str, headers: list[tuple[str, str]], /, *_: object) -> Any:
        head[:] = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]

    (body,) = refused(environ, begin, status, text)
    return "\r\n".join([*head, "Connection: close", "", ""]).encode() + body


def send_last(sock: gsocket.socket, answer: bytes) -> None:
    """Send the answer that ends the line, and throw away what still comes until the client has read it.

    A client that dribbles is under the deadline of its request all the same.
    """
    with suppress(OSError):
        sock.settimeout(HEARS_SECONDS)
        sock.sendall(answer)
        sock.shutdown(SHUT_WR)
        came = 0
        while came < HEARS_BYTES and (piece := sock.recv(PIECE)):
            came += len(piece)
