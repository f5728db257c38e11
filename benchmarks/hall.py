"""A hall full of screens: the show's server, the bare relay of the same message, and the crowd before them.

The two are asked by turns in one run, over sockets alike, and the crowd that listens is the same process:
what the machine was busy with, it was busy with for both. A command of the show is committed to disk before
anybody is told of it; the relay has nothing to commit.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import urlsplit

from websocket import WebSocket, create_connection

from benchmarks.bench_day import DAY, START_AT, write_day
from benchmarks.crowd import Door
from benchmarks.show_server import ShowServer, show_server
from benchmarks.talking import Talk, talking
from stagecue.app.clocks import steady

STAGE = "hall-1"
SESSIONS = 12
"""Minutes of the day on each stage: they outlast the bench."""
PAUSE = 0.03
"""Seconds between a press that was answered and the next: all have it by then, and so the disk."""
PATIENCE = 10.0
QUERY = f"/socket.io/?EIO=4&transport=websocket&stage={STAGE}"
NUMBER = re.compile(r'"seq":\d+')


@dataclass(frozen=True)
class Pressed:
    """A press, and the number of the message by which all are told of it.

    Fields:
        at: steady seconds, just before it was sent
    """

    at: float
    number: int


class Side(Protocol):
    """A server that tells all of what one says."""

    door: Door

    def press(self, times: int) -> list[Pressed]:
        """Say so many things, one after the other is answered, by a socket of its own."""


class Show:
    """StageCue: what is pressed is another pace, which moves the text on every page."""

    def __init__(self, server: ShowServer) -> None:
        place = urlsplit(server.address)
        self.server = server
        self._url = f"ws://{place.netloc}{QUERY}"
        self.door = Door(place.hostname or "", place.port or 0, f"{QUERY}&page=prompter", opening="40")

    def begin(self) -> str:
        """Bring the show to an introduction, held; the message by which a page is told of it."""
        self.server.introduce(STAGE)
        self.server.command(STAGE, "hold")
        with self._phone("lobby") as phone:
            return _receive(phone, '42["state"')

    def press(self, times: int) -> list[Pressed]:
        """By turns one pace and another."""
        with self._phone("control") as phone:
            return [self._press(phone, number) for number in range(times)]

    def _press(self, phone: WebSocket, number: int) -> Pressed:
        at, seq = _command(phone, number, "pace", wpm=120 + number % 2)
        time.sleep(PAUSE)
        return Pressed(at, seq)

    @contextmanager
    def _phone(self, page: str) -> Iterator[WebSocket]:
        phone = create_connection(f"{self._url}&page={page}", timeout=PATIENCE)
        phone.send("40")
        try:
            yield phone
        finally:
            phone.close()


class Bare:
    """The relay: what is said is the message itself, numbered anew."""

    def __init__(self, port: int, message: str) -> None:
        self.door = Door("127.0.0.1", port, "/")
        self._message = message
        # whoever joins is greeted with the number that was said last: no press may have it too
        self._said = int(NUMBER.findall(message)[0].removeprefix('"seq":'))

    def press(self, times: int) -> list[Pressed]:
        """The next numbers."""
        talker = create_connection(f"ws://127.0.0.1:{self.door.port}/", timeout=PATIENCE)
        talker.recv()
        try:
            return [self._press(talker) for _ in range(times)]
        finally:
            talker.close()

    def _press(self, talker: WebSocket) -> Pressed:
        self._said += 1
        text = NUMBER.sub(f'"seq":{self._said}', self._message, count=1)
        at = steady()
        talker.send(text)
        talker.recv()
        time.sleep(PAUSE)
        return Pressed(at, self._said)


@dataclass(frozen=True)
class Hall:
    """Both servers and the crowd.

    Fields:
        message: the state of the show as it goes over the line
    """

    show: Show
    bare: Bare
    crowd: Talk
    message: str

    def join(self, side: Side, number: int) -> tuple[list[float], int]:
        """So many screens come at once: the seconds until each held the state, and the bytes sent to all.

        RuntimeError if one of them did not get in.
        """
        told = self.crowd.ask({"join": asdict(side.door), "number": number})
        if len(told["held"]) < number:
            raise RuntimeError(f"{number - len(told['held'])} of {number} screens did not get the state")
        return told["held"], told["bytes"]

    def press(self, side: Side, times: int, *, screens: int) -> list[float]:
        """Seconds from each press to each screen. RuntimeError unless each was told of each, once."""
        pressed = side.press(times)
        return lateness(pressed, self.crowd.ask({"heard": pressed[0].number}), screens=screens)

    def leave(self) -> None:
        """The crowd hangs up."""
        self.crowd.ask({"leave": True})


def lateness(
    pressed: Sequence[Pressed], heard: Iterable[Sequence[tuple[int, float]]], *, screens: int
) -> list[float]:
    """Seconds from each press to each screen, a screen after the other.

    heard: for each screen the numbers of the messages that came, and when; RuntimeError unless every one of
        `screens` was told of every press, once, in their order
    """
    began = {one.number: one.at for one in pressed}
    told = [[(number, at) for number, at in one if number in began] for one in heard]
    whole = [one for one in told if [number for number, _ in one] == list(began)]
    if len(whole) != screens:
        raise RuntimeError(
            f"{len(whole)} of {screens} screens were told of each of {len(pressed)} presses, once"
        )
    return [at - began[number] for one in whole for number, at in one]


@contextmanager
def hall() -> Iterator[Hall]:
    """Both servers, running, and an empty crowd; all ended when the block is left."""
    with ExitStack() as open_:
        folder = Path(open_.enter_context(tempfile.TemporaryDirectory()))
        show = Show(open_.enter_context(bench_show(folder)))
        message = show.begin()
        (folder / "message").write_text(message, encoding="utf-8")
        relay = open_.enter_context(talking("benchmarks.bare", str(folder / "message"), "0"))
        bare = Bare(int(relay.line()), message)
        yield Hall(show, bare, open_.enter_context(talking("benchmarks.crowd")), message)


@contextmanager
def bench_show(folder: Path) -> Iterator[ShowServer]:
    """The bench day's show in `folder`, as a user starts it."""
    (cards := folder / "cards").mkdir()
    write_day(cards, sessions=SESSIONS)
    clock = ("--clock", "rehearsal", "--start-at", START_AT)
    with show_server(cards, folder / "data", "--port", "0", "--day", DAY, *clock) as server:
        yield server


def _command(phone: WebSocket, number: int, kind: str, **args: float) -> tuple[float, int]:
    """When it was sent, and the number of the state that came of it. RuntimeError if it was refused."""
    sent = {"v": 1, "id": uuid.uuid4().hex, "type": kind, "args": args}
    text = f"42{number}{json.dumps(['command', sent])}"
    at = steady()
    phone.send(text)
    answer = _receive(phone, f"43{number}[")
    (ack,) = json.loads(answer[answer.index("[") :])
    if ack["status"] != "applied":
        raise RuntimeError(f"{kind}: {ack}")
    return at, ack["seq"]


def _receive(phone: WebSocket, opening: str) -> str:
    """The next packet that begins so; a heartbeat on the way is answered."""
    while not (text := cast("str", phone.recv())).startswith(opening):
        if text == "2":
            phone.send("3")
        elif not text:
            raise RuntimeError("the server hung up")
    return text
