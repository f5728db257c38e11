"""A real server and real sockets: the state first, one truth for all, acks, who is here and who is kept out."""

import time
import urllib.request
import uuid
from collections.abc import Iterator

import pytest
import socketio

from tests.serving import SAMPLE_DAY, Serving, serving
from tests.web.transport.server_rig import Peer, frame

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

    def __init__(self, server, *, stage=STAGE, page="control", **query):
        self.client = socketio.SimpleClient()
        more = "".join(f"&{name}={value}" for name, value in query.items())
        self.client.connect(f"{server.address}?stage={stage}&page={page}{more}", transports=["websocket"])

    def event(self):
        return self.client.receive(timeout=SECONDS)

    def told(self, wanted):
        """What comes under one name next."""
        while (event := self.event())[0] != wanted:
            pass
        return event[1]

    def state(self):
        return self.told("state")

    def await_links(self, links):
        """Wait until the controllers are told so of these screens, by name; since when, by name."""
        told = {}
        while not links.items() <= {name: one["link"] for name, one in told.items()}.items():
            told = {one["name"]: one for one in self.told("screens")["screens"]}
        return {name: one["since_ms"] for name, one in told.items()}

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
    assert acks[1]["message"].startswith("Taken by control ")
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


def raw(server, name, **query):
    """A prompter made of a raw socket, which answers no ping unless it is told to."""
    told = "".join(
        f"&{key}={value}"
        for key, value in {"stage": STAGE, "page": "prompter", "name": name, **query}.items()
    )
    return Peer(("127.0.0.1", server.port), query=told).join()


def test_a_controller_is_told_the_screens_right_after_the_first_state(pages):
    for name in ("Ann", "Bea"):
        phone = pages(name=name)
        assert phone.event()[0] == "state"
        told, screens = phone.event()
        assert (told, name in {one["name"] for one in screens["screens"]}) == ("screens", True)


def test_only_controllers_are_told_the_screens(pages):
    prompter = pages(page="prompter")
    pages()
    prompter.ask("pace", wpm=123)
    names = [prompter.event()[0], prompter.event()[0]]
    assert names == ["state", "state"]


ENDS = {
    "its tab was closed": (lambda peer: peer.socket.sendall(frame(b"\x03\xe9", opcode=8)), "closed"),
    "a program ended": (lambda peer: peer.socket.sendall(frame(b"\x03\xe8", opcode=8)), "closed"),
    "it ended the session": (lambda peer: peer.send("41"), "closed"),
    "it gave the line up": (lambda peer: peer.socket.sendall(frame(b"", opcode=8)), "lost"),
    "the line broke": (lambda peer: peer.close(), "lost"),
    "not a word more": (lambda peer: None, "lost"),
}


def test_how_a_screen_went_is_told_to_the_controllers(server, pages):
    phone = pages()
    peers = {name: raw(server, name.replace(" ", "+")) for name in ENDS}
    phone.await_links(dict.fromkeys(ENDS, "online"))
    for name, (end, _) in ENDS.items():
        end(peers[name])
    since = phone.await_links({name: link for name, (_, link) in ENDS.items()})
    assert since["not a word more"] < since["it ended the session"], "lost is since it was last heard"


def test_a_page_that_came_back_on_a_new_line_is_hung_up_on_on_the_old_one(server, pages):
    phone = pages()
    old = raw(server, "Left", screen="tab-1", life="1")
    again = raw(server, "Left", screen="tab-1", life="1")
    copied = raw(server, "Left", screen="tab-1", life="2")
    assert old.rest() == []
    for peer in (again, copied):
        peer.send('420["sync"]')
        assert '"screen":"Left"' in next(text for text in iter(peer.event, "") if text.startswith("430"))
    phone.await_links({"Left": "online"})


def test_a_screen_that_will_not_come_back_is_forgotten_by_a_controller_alone(pages):
    phone, other = pages(), pages(page="prompter", name="Right")
    gone = pages(page="prompter", name="Wrong")
    gone.client.disconnect()
    phone.await_links({"Wrong": "closed"})
    asked = [page.client.call("forget", "Wrong", timeout=SECONDS) for page in (other, phone, phone)]
    assert [answer["forgotten"] for answer in asked] == [False, True, False]


GIVEN = "Prompter"  # with a number
TOLD_NAMES = {
    "Door": "Door",
    "Door%20%20glass": "Door glass",
    "Left%2FRight": GIVEN,
    "clock": GIVEN,
    "x%00y": GIVEN,
}


@pytest.mark.parametrize(("told", "name"), TOLD_NAMES.items(), ids=TOLD_NAMES)
def test_a_page_is_called_as_it_says_by_the_rule_of_every_name(pages, told, name):
    called = pages(page="prompter", name=told).client.call("sync", timeout=SECONDS)["screen"]
    assert called.rstrip(" 0123456789") == name


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
