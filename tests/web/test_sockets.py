"""A real server and real sockets: the state first, one truth for all, acks, and who is kept out."""

import time
import urllib.request
import uuid
from collections.abc import Iterator

import pytest
import socketio

from tests.serving import SAMPLE_DAY, Serving, serving

STAGE = "maps-and-weather"
SECONDS = 10


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Serving]:
    data = tmp_path_factory.mktemp("data")
    options = (
        "--day",
        SAMPLE_DAY,
        "--port",
        0,
        "--data",
        data,
        "--clock",
        "rehearsal",
        "--start-at",
        "08:00",
    )
    with serving(*options) as running:
        yield running


class Page:
    """A page's side of the socket."""

    def __init__(self, server, *, stage=STAGE, page="control"):
        self.client = socketio.SimpleClient()
        self.client.connect(f"{server.address}?stage={stage}&page={page}", transports=["websocket"])

    def state(self):
        name, state = self.client.receive(timeout=SECONDS)
        assert name == "state"
        return state

    def ask(self, type_, *, expect=None, **args):
        sent = {"v": 1, "id": uuid.uuid4().hex, "type": type_, "args": args}
        return self.client.call("command", sent | ({"expect": expect} if expect else {}), timeout=SECONDS)


@pytest.fixture
def pages(server):
    opened = []

    def opened_page(**options):
        opened.append(Page(server, **options))
        return opened[-1]

    yield opened_page
    for page in opened:
        page.client.disconnect()


def test_the_state_is_the_first_thing_and_then_comes_with_every_change(pages):
    one, two = pages(), pages(page="prompter")
    states = [page.state() for page in (one, two)]
    assert {**states[0], "clock": None} == {**states[1], "clock": None}
    ack = one.ask("pace", wpm=140)
    assert (ack["status"], one.state()["pace"], two.state()["pace"]) == ("applied", 140.0, 140.0)


def test_two_phones_that_press_together_advance_one_cue(pages):
    one, two = pages(), pages()
    seen = one.state()
    assert two.state()["rev"] == seen["rev"]
    expect = {"rev": seen["rev"], "cue": seen["next"]["id"]}
    acks = [page.ask("go", expect=expect) for page in (one, two)]
    assert [(ack["status"], ack.get("satisfied")) for ack in acks] == [("applied", None), ("stale", True)]
    assert acks[1]["message"].startswith("Already taken by control ")
    assert one.state()["rev"] == seen["rev"] + 1


def test_stages_do_not_hear_each_other(pages):
    here, there = pages(), pages(stage="tools-and-hands")
    assert (here.state()["stage"], there.state()["stage"]) == (STAGE, "tools-and-hands")
    there.ask("pace", wpm=101)
    here.ask("pace", wpm=102)
    assert (here.state()["pace"], there.state()["pace"]) == (102.0, 101.0)


def test_an_idle_page_is_not_hung_up_on(pages):
    page = pages()
    page.state()
    time.sleep(7)  # past the 5 s after which engineio gives up a client to which nothing was queued
    assert page.ask("pace", wpm=133)["status"] == "applied"
    assert page.state()["pace"] == 133.0


def test_sync_tells_the_servers_time(pages):
    page = pages()
    state = page.state()
    told = page.client.call("sync", timeout=SECONDS)["server_ms"]
    assert told >= state["clock"]["server_ms"]


@pytest.mark.parametrize("sent", [None, 5, "go", [], {"type": "go"}, {"id": "x", "type": "go", "args": []}])
def test_nonsense_is_answered_and_changes_nothing(pages, sent):
    page = pages()
    before = page.state()
    ack = page.client.call("command", sent, timeout=SECONDS)
    assert (ack["status"], ack["seq"]) == ("invalid", before["seq"])


def test_a_page_of_no_stage_is_refused_with_the_stages(server):
    told = []
    client = socketio.Client(reconnection=False)
    client.on("connect_error", told.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(f"{server.address}?stage=nope", transports=["websocket"])
    assert "Stages: maps-and-weather, tools-and-hands." in str(told)


def test_a_foreign_host_is_refused_before_the_app(server):
    asked = urllib.request.Request(f"{server.address}/healthz", headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError, match="421"):
        urllib.request.urlopen(asked, timeout=SECONDS)
