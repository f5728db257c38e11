"""`GET /api/v1/openapi.json`: what programs may ask over HTTP, made from the vocabulary itself.

Commands are made of the show's own, acks and answers of the types that declare them; the routes are held
against `OPERATIONS` by a test. Where a schema and a refusal speak of one thing, they have it from one place.
"""

from __future__ import annotations

import importlib.metadata
import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec

from stagecue.show import Ack
from stagecue.show.commands import PEOPLE, POINTED
from stagecue.show.machine import LONGEST_WHY
from stagecue.web import editing, planshapes, runshapes, screenshapes, shapes
from stagecue.web.entrance import PASS
from stagecue.web.incoming import CommandIn
from stagecue.web.wishes import RehearsalIn, ScreenIn

Schema = dict[str, Any]
REF = "#/components/schemas/{name}"
JSON = "application/json"
STAGE = "/api/v1/stages/{stage}"
ITEM = f"{STAGE}/items/{{item}}"
_PLACES = re.compile(r"{(\w+)}")


@dataclass(frozen=True)
class Operation:
    """One thing that a program may ask.

    Fields:
        what: a sentence, which docs/protocol.md has too
        answer: the type of what is answered with 200
        body: the name of the schema of what is sent, "" for none
        others: further statuses, each with the type of what is answered, or with several
        etag: answers carry one, and 304 where it is still true
        anyone: also a device that has not entered the code
    """

    method: str
    path: str
    what: str
    answer: type
    body: str = ""
    others: Mapping[int, Any] = field(default_factory=lambda: MappingProxyType({}))
    etag: bool = False
    anyone: bool = False


OPERATIONS = (
    Operation("get", "/healthz", '`{"ok": true}` while the record can be written; what the crew should know',
              shapes.Health, anyone=True),
    Operation("get", "/api/v1/openapi.json", "all of this for programs, as OpenAPI 3.1", dict),
    Operation("get", "/api/v1/stages", "the stages of the day", shapes.Stages),
    Operation("get", f"{STAGE}/rundown", "items, cue points, scripts word by word", planshapes.Rundown,
              etag=True),
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

REFUSALS = {
    400: "Not understood: what was sent is not what the schema says, or names no host.",
    401: "This device has not entered the code yet.",
    403: "A page of another site may not do this.",
    404: "There is no such stage, which the answer lists, or nothing of that name on it.",
    405: "Not with this method; the header Allow lists those that are.",
    409: "Understood, but not possible now.",
    413: "More than 160 KiB.",
    421: "The server does not go by this name.",
}


@cache
def document() -> bytes:
    """The whole document as JSON."""
    paths: dict[str, Schema] = {}
    schemas = _Schemas()
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, schemas)
    asked = {
        "Command": _command(schemas),
        "Saving": schemas.body(editing.SavingIn),
        "Wish": _wish(schemas, RehearsalIn, "Wish"),
        "ScreenWish": _wish(schemas, ScreenIn, "ScreenWish"),
    }
    told = {
        "openapi": "3.1.0",
        "info": {
            "title": "StageCue",
            "version": importlib.metadata.version("stagecue"),
            "description": "A running show. Times are show seconds; docs/protocol.md says what they mean.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"pass": []}],
        "paths": paths,
        "components": {
            "schemas": schemas.components | asked,
            "securitySchemes": {"pass": _pass()},
        },
    }
    return msgspec.json.encode(told)


class _Schemas:
    """The schemas of types, each named type once."""

    def __init__(self) -> None:
        self.components: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of `kind`; the named types in it become components."""
        (schema,), found = msgspec.json.schema_components([kind], ref_template=REF)
        self.components |= {name: _plain(one) for name, one in found.items()}
        return schema

    def body(self, kind: type) -> Schema:
        """The schema of `kind` itself, where it stands once."""
        self.of(kind)
        return self.components.pop(kind.__name__)


def _plain(schema: Schema) -> Schema:
    """Without the field lists that docstrings hold for the protocol's page."""
    told = inspect.cleandoc(schema.get("description", "")).partition("\n\n")[0]
    return schema | ({"description": " ".join(told.split())} if told else {})


def _operation(one: Operation, schemas: _Schemas) -> Schema:
    made: Schema = {"summary": one.what, "operationId": _name(one), "responses": _responses(one, schemas)}
    if "{" in one.path:
        made["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
            for name in _PLACES.findall(one.path)
        ]
    if one.body:
        made["requestBody"] = {
            "required": True,
            "content": {JSON: {"schema": {"$ref": REF.format(name=one.body)}}},
        }
    return made


def _name(one: Operation) -> str:
    """`get-stages-state`, `get-stages-screens-name`."""
    path = one.path.replace("{stage}", "").replace("{name}", "name")
    steps = [step for step in path.split("/") if step and step not in ("api", "v1")]
    return "-".join([one.method, *steps]).removesuffix(".json")


def _responses(one: Operation, schemas: _Schemas) -> Schema:
    found: dict[int, Schema] = {200: _answer(one.what, schemas.of(one.answer))}
    if one.etag:
        found[200]["headers"] = {"ETag": {"required": True, "schema": {"type": "string"}}}
        found[304] = {"description": "What the caller has is still true."}
    in_api = one.path.startswith("/api/")
    statuses = [400, 421, 405, *([401] if not one.anyone else []), *([404] if "{stage}" in one.path else [])]
    for status in [*statuses, *([403, 413] if one.method == "post" else [])]:
        error = _answer(REFUSALS[status], schemas.of(shapes.Error))
        found[status] = error if in_api else {"description": REFUSALS[status]}
    for status, kind in one.others.items():
        kinds = kind if isinstance(kind, tuple) else (kind,)
        found[status] = _answer(REFUSALS[status], _any([schemas.of(one) for one in kinds]))
    return {str(status): found[status] for status in sorted(found)}


def _any(found: list[Schema]) -> Schema:
    return found[0] if len(found) == 1 else {"anyOf": found}


def _answer(what: str, schema: Schema) -> Schema:
    return {"description": what, "content": {JSON: {"schema": schema}}}


def _pass() -> Schema:
    told = "The laptop itself needs none; another device gets it at /enter for the code."
    return {"type": "apiKey", "in": "cookie", "name": PASS, "description": told}


# --- what is sent ---------------------------------------------------------------------------------------


def _command(schemas: _Schemas) -> Schema:
    """One of the commands, by its type."""
    whole = schemas.body(CommandIn)
    for name, kind in PEOPLE.items():
        schemas.of(kind)
        schemas.components[kind.__name__]["additionalProperties"] = False
        schemas.components[f"command-{name}"] = _one_command(whole, name, kind)
    schemas.components["Expect"]["additionalProperties"] = False
    schemas.components["Hold"]["properties"]["why"]["maxLength"] = LONGEST_WHY
    mapping = {name: REF.format(name=f"command-{name}") for name in PEOPLE}
    return {
        "description": "A command: its id is made at the press and kept through every retry.",
        "oneOf": [{"$ref": ref} for ref in mapping.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }


def _one_command(whole: Schema, name: str, kind: type) -> Schema:
    """The command `name`: its own arguments, and `expect` only where it moves the pointer."""
    own = {"type": {"const": name}, "args": {"$ref": REF.format(name=kind.__name__)}}
    fields = whole["properties"] | own
    if kind not in POINTED:
        fields["expect"] = {"type": "null"}
    told = " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())
    required = ["id", "type", *(["args"] if any(_needed(kind)) else [])]
    return whole | {"title": name, "description": told, "properties": fields, "required": required}


def _needed(kind: type) -> list[str]:
    """The arguments without which a command is none."""
    return [one.name for one in msgspec.inspect.type_info(kind).fields if one.required]  # type: ignore[attr-defined]


def _wish(schemas: _Schemas, kind: type, title: str) -> Schema:
    """Exactly one field."""
    return schemas.body(kind) | {"title": title, "minProperties": 1, "maxProperties": 1}
