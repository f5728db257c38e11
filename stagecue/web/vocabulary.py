"""The protocol's page, made from the vocabulary itself, so that the two cannot drift apart.

`python -m stagecue.web.vocabulary` prints `docs/protocol.md`; a test fails when that file is older.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from typing import get_args

from stagecue.rundown.items import HOLDS, UNTIL_GO, CuePoint, PointKind
from stagecue.rundown.pace import LEAD
from stagecue.show import acks, commands, events
from stagecue.show.machine import ALLOWED
from stagecue.show.motion import Motion
from stagecue.show.state import Last
from stagecue.show.timing import Over
from stagecue.show.views import Next, Taking
from stagecue.web import screens, wire
from stagecue.web.operations import OPERATIONS

HEAD = """\
# Protocol

*Made from the code: `python -m stagecue.web.vocabulary > docs/protocol.md`. Do not edit.*

Pages speak Socket.IO over a websocket, namespace `/`; programs may speak HTTP. The JSON is the same.
A message may have 64 KiB, an HTTP body 160 KiB: the longest words (48 KiB as UTF-8) fit a message whose
letters are sent as they are, and a body also if they are sent as `\\uXXXX`.

| direction | name | what |
|---|---|---|
| server → page | `state` | the whole state of one stage: first on every connect, and after every change |
| server → page | `screens` | who is here, see below: to controllers, after the first state and at a change |
| page → server | `command` | acked: see below |
| page → server | `sync` | acked with `{"server_ms": …, "screen": …}`: the server's time, this page's name |
| page → server | `screen` | its id or name and a wish, see below; acked `{"screen": …}` or `{"error": …}` |
| server → page | `screen` | that wish, to that screen; acked with what it has then |
| page → server | `forget` | a controller names a screen that will not come back; acked `{"forgotten": …}` |

A page connects with `?stage=ID&page=PAGE&name=NAME&screen=ID&life=ID`, `PAGE` one of `prompter`, `timer`,
`backstage`, `control`: `screen` is its tab's, kept over a reload, and `life` another with each loading;
programs need neither. A name has 1 to 40 visible characters and no slash; any other counts as none. The first
three are given one if they bring none, "Prompter 1", and no two of them have the same. There are no
deltas to miss: every `state` is whole and under 4 kB.
Rundowns with their scripts travel by HTTP with an ETag; `rundown_rev` says when.

| HTTP | what |
|---|---|"""

WISHES = """\
A rehearsal is asked for one thing at a time: `{"speed": 4}` (1 to 600), `{"paused": true}`, `{"auto": true}`,
`{"mode": "full"}` (or `cue-to-cue`, `intros`), `{"jump": "14:30"}`, `{"start": {"stage": ID, "item": ID}}`,
`{"trouble": "+6m@ITEM"}` (or `missing@`, `link:20s@`), `{"clear": ITEM}` (no trouble there),
`{"accept_paces": true}` (what was measured goes into the show file).

So is a screen: `{"identify": true}` (its name, big, for some seconds), `{"name": "Left"}`,
`{"page": "timer"}` (or `prompter`, `backstage`), `{"look": {"mirror": "h", "size": 120}}` (docs/look.md names
the settings; the others stay), `{"reset": true}`. Over the socket, without a wish, it only says what it has.
There it may be asked by its `id` too, which no other gets: one that is there no more answers `"gone": true`.

Times are *show seconds*: seconds since the midnight on which the day began, 10:30 is 37800. A page computes
`show = show_ms + rate × (server_now − server_ms)` from `state.clock`.
"""


STATE = {
    "record": "which history this is: another one is another show, whatever its numbers",
    "seq, rev, rundown_rev": "events so far; the pointer's moves so far; when to fetch the rundown anew",
    "phase, held, why_held, blank": "where the show is; held, and why where it held itself",
    "cue, next, allowed": "the cue point taken last; what GO takes (Next); the commands that are possible",
    "item, following, standby": "what is on, with its expected end; what follows; the id that stands by",
    "motion, pace": "where the text is (Motion); words per minute of whoever reads",
    "auto, clock_takes": "the clock takes openings and talks; which it takes next (Taking)",
    "delay, over": "actual against planned at the last opening or talk, + is late; and now (Over)",
    "held_from": "the show second from which on a hold makes the show later",
    "spare, slack": "seconds that the break that is on can give; the next break, and what it can still give",
    "last, clock, day": "what was taken last (Last); the show's clock; what every page says (Playing)",
    "degraded": "the show goes on, but its record is behind",
    "cards": "the items whose cards changed on disk (`changed`, three at most), which of these are not there "
    "any more (`gone`), how many `more` changed, and another number (`looks`) at each further change",
}
"""The fields of a state, and what they hold; null where there is none."""


def page() -> str:
    """The whole page as Markdown."""
    parts = (_http, _commands, _acks, _shapes, _who_is_here, _moves, _points, _events)
    return "\n".join([HEAD, *(line for part in parts for line in part())])


def _http() -> Iterator[str]:
    for one in OPERATIONS:
        yield f"| `{one.method.upper()} {one.path}` | {one.what} |"
    yield '\nWhat goes wrong is answered with `{"error": …}`, a sentence for a person.\n'
    yield WISHES


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "`{v, id, device, type, args, expect: {rev, cue}, pressed_at, ttl_ms}`. The id is made at the press"
    yield "and kept through every retry; a command seen before is answered `duplicate`, or `degraded` again"
    yield "as long as it is not on record. An id is its caller's, who is named by `device` (the same in every"
    yield "retry, 64 characters at most), without one by the page's name or the address: from anybody else it"
    yield "is `invalid`, and nothing is done. `go`, `back` and `go_to` carry `expect`, what the page showed."
    yield "Callers that cannot know it leave it out, and get 0.3 s between two GOs.\n"
    yield "| type | args | what |"
    yield "|---|---|---|"
    for name, kind in commands.PEOPLE.items():
        fields = ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind)) or "–"
        yield f"| `{name}` | {fields} | {_sentence(kind)} |"
    yield ""


def _acks() -> Iterator[str]:
    yield "## Acks\n"
    yield f"`{{{', '.join(field.name for field in dataclasses.fields(acks.Ack))}}}`\n"
    yield f"Status is one of {', '.join(f'`{status}`' for status in get_args(acks.Status))}.\n"
    yield from _fields(acks.Ack)
    yield from _fields(acks.Expect)


def _shapes() -> Iterator[str]:
    yield "## What a state holds\n"
    yield "| field | what |"
    yield "|---|---|"
    for name, what in STATE.items():
        yield f"| `{name}` | {what} |"
    yield ""
    yield f"A new motion starts {LEAD} s ahead, so that every page has it in time.\n"
    for kind in (Motion, Next, Taking, Over, Last, wire.Playing, CuePoint):
        yield f"### {kind.__name__}\n"
        yield f"{_sentence(kind)}\n"
        yield from _fields(kind)


def _who_is_here() -> Iterator[str]:
    yield "## What `screens` holds\n"
    yield "`{v, stage, server_ms, began_ms, screens, counts, troubles}`, once a second at most, under 4 kB:"
    yield "`began_ms` since when there is a list: shortly after it, screens are still on their way back;"
    yield "`screens` as many as fit, what is wrong first; `counts` all of them, by page and link;"
    yield "`troubles` sentences for the crew, which open with what a phone's line has room for.\n"
    yield from _fields(screens.Seen)


def _moves() -> Iterator[str]:
    yield "## Legal moves\n"
    yield "`state.allowed` names what people can do now; the same table refuses and greys a button.\n"
    yield "| phase | commands |"
    yield "|---|---|"
    for phase, legal in ALLOWED.items():
        names = [f"`{name}`" for name, kind in commands.PEOPLE.items() if kind in legal]
        yield f"| {phase} | {', '.join(names)} |"
    yield ""


def _points() -> Iterator[str]:
    yield "## Cue points\n"
    yield f"Kinds: {', '.join(get_args(PointKind))}.\n"
    yield "| kind of cue | holds the text |"
    yield "|---|---|"
    for kind, seconds in HOLDS.items():
        told = "until GO" if seconds == UNTIL_GO else f"{seconds:g} s" if seconds else "no"
        yield f"| {kind} | {told} |"
    yield ""


def _events() -> Iterator[str]:
    yield "## Events in the journal\n"
    yield "| event | fields | what |"
    yield "|---|---|---|"
    for name, kind in events.EVENTS.items():
        fields = ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind))
        yield f"| `{name}` | {fields} | {_sentence(kind)} |"


def _sentence(kind: type) -> str:
    """What stands in its docstring before the fields."""
    return " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())


def _fields(kind: type) -> Iterator[str]:
    """The lines of its docstring's field list, as Markdown."""
    told = (inspect.getdoc(kind) or "").partition("Fields:\n")[2]
    for line in inspect.cleandoc(told).splitlines():
        yield f"  {line.strip()}" if line.startswith(" ") else f"- {line}"
    yield ""


if __name__ == "__main__":
    print(page())  # noqa: T201  # this is its whole work
