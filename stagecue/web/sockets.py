"""The websocket side: the whole state to every screen, commands from controllers, the server's time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_socketio import ConnectionRefusedError as NoEntry
from flask_socketio import SocketIO, join_room

from stagecue.errors import UsageError
from stagecue.store import Runner
from stagecue.web import wire
from stagecue.web.access import Door
from stagecue.web.entrance import PASS
from stagecue.web.stages import Stages

PAGES = frozenset({"prompter", "control", "lobby"})
OWN_NAMES = frozenset({"clock", "text", "rehearsal"})
"""Names in the journal that are the show's own: no device may call itself so."""


@dataclass(frozen=True)
class Screen:
    """One connected page.

    Fields:
        name: what the crew calls it, "control 2"
        page: one of `PAGES`, or "screen"
    """

    name: str
    page: str
    runner: Runner


class Sockets:
    """Registers the handlers on `socketio`, and tells every stage's screens of every change."""

    def __init__(self, socketio: SocketIO, stages: Stages, door: Door) -> None:
        self._socketio = socketio
        self._stages = stages
        self._door = door
        self._screens: dict[str, Screen] = {}
        self._named: Counter[str] = Counter()
        self._cut_until: dict[str, float] = {}
        for runner in stages.runners.values():
            runner.listen(self._publish)
        for name, handler in (("connect", self._connect), ("disconnect", self._disconnect)):
            socketio.on_event(name, handler)
        for name, answer in (("sync", self._sync), ("command", self._command)):
            socketio.on_event(name, answer)

    def cut(self, stage: str, seconds: float) -> None:
        """Trouble for practice: the prompters of `stage` lose their link, and get none for `seconds`."""
        self._cut_until[stage] = self._stages.runner(stage).clock.read().server_ms + seconds * 1000
        for sid, screen in list(self._screens.items()):
            if screen.page == "prompter" and screen.runner.show.rundown.stage == stage:
                self._socketio.server.disconnect(sid, namespace="/")

    def _connect(self, _auth: Any = None) -> None:
        """First thing on every connect: the whole state."""
        if self._door.role(request.remote_addr, request.cookies.get(PASS)) is None:
            raise NoEntry("Enter the code first.")
        runner = self._wanted()
        stage, page, sid = runner.show.rundown.stage, _page(), _sid()
        if page == "prompter" and runner.clock.read().server_ms < self._cut_until.get(stage, 0.0):
            raise NoEntry("This link is cut for practice. It comes back by itself.")
        self._screens[sid] = Screen(self._name(page), page, runner)
        join_room(stage)
        self._socketio.emit("state", self._stages.state(runner), to=sid)

    def _disconnect(self, *_reason: Any) -> None:
        self._screens.pop(_sid(), None)

    def _sync(self, *_ignored: Any) -> dict[str, float]:
        return {"server_ms": self._screens[_sid()].runner.clock.read().server_ms}

    def _command(self, data: Any = None, *_ignored: Any) -> dict[str, Any]:
        screen = self._screens[_sid()]
        return wire.ack(self._stages.call(screen.runner, data, by=screen.name))

    def _publish(self, runner: Runner) -> None:
        self._socketio.emit("state", self._stages.state(runner), to=runner.show.rundown.stage)

    def _wanted(self) -> Runner:
        try:
            return self._stages.runner(request.args.get("stage"))
        except UsageError as error:
            raise NoEntry(str(error)) from error

    def _name(self, page: str) -> str:
        told = (request.args.get("name") or "")[:40].strip()
        if told and told not in OWN_NAMES:
            return told
        self._named[page] += 1
        return f"{page} {self._named[page]}"


def _page() -> str:
    asked = request.args.get("page", "")
    return asked if asked in PAGES else "screen"


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]
