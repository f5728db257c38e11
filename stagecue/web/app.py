"""The Flask application, made from the collaborators that it is handed."""

from __future__ import annotations

from collections.abc import Callable
from wsgiref.types import WSGIEnvironment

import msgspec
from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_cookie

from stagecue.errors import StageCueError
from stagecue.web.access import Door
from stagecue.web.api import api
from stagecue.web.assets import assets
from stagecue.web.entrance import PASS, entrance, is_in
from stagecue.web.pages import Lobby, pages
from stagecue.web.rehearsal import Rehearsing, rehearsal
from stagecue.web.screenapi import screen_api
from stagecue.web.sockets import Sockets
from stagecue.web.stages import Stages
from stagecue.web.transport.engine import make_socketio

MOST_SENT = 160 * 1024
"""Bytes of a body. The longest words, 48 KiB, take three times that with their letters as `\\uXXXX`."""
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; connect-src 'self' ws: wss:; media-src 'self' data:; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def create_app(
    stages: Stages,
    door: Door,
    *,
    addresses: tuple[str, ...] = (),
    now: Callable[[], float],
    rehearsing: Rehearsing | None = None,
) -> Flask:
    """The application and its sockets. `now` (seconds) times the door's tries and who waits there.

    `rehearsing` leads the rehearsal that is served; None for the show itself.
    """
    root = assets()
    app = Flask("stagecue", static_folder=str(root / "static"), template_folder=str(root / "templates"))
    app.config["MAX_CONTENT_LENGTH"] = MOST_SENT
    app.register_blueprint(api(stages, is_in=lambda: is_in(door)))
    app.register_blueprint(entrance(door, now))
    app.register_blueprint(pages(Lobby(stages, door, addresses)))
    app.register_blueprint(rehearsal(stages, rehearsing))
    app.after_request(_headers)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StageCueError, _own_error)
    socketio = make_socketio(app, now=now, is_paired=lambda environ: door.is_pass(_cookie(environ)))
    sockets = Sockets(socketio, stages, door)
    app.register_blueprint(screen_api(stages, sockets))
    if rehearsing is not None:
        rehearsing.when_cut(sockets.cut)
    return app


def _cookie(environ: WSGIEnvironment) -> str:
    return str(parse_cookie(environ).get(PASS, ""))


def _headers(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer


def _http_error(error: HTTPException) -> Response:
    """What a person or a program asked for wrongly; headers such as Allow stay."""
    answer = _told(error.name, error.description or error.name, error.code or 500)
    for name, value in error.get_headers():
        answer.headers.setdefault(name, value)
    return answer


def _own_error(error: StageCueError) -> Response:
    return _told("That did not work", str(error), 400)


def _told(what: str, todo: str, status: int) -> Response:
    """As a page for people; below /api/ as JSON for programs."""
    if request.path.startswith("/api/"):
        return Response(msgspec.json.encode({"error": todo}), status, mimetype="application/json")
    return Response(render_template("error.html", what=what, todo=todo, status=status), status)
