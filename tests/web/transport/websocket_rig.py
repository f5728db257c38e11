"""Apps that serve one websocket each, by ours and by the one that engineio takes by default."""

from collections.abc import Callable
from typing import Any

from engineio.async_drivers.gevent import WebSocketWSGI

from stagecue.web.transport.websocket import WebSocket, accept
from tests.web.transport.server_rig import Peer, serving, serving_stock

Handler = Callable[[Any], None]
Make = Callable[[Handler], Any]


def ours(handler: Handler) -> Any:
    """A WSGI app that serves one websocket by ours."""

    def app(environ: Any, start_response: Any) -> list[bytes]:
        websocket = WebSocket(accept(environ, start_response), now=lambda: 0.0)
        handler(websocket)
        websocket.close()
        return []

    return serving(app)


def stock(handler: Handler) -> Any:
    """The same by engineio's, on simple-websocket."""
    return serving_stock(WebSocketWSGI(lambda websocket: handler(websocket) or [], None))


def read_all(websocket: Any) -> None:
    while websocket.wait() is not None:
        pass


def push(peer: Peer, pieces: list[bytes]) -> None:
    """Send what the other side takes."""
    try:
        for piece in pieces:
            peer.socket.sendall(piece)
    except OSError:
        pass
