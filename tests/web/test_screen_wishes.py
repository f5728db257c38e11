"""A real server and real sockets: a controller asks a screen, by its socket and over HTTP, and is answered."""

import json
import threading
import urllib.error
import urllib.request
import uuid
from urllib.parse import quote

import pytest
import socketio

from stagecue.web.asking import ANSWER_SECONDS
from tests.serving import SAMPLE_DAY, serving
from tests.web.test_asking import ANSWER, LOOK, NOW, SILENT
from tests.web.test_sockets import SECONDS, STAGE, Page

MIRRORED = {**ANSWER, "look": {**LOOK, "mirror": "h"}}


class Glass:
    """A screen that answers what it is asked with `answer`; None: not in time."""

    def __init__(self, server, answer, query):
        self.asked, self._answer = [], answer
        self._over = threading.Event()
        self.client = socketio.Client(reconnection=False)
        self.client.on("screen", self._obey)
        self.client.connect(f"{server.address}?stage={STAGE}&{query}", transports=["websocket"])

    def _obey(self, wish):
        self.asked.append(wish)
        return self._answer or self._over.wait(ANSWER_SECONDS + 1)

    def called(self):
        """What the server says that it is called."""
        return self.client.call("sync", timeout=SECONDS)["screen"]

    def leave(self):
        self._over.set()
        self.client.disconnect()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    options = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", "08:00")
    with serving(*options, "--data", tmp_path_factory.mktemp("data"), "--port", 0) as running:
        yield running


@pytest.fixture
def phone(server):
    page = Page(server)
    yield page
    page.client.disconnect()


@pytest.fixture
def glass(server):
    opened = []

    def open_glass(answer=ANSWER, *, page="prompter", name=""):
        opened.append(Glass(server, answer, f"page={page}&name={quote(name)}&screen={uuid.uuid4()}"))
        return opened[-1]

    yield open_glass
    for one in opened:
        one.leave()


def asked(page, *wish):
    return page.client.call("screen", wish, timeout=SECONDS)


def number(page, name):
    """By which the server knows the screen of that name: it counts all that come while it runs."""
    return asked(page, name)["screen"]["id"]


def http(server, name, wish=None):
    """The status and the answer."""
    address = f"{server.address}/api/v1/stages/{STAGE}/screens/{quote(name)}"
    try:
        with urllib.request.urlopen(address, wish and json.dumps(wish).encode(), timeout=SECONDS) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_a_controller_asks_a_screen_and_is_told_what_it_has_then(phone, glass):
    left = glass(MIRRORED, name="Left")
    told = {"screen": {**NOW, **MIRRORED, "id": number(phone, "Left"), "name": "Left"}}
    assert [asked(phone, "Left"), asked(phone, "Left", {"look": {"mirror": "h"}})] == [told, told]
    assert left.asked == [{}, {}, {"look": {"mirror": "h"}}]


def test_a_program_asks_it_over_http(server, phone, glass):
    left = glass(name="Left glass")
    told = {**NOW, "id": number(phone, "Left glass"), "name": "Left glass"}
    assert [http(server, "Left glass"), http(server, "Left glass", {"identify": True})] == [(200, told)] * 2
    assert left.asked == [{}, {}, {"identify": True, "name": "Left glass"}]
    assert http(server, "Left glass", {"look": {"dim": 99}}) == (
        400, {"error": "`dim` cannot be 99: it goes from 0 to 40."},
    )  # fmt: skip


def test_a_screen_is_called_by_its_new_name_from_then_on(server, phone, glass):
    one = glass(name="One")
    other = glass(page="timer", name="Other")
    assert asked(phone, "One", {"name": "Wing"})["screen"]["name"] == "Wing"
    assert (one.called(), one.asked) == ("Wing", [{"name": "Wing"}])
    assert http(server, "Other", {"name": "Wing"})[0] == 409
    phone.await_links({"Wing": "online", "Other": "online"})
    assert (other.called(), asked(phone, "One")["screen"]["name"]) == ("Other", "Wing")
    assert asked(phone, "Two")["error"][:24] == "There is no screen 'Two'"


def test_a_screen_that_does_not_answer_is_not_claimed_to_have_done_it(server, phone, glass):
    mute = glass(None)
    name = mute.called()
    silent = SILENT.replace("Prompter 1", name)
    assert asked(phone, name, {"reset": True}) == {"error": silent}
    assert phone.ask("pace", wpm=141)["status"] == "applied"
    assert http(server, name, {"reset": True}) == (409, {"error": silent})


def test_nonsense_is_answered_in_words(phone):
    assert all("error" in asked(phone, *sent) for sent in [(), (5,), ("X", [1]), ("X" * 9000, {"name": "Y"})])
