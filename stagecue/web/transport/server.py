"""The listening server: gevent's pywsgi with the gaps closed that a venue network would find.

    socketio = make_socketio(app, is_paired=...)
    server = listen(app.wsgi_app, host="0.0.0.0", port=8000, names=machine_names())
    print(server.address)
    server.serve()          # until Ctrl-C, SIGTERM or stop()

pywsgi as it comes waits forever for a request, reads any body to its end even if nobody wants it, prints a
traceback for nonsense, leaves Nagle on, looks its own name up in the DNS, and after a websocket has ended
goes on reading HTTP from the same line.
"""

import errno
import signal
import sys
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SHUT_RD, SO_REUSEADDR, SOL_SOCKET, TCP_NODELAY
from types import TracebackType
from typing import Any, Literal, cast
from wsgiref.types import WSGIApplication, WSGIEnvironment

import gevent
from gevent import socket as gsocket
from gevent.event import Event
from gevent.pool import Pool
from gevent.pywsgi import WSGIHandler, WSGIServer

from stagecue.errors import UsageError
from stagecue.web.transport import bodies
from stagecue.web.transport.engine import make_socketio
from stagecue.web.transport.faults import log, one_line
from stagecue.web.transport.guard import Guard, machine_names
from stagecue.web.transport.limits import Places
from stagecue.web.transport.websocket import SOCKET

__all__ = ["Places", "Server", "listen", "machine_names", "make_socketio"]

# Each socket is one open file; 2,500 of them (see limits.py) and the journal do not fit the 1,024 that Linux
# or the 256 that macOS gives a program which does not ask.
OPEN_FILES = 8192
# 200 phones come back within one second after a cut; the 128 of gevent would leave some to TCP's retry
BACKLOG = 1024
# Connections of one address without a request in hand: above what the idle lines of a room of phones behind
# one router come to, and far below the open files. A silent one costs 10 kB
WAITING = 512
STOP_SECONDS = 1.0

_BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Handler(WSGIHandler):
    """One connection: the request, with its body, comes whole within the deadline or the connection ends."""

    server: "Listener"
    # a venue's Wi-Fi drops clients without a word; none of these is worth a line
    ignored_socket_errors = (
        errno.EPIPE, errno.ECONNRESET, errno.ECONNABORTED, errno.ETIMEDOUT, errno.ENOTCONN, errno.EBADF,
        errno.EHOSTUNREACH, errno.ENETUNREACH,
    )  # fmt: skip

    def handle(self) -> None:
        """Serve until the connection ends; a line that breaks is an end like another."""
        with suppress(OSError):
            super().handle()

    def handle_one_request(self) -> tuple[str, bytes] | Literal[True] | None:
        """As pywsgi's, under the deadline: a client that dribbles is as late as one that is silent."""
        address = self.client_address[0]
        if not self.server.waiting.acquire(address, paired=False):
            return None
        with ExitStack() as self._waiting:
            self._waiting.callback(self.server.waiting.release, address, paired=False)
            deadline = gevent.Timeout.start_new(self.server.request_seconds)
            self._waiting.callback(deadline.close)
            try:
                return super().handle_one_request()
            except gevent.Timeout as late:
                if late is not deadline:
                    raise
                return None

    def get_environ(self) -> WSGIEnvironment:
        """As pywsgi's, with the connection itself for whoever upgrades it."""
        environ = super().get_environ()
        environ[SOCKET] = self.socket
        return environ

    def handle_one_response(self) -> None:
        """Read the body, then let the app answer; what asked to be a websocket is never HTTP again."""
        refusal = self._take_body()
        if refusal:
            self.close_connection = True
            bodies.send_last(self.socket, refusal)
            return
        self._waiting.close()
        super().handle_one_response()

    def _take_body(self) -> bytes:
        """Put the whole body into the environ; the answer to send instead if it is too large or broken."""
        environ = cast("WSGIEnvironment", self.environ)
        if not environ["wsgi.input_terminated"] or self.wsgi_input is None:  # an upgrade has no body
            self.close_connection = True
            return b""
        announced = self.content_length or 0
        return bodies.take(environ, self.wsgi_input, announced=announced, most=self.server.max_body)

    def _handle_client_error(self, _error: Exception) -> tuple[str, bytes]:
        """Answer nonsense without a word on the terminal: pywsgi prints a traceback for a 101st header."""
        return "400", _BAD_REQUEST

    def _log_error(self, kind: type[BaseException], error: BaseException, _tb: TracebackType | None) -> None:
        if not issubclass(kind, gevent.GreenletExit):
            log.error("%s %s failed: %s", self.command, self.path, one_line(error))


class Listener(WSGIServer):
    """pywsgi with our handler, one greenlet for each connection, and a list of who is connected."""

    handler_class = Handler
    request_seconds: float
    max_body: int

    def __init__(self, listener: gsocket.socket, app: WSGIApplication, *, name: str) -> None:
        # SERVER_NAME is given, else pywsgi asks the DNS for it: seconds of waiting where there is none
        super().__init__(listener, app, spawn=Pool(), log=None, error_log=log, environ={"SERVER_NAME": name})
        self.waiting = Places(per_address=WAITING, in_all=OPEN_FILES // 2)
        self.connected: set[gsocket.socket] = set()

    def handle(self, sock: gsocket.socket, address: Any) -> None:
        """One connection, from its first byte to its last."""
        # two frames in a row to one client (state, then ack) wait for its delayed ACK otherwise: 45 ms, not 1
        sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        sock.settimeout(2 * self.request_seconds)  # for a page that is fetched and never read
        self.connected.add(sock)
        try:
            if self._speaks(sock, address[0]):
                super().handle(sock, address)
        finally:
            self.connected.discard(sock)

    def _speaks(self, sock: gsocket.socket, host: str) -> bool:
        """Wait for the first byte: until then a line costs half of what pywsgi makes of it."""
        if not self.waiting.acquire(host, paired=False):
            return False
        try:
            gsocket.wait_read(sock.fileno(), timeout=self.request_seconds, timeout_exc=TimeoutError())
        except OSError:
            return False
        finally:
            self.waiting.release(host, paired=False)
        return True


class Server:
    """A bound port. Nothing is answered before `start` or `serve`."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._stopping = Event()
        # host and the real port, also if 0 was asked for
        self.address = cast("tuple[str, int]", listener.address[:2])

    def start(self) -> None:
        """Begin to answer, and return."""
        self._listener.start()

    def serve(self) -> None:
        """Answer until Ctrl-C, SIGTERM or `stop`; a second Ctrl-C ends the program at once."""
        self.start()
        watchers = [gevent.signal_handler(each, self._stopping.set) for each in _signals()]
        try:
            self._stopping.wait()
        finally:
            for watcher in watchers:
                watcher.cancel()
            self.stop()

    def stop(self) -> None:
        """Close the port, give everyone a second to finish, hang up on the rest. May be called twice."""
        self._stopping.set()
        self._listener.close()
        for sock in tuple(self._listener.connected):
            # an idle request ends where its line ends; a websocket takes the moment to say goodbye
            with suppress(OSError):
                sock.shutdown(SHUT_RD)
        self._listener.stop(timeout=STOP_SECONDS)


def listen(
    app: WSGIApplication,
    *,
    host: str,
    port: int,
    names: Iterable[str] = (),
    request_seconds: float = 10,
    max_body: int = 1024 * 1024,
) -> Server:
    """Bind host:port (0: any free port) and guard `app` there; UsageError if it cannot be bound.

    names: host names, besides addresses and localhost, that are answered. request_seconds: how long a client
    may take for one request. max_body: bytes of a request body.
    """
    _raise_open_files()
    try:
        bound = _bind(host, port)
    except OSError as error:
        raise UsageError(
            f"Port {port} of {host} cannot be opened ({error.strerror or error}): "
            "stop the program that holds it, or choose another with --port or --host."
        ) from error
    listener = Listener(bound, Guard(app, names=names), name=host)
    listener.request_seconds, listener.max_body = request_seconds, max_body
    return Server(listener)


def _bind(host: str, port: int) -> gsocket.socket:
    sock = gsocket.socket(AF_INET6 if ":" in host else AF_INET)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(BACKLOG)
    except OSError:
        sock.close()
        raise
    sock.settimeout(0)
    return sock


def _signals() -> tuple[signal.Signals, ...]:
    # only the main thread hears signals; a server in another one is stopped by whoever started it
    if gevent.get_hub().main_hub:
        return signal.SIGINT, signal.SIGTERM
    return ()


def _raise_open_files() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # it does not exist on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
