"""Requests by the OpenAPI document (schemathesis judges the answers), and requests that are none.

The rehearsal's time stands, and is stopped again after each wish for it. After every request, a GET too, the
whole of the rehearsal and of its stages is compared with what it was: only what was carried out may have
changed, and only where. What was carried out is told by a command's ack (judging.py), not by the code.
"""

from __future__ import annotations

import json
import random
import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.failures import Failure, FailureGroup

from benchmarks.torture.fuzz.edits import Revs
from benchmarks.torture.fuzz.glass import NAMES
from benchmarks.torture.fuzz.judging import GOOD, may_change, was_carried_out
from benchmarks.torture.fuzz.late import late
from benchmarks.torture.fuzz.shouts import REQUESTS
from benchmarks.torture.fuzz.talk import NOT_THE_SHOW, TRACE, Tally
from benchmarks.torture.venue.server import Server
from stagecue.web.wishes import LONGEST_NAME

BATCH = 50
"""Examples of one run of hypothesis."""
WITHIN = 3.0
"""Seconds for an answer to what is no request; a server that waits for the rest of it says nothing."""
REPEATED = 0.1
"""Of the sound ids: those that are sent as they were drawn, and so more than once."""
KNOWN = 0.7
"""Of what names the words that it is about: that which names those that are there."""
FAULT = 500
"""HTTP's codes from here on are the server's own faults."""
STATE = "stages/{}/state"


def batch(do: Callable[[Any], None], examples: int, strategy: st.SearchStrategy[Any]) -> None:
    """Have hypothesis draw so many examples and `do` something with each; others in every run."""

    def take(drawn: Any) -> None:
        do(drawn)

    run = settings(
        max_examples=examples, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    seed(random.getrandbits(32))(run(given(strategy)(take)))()


class Asker:
    """Asks a server, and keeps what became of it."""

    def __init__(self, server: Server, stages: list[str]) -> None:
        """Asks for these stages, and looks whether they change."""
        self.tally = Tally()
        self._server, self._stages = server, stages
        self._session = requests.Session()
        self._revs = Revs(server, stages)
        self.pause()
        self._whole = self._look()

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def pause(self) -> None:
        """Have the time of the rehearsal stand."""
        self._session.post(f"{self._server.address}/api/v1/rehearsal", data=b'{"paused": true}', timeout=10)

    def by_the_document(self, count: int) -> None:
        """`count` requests that are as the document says, or nearly."""
        cases = st.one_of(list(self._cases()))
        until = self.tally.sent + count
        while self.tally.sent < until:
            batch(self._ask, min(BATCH, until - self.tally.sent), cases)

    def _cases(self) -> Iterator[st.SearchStrategy[schemathesis.Case[Any]]]:
        """The document with this server's stages in it: else each command would be for nobody's."""
        told = self._server.get("openapi.json")
        for operations in told["paths"].values():
            for operation in operations.values():
                for parameter in operation.get("parameters", []):
                    if parameter["in"] == "path":
                        parameter["schema"] = {"type": "string", "enum": self._there()[parameter["name"]]}
        schema = schemathesis.openapi.from_dict(told)
        schema.config.update(base_url=self._server.address)
        for found in schema.get_all_operations():
            for mode in schemathesis.GenerationMode:
                yield found.ok().as_strategy(generation_mode=mode)  # type: ignore[union-attr]

    def _there(self) -> dict[str, list[str]]:
        """What a path may name, by the document's own words."""
        items = [item for stage in self._stages for item in self._revs.items[stage]]
        return {"stage": self._stages, "item": items, "name": list(NAMES)}

    def at_random(self, count: int) -> None:
        """`count` requests whose line, headers or body are anything."""
        until = self.tally.sent + count
        while self.tally.sent < until:
            batch(self._shout, min(BATCH, until - self.tally.sent), REQUESTS)

    def as_a_page(self, count: int) -> None:
        """`count` commands, most of which come late or again."""
        until = self.tally.sent + count
        while self.tally.sent < until:
            batch(self._press, min(BATCH, until - self.tally.sent), late())

    def _press(self, command: dict[str, Any]) -> None:
        self.tally.sent += 1
        path = f"stages/{self._stages[0]}/commands"
        told = self._session.post(f"{self._server.address}/api/v1/{path}", json.dumps(command), timeout=10)
        self._look_for_faults(command, told.status_code, told.text)
        done = was_carried_out("POST", told.status_code, told.text)
        self.tally.late += told.status_code in GOOD and not done
        self._compare(command, path=path, done=done)

    def _look_for_faults(self, request: object, code: int, told: str) -> None:
        if TRACE.search(told):
            self.tally.note("leaks", told)
        if code >= FAULT:
            self.tally.note("unlike", (request, told))

    def _ask(self, case: schemathesis.Case[Any]) -> None:
        self.tally.sent += 1
        _give_fresh_id(case)
        _give_name(case)
        self._give_words(case)
        with suppress(requests.exceptions.InvalidHeader, requests.exceptions.InvalidURL, UnicodeError):
            answer = case.call(session=self._session, timeout=10)
            self._judge(case, answer)
            self._count(case, answer)
            done = was_carried_out(case.method, answer.status_code, answer.text)
            self._compare(case, path=case.formatted_path, done=done)

    def _give_words(self, case: schemathesis.Case[Any]) -> None:
        """What is to be edited, or saved, is mostly there."""
        places, body = case.path_parameters, case.body
        stage, item = places.get("stage"), places.get("item")
        args = body.get("args") if isinstance(body, dict) and "args" in body else body
        if not isinstance(args, dict) or "base" not in args or random.random() > KNOWN:  # noqa: S311  # no secret
            return
        known = self._revs.items.get(str(stage), ())
        if known and item is None:
            item = args["item"] = random.choice(known)  # noqa: S311
        if item in known:
            args["base"] = self._revs.rev(str(stage), str(item))

    def _count(self, case: schemathesis.Case[Any], answer: Any) -> None:
        done = was_carried_out(case.method, answer.status_code, answer.text)
        edited = isinstance(case.body, dict) and case.body.get("type") in ("edit", "undo_edit")
        self.tally.edits += done and edited
        self.tally.wishes += done and "/screens/" in case.formatted_path

    def _judge(self, case: schemathesis.Case[Any], answer: Any) -> None:
        if TRACE.search(answer.text):
            self.tally.note("leaks", answer.text)
        try:
            case.validate_response(answer)
        except (FailureGroup, Failure) as failed:
            self.tally.note("unlike", failed)

    def _shout(self, request: bytes) -> None:
        self.tally.sent += 1
        told = self._told(request)
        method, _, path = request.partition(b"\r\n")[0].decode("latin-1").partition(" ")
        head, _, body = told.partition("\r\n\r\n")
        self._look_for_faults(request[:200], _code(head), told)
        done = was_carried_out(method, _code(head), body)
        self._compare(request[:200], path=path, done=done)

    def _told(self, request: bytes) -> str:
        """What came back until the server hung up, or fell silent."""
        told = b""
        with (
            suppress(OSError),
            socket.create_connection((self._server.host, self._server.port), WITHIN) as line,
        ):
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            while piece := line.recv(65536):
                told += piece
        return told.decode("utf-8", "replace")

    def _compare(self, request: object, *, path: str, done: bool) -> None:
        """Look at everything; what changed must have been carried out there."""
        if done and "rehearsal" in path:
            self.pause()
        whole = self._look()
        changed = {what for what, told in whole.items() if told != self._whole[what]}
        if done:
            self.tally.done += 1
        else:
            self.tally.refused += 1
        if any(not (done and may_change(what, path)) for what in changed):
            self.tally.note("requests", (sorted(changed), request))
        self._whole = whole

    def _look(self) -> dict[str, dict[str, Any]]:
        """The rehearsal and these stages, whole, but for what is the clock's and the disk's."""
        return {path: self._told_at(path) for path in ("rehearsal", *map(STATE.format, self._stages))}

    def _told_at(self, path: str) -> dict[str, Any]:
        answer = self._session.get(f"{self._server.address}/api/v1/{path}", timeout=10).json()
        return {name: told for name, told in answer.items() if name not in NOT_THE_SHOW}


def _give_fresh_id(case: schemathesis.Case[Any]) -> None:
    """A sound command is given an id of its own: one sent before is a duplicate, and does nothing."""
    body, repeated = case.body, random.random() < REPEATED  # noqa: S311  # no secret
    if isinstance(body, dict) and isinstance(body.get("id"), str) and body["id"] and not repeated:
        case.body = body | {"id": uuid.uuid4().hex}


def _give_name(case: schemathesis.Case[Any]) -> None:
    """Which letters can be seen, no schema can say: a name that is one by its length is given some."""
    body: Any = case.body
    name = body.get("name") if isinstance(body, dict) else None
    if isinstance(name, str) and 0 < len(name) <= LONGEST_NAME:
        case.body = body | {"name": random.choice(NAMES)}  # noqa: S311  # no secret


def _code(head: str) -> int:
    """Of a status line; 0 for what is none."""
    words = head.split(" ", 2)
    return int(words[1]) if len(words) > 1 and words[1].isdecimal() else 0
