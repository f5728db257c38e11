"""Which Host and which Origin are answered, checked outside the app so that /socket.io is covered too.

A page of a stranger's site can point its own name at this laptop (DNS rebinding) and can open a websocket to
any address; the browser tells the truth about both in Host and Origin, so both are believed and nothing else.
Flask's TRUSTED_HOSTS is asked only by Flask: a handshake on /socket.io never gets that far.
"""

import ipaddress
import json
import re
import socket
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from stagecue.web.transport.limits import Places
from stagecue.web.transport.websocket import is_handshake

_AUTHORITY = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\.?)(?::([0-9]{1,5}))?")
_SCHEMES = {"http": 80, "https": 443}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Authority = tuple[str, int | None]


def authority(text: str) -> Authority | None:
    """Host and port of `host[:port]` in one spelling; None if it is not of that form. No port is None."""
    match = _AUTHORITY.fullmatch(text.strip().lower())
    if match is None:
        return None
    literal, name, port = match.groups()
    if literal is None:
        return name, int(port) if port else None
    try:
        return str(ipaddress.IPv6Address(literal)), int(port) if port else None
    except ValueError:
        return None


def is_ours(host: str, *, names: Iterable[str]) -> bool:
    """Whether a host is an address, localhost or one of `names`. An address has no DNS to rebind."""
    if host == "localhost" or host in names:
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def same_origin(origin: str | None, environ: WSGIEnvironment) -> bool:
    """Whether `origin` (scheme://host[:port]) is the very host and port that the request was sent to.

    The scheme may differ: behind a proxy that speaks TLS the page is https and the request is not.
    """
    scheme, _, rest = (origin or "").partition("://")
    asked, from_page = authority(environ.get("HTTP_HOST", "")), authority(rest)
    if scheme not in _SCHEMES or asked is None or from_page is None:
        return False
    default = _SCHEMES[scheme]
    return (asked[0], asked[1] or default) == (from_page[0], from_page[1] or default)


def is_foreign(environ: WSGIEnvironment) -> bool:
    """Whether a page of another site sends this. A program (curl, a button box) has no Origin."""
    origin = environ.get("HTTP_ORIGIN")
    if origin is not None:
        return not same_origin(origin, environ)
    return environ.get("HTTP_SEC_FETCH_SITE", "none") not in {"none", "same-origin"}


def machine_names() -> frozenset[str]:
    """The names under which this machine is known on its network: `laptop` and `laptop.local`."""
    full = socket.gethostname().lower().rstrip(".")
    short = full.split(".")[0]
    return frozenset({full, short, f"{short}.local"})


def refused(environ: WSGIEnvironment, start_response: StartResponse, status: str, text: str) -> list[bytes]:
    """A refusal in one sentence, before any app; below /api/ programs ask, who read JSON."""
    if environ.get("PATH_INFO", "").startswith("/api/"):
        body = json.dumps({"error": text}).encode()
        return _answered(start_response, status, body, "application/json")
    return plain(start_response, status, text)


def plain(start_response: StartResponse, status: str, text: str) -> list[bytes]:
    """The same where no program asks."""
    return _answered(start_response, status, f"{text}\n".encode(), "text/plain; charset=utf-8")


def _answered(start_response: StartResponse, status: str, body: bytes, kind: str) -> list[bytes]:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
    start_response(status, [*headers, ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")])
    return [body]


class Guard:
    """WSGI middleware: 400 for a Host that is none, 421 for one that is not ours, 403 for a foreign page.

    The Origin is asked for on websockets and on methods that change something; any port of ours will do.
    """

    def __init__(self, app: WSGIApplication, *, names: Iterable[str]) -> None:
        self._app = app
        self._names = frozenset(name.lower().rstrip(".") for name in names)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer or pass on."""
        host = authority(environ.get("HTTP_HOST", ""))
        if host is None:
            return refused(environ, start_response, "400 Bad Request", "This request names no host.")
        if not is_ours(host[0], names=self._names):
            text = "StageCue does not go by this name: open it by the address that it printed."
            return refused(environ, start_response, "421 Misdirected Request", text)
        if _asks_to_act(environ) and is_foreign(environ):
            text = "A page of another site may not do this."
            return refused(environ, start_response, "403 Forbidden", text)
        return self._app(environ, start_response)


def _asks_to_act(environ: WSGIEnvironment) -> bool:
    return environ["REQUEST_METHOD"] not in _SAFE or "HTTP_UPGRADE" in environ


class Gate:
    """WSGI middleware before engineio: websockets only, and only as many as there are places.

    engineio makes a session for a request before it looks whether that can become a websocket, and answers
    some of those with a broken reply; it never sees them here.
    """

    def __init__(
        self, app: WSGIApplication, *, places: Places, is_paired: Callable[[WSGIEnvironment], bool]
    ) -> None:
        self._app = app
        self._places = places
        self._is_paired = is_paired

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass on, refuse (400), or say that it is full (503)."""
        if not environ["PATH_INFO"].startswith("/socket.io/"):
            return self._app(environ, start_response)
        if not is_handshake(environ) or not _is_connect(environ.get("QUERY_STRING", "")):
            return plain(start_response, "400 Bad Request", "This address takes websockets only.")
        address, paired = environ.get("REMOTE_ADDR", ""), self._is_paired(environ)
        if not self._places.acquire(address, paired=paired):
            return plain(start_response, "503 Service Unavailable", "Too many screens: pair this one.")
        try:
            return self._app(environ, start_response)
        finally:
            self._places.release(address, paired=paired)


def _is_connect(query: str) -> bool:
    given = parse_qs(query)
    fresh = given.keys().isdisjoint({"sid", "j"})
    return fresh and given.get("EIO") == ["4"] and given.get("transport") == ["websocket"]
