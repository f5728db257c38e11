"""HTTP for what is asked of screens: who is here, what one has, and a wish to one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response
from werkzeug.exceptions import BadRequest

from stagecue.errors import UsageError
from stagecue.web.answers import answer, sent, tell_errors
from stagecue.web.screenshapes import ScreenNow
from stagecue.web.sockets import Sockets
from stagecue.web.stages import Stages
from stagecue.web.wishes import read_screen_wish


def screen_api(stages: Stages, sockets: Sockets) -> Blueprint:
    """The blueprint of /api/v1/stages/{stage}/screens."""
    routes = Blueprint("screens", __name__)

    @routes.get("/api/v1/stages/<stage>/screens")
    def here(stage: str) -> Response:
        return answer(sockets.here(stages.runner(stage)))

    @routes.get("/api/v1/stages/<stage>/screens/<name>")
    def one(stage: str, name: str) -> Response:
        return answer(_asked(stages, sockets, (stage, name), {}))

    @routes.post("/api/v1/stages/<stage>/screens/<name>")
    def wish(stage: str, name: str) -> Response:
        return answer(_asked(stages, sockets, (stage, name), _wish()))

    tell_errors(routes)
    return routes


def _asked(stages: Stages, sockets: Sockets, whom: tuple[str, str], wish: dict[str, Any]) -> ScreenNow:
    stage, name = whom
    return sockets.asking.put(stages.runner(stage).stage, name, wish)


def _wish() -> dict[str, Any]:
    """The wish that was sent. BadRequest says what is wrong with it."""
    said = sent()
    try:
        return read_screen_wish(said)
    except UsageError as error:
        raise BadRequest(str(error)) from error
