"""What programs may ask over HTTP: the table from which the OpenAPI document and docs/protocol.md are made.

The routes are held against it by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from stagecue.show import Ack
from stagecue.web import editing, planshapes, runshapes, screenshapes, shapes

STAGE = "/api/v1/stages/{stage}"
ITEM = f"{STAGE}/items/{{item}}"


@dataclass(frozen=True)
class Operation:
    """One thing that a program may ask.

    Fields:
        what: a sentence, which docs/protocol.md has too
        answer: the type of what is answered with 200, or several
        query: what may be asked besides, by name, each with a sentence
        body: the name of the schema of what is sent, "" for none
        others: further statuses, each with the type of what is answered, or with several
        etag: answers carry one, and 304 where it is still true
        anyone: also a device that has not entered the code
    """

    method: str
    path: str
    what: str
    answer: Any
    query: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    body: str = ""
    others: Mapping[int, Any] = field(default_factory=lambda: MappingProxyType({}))
    etag: bool = False
    anyone: bool = False


SINCE = (
    "A `rundown_rev` that the caller has: if the server still knows it, only the items that edits changed "
    "since. The `read_seconds` of the others stay those of the pace before."
)

OPERATIONS = (
    Operation("get", "/healthz", '`{"ok": true}` while the record can be written; what the crew should know',
              shapes.Health, anyone=True),
    Operation("get", "/api/v1/openapi.json", "all of this for programs, as OpenAPI 3.1", dict),
    Operation("get", "/api/v1/stages", "the stages of the day", shapes.Stages),
    Operation("get", f"{STAGE}/rundown",
              "items, cue points, scripts word by word; with `?since=REV` only the items that edits changed",
              (planshapes.Rundown, planshapes.Changes), query={"since": SINCE}, etag=True),
    Operation("get", f"{STAGE}/state", "the same as `state`", shapes.State),
    Operation("get", f"{STAGE}/as-run", "planned and run so far, what to look at: as `report --json`",
              runshapes.AsRun),
    Operation("get", "/api/v1/rehearsal",
              "the rehearsal's clock and stages, each item expected or begun; 409 in a show",
              runshapes.Rehearsal, others={409: shapes.Error}),
    Operation("post", "/api/v1/rehearsal",
              "one wish, see below; answered with the same; 409 for what cannot be, and in a show",
              runshapes.Rehearsal, body="Wish", others={409: shapes.Error}),
    Operation("post", f"{STAGE}/commands",
              "the same command and ack as over the socket; 400 for no command, 409 for one not possible now",
              Ack, body="Command", others={400: (Ack, shapes.Error), 409: Ack}),
    Operation("get", f"{ITEM}/text", "an introduction's words in the show, and its card on disk beside them",
              editing.Words),
    Operation("post", f"{ITEM}/card",
              "`{base, over?}`: save the words into the card, the old one is kept; 409 if it cannot be now",
              editing.Words, body="Saving", others={409: shapes.Error}),
    Operation("get", f"{STAGE}/screens", "the same as `screens`: who is here", screenshapes.Screens),
    Operation("get", f"{STAGE}/screens/{{name}}", "what a screen shows, and how; 409 if it is not here",
              screenshapes.ScreenNow, others={409: shapes.Error}),
    Operation("post", f"{STAGE}/screens/{{name}}",
              "one wish to a screen, see below; answered with what it has then; 409 if it is not here",
              screenshapes.ScreenNow, body="ScreenWish", others={409: shapes.Error}),
)  # fmt: skip
