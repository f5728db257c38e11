"""HTTP for programs and for what is too big for a socket: rundowns with an ETag, commands as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from stagecue.errors import Refused, StageCueError, StoreError, UsageError
from stagecue.show import Show
from stagecue.store import Runner
from stagecue.web import editing, incoming, wire
from stagecue.web.asrun import as_run_json
from stagecue.web.openapi import document
from stagecue.web.rundowns import Rundowns
from stagecue.web.stages import Stages


def api(stages: Stages, *, is_in: Callable[[], bool] = lambda: True) -> Blueprint:
    """The blueprint under /api/v1, and /healthz, which tells its troubles to devices that are in."""
    routes = Blueprint("api", __name__)
    rundowns = Rundowns()

    @routes.get("/healthz")
    def health() -> Response:
        failing = any(runner.degraded for runner in stages.runners.values())
        troubles = list(stages.troubles()) if is_in() else []
        return _json({"ok": not failing, "epoch": stages.epoch, "troubles": troubles})

    routes.get("/api/v1/openapi.json")(_described)

    @routes.get("/api/v1/stages")
    def listing() -> Response:
        return _json(stages.listing())

    @routes.get("/api/v1/stages/<stage>/rundown")
    def rundown(stage: str) -> AnyResponse:
        return _rundown(stages.runner(stage).show, rundowns)

    @routes.get("/api/v1/stages/<stage>/state")
    def state(stage: str) -> Response:
        return _json(stages.state(stages.runner(stage)))

    @routes.get("/api/v1/stages/<stage>/as-run")
    def as_run(stage: str) -> Response:
        return _json(as_run_json(stages.runner(stage), rehearsal=stages.playing.rehearsal))

    @routes.post("/api/v1/stages/<stage>/commands")
    def commands(stage: str) -> Response:
        return _command(stages, stages.runner(stage))

    _words(routes, stages)
    _errors(routes)
    return routes


def _words(routes: Blueprint, stages: Stages) -> None:
    """An introduction's words, and its card."""

    @routes.get("/api/v1/stages/<stage>/items/<item>/text")
    def text(stage: str, item: str) -> Response:
        return _json(editing.words(stages, stages.runner(stage), item))

    @routes.post("/api/v1/stages/<stage>/items/<item>/card")
    def card(stage: str, item: str) -> Response:
        return _json(editing.save(stages, stages.runner(stage), item, _sent()))


def _errors(routes: Blueprint) -> None:
    """What a program is told of what it asked for wrongly, or of what cannot be now."""

    @routes.errorhandler(UsageError)
    def missing(error: UsageError) -> Response:
        return _json({"error": str(error)}, status=404)

    @routes.errorhandler(Refused)
    @routes.errorhandler(StoreError)
    def refused(error: StageCueError) -> Response:
        return _json({"error": str(error)}, status=409)

    @routes.errorhandler(BadRequest)
    def malformed(error: BadRequest) -> Response:
        return _json({"error": error.description}, status=400)


def _described() -> Response:
    return Response(document(), mimetype="application/json")


def _command(stages: Stages, runner: Runner) -> Response:
    """400 for what is no command, 409 for one that the show cannot take now; both with its ack."""
    sent = _sent()
    try:
        called = incoming.call(sent, by=f"HTTP {request.remote_addr}")
    except Refused as refused:
        return _json(wire.ack(incoming.invalid(sent, str(refused), runner.show)), status=400)
    ack = stages.put(runner, called)
    return _json(wire.ack(ack), status=409 if "invalid" in (ack.status, ack.was) else 200)


def _rundown(show: Show, rundowns: Rundowns) -> AnyResponse:
    answer = Response(rundowns.json(show), mimetype="application/json")
    answer.set_etag(f"{show.rundown.rev}-{show.pace:g}")
    answer.cache_control.no_cache = True
    return answer.make_conditional(request)


def _sent() -> Any:
    try:
        return msgspec.json.decode(request.get_data(cache=False))
    except (ValueError, RecursionError) as error:  # a byte that is no text is no DecodeError
        raise BadRequest(f"The body is not JSON: {error}.") from error


def _json(value: Any, *, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status=status, mimetype="application/json")
