"""Pages, HTTP and the entrance, asked as a device on the network and as the laptop itself."""

import pytest

from stagecue.store import Journal, Runner
from stagecue.web.access import Door
from stagecue.web.app import create_app
from stagecue.web.entrance import PASS, WAITING
from stagecue.web.stages import Stages
from stagecue.web.wire import Playing
from tests.show.days import DAY
from tests.store.clocks import SteppedClock

PLAYING = Playing("2026-06-18", True, "UTC", False, False)


@pytest.fixture
def door():
    return Door("123456", "secret")


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def app(tmp_path, door, clock):
    journal = Journal(tmp_path / "day.sqlite3")
    runner = Runner(DAY, SteppedClock(35000), journal)
    stages = Stages({"main": runner}, "The Event", PLAYING, "e1", lambda: ("No backup yet.",))
    yield create_app(stages, door, addresses=("http://192.168.1.9:4321/",), now=lambda: clock[0])
    journal.close()


@pytest.fixture
def laptop(app):
    return app.test_client()


@pytest.fixture
def phone(app):
    return on_network(app, "192.168.1.20")


def on_network(app, address):
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return client


@pytest.mark.parametrize(
    ("path", "status", "holds"),
    [
        ("/", 200, "123 456"),
        ("/prompter", 200, "Main stage"),
        ("/prompter?stage=main", 200, "Main stage"),
        ("/control", 200, "Main stage"),
        ("/timer", 200, "Main stage"),
        ("/backstage?stage=main", 200, "Main stage"),
        ("/timer?stage=nope", 404, "There is no stage &#39;nope&#39;. Stages: main."),
        ("/prompter?stage=nope", 404, "There is no stage &#39;nope&#39;. Stages: main."),
        ("/nope", 404, "Not Found"),
        ("/enter", 200, "Enter the code"),
        ("/qr.svg?to=/control", 200, "<svg"),
        ("/healthz", 200, '"ok":true'),
        ("/api/v1/stages", 200, '"name":"Main stage"'),
        ("/api/v1/stages/main/state", 200, '"phase":"ready"'),
        ("/api/v1/stages/main/rundown", 200, '"id":"ada/introduction"'),
        ("/api/v1/stages/main/as-run", 200, '"told":"actual"'),
        ("/api/v1/stages/nope/state", 404, "Stages: main."),
        ("/api/v1/stages/nope/as-run", 404, "Stages: main."),
    ],
)
def test_the_laptop_is_shown(laptop, path, status, holds):
    answer = laptop.get(path)
    assert (answer.status_code, holds in answer.text) == (status, True)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert " style=" not in answer.text or path.startswith("/qr")


def test_a_browser_may_bring_a_screen_back_without_a_server_and_no_other_page(laptop):
    screens, others = ("/prompter", "/timer", "/backstage"), ("/control", "/")
    told = {path: laptop.get(path).headers.get("Cache-Control") for path in (*screens, *others)}
    assert told == dict.fromkeys(screens, "no-cache") | dict.fromkeys(others)


def test_the_screens_worker_is_at_the_top_where_it_sees_their_pages(laptop):
    with laptop.get("/screen-worker.js") as worker:
        told = (worker.status_code, worker.mimetype, worker.headers["Cache-Control"])
    assert told == (200, "text/javascript", "no-cache")


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 302, "/enter?next=%2F"),
        ("/control?stage=main", 302, "/enter?next=%2Fcontrol%3Fstage%3Dmain"),
        ("/screen-worker.js", 302, "/enter?next=%2Fscreen-worker.js"),
        ("/api/v1/stages/main/state", 401, None),
        ("/healthz", 200, None),
        ("/static/css/tokens.css", 200, None),
    ],
)
def test_a_strange_phone_is_sent_to_the_entrance(phone, path, status, location):
    with phone.get(path) as answer:
        assert (answer.status_code, answer.headers.get("Location")) == (status, location)


def test_the_troubles_of_the_laptop_are_no_business_of_strangers(laptop, phone):
    assert [page.get("/healthz").json for page in (laptop, phone)] == [
        {"ok": True, "epoch": "e1", "troubles": ["No backup yet."]},
        {"ok": True, "epoch": "e1", "troubles": []},
    ]


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
    assert number in phone.get("/enter").text
    assert phone.post("/let-in", data={"number": number}).status_code == 302
    assert number in laptop.get("/").text
    assert laptop.post("/let-in", data={"number": number}).headers["Location"] == "/"
    assert phone.get("/enter?next=/control").headers["Location"] == "/control"
    assert phone.get_cookie(PASS) is not None
    assert (phone.get_cookie(WAITING), phone.get("/control").status_code) == (None, 200)


def test_a_stranger_who_guesses_the_numbers_learns_and_takes_nothing(app, laptop, phone, door):
    door.flooded = True
    phone.post("/enter", data={"code": "123456"})
    (number,) = door.waiting
    stranger = on_network(app, "192.168.1.66")
    plain = stranger.get("/enter").text
    for let_in in (False, True):
        if let_in:
            laptop.post("/let-in", data={"number": number})
        for guess in (number, "0000", "9999", "", "x" * 22, 'é";'):
            stranger.set_cookie(WAITING, guess)
            answer = stranger.get("/enter")
            assert (answer.status_code, answer.text, "Refresh" in answer.headers) == (200, plain, False)
    assert stranger.get_cookie(PASS) is None
    assert phone.get("/enter").status_code == 302


def test_the_cookie_of_a_waiting_phone_is_no_number(phone, door):
    door.flooded = True
    set_cookie = phone.post("/enter", data={"code": "123456"}).headers["Set-Cookie"]
    (number,) = door.waiting
    token = phone.get_cookie(WAITING).value
    assert (len(token) >= 22, token == number, "HttpOnly" in set_cookie) == (True, False, True)
    assert all(token not in phone.get("/enter").text for _ in range(2))


def test_without_the_code_nobody_waits(phone, door):
    door.flooded = True
    assert phone.post("/enter", data={"code": "000000"}).status_code == 401
    assert (door.waiting, phone.get_cookie(WAITING)) == ((), None)


def test_a_phone_that_enters_the_code_twice_keeps_its_place(laptop, phone, door):
    door.flooded = True
    told = {phone.post("/enter", data={"code": "123456"}).text for _ in range(9)}
    assert (len(told), len(door.waiting)) == (1, 1)
    laptop.post("/let-in", data={"number": door.waiting[0]})
    assert phone.post("/enter", data={"code": "123456"}).headers["Location"] == "/"


def test_one_address_waits_five_times_and_is_told(app, door):
    door.flooded = True
    crowd = [on_network(app, "192.168.1.66") for _ in range(6)]
    told = [client.post("/enter", data={"code": "123456"}).status_code for client in crowd]
    assert told == [200] * 5 + [429]


def test_after_an_hour_a_phone_is_asked_again_and_the_lobby_shows_no_number(laptop, phone, door, clock):
    door.flooded = True
    phone.post("/enter", data={"code": "123456"})
    (number,) = door.waiting
    clock[0] = 3599.0
    assert (number in laptop.get("/").text, number in phone.get("/enter").text) == (True, True)
    clock[0] = 3600.0
    assert f"Let {number} in" not in laptop.get("/").text
    assert "Enter the code" in phone.get("/enter").text


def test_the_laptop_and_no_other_opens_the_door_again(laptop, phone, door):
    assert "Open the door again" not in laptop.get("/").text
    phone.post("/enter", data={"code": "123456"})
    door.flooded = True
    assert "Open the door again" in laptop.get("/").text
    assert "Open the door again" not in phone.get("/").text
    assert (phone.post("/open-door").status_code, laptop.get("/open-door").status_code) == (403, 405)
    assert phone.post("/let-in", data={"number": "0000"}).status_code == 403
    assert (door.flooded, laptop.post("/open-door").headers["Location"], door.flooded) == (True, "/", False)
    assert "Open the door again" not in laptop.get("/").text


def test_a_rundown_is_sent_once(laptop):
    first = laptop.get("/api/v1/stages/main/rundown")
    again = laptop.get("/api/v1/stages/main/rundown", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        ('{"id": "1", "type": "go"}', 200, "applied"),
        ('{"id": "1", "type": "nudge", "args": {"word": 3}}', 409, "invalid"),
        ('{"id": "1"}', 400, "invalid"),
        ("[]", 400, "invalid"),
    ],
)
def test_a_command_by_http(laptop, body, code, status):
    answer = laptop.post("/api/v1/stages/main/commands", data=body)
    assert (answer.status_code, answer.json["status"]) == (code, status)


@pytest.mark.parametrize("body", ["{", "", "[" * 60_000, b"\xff\xfe", b'{"id": "\xff"}'])
def test_a_body_that_is_no_json_is_told(laptop, body):
    answer = laptop.post("/api/v1/stages/main/commands", data=body)
    assert (answer.status_code, "not JSON" in answer.json["error"]) == (400, True)
