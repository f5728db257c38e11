"""What strangers and broken pages may send: messages for a socket, drawn by hypothesis.

Each kind is near to what a page sends: nonsense is easy to refuse, a command that is nearly right is not.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from hypothesis import strategies as st

from benchmarks.torture.fuzz.edits import BASE, CARD_TEXTS, ITEM
from benchmarks.torture.fuzz.line import frame
from stagecue.show.commands import PEOPLE

LIMIT = 64 * 1024
"""Bytes of a message that the server takes."""


@dataclass(frozen=True)
class Sent:
    """One message.

    Fields:
        wire: the bytes; or, for an event, "" and `event` is its JSON, to which the sender adds a number
        number: of the ack that must come, where the wire has it already
        last: nothing can be asked after it: it says goodbye, or the server waits for the rest of it
    """

    wire: bytes = b""
    event: str = ""
    number: int | None = None
    last: bool = False


# --- values ---------------------------------------------------------------------------------------------

TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "main", "\x00", "é" * 40, "🎤", "../..", "<b>", "%s%n", "end", "clock", "text", "x" * 65]
    ),
)
NUMBERS = st.one_of(
    st.integers(-3, 500),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0, -0.0, 1e308, -1e308, 5e-324, 2**31, 2**53 + 1, 2**63, -(2**63), 10**40, 0.1, 1e-9]),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=8,
)
ARGS: dict[str, Any] = {
    "go_to": {"cue": ""}, "hold": {"why": "a reason"}, "pace": {"wpm": 138}, "auto": {"on": False},
    "delay": {"seconds": 60}, "nudge": {"word": 4.5}, "blank": {"on": True},
    "edit": {"item": ITEM, "base": BASE}, "undo_edit": {"item": ITEM, "base": BASE},
}  # fmt: skip
RAW = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "01",
    "'x'",
    "\\u0000",
    '"\\ud800"',
    '"\\udc00\\ud800"',
    "{",
    "]",
)
"""What is no JSON, or is by some readers."""


@st.composite
def commands(draw: st.DrawFn, kinds: Sequence[str] = tuple(PEOPLE), *, most_wrong: int = 3) -> dict[str, Any]:
    """A command as a page makes it, with nothing, something or everything wrong."""
    kind = draw(st.sampled_from(kinds))
    made: dict[str, Any] = {"v": 1, "id": uuid.uuid4().hex, "device": "fuzz", "type": kind}
    made["args"] = dict(ARGS.get(kind, {})) | ({"text": draw(CARD_TEXTS)} if kind == "edit" else {})
    for _ in range(draw(st.integers(0, most_wrong))):
        where = draw(st.sampled_from([made, made["args"]] if isinstance(made.get("args"), dict) else [made]))
        spoil(draw, where)
    return made


def spoil(draw: st.DrawFn, told: dict[str, Any]) -> None:
    """Take a field out, put one in, or change one's value."""
    names = ["expect", "pressed_at", "ttl_ms", "id", "type", "args", "v", "device", "wpm", "cue", "on"]
    names += ["item", "text", "base"]
    name = draw(st.one_of(st.sampled_from([*told, *names]), TEXTS))
    if draw(st.booleans()) and name in told:
        del told[name]
    elif name == "expect":
        told[name] = {"rev": draw(NUMBERS), "cue": draw(TEXTS)}
    else:
        told[name] = draw(VALUES)


# --- messages -------------------------------------------------------------------------------------------


def event_of(value: Any) -> Sent:
    """A sound event; a message of more than the limit is refused with its line."""
    return Sent(event=json.dumps(value))


def _text(text: str) -> Sent:
    return Sent(wire=frame(text.encode("utf-8", "surrogatepass")))


COMMANDS = commands().map(lambda told: event_of(["command", told]))
NEW_WORDS = commands(("edit", "undo_edit"), most_wrong=1).map(lambda told: event_of(["command", told]))
ARGUMENTS = st.lists(VALUES, max_size=3).map(lambda values: event_of(["command", *values]))
NAMES = st.sampled_from(
    ["sync", "state", "screens", "connect", "disconnect", "connect_error", "*", "message", "forget", "screen"]
)
EVENTS = st.tuples(NAMES | TEXTS, st.lists(VALUES, max_size=3)).map(
    lambda told: event_of([told[0], *told[1]])
)


@st.composite
def broken_json(draw: st.DrawFn) -> Sent:
    """A command's text with something in it that is no JSON, cut short, or written twice."""
    text = json.dumps(["command", draw(commands())])
    at = draw(st.integers(0, len(text)))
    middle = draw(st.sampled_from(RAW) | st.text(max_size=6))
    rest = text[draw(st.integers(at, len(text))) :]
    return Sent(event=text[:at] + middle + rest)


def awaited(text: str) -> int | None:
    """The number under which `text`, a number and an event, must be acked; None if it is no sound command.

    Digits drawn in front of an event belong to its number: 7 and `3["command"]` is a command, acked as 73.
    """
    digits = re.match(r"\d+", text)
    if digits is None or len(text) >= LIMIT - 2 or not _is_sound(text[digits.end() :]):
        return None
    return int(digits[0])


def _is_sound(event: str) -> bool:
    """Whether it is a command all the same: the strict reader takes it, and so does the server's."""
    try:
        told = msgspec.json.decode(event)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, list) and told[:1] == ["command"]


BODIES = st.sampled_from(
    ['["command",{"_placeholder":true,"num":0}]', '["command"]', "[]", "[[]]", '{"a":', '"x"', "", "null"]
)


@st.composite
def packets(draw: st.DrawFn) -> Sent:
    """Packets of engine.io and of Socket.IO: kinds, attachments, namespaces, numbers, bodies."""
    engine = draw(st.sampled_from(["4", "4", "4", "0", "1", "2", "3", "5", "6", "b", "9", "", "é"]))
    kind = draw(st.sampled_from(["0", "1", "2", "3", "4", "5", "6", "7", "", "x"]))
    attached = draw(st.sampled_from(["", "", "1-", "99999-", "-1-", "0-"]))
    space = draw(st.sampled_from(["", "", "/,", "/admin,", "/?x=1,", "/" + "n" * 300 + ","]))
    number = draw(st.sampled_from(["", "1", "0", "9" * 100, "-1", "1.5", "٣"]))
    body = json.dumps(draw(VALUES)) if draw(st.booleans()) else draw(BODIES)
    text = engine + kind + attached + space + number + body
    return replace(_text(text), last=text.startswith("41"))


@st.composite
def frames(draw: st.DrawFn) -> Sent:
    """Frames: any first byte, any payload, masked or not, fragments, control frames that are too long."""
    first = draw(st.integers(0, 255) | st.sampled_from([0x81, 0x82, 0x01, 0x80, 0x88, 0x89, 0x8A, 0xC1]))
    payload = draw(
        st.binary(max_size=200) | st.sampled_from([b"\xff\xfe", b"42\xc3\x28", b"\x03\xe8\xff", b"\x00\x01"])
    )
    return Sent(wire=frame(payload, first=first, masked=draw(st.sampled_from([True, True, True, False]))))


@st.composite
def pieces(draw: st.DrawFn) -> Sent:
    """A command in fragments, some of them empty, in mid-letter, or with a ping between them."""
    number = draw(st.integers(10**6, 10**9))
    whole = f'42{number}["command",{json.dumps(draw(commands()))}]'.encode()
    cuts = sorted(draw(st.lists(st.integers(0, len(whole)), min_size=1, max_size=5)))
    parts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    ping = frame(b"hello", first=0x89) if draw(st.booleans()) else b""
    first = [frame(parts[0], first=0x01)]
    middle = [ping + frame(part, first=0x00) for part in parts[1:-1]]
    ends = draw(st.integers(0, 9)) > 0
    last = frame(parts[-1], first=0x80 if ends else 0x00)
    return Sent(wire=b"".join([*first, *middle, last]), number=number if ends else None)


@st.composite
def giants(draw: st.DrawFn) -> Sent:
    """Messages at the edge of what is taken and beyond, and nests so deep that a reader may fall in."""
    size = draw(st.sampled_from([LIMIT - 1, LIMIT, LIMIT + 1, 2 * LIMIT, 20_000]))
    match draw(st.integers(0, 3)):
        case 0:
            return event_of(["command", {"id": "big", "type": "hold", "args": {"why": "x" * (size - 300)}}])
        case 1:
            return _text(f'42["command",{"[" * (size // 2)}')
        case 2:
            return _text(f'42["command",{"[" * 500}{"]" * 500}]')
        case _:
            return _text("4" + "9" * size)


@st.composite
def danglers(draw: st.DrawFn) -> Sent:
    """Frames that promise more than they bring: up to 2**63 bytes."""
    told = draw(st.sampled_from([10, 126, 70_000, 2**31, 2**63 - 1, 2**63, 2**64 - 1]))
    return Sent(wire=frame(b"42", length=told), last=True)


MESSAGES = st.one_of(
    COMMANDS, COMMANDS, NEW_WORDS, ARGUMENTS, EVENTS, broken_json(), packets(), frames(), pieces()
)
RARE = st.one_of(giants(), danglers())
"""One for each talk at most: they cost as much as a hundred others."""
