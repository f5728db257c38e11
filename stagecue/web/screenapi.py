"""HTTP for what is asked of screens: who is here, what one has, and a wish to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest

from stagecue.errors import Refused, UsageError
from stagecue.web.screenshapes import ScreenNow
from stagecue.web.sockets import Sockets
from stagecue.web.stages import Stages
from stagecue.web.wishes import read_screen_wish


def screen_api(stages: Stages, sockets: Sockets) -> Blueprint:
    """The blueprint of /api/v1/stages/{stage}/screens."""
    routes = Blueprint("screens", __name__)

    @routes.get("/api/v1/stages/<stage>/screens")
    def here(stage: str) -> Response:
        return _told(lambda: sockets.here(stages.runner(stage)))

    @routes.get("/api/v1/stages/<stage>/screens/<name>")
    def one(stage: str, name: str) -> Response:
        return _told(lambda: _asked(stages, sockets, (stage, name), {}))

    @routes.post("/api/v1/stages/<stage>/screens/<name>")
    def wish(stage: str, name: str) -> Response:
        wanted = _sent()
        return _told(lambda: _asked(stages, sockets, (stage, name), wanted))

    return routes


def _asked(stages: Stages, sockets: Sockets, whom: tuple[str, str], wish: dict[str, Any]) -> ScreenNow:
    stage, name = whom
    return sockets.asking.put(stages.runner(stage).stage, name, wish)


def _sent() -> dict[str, Any]:
    """The wish. 400 says what is wrong with it."""
    try:
        return read_screen_wish(msgspec.json.decode(request.get_data(cache=False)))
    except UsageError as error:
        raise BadRequest(str(error)) from error
    except (ValueError, RecursionError) as error:  # a byte that is no text is no DecodeError
        raise BadRequest(f"The body is not JSON: {error}.") from error


def _told(answer: Callable[[], Any]) -> Response:
    """404 for a stage or a screen that is not there, 409 for a screen that cannot now."""
    try:
        told, status = answer(), 200
    except UsageError as error:
        told, status = {"error": str(error)}, 404
    except Refused as error:
        told, status = {"error": str(error)}, 409
    return Response(msgspec.json.encode(told), status, mimetype="application/json")
