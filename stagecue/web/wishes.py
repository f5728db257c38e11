"""What is asked of a rehearsal, or of a screen: strict, one thing at a time, refused in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args

import msgspec
from msgspec import UNSET, Meta, UnsetType

from stagecue.errors import UsageError
from stagecue.rehearsal import Mode
from stagecue.rundown.timing import seconds_of
from stagecue.web.looks import LookIn, check_look
from stagecue.web.screens import GLASS, Glass

MODES: tuple[Mode, ...] = get_args(Mode)
TIME_OF_DAY = "^([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9])?$"
"""What `seconds_of` reads, for the schema."""
OWN_NAMES = frozenset({"clock", "text", "rehearsal"})
"""Names in the record that are the show's own: no device may call itself so."""
LONGEST_NAME = 40


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


class ScreenIn(msgspec.Struct, forbid_unknown_fields=True):
    """What is asked of a screen: exactly one of these.

    Fields:
        identify: it shows its name, big, for some seconds
        name: it is called so from now on
        page: it goes there
        look: it looks so; settings that are not named stay
        reset: it looks as the defaults have it
    """

    identify: Annotated[bool, Meta(extra_json_schema={"const": True})] | UnsetType = UNSET
    name: Annotated[str, Meta(extra_json_schema={"minLength": 1, "maxLength": LONGEST_NAME})] | UnsetType = (
        UNSET
    )
    page: Glass | UnsetType = UNSET
    look: LookIn | UnsetType = UNSET  # type: ignore[valid-type]  # made of the table of the look
    reset: Annotated[bool, Meta(extra_json_schema={"const": True})] | UnsetType = UNSET


def read_screen_wish(data: Any) -> dict[str, Any]:
    """The one wish that was sent, as it is sent on to the screen. UsageError says what is wrong with it."""
    if isinstance(data, Mapping) and isinstance(data.get("look"), Mapping):
        check_look(data["look"])
    if isinstance(data, Mapping) and "page" in data and data["page"] not in GLASS:
        raise UsageError(f"No screen can be sent to {str(data['page'])[:40]!r}. Pages: {', '.join(GLASS)}.")
    try:
        asked = msgspec.convert(data, ScreenIn)
    except msgspec.ValidationError as error:
        raise UsageError(f"The request does not fit: {error}.") from error
    wish: dict[str, Any] = msgspec.to_builtins(asked)
    if len(wish) != 1:
        raise UsageError(f"Ask for one thing at a time: {', '.join(ScreenIn.__struct_fields__)}.")
    if False in wish.values():
        raise UsageError(f"Say true for {next(iter(wish))}.")
    return wish | ({"name": name_of(wish["name"])} if "name" in wish else {})


def name_of(wanted: str) -> str:
    """A name as it is kept, its blanks single. UsageError says why it cannot be one."""
    name = " ".join(wanted.split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or "/" in name:
        raise UsageError(
            f"A screen's name has 1 to {LONGEST_NAME} characters, all of them visible, and no slash."
        )
    if name in OWN_NAMES:
        raise UsageError(f"{name!r} is the show's own name in the record: choose another.")
    return name
