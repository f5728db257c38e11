"""What a page or a program asks of a rehearsal: strict, one thing at a time, refused in words."""

from __future__ import annotations

from typing import Annotated, get_args

import msgspec
from msgspec import UNSET, Meta, UnsetType

from stagecue.errors import UsageError
from stagecue.rehearsal import Mode
from stagecue.rundown.timing import seconds_of

MODES: tuple[Mode, ...] = get_args(Mode)
TIME_OF_DAY = "^([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9])?$"
"""What `seconds_of` reads, for the schema."""


class StartIn(msgspec.Struct, forbid_unknown_fields=True):
    """Where to start: the ids of a stage and of an item on it."""

    stage: str
    item: str


class RehearsalIn(msgspec.Struct, forbid_unknown_fields=True):
    """What a page asks of the rehearsal: exactly one of these."""

    speed: float | UnsetType = UNSET
    paused: bool | UnsetType = UNSET
    mode: Annotated[str, Meta(extra_json_schema={"enum": MODES})] | UnsetType = UNSET
    auto: bool | UnsetType = UNSET
    jump: Annotated[str, Meta(extra_json_schema={"pattern": TIME_OF_DAY})] | UnsetType = UNSET
    start: StartIn | UnsetType = UNSET
    trouble: str | UnsetType = UNSET
    clear: str | UnsetType = UNSET
    accept_paces: Annotated[bool, Meta(extra_json_schema={"const": True})] | UnsetType = UNSET


def read_wish(body: bytes) -> RehearsalIn:
    """The one wish that was sent. UsageError says what is wrong with it."""
    try:
        asked = msgspec.json.decode(body, type=RehearsalIn)
    except (ValueError, RecursionError) as error:  # a byte that is no text is no DecodeError
        raise UsageError(f"The request does not fit: {error}.") from error
    given = [name for name, value in msgspec.structs.asdict(asked).items() if value is not UNSET]
    if len(given) != 1:
        raise UsageError(f"Ask for one thing at a time: {', '.join(RehearsalIn.__struct_fields__)}.")
    _check(asked)
    return asked


def _check(asked: RehearsalIn) -> None:
    """What no rehearsal could do. UsageError says how it is written."""
    match asked:
        case RehearsalIn(mode=str(mode)):
            mode_of(mode)
        case RehearsalIn(jump=str(time)):
            seconds_of(time[:40])
        case RehearsalIn(accept_paces=False):
            raise UsageError("Say true to take the paces.")
        case _:
            pass


def mode_of(wanted: str) -> Mode:
    """The mode of that name. UsageError lists them."""
    if wanted not in MODES:
        raise UsageError(f"There is no mode {wanted[:40]!r}. Modes: {', '.join(MODES)}.")
    return wanted
