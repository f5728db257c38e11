"""The pages: structure only; what moves on them comes over the socket."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

import segno
from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from werkzeug.wrappers import Response as AnyResponse

from stagecue.errors import UsageError
from stagecue.rundown.timing import clock_seconds
from stagecue.web.access import Door
from stagecue.web.asrun import report_so_far
from stagecue.web.assets import assets
from stagecue.web.background import backgrounds
from stagecue.web.modules import page_module
from stagecue.web.report import POLICY, report_html
from stagecue.web.screens import GLASS
from stagecue.web.stages import Stages
from stagecue.web.transport.limits import is_loopback


@dataclass(frozen=True)
class Lobby:
    """What the pages need.

    Fields:
        addresses: the addresses, best first, at which phones reach this server; none on the laptop alone
    """

    stages: Stages
    door: Door
    addresses: tuple[str, ...]


def pages(lobby: Lobby) -> Blueprint:
    """The blueprint of the lobby, the screens and the controller."""
    routes = Blueprint("pages", __name__)
    routes.add_app_template_global(page_module)

    @routes.get("/")
    def index() -> str:
        return _lobby(lobby)

    @routes.get("/control")
    def control() -> AnyResponse | str:
        return _stage_page(lobby, "control.html")

    for name in GLASS:
        routes.add_url_rule(f"/{name}", name, partial(_screen_page, lobby, f"{name}.html"))

    @routes.get("/screen-worker.js")
    def screen_worker() -> AnyResponse:
        # At the top, for a service worker sees no page above its own folder.
        return send_from_directory(assets() / "static" / "js", "screen-worker.js")

    @routes.get("/notes")
    def notes() -> AnyResponse | str:
        return _notes(lobby)

    @routes.get("/report")
    def report() -> Response:
        return _report(lobby)

    @routes.get("/qr.svg")
    def qr() -> Response:
        return _qr(urljoin(_best(lobby), request.args.get("to", "/")))

    return routes


def _lobby(lobby: Lobby) -> str:
    """Only the laptop itself is shown the code, and who waits to be let in."""
    at_laptop = is_loopback(request.remote_addr or "")
    return render_template(
        "lobby.html",
        **lobby.stages.listing(),
        playing=lobby.stages.playing,
        addresses=lobby.addresses,
        code=lobby.door.code if at_laptop and lobby.addresses else "",
        waiting=lobby.door.waiting if at_laptop else (),
    )


def _stage_page(lobby: Lobby, template: str) -> AnyResponse | str:
    """The page of the named stage, or of the only one; the lobby asks which where several could be meant."""
    if not request.args.get("stage") and len(lobby.stages.runners) > 1:
        return redirect("/")
    try:
        plan = lobby.stages.runner(request.args.get("stage")).show.rundown
    except UsageError as error:
        abort(404, str(error))
    return render_template(
        template,
        stage={"id": plan.stage, "name": plan.name},
        event=lobby.stages.event,
        several=len(lobby.stages.runners) > 1,
    )


def _screen_page(lobby: Lobby, template: str) -> AnyResponse:
    """Where the server is away, a browser that goes back to it, or starts again, may show its copy."""
    page = make_response(_stage_page(lobby, template))
    page.cache_control.no_cache = True
    return page


def _notes(lobby: Lobby) -> AnyResponse | str:
    """What the cards and other files say of the speakers: background for the host, labelled unverified."""
    try:
        plan = lobby.stages.runner(request.args.get("stage")).show.rundown
    except UsageError:
        return redirect("/")
    stage = {"id": plan.stage, "name": plan.name}
    return render_template("notes.html", stage=stage, event=plan.event, backgrounds=backgrounds(plan))


def _report(lobby: Lobby) -> Response:
    """The report until now of every stage, as one page to read, print or keep."""
    stages = lobby.stages
    runners = stages.runners.values()
    reports = [report_so_far(runner, rehearsal=stages.playing.rehearsal) for runner in runners]
    made = clock_seconds(next(iter(runners)).clock.read().show) if reports else ""
    answer = Response(report_html(reports, made=made), mimetype="text/html")
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def _best(lobby: Lobby) -> str:
    """The address to give to a phone: the network's; on the laptop alone, the one that was asked."""
    return lobby.addresses[0] if lobby.addresses else request.host_url


def _qr(address: str) -> Response:
    out = io.BytesIO()
    code = segno.make(address[:800], error="m")
    code.save(out, kind="svg", scale=8, border=2, xmldecl=False, dark="#000", light="#fff")
    return Response(out.getvalue(), mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})
