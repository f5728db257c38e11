"""Asks the machine who listens at the show's port, and asks that program what it is. Changes nothing."""

from __future__ import annotations

import errno
import http.client
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from stagecue.app.doctor.network import ANYWHERE, Port, State, Taker, asked_of
from stagecue.laptop import bind_error

ANSWERS_WITHIN = 1.0
PIECE = 4096
ERRORS: dict[int | None, State] = {
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EADDRNOTAVAIL: "no address",
}


def port(host: str, number: int, *, cards: Path | None, recording: bool) -> Port:
    """Whether somebody listens there, and who.

    cards: the show's folder. recording: a running StageCue has the show's record open.
    """
    error = bind_error(host, number)
    if error is None:
        return Port(host, number)
    state = ERRORS.get(error.errno, "taken" if error.errno == errno.EADDRINUSE else "no address")
    taker = _taker(host, number, cards, recording=recording) if state == "taken" else None
    return Port(host, number, state, taker)


def _taker(host: str, number: int, cards: Path | None, *, recording: bool) -> Taker:
    found = next(_listening(number), None)
    at = found[1] if found else host
    answers = _is_stagecue(at, number)
    if found is None:
        return Taker(answers, answers, recording=recording)
    process, words = found[0], _words(found[0])
    asked = asked_of(words)
    plays = None if asked is None or cards is None else _names(cards, asked, process)
    name = f"{_name(process)}, process {process.pid}"
    return Taker(answers or asked is not None, answers, name, plays=plays, recording=recording)


def _is_stagecue(host: str, number: int) -> bool:
    """Whether /healthz answers there as ours does."""
    here = {"::": "::1"}.get(host, "127.0.0.1") if host in ANYWHERE else host
    asked = http.client.HTTPConnection(here, number, timeout=ANSWERS_WITHIN)
    try:
        asked.request("GET", "/healthz")
        told = json.loads(asked.getresponse().read(PIECE))
    except (OSError, ValueError, http.client.HTTPException):
        return False
    finally:
        asked.close()
    return isinstance(told, dict) and {"ok", "epoch"} <= told.keys()


# --- the process ------------------------------------------------------------------------------------------


def _listening(number: int) -> Iterator[tuple[psutil.Process, str]]:
    """Who listens at that port, and at which address; some systems tell it of one's own programs only."""
    yield from _as_the_system_tells(number)
    for process in psutil.process_iter():
        if asked_of(_words(process)) is not None:
            yield from _as_it_tells_itself(process, number)


def _as_the_system_tells(number: int) -> Iterator[tuple[psutil.Process, str]]:
    with suppress(psutil.Error, OSError, RuntimeError):
        for one in psutil.net_connections("tcp"):
            if one.pid and (at := _listens_at(one, number)):
                yield psutil.Process(one.pid), at


def _as_it_tells_itself(process: psutil.Process, number: int) -> Iterator[tuple[psutil.Process, str]]:
    with suppress(psutil.Error, OSError, RuntimeError):
        for one in process.net_connections("tcp"):
            if at := _listens_at(one, number):
                yield process, at


def _listens_at(line: Any, number: int) -> str:
    """The address at which one of psutil's connections is that port, listened at; else ""."""
    listens = line.status == psutil.CONN_LISTEN and line.laddr and line.laddr.port == number
    return str(line.laddr.ip) if listens else ""


def _words(process: psutil.Process) -> Sequence[str]:
    """Its command line; empty where the system does not tell."""
    with suppress(psutil.Error, OSError):
        return process.cmdline()
    return ()


def _name(process: psutil.Process) -> str:
    with suppress(psutil.Error, OSError):
        return process.name()
    return "a program"


def _names(cards: Path, asked: Sequence[str], process: psutil.Process) -> bool:
    """Whether one of its words is the folder of these cards, as seen from where it was started."""
    with suppress(psutil.Error, OSError):
        at = Path(process.cwd())
        return cards.resolve() in {(at / word).resolve() for word in asked}
    return cards.resolve() in {Path(word) for word in asked}
