"""Nonsense, and what is nearly right: 90,000 messages on sockets, 10,000 requests over HTTP.

Sockets: hypothesis draws talks of a dozen messages (commands with something wrong, new words, wishes to a
screen, packets of engine.io and Socket.IO, frames of any kind, fragments, giants); each talker has a stage of
its own, with two screens, and deals with one message after the other. HTTP: schemathesis draws requests by
the server's own OpenAPI and judges each answer; others are no requests at all. An honest phone presses on
meanwhile and must be served.
"""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from queue import Queue

import requests
from hypothesis import strategies as st

from benchmarks.children import running
from benchmarks.torture.fuzz.by_http import BATCH, Asker, batch
from benchmarks.torture.fuzz.glass import glasses
from benchmarks.torture.fuzz.judging import APPLIED
from benchmarks.torture.fuzz.talk import Talker, Tally
from benchmarks.torture.fuzz.wishes import wishes
from benchmarks.torture.fuzz.words import MESSAGES, RARE, Sent
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.server import Server, serving

MESSAGES_SENT, REQUESTS_SENT = 90_000, 10_000
CONTROL = 0.004
"""Of the whole: the controls are seen in the first messages."""
ROUND = 1000
"""Requests to one server."""
PAGES, RAW = 0.2, 0.2
"""Of the requests: commands as a page makes them, most of them late; and those that are none."""
TALK = 12
"""Messages of a talk."""
TALKS = st.tuples(
    st.lists(MESSAGES | wishes(), min_size=TALK, max_size=TALK), st.lists(RARE, max_size=1)
).map(lambda both: [*both[0], *both[1]])
FEW = 30
"""Requests of the shortest form."""
STAGES = 8
QUIET, DONE, LATE = 1 / TALK / 6, 0.01, 0.05
"""Of the messages: a talk in six, of which the whole state is compared; of the requests: those
carried out, and those that came late. Fewer would show that hardly anything was looked at."""
EDITS, WISHES = 0.002, 0.003
"""Of messages and requests: words that were put on stage or taken back, and wishes that a screen answered."""
ON_SOCKETS, OVER_HTTP = "refusals that changed the show", "refusals over HTTP that changed the show"
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "06:00")
"""A rehearsal's clock can be stopped: then nothing moves but by what was sent."""


@dataclass(frozen=True)
class Life:
    """What one server went through.

    Fields:
        crashes: 1 if it is not the process that it was, or is gone
        said: what it said on its terminal; unserved: what the honest phone was told instead of `applied`
    """

    tally: Tally
    crashes: int
    said: tuple[str, ...]
    unserved: tuple[str, ...]


def _fuzzed(ground: Ground, *, without: str) -> Outcome:
    """Messages on one server, then requests, each thousand on a new one: long records are slow to tell."""
    share = CONTROL if without else 1.0
    messages = ground.count(int(MESSAGES_SENT * share), least=TALK * STAGES)
    wanted = ground.count(int(REQUESTS_SENT * share), least=FEW)
    talked = _life(ground.part("talks"), without, lambda server, stages: _talk(server, stages, messages))
    asked = [
        _life(ground.part(f"requests-{begun}"), without, partial(_ask, count=min(ROUND, wanted - begun)))
        for begun in range(0, wanted, ROUND)
    ]
    return _outcome([talked, *asked], wanted=(messages, wanted))


def _life(ground: Ground, without: str, do: Callable[[Server, list[str]], Tally]) -> Life:
    """`do` something to a new server with an honest phone on a stage of its own."""
    tracks = tuple(f"Quay {number}" for number in range(STAGES + 1))
    day = Day(sessions=3, cue_every=20, tracks=tracks).write(ground.folder / "cards")
    server = Server(day, ground.folder / "data", *OPTIONS, without=without)
    with serving(server):
        born, begun = server.pid, _ready(server)
        stages = [stage["id"] for stage in server.get("stages")["stages"]]
        honest = ("benchmarks.torture.people.honest", server.address, stages.pop())
        with running(*honest, says=ground.folder / "honest") as phone, glasses(server, stages):
            tally = do(server, stages)
            pressed = phone.said.splitlines()
        alive = server.process is not None and server.process.poll() is None and server.pid == born
        said = server.said[begun:].splitlines()
    unserved = tuple(told for told in pressed if told not in APPLIED)
    return Life(tally, int(not alive) + tally.lost, tuple(said), unserved)


def _outcome(lives: Sequence[Life], *, wanted: tuple[int, int]) -> Outcome:
    both = sum((life.tally for life in lives), Tally())
    said = [line for life in lives for line in (*life.unserved, *life.said)]
    faults = {
        "crashes": sum(life.crashes for life in lives),
        "lines on the server's terminal": sum(len(life.said) for life in lives),
        "presses of an honest phone not taken": sum(len(life.unserved) for life in lives),
        "tracebacks to a client": both.leaks,
        ON_SOCKETS: both.changes,
        OVER_HTTP: both.requests,
        "sound commands without an ack": both.unanswered,
        "lines that were neither answered nor hung up on": both.stuck,
        "HTTP answers unlike the OpenAPI, 5xx among them": both.unlike,
    }
    return Outcome(
        (
            Figure("messages", lives[0].tally.sent, at_least=wanted[0]),
            Figure("talks in which nothing was taken", both.quiet, at_least=int(wanted[0] * QUIET)),
            Figure("requests", both.sent - lives[0].tally.sent, at_least=wanted[1]),
            Figure("requests carried out", both.done, at_least=int(wanted[1] * DONE)),
            Figure("requests refused", both.refused, at_least=wanted[1] // 2),
            Figure("of them with a code of 200", both.late, at_least=int(wanted[1] * LATE)),
            Figure("new words taken", both.edits, at_least=int(sum(wanted) * EDITS)),
            Figure("wishes answered by a screen", both.wishes, at_least=int(sum(wanted) * WISHES)),
            *(Figure(what, count, at_most=0) for what, count in faults.items()),
        ),
        "; ".join([*both.examples, *said[:3]])[:2000],
    )


def _ready(server: Server) -> int:
    """Stop its time; how much it has said once it has said where it is."""
    while "Ctrl-C" not in server.said:
        time.sleep(0.02)
    body = json.dumps({"paused": True}).encode()
    urllib.request.urlopen(f"{server.address}/api/v1/rehearsal", body, timeout=10).close()  # noqa: S310
    return len(server.said)


# --- both halves ----------------------------------------------------------------------------------------


def _talk(server: Server, stages: list[str], count: int) -> Tally:
    """At least `count` messages, by one talker for each stage."""
    talkers = [Talker(server, stage) for stage in stages]
    waiting: Queue[list[Sent] | None] = Queue(2 * STAGES)
    threads = [threading.Thread(target=_work, args=(talker, waiting), daemon=True) for talker in talkers]
    for thread in threads:
        thread.start()
    while sum(talker.tally.sent for talker in talkers) + TALK * waiting.qsize() < count and _any(threads):
        batch(waiting.put, min(BATCH, count // TALK + 1), TALKS)
    for _ in threads:
        waiting.put(None)
    for thread in threads:
        thread.join()
    return sum((talker.tally for talker in talkers), Tally())


def _any(threads: list[threading.Thread]) -> bool:
    return any(thread.is_alive() for thread in threads)


def _work(talker: Talker, waiting: Queue[list[Sent] | None]) -> None:
    """A talk that cannot be held is counted, and the next is begun."""
    while (messages := waiting.get()) is not None:
        try:
            talker.talk(messages)
        except Exception as error:  # noqa: BLE001  # a server that is dead, or answers with no state
            talker.tally.note("lost", repr(error))


def _ask(server: Server, stages: list[str], *, count: int) -> Tally:
    """`count` requests for two of the stages."""
    asker = Asker(server, stages[:2])
    try:
        asker.as_a_page(round(count * PAGES))
        asker.by_the_document(round(count * (1 - PAGES - RAW)))
        asker.at_random(round(count * RAW))
    except requests.RequestException as error:
        asker.tally.note("lost", error)
    asker.close()
    return asker.tally


def _control(without: str, sees: str) -> Control:
    what = f"a server without “{without}”"
    return Control(what, partial(_fuzzed, without=without), sees)


ROWS = (
    Row(
        "fuzz",
        f"{MESSAGES_SENT} random and mutated messages, {REQUESTS_SENT} requests: no crash, no traceback, "
        "nothing changed by a refusal",
        partial(_fuzzed, without=""),
        (
            _control("refusals change nothing", ON_SOCKETS),
            _control("whatever comes late changes nothing", OVER_HTTP),
            _control("refusals in words", "tracebacks to a client"),
            _control("refusals are caught", "lines on the server's terminal"),
        ),
    ),
)
