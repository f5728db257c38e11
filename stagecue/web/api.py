"""HTTP for programs and for what is too big for a socket: rundowns with an ETag, commands as JSON."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from stagecue.errors import Refused
from stagecue.show import Show
from stagecue.store import Runner
from stagecue.web import editing, incoming, wire
from stagecue.web.answers import answer, sent, tell_errors
from stagecue.web.asrun import as_run_json
from stagecue.web.openapi import document
from stagecue.web.rundowns import Rundowns
from stagecue.web.stages import Stages
from stagecue.web.transport.limits import is_loopback


def api(stages: Stages, *, is_in: Callable[[], bool] = lambda: True) -> Blueprint:
    """The blueprint under /api/v1, and /healthz, which tells its troubles to devices that are in."""
    routes = Blueprint("api", __name__)
    rundowns = Rundowns()

    @routes.get("/healthz")
    def health() -> Response:
        failing = any(runner.degraded for runner in stages.runners.values())
        troubles = list(stages.troubles()) if is_in() else []
        return answer({"ok": not failing, "epoch": stages.epoch, "troubles": troubles})

    routes.get("/api/v1/openapi.json")(_described)

    @routes.get("/api/v1/stages")
    def listing() -> Response:
        return answer(stages.listing())

    @routes.get("/api/v1/stages/<stage>/rundown")
    def rundown(stage: str) -> AnyResponse:
        return _rundown(stages.runner(stage).show, rundowns)

    @routes.get("/api/v1/stages/<stage>/state")
    def state(stage: str) -> Response:
        return answer(stages.state(stages.runner(stage)))

    @routes.get("/api/v1/stages/<stage>/as-run")
    def as_run(stage: str) -> Response:
        return answer(as_run_json(stages.runner(stage), rehearsal=stages.playing.rehearsal))

    @routes.post("/api/v1/stages/<stage>/commands")
    def commands(stage: str) -> Response:
        return _command(stages, stages.runner(stage))

    _words(routes, stages)
    tell_errors(routes)
    return routes


def _words(routes: Blueprint, stages: Stages) -> None:
    """An introduction's words, and its card."""

    @routes.get("/api/v1/stages/<stage>/items/<item>/text")
    def text(stage: str, item: str) -> Response:
        return answer(editing.words(stages, stages.runner(stage), item))

    @routes.post("/api/v1/stages/<stage>/items/<item>/card")
    def card(stage: str, item: str) -> Response:
        return answer(editing.save(stages, stages.runner(stage), item, sent()))


def _described() -> Response:
    return Response(document(), mimetype="application/json")


def _command(stages: Stages, runner: Runner) -> Response:
    """400 for what is no command, 409 for one that the show cannot take now; both with its ack."""
    said = sent()
    try:
        called = incoming.call(said, by=f"HTTP {request.remote_addr}")
    except Refused as refused:
        return answer(wire.ack(incoming.invalid(said, str(refused), runner.show)), status=400)
    ack = stages.put(runner, called)
    return answer(wire.ack(ack), status=409 if "invalid" in (ack.status, ack.was) else 200)


def _rundown(show: Show, rundowns: Rundowns) -> AnyResponse:
    """The laptop's own pages get it as it is: to unpack it would cost them more than the bytes do."""
    packed = request.accept_encodings.quality("gzip") > 0 and not is_loopback(request.remote_addr or "")
    told = rundowns.told(show, since=request.args.get("since", ""), packed=packed)
    whole = Response(told.body, mimetype="application/json")
    whole.set_etag(told.etag)
    whole.vary.add("Accept-Encoding")
    if told.packed:
        whole.content_encoding = "gzip"
    whole.cache_control.no_cache = True
    return whole.make_conditional(request)
