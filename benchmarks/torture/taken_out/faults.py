"""What the hostile rows do to a server from within: faults that it must bear, and checks taken out.

A fault is on while a file named `fault` lies beside the record's folder; what stands in it is how much.
"""

from __future__ import annotations

import datetime
import math
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import gevent

from stagecue.app import clocks
from stagecue.show import Show
from stagecue.show.acks import Ack, Call
from stagecue.store import recorder, runner
from stagecue.store.record import journal
from stagecue.web.stages import Stages
from stagecue.web.transport import websocket
from stagecue.web.transport.limits import Places

COMMIT = 1.0
"""Seconds that a commit of the slow disk takes (docs/torture.md)."""
_clock = time.time
_wall = datetime.datetime


def fault(data: Path) -> Path:
    """The file that turns a fault on, for a record in the folder `data`."""
    return data.with_name(f"{data.name}.fault")


def _amount() -> float:
    """What stands in this process' fault file; 0 without one."""
    try:
        told = fault(Path(sys.argv[sys.argv.index("--data") + 1])).read_text(encoding="ascii")
    except FileNotFoundError:
        return 0.0
    return float(told or 0)


# --- faults -------------------------------------------------------------------------------------------------


class _SlowDisk(sqlite3.Connection):
    """Each commit takes so many seconds more as the fault file says."""

    def __exit__(self, *error: object) -> Any:
        time.sleep(_amount())
        return super().__exit__(*error)  # type: ignore[arg-type]

    def commit(self) -> None:
        time.sleep(_amount())
        super().commit()

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql.lstrip().upper().startswith("COMMIT"):
            time.sleep(_amount())
        return super().execute(sql, *values)


def slow_disk() -> None:
    """A commit takes as many seconds more as the fault file says, in whichever thread it is made."""
    connect = sqlite3.connect
    sqlite3.connect = lambda *where, **how: connect(*where, **{"factory": _SlowDisk} | how)


def slow_disk_in_the_hub() -> None:
    """The same disk, and commits made where everything else is done."""
    slow_disk()
    journal.Journal._in_thread = lambda _self, work: work()  # type: ignore[method-assign, assignment]  # noqa: SLF001


class _Stepped(datetime.datetime):
    """The wall's clock, so many seconds off as the fault file says."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return _wall.now(tz) + datetime.timedelta(seconds=_amount())


def stepped_wall() -> None:
    """The wall's clock of this process is off by as many seconds as the fault file says."""
    time.time = lambda: _clock() + _amount()
    datetime.datetime = _Stepped  # type: ignore[misc]


# --- checks taken out ---------------------------------------------------------------------------------------


def follows_the_wall() -> None:
    """The show's clock follows the wall's, which is stepped."""
    stepped_wall()
    defaults: dict[str, Any] = clocks.ShowClock.__init__.__kwdefaults__  # type: ignore[assignment]
    defaults["now"] = time.time


def no_age() -> None:
    """A press is carried out however old it is."""
    checked: Callable[..., Ack | None] = vars(runner)["refusal"]

    def ageless(show: Show, call: Call, *rest: Any, **more: Any) -> Ack | None:
        return checked(show, replace(call, pressed_at=None), *rest, **more)

    vars(runner)["refusal"] = ageless


def no_gap() -> None:
    """Nobody notices that the server stood still."""
    vars(clocks)["GAP"] = vars(runner)["GAP"] = math.inf


def short_writes() -> None:
    """A frame is written once, whatever of it fits: as simple-websocket does under gevent."""

    def write_some(self: websocket.WebSocket, frame: bytes) -> None:
        self.socket.send(frame)  # and not sendall

    websocket.WebSocket._write = write_some  # type: ignore[method-assign]  # noqa: SLF001
    websocket.WebSocket._send_rest = lambda self, _rest: self._sending.release()  # type: ignore[method-assign, assignment]  # noqa: SLF001


def no_places() -> None:
    """Strangers are not counted."""
    Places.acquire = lambda _self, _address, *, paired: True  # type: ignore[method-assign, assignment]  # noqa: ARG005
    Places.release = lambda _self, _address, *, paired: None  # type: ignore[method-assign, assignment]  # noqa: ARG005


def no_bound() -> None:
    """A message may be as long as somebody likes."""
    defaults: dict[str, Any] = websocket.WebSocket.__init__.__kwdefaults__  # type: ignore[assignment]
    defaults["max_message"] = sys.maxsize


def no_catching_up() -> None:
    """What could not be written is let go."""
    failing = recorder.Recorder._fail  # noqa: SLF001

    def forget(self: recorder.Recorder, error: Exception) -> None:
        failing(self, error)
        self._entries.clear()
        self._answers.clear()

    recorder.Recorder._fail = forget  # type: ignore[method-assign]  # noqa: SLF001


# --- for the soak -------------------------------------------------------------------------------------------


def counted() -> None:
    """Nothing is taken out; the fault file is answered with the number of greenlets that live."""
    import gc  # noqa: PLC0415
    import threading  # noqa: PLC0415

    where = fault(Path(sys.argv[sys.argv.index("--data") + 1]))

    def count() -> None:
        while True:
            time.sleep(0.5)
            if where.exists():
                gc.collect()
                alive = sum(isinstance(one, gevent.Greenlet) and not one.dead for one in gc.get_objects())
                where.with_suffix(".told").write_text(str(alive), encoding="ascii")
                where.unlink()

    threading.Thread(target=count, daemon=True).start()


def leak() -> None:
    """Every state that was ever sent is kept."""
    counted()
    kept: list[Any] = []
    state = Stages.state

    def remembered(self: Stages, one: runner.Runner) -> dict[str, Any]:
        kept.append(state(self, one))
        return kept[-1]  # type: ignore[no-any-return]

    Stages.state = remembered  # type: ignore[method-assign, assignment]


FAULTS: dict[str, Callable[[], None]] = {
    "slow-disk": slow_disk,
    "slow-disk-in-the-hub": slow_disk_in_the_hub,
    "stepped-wall": stepped_wall,
    "wall-followed": follows_the_wall,
    "age": no_age,
    "gap": no_gap,
    "whole-frames": short_writes,
    "places": no_places,
    "bound": no_bound,
    "catching-up": no_catching_up,
    "nothing": counted,
    "forgetting": leak,
}
