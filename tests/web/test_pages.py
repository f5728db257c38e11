"""Pages, HTTP and the entrance, asked as a device on the network and as the laptop itself."""

import pytest

from stagecue.store import Journal, Runner
from stagecue.web.access import Door
from stagecue.web.app import create_app
from stagecue.web.entrance import PASS
from stagecue.web.stages import Stages
from stagecue.web.wire import Playing
from tests.show.days import DAY
from tests.store.clocks import SteppedClock

PHONE = {"REMOTE_ADDR": "192.168.1.20"}
PLAYING = Playing("2026-06-18", True, "UTC", False, False)


@pytest.fixture
def door():
    return Door("123456", "secret")


@pytest.fixture
def app(tmp_path, door):
    journal = Journal(tmp_path / "day.sqlite3")
    runner = Runner(DAY, SteppedClock(35000), journal)
    stages = Stages({"main": runner}, "The Event", PLAYING, "e1")
    yield create_app(stages, door, addresses=("http://192.168.1.9:4321/",), now=lambda: 0.0)
    journal.close()


@pytest.fixture
def laptop(app):
    return app.test_client()


@pytest.fixture
def phone(app):
    client = app.test_client()
    client.environ_base.update(PHONE)
    return client


@pytest.mark.parametrize(
    ("path", "status", "holds"),
    [
        ("/", 200, "123 456"),
        ("/prompter", 200, "Main stage"),
        ("/prompter?stage=main", 200, "Main stage"),
        ("/control", 200, "Main stage"),
        ("/prompter?stage=nope", 404, "There is no stage &#39;nope&#39;. Stages: main."),
        ("/nope", 404, "Not Found"),
        ("/enter", 200, "Enter the code"),
        ("/qr.svg?to=/control", 200, "<svg"),
        ("/healthz", 200, '"ok":true'),
        ("/api/v1/stages", 200, '"name":"Main stage"'),
        ("/api/v1/stages/main/state", 200, '"phase":"ready"'),
        ("/api/v1/stages/main/rundown", 200, '"id":"ada/introduction"'),
        ("/api/v1/stages/nope/state", 404, "Stages: main."),
    ],
)
def test_the_laptop_is_shown(laptop, path, status, holds):
    answer = laptop.get(path)
    assert (answer.status_code, holds in answer.text) == (status, True)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert " style=" not in answer.text or path.startswith("/qr")


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 302, "/enter?next=%2F"),
        ("/control?stage=main", 302, "/enter?next=%2Fcontrol%3Fstage%3Dmain"),
        ("/api/v1/stages/main/state", 401, None),
        ("/healthz", 200, None),
        ("/static/css/tokens.css", 200, None),
    ],
)
def test_a_strange_phone_is_sent_to_the_entrance(phone, path, status, location):
    with phone.get(path) as answer:
        assert (answer.status_code, answer.headers.get("Location")) == (status, location)


def test_the_code_is_asked_once(phone):
    assert "That is not the code" in phone.post("/enter", data={"code": "000000"}).text
    answer = phone.post("/enter", data={"code": " 123 456 ", "next": "/control?stage=main"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/control?stage=main")
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert phone.get("/control").status_code == 200
    assert "123 456" not in phone.get("/").text


@pytest.mark.parametrize(
    "away", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb", ""]
)
def test_the_entrance_leads_nowhere_else(phone, away):
    answer = phone.post("/enter", data={"code": "123456", "next": away})
    assert answer.headers["Location"] == "/"


def test_in_a_flood_a_phone_is_let_in_from_the_laptop(laptop, phone, door):
    door.flooded = True
    asked = phone.post("/enter", data={"code": "123456", "next": "/control"})
    (number,) = door.waiting
    assert number in asked.text
    assert asked.headers["Refresh"] == "3; url=/enter?next=%2Fcontrol"
    assert phone.post("/let-in", data={"number": number}).status_code == 302
    assert number in laptop.get("/").text
    assert laptop.post("/let-in", data={"number": number}).headers["Location"] == "/"
    assert phone.get("/enter?next=/control").headers["Location"] == "/control"
    assert phone.get_cookie(PASS) is not None


def test_a_rundown_is_sent_once(laptop):
    first = laptop.get("/api/v1/stages/main/rundown")
    again = laptop.get("/api/v1/stages/main/rundown", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        ('{"id": "1", "type": "go"}', 200, "applied"),
        ('{"id": "1", "type": "nudge", "args": {"word": 3}}', 400, "invalid"),
        ('{"id": "1"}', 400, "invalid"),
        ("[]", 400, "invalid"),
    ],
)
def test_a_command_by_http(laptop, body, code, status):
    answer = laptop.post("/api/v1/stages/main/commands", data=body)
    assert (answer.status_code, answer.json["status"]) == (code, status)


def test_a_body_that_is_no_json_is_told(laptop):
    answer = laptop.post("/api/v1/stages/main/commands", data="{")
    assert (answer.status_code, "not JSON" in answer.json["error"]) == (400, True)
