"""The entrance: the guard in front of every page, the code, and letting in from the laptop."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from stagecue.web.access import WAITING_TIME, Answer, Door, Ticket
from stagecue.web.transport.limits import is_loopback

PASS = "stagecue_pass"  # noqa: S105  # the name of a cookie
"""The cookie that a device keeps once it is in."""
WAITING = "stagecue_waiting"
"""The cookie of a device that waits to be let in from the laptop. It holds the token, never the number."""
A_MONTH = 30 * 24 * 3600

_TOLD: dict[Answer, str] = {
    "wrong": "That is not the code. It stands in the terminal on the laptop.",
    "shut out": "Too many wrong codes from this device. Wait 15 minutes, or use the laptop itself.",
}


def entrance(door: Door, now: Callable[[], float]) -> Blueprint:
    """The blueprint of /enter, /let-in and /open-door. `now` (seconds) times wrong tries and waiting."""
    routes = Blueprint("entrance", __name__)

    @routes.before_app_request
    def guard() -> AnyResponse | None:
        door.forget_late(now())  # the lobby shows who waits
        return _guard(door)

    @routes.app_context_processor
    def flood() -> dict[str, bool]:
        return {"flooded": door.flooded and _at_laptop()}

    @routes.get("/enter")
    def ask() -> AnyResponse:
        return _ask(door, _own_path(request.args.get("next")), now())

    @routes.post("/enter")
    def enter() -> AnyResponse:
        return _enter(door, _own_path(request.form.get("next")), now())

    @routes.post("/let-in")
    def let_in() -> AnyResponse:
        _only_at_laptop()
        door.let_in(request.form.get("number", ""), now())
        return redirect("/")

    @routes.post("/open-door")
    def open_door() -> AnyResponse:
        _only_at_laptop()
        door.reopen()
        return redirect("/")

    return routes


def _at_laptop() -> bool:
    return is_loopback(request.remote_addr or "")


def _only_at_laptop() -> None:
    if not _at_laptop():
        abort(403, "Devices are let in on the laptop itself.")


def _guard(door: Door) -> AnyResponse | None:
    """Everything but the entrance, its styles and the health check is for devices that are in."""
    if request.path in ("/enter", "/healthz") or request.path.startswith("/static/"):
        return None
    if is_in(door):
        return None
    if request.path.startswith("/api/"):
        return Response('{"error":"Enter the code first, at /enter."}', 401, mimetype="application/json")
    return redirect(f"/enter?next={quote(request.full_path.rstrip('?'), safe='')}")


def is_in(door: Door) -> bool:
    """Whether the device that asks was let in."""
    return door.role(request.remote_addr, request.cookies.get(PASS)) is not None


def _ask(door: Door, next_page: str, now: float) -> AnyResponse:
    known = _known(door, next_page, now)
    return _page(next_page) if known is None else known


def _known(door: Door, next_page: str, now: float) -> AnyResponse | None:
    """The answer to a device that waits, or was let in meanwhile; None to any other."""
    token = request.cookies.get(WAITING, "")
    if door.was_let_in(token, now):
        return _welcome(door, next_page)
    number = door.number(token)
    return _page(next_page, number=number) if number else None


def _enter(door: Door, next_page: str, now: float) -> AnyResponse:
    answer = door.enter(request.form.get("code", ""), request.remote_addr or "", now)
    if answer == "in":
        return _welcome(door, next_page)
    if answer == "ask at the laptop":
        return _wait(door, next_page, now)
    return _page(next_page, error=_TOLD[answer], status=401)


def _wait(door: Door, next_page: str, now: float) -> AnyResponse:
    """A device that waits already keeps its place: the code entered twice takes no second one."""
    known = _known(door, next_page, now)
    if known is not None:
        return known
    ticket = door.wait(request.remote_addr or "", now)
    if ticket is None:
        return _page(next_page, error="Too many devices wait already. Ask at the laptop.", status=429)
    return _waiting(ticket, next_page)


def _waiting(ticket: Ticket, next_page: str) -> AnyResponse:
    answer = _page(next_page, number=ticket.number)
    answer.set_cookie(WAITING, ticket.token, max_age=int(WAITING_TIME), httponly=True, samesite="Lax")
    return answer


def _welcome(door: Door, next_page: str) -> AnyResponse:
    answer = redirect(next_page)
    answer.set_cookie(PASS, door.new_pass(), max_age=A_MONTH, httponly=True, samesite="Lax")
    answer.delete_cookie(WAITING)
    return answer


def _page(next_page: str, *, error: str = "", number: str = "", status: int = 200) -> Response:
    """With a number, the page asks again by itself every few seconds until the laptop lets it in."""
    answer = make_response(render_template("enter.html", next=next_page, error=error, number=number), status)
    if number:
        answer.headers["Refresh"] = f"3; url=/enter?next={quote(next_page, safe='')}"
    return answer


def _own_path(wanted: str | None) -> str:
    """A path on this server; anything else could lead a device away."""
    path = wanted or "/"
    foreign = not path.startswith("/") or path.startswith(("//", "/\\")) or not path.isprintable()
    return "/" if foreign else path
