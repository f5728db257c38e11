"""`GET /api/v1/openapi.json`: what programs may ask over HTTP, made from the vocabulary itself.

Commands are made of the show's own, acks and answers of the types that declare them; the routes are held
against `OPERATIONS` by a test. Where a schema and a refusal speak of one thing, they have it from one place.
"""

from __future__ import annotations

import importlib.metadata
import inspect
import re
from functools import cache
from typing import Any

import msgspec

from stagecue.show.commands import PEOPLE, POINTED
from stagecue.show.machine import LONGEST_WHY
from stagecue.web import editing, shapes
from stagecue.web.entrance import PASS
from stagecue.web.incoming import CommandIn
from stagecue.web.operations import OPERATIONS, Operation
from stagecue.web.wishes import RehearsalIn, ScreenIn

Schema = dict[str, Any]
REF = "#/components/schemas/{name}"
JSON = "application/json"
_PLACES = re.compile(r"{(\w+)}")


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
    schemas.components["LookIn"]["minProperties"] = 1
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

    def any_of(self, kinds: Any) -> Schema:
        """The schema of one type, or that of any of several."""
        if not isinstance(kinds, tuple):
            return self.of(kinds)
        return {"anyOf": [self.of(kind) for kind in kinds]}

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
    parameters = [*map(_place, _PLACES.findall(one.path)), *(_asked(*each) for each in one.query.items())]
    if parameters:
        made["parameters"] = parameters
    if one.body:
        made["requestBody"] = {
            "required": True,
            "content": {JSON: {"schema": {"$ref": REF.format(name=one.body)}}},
        }
    return made


def _place(name: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _asked(name: str, what: str) -> Schema:
    return {"name": name, "in": "query", "description": what, "schema": {"type": "string"}}


def _name(one: Operation) -> str:
    """`get-stages-state`, `get-stages-screens-name`."""
    told = (step.strip("{}") for step in one.path.split("/"))
    steps = [step for step in told if step and step not in ("api", "v1", "stage")]
    return "-".join([one.method, *steps]).removesuffix(".json")


def _responses(one: Operation, schemas: _Schemas) -> Schema:
    found: dict[int, Schema] = {200: _answer(one.what, schemas.any_of(one.answer))}
    if one.etag:
        found[200]["headers"] = {"ETag": {"required": True, "schema": {"type": "string"}}}
        found[304] = {"description": "What the caller has is still true."}
    in_api = one.path.startswith("/api/")
    statuses = [400, 421, 405, *([401] if not one.anyone else []), *([404] if "{stage}" in one.path else [])]
    for status in [*statuses, *([403, 413] if one.method == "post" else [])]:
        error = _answer(REFUSALS[status], schemas.of(shapes.Error))
        found[status] = error if in_api else {"description": REFUSALS[status]}
    for status, kind in one.others.items():
        found[status] = _answer(REFUSALS[status], schemas.any_of(kind))
    return {str(status): found[status] for status in sorted(found)}


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
