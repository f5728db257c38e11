"""The websocket side: whole states to screens, commands from controllers, who is here, the server's time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec
from flask import request
from flask_socketio import ConnectionRefusedError as NoEntry
from flask_socketio import SocketIO, join_room
from socketio.exceptions import TimeoutError as NoAnswer

from stagecue.errors import Refused, UsageError
from stagecue.store import Runner
from stagecue.web import wire
from stagecue.web.access import Door
from stagecue.web.asking import ANSWER_SECONDS, Asking, NoScreen
from stagecue.web.entrance import PASS
from stagecue.web.rollcall import RollCall
from stagecue.web.screens import PAGES, Hello, Link
from stagecue.web.stages import Stages
from stagecue.web.states import States
from stagecue.web.transport.broadcast import broadcast
from stagecue.web.transport.engine import answer_with
from stagecue.web.transport.faults import log, one_line
from stagecue.web.transport.websocket import LINE, WebSocket
from stagecue.web.wishes import LONGEST_NAME, name_of, read_screen_wish

LOOK_SECONDS = 0.5
"""How often is looked whether the controllers are to be told something new."""
BY_THEMSELVES = "client disconnect"
"""engineio's reason where the page itself ended the session."""


@dataclass(frozen=True)
class Screen:
    """One connected page.

    Fields:
        name: what the crew calls it, "Prompter 2"
        page: one of `PAGES`, or "lobby", which is no screen of a stage
        line: its websocket
    """

    name: str
    page: str
    runner: Runner
    line: WebSocket

    @property
    def stage(self) -> str:
        """The id of the stage that it follows."""
        return self.runner.show.rundown.stage


class Sockets:
    """Registers the handlers on `socketio`, and tells every stage's screens of every change."""

    def __init__(self, socketio: SocketIO, stages: Stages, door: Door) -> None:
        self._socketio = socketio
        self._stages = stages
        self._states = States(stages.state)
        self._door = door
        self._screens: dict[str, Screen] = {}
        self._cut_until: dict[str, float] = {}
        self._calls = {stage: self._roll_call(stage) for stage in stages.runners}
        self._looking = False
        self.asking = Asking(self._calls, ask=self._ask, tell=self._tell, rename=self._call_so)
        for runner in stages.runners.values():
            runner.listen(self._publish)
        for name, handler in (("connect", self._connect), ("disconnect", self._disconnect)):
            socketio.on_event(name, handler)
        answers: dict[str, Callable[..., Any]] = {"sync": _sync, "command": self._command}
        answers |= {"forget": self._forget, "screen": self._screen}
        for name, answer in answers.items():
            answer_with(socketio, name, partial(self._answered, answer))

    def cut(self, stage: str, seconds: float) -> None:
        """Trouble for practice: the prompters of `stage` lose their link, and get none for `seconds`."""
        self._cut_until[stage] = _server_ms(self._stages.runner(stage)) + seconds * 1000
        for sid, screen in list(self._screens.items()):
            if screen.page == "prompter" and screen.stage == stage:
                self._socketio.server.disconnect(sid, namespace="/")

    def _roll_call(self, stage: str) -> RollCall:
        tell = partial(self._socketio.emit, "screens", to=_crew(stage))
        now_ms = _server_ms(self._stages.runner(stage))
        return RollCall(stage, tell, self._stages.troubles, now_ms=now_ms)

    def _connect(self, _auth: Any = None) -> None:
        """First thing on every connect: the whole state; then, to a controller, the screens."""
        if self._door.role(request.remote_addr, request.cookies.get(PASS)) is None:
            raise NoEntry("Enter the code first.")
        runner = self._wanted()
        hello, stage = _hello(), runner.show.rundown.stage
        if hello.page == "prompter" and _server_ms(runner) < self._cut_until.get(stage, 0.0):
            raise NoEntry("This link is cut for practice. It comes back by itself.")
        name = self._join(hello, runner)
        self._screens[_sid()] = Screen(name, hello.page, runner, request.environ[LINE])
        join_room(stage)
        self._socketio.emit("state", self._states.latest(runner), to=_sid())
        self._call_roll(hello, runner)

    def _join(self, hello: Hello, runner: Runner) -> str:
        """The name of the page that comes; where it came back on a new line, its dead one is hung up on."""
        if hello.page not in PAGES:
            return hello.name or hello.page
        call = self._calls[runner.show.rundown.stage]
        name, old = call.screens.join(_sid(), hello, now_ms=_server_ms(runner))
        for sid in old:
            self._screens[sid].line.abort()
        return name

    def _call_roll(self, hello: Hello, runner: Runner) -> None:
        stage, now_ms = runner.show.rundown.stage, _server_ms(runner)
        _look(self._calls[stage], now_ms)
        if hello.page == "control":
            self._socketio.emit("screens", self._calls[stage].latest(now_ms), to=_sid())
            join_room(_crew(stage))
        if not self._looking:
            self._looking = True
            self._socketio.start_background_task(self._go_on_looking)

    def _go_on_looking(self) -> None:
        """Go on looking as long as a stage has a screen, or misses one."""
        while any(len(call.screens) for call in self._calls.values()):
            self._socketio.sleep(LOOK_SECONDS)
            for stage, call in self._calls.items():
                _look(call, _server_ms(self._stages.runner(stage)))
        self._looking = False

    def _disconnect(self, reason: str = "") -> None:
        screen = self._screens.pop(_sid(), None)
        if screen is None or screen.page not in PAGES:
            return
        now_ms, call = _server_ms(screen.runner), self._calls[screen.stage]
        closed = reason == BY_THEMSELVES or screen.line.said_goodbye
        link: Link = "closed" if closed else "lost"
        call.screens.leave(_sid(), link, since_ms=now_ms - 1000 * (0.0 if closed else screen.line.silence))
        _look(call, now_ms)

    def _answered(self, answer: Callable[..., Any], sid: str, *told: Any) -> Any:
        """The answer to what a screen says; there is none for one that has left meanwhile."""
        screen = self._screens.get(sid)
        return answer(screen, *told) if screen else None

    def _command(self, screen: Screen, data: Any = None, *_ignored: Any) -> dict[str, Any]:
        return wire.ack(self._stages.call(screen.runner, data, by=screen.name))

    def _forget(self, screen: Screen, name: Any = None, *_ignored: Any) -> dict[str, bool]:
        """A controller says that a screen which is gone will not come back."""
        call = self._calls[screen.stage]
        forgotten = screen.page == "control" and isinstance(name, str) and call.screens.forget(name)
        _look(call, _server_ms(screen.runner))
        return {"forgotten": forgotten}

    def _screen(self, asker: Screen, whom: Any = None, wish: Any = None, *_ignored: Any) -> dict[str, Any]:
        """A wish to another screen, by its id or its name; without one, what that screen has now."""
        try:
            whom = whom if type(whom) is int else str(whom)
            told = self.asking.put(asker.stage, whom, read_screen_wish(wish) if wish else {})
        except (UsageError, Refused) as error:
            return {"error": str(error), **({"gone": True} if isinstance(error, NoScreen) else {})}
        return {"screen": msgspec.to_builtins(told)}

    def here(self, runner: Runner) -> dict[str, Any]:
        """The `screens` of a stage, as a controller that comes now is told."""
        told: dict[str, Any] = self._calls[runner.show.rundown.stage].latest(_server_ms(runner))
        return told

    def _ask(self, sid: str, wish: dict[str, Any]) -> Any:
        try:
            return self._socketio.call("screen", wish, to=sid, timeout=ANSWER_SECONDS)
        except NoAnswer as error:
            raise TimeoutError from error

    def _tell(self, sid: str, wish: dict[str, Any]) -> None:
        """Pages answer every wish: this answer nobody waits for."""
        self._socketio.emit("screen", wish, to=sid, callback=_unheard)

    def _call_so(self, sid: str, name: str) -> None:
        self._screens[sid] = replace(self._screens[sid], name=name)

    def _publish(self, runner: Runner) -> None:
        broadcast(self._socketio, "state", self._states.anew(runner), room=runner.show.rundown.stage)

    def _wanted(self) -> Runner:
        try:
            return self._stages.runner(request.args.get("stage"))
        except UsageError as error:
            # A page comes back by itself from every other refusal; after this one a person has to choose.
            raise NoEntry(str(error), {"stages": list(self._stages.runners)}) from error


def _sync(screen: Screen, *_ignored: Any) -> dict[str, float | str]:
    return {"server_ms": _server_ms(screen.runner), "screen": screen.name}


def _unheard(*_answer: Any) -> None:
    pass


def _look(call: RollCall, now_ms: float) -> None:
    """No trouble with the list may keep a page from its state."""
    try:
        call.look(now_ms)
    except Exception as error:  # noqa: BLE001  # whatever it is, the show goes on
        log.error("the list of screens failed: %s", one_line(error))


def _hello() -> Hello:
    """What the page told in its query; whatever does not fit counts as not told."""
    asked = request.args.get("page", "")
    return Hello(
        screen=(request.args.get("screen") or "")[:64],
        life=(request.args.get("life") or "")[:64],
        page=asked if asked in PAGES or asked == "lobby" else "screen",
        name=_name_told(),
        device=(request.args.get("device") or "")[:64],
    )


def _name_told() -> str:
    """By the rule that holds for a screen that is renamed: else nobody could ask it anything by its name."""
    try:
        return name_of(request.args.get("name", "")[:LONGEST_NAME])
    except UsageError:
        return ""


def _crew(stage: str) -> str:
    """The room of a stage's controllers; no stage's id has a slash."""
    return f"{stage}/crew"


def _server_ms(runner: Runner) -> float:
    return runner.clock.read().server_ms


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]
