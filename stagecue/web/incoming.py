"""What devices and programs send: strict, and refused as a whole in words for the one who sent it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any

import msgspec

from stagecue.errors import Refused
from stagecue.show import Ack, Call, Expect, Show
from stagecue.show.acks import current_cue
from stagecue.show.commands import PEOPLE, POINTED

TTL_MS = 2000.0
"""Milliseconds after which a press that names no `ttl_ms` is too old (design §6.5)."""
LONGEST_TTL_MS = 10_000.0
LONGEST_ID = 64


class CommandIn(msgspec.Struct, forbid_unknown_fields=True):
    """A command as it arrives. Whatever does not fit is refused as a whole."""

    id: Annotated[str, msgspec.Meta(extra_json_schema={"minLength": 1, "maxLength": LONGEST_ID})]
    type: str
    v: int = 1
    device: Annotated[str, msgspec.Meta(extra_json_schema={"maxLength": LONGEST_ID})] = ""
    args: dict[str, Any] = {}
    expect: Expect | None = None
    pressed_at: float | None = None
    ttl_ms: float = TTL_MS


def call(data: Any, *, by: str) -> Call:
    """What was sent, as a call. Refused says what is wrong with it, in words for the one who sent it."""
    try:
        sent = msgspec.convert(data, CommandIn)
        if not 0 < len(sent.id) <= LONGEST_ID:
            raise Refused(f"A command needs an id of 1 to {LONGEST_ID} characters, made at the press.")
        if len(sent.device) > LONGEST_ID:
            raise Refused(f"A device's name for itself has {LONGEST_ID} characters at most.")
        kind = PEOPLE.get(sent.type)
        if kind is None:
            raise Refused(f"There is no command {sent.type[:40]!r}. There are: {', '.join(PEOPLE)}.")
        command = msgspec.convert(sent.args, kind)
    except msgspec.ValidationError as error:
        raise Refused(f"The command does not fit: {error}.") from error
    _no_others(sent.args, kind, "args")
    _no_others(data.get("expect") or {}, Expect, "expect")
    if sent.expect and kind not in POINTED:
        raise Refused(f"{sent.type} carries no `expect`: it moves no pointer.")
    return Call(sent.id, by, command, sent.expect, sent.pressed_at, _ttl(sent.ttl_ms), sent.device)


def _no_others(told: Mapping[str, Any], kind: type, where: str) -> None:
    """A name that nobody knows is a slip that would change what is meant: refused, not passed over."""
    for name in sorted(told.keys() - {field.name for field in fields(kind)}):
        raise Refused(f"The command does not fit: `{where}` has no field {name[:40]!r}.")


def invalid(data: Any, message: str, show: Show) -> Ack:
    """The ack to something that is no command."""
    told = data.get("id") if isinstance(data, Mapping) else None
    name = told if isinstance(told, str) else ""
    return Ack(name[:LONGEST_ID], "invalid", show.seq, show.rev, current_cue(show), message)


def _ttl(wanted: float) -> float:
    return min(max(wanted, 0.0), LONGEST_TTL_MS)
