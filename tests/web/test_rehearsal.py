"""The rehearsal over HTTP: what it is told, what it may ask for, and who is refused."""

import pytest

from stagecue.rehearsal import HostPace, Trouble
from stagecue.show import Call
from stagecue.show import commands as c
from stagecue.store import Journal, Runner
from stagecue.web.access import Door
from stagecue.web.app import create_app
from stagecue.web.stages import Stages
from stagecue.web.wire import Playing
from tests.show.days import DAY
from tests.store.clocks import SteppedClock

ADDRESS = "/api/v1/rehearsal"
PLAYING = Playing("2026-06-18", False, "UTC", True, True)
DAY_TOLD = {"date": "2026-06-18", "played_as_today": False, "zone": "UTC", "zone_confirmed": True,
            "rehearsal": True}  # fmt: skip


class Asked:
    """A rehearsal that only notes what it is asked for."""

    speed, paused, mode, troubles = 1.0, False, "full", (Trouble("over", "bert", 360.0),)

    def __init__(self):
        self.calls = []

    def paces(self):
        return (HostPace("Meg", 124.0, 118.0, 131.0, 4),)

    def __getattr__(self, name):
        return lambda *args, **kwargs: self.calls.append((name, *args, *kwargs.values()))


@pytest.fixture
def runner(tmp_path):
    journal = Journal(tmp_path / "day.sqlite3")
    yield Runner(DAY, SteppedClock(35000), journal)
    journal.close()


@pytest.fixture
def asked():
    return Asked()


def client(runner, rehearsing):
    stages = Stages({"main": runner}, "The Event", PLAYING, "e1")
    return create_app(stages, Door("123456", "secret"), now=lambda: 0.0, rehearsing=rehearsing).test_client()


@pytest.fixture
def laptop(runner, asked):
    return client(runner, asked)


def told(id_, kind, title, start, **fields):
    speakers = [] if kind == "break" else [id_.title()]
    return {"id": id_, "kind": kind, "title": title, "speakers": speakers, "start": start,
            "end": start + 1200, "expected": start, "began": None, "over": 0.0, "troubles": [], **fields}  # fmt: skip


def test_the_whole_rehearsal_is_told(laptop, runner):
    for show, command in (
        (36120, c.GoTo("ada/introduction")),
        (36130, c.SetDelay(120.0)),
        (36130, c.Resume()),
    ):
        runner.clock.show = show
        runner.call(Call(f"{show} {command}", "ann", command))
    late = {"kind": "over", "seconds": 360.0}
    assert laptop.get(ADDRESS).json == {
        "v": 1, "day": DAY_TOLD, "speed": 1.0, "paused": False, "mode": "full", "auto": False,
        "paces": [{"host": "Meg", "wpm": 124.0, "slowest": 118.0, "fastest": 131.0, "count": 4}],
        "clock": {"epoch": "e1", "server_ms": 37130000.0, "show_ms": 36130000.0, "rate": 1.0},
        "stages": [{
            "id": "main", "name": "Main stage", "phase": "introduction", "held": False, "why_held": "",
            "on": "ada", "standby": None, "over": 120.0,
            "items": [
                told("ada", "session", "On ada", 36000, expected=None, began=36120, over=120.0),
                told("bert", "session", "On bert", 37200, expected=37320, over=120.0, troubles=[late]),
                told("coffee", "break", "On coffee", 38400, expected=38520, over=120.0),
                told("dora", "session", "On dora", 39600),
            ],
        }],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ('{"speed": 60}', ("set_speed", 60.0)),
        ('{"speed": 0}', ("set_speed", 0.0)),
        ('{"paused": true}', ("pause", True)),
        ('{"paused": false}', ("pause", False)),
        ('{"mode": "intros"}', ("set_mode", "intros")),
        ('{"auto": false}', ("set_auto", False)),
        ('{"jump": "10:30"}', ("jump", 37800.0)),
        ('{"start": {"stage": "main", "item": "bert"}}', ("start_at", "main", "bert")),
        ('{"trouble": "+6m@bert"}', ("make_trouble", "+6m@bert")),
        ('{"clear": "bert"}', ("clear_trouble", "bert")),
    ],
)
def test_each_wish_is_passed_on(laptop, asked, body, call):
    answer = laptop.post(ADDRESS, data=body)
    assert (answer.status_code, asked.calls[1:]) == (200, [call])
    assert answer.json["stages"][0]["id"] == "main"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (
            "{}",
            "Ask for one thing at a time: speed, paused, mode, auto, jump, start, trouble, clear, accept_paces.",
        ),
        ('{"accept_paces": false}', "Say true to take the paces."),
        ('{"speed": 2, "paused": true}', "Ask for one thing at a time"),
        ('{"speed": "fast"}', "The request does not fit: Expected `float`, got `str` - at `$.speed`."),
        ('{"pace": 1}', "The request does not fit: Object contains unknown field `pace`."),
        ('{"start": {"stage": "main"}}', "The request does not fit"),
        ('{"mode": "half"}', "There is no mode 'half'. Modes: full, cue-to-cue, intros."),
        ('{"jump": "25:99"}', "'25:99' is no time of day. Write it as 10:30."),
        ("[", "The request does not fit"),
        ("[" * 60_000, "The request does not fit"),
        (b"\xff", "The request does not fit"),
        (b'{"jump": "\xff"}', "The request does not fit"),
    ],
    ids=lambda given: str(given)[:30],
)
def test_what_does_not_fit_is_refused_in_words(laptop, asked, body, error):
    answer = laptop.post(ADDRESS, data=body)
    assert (answer.status_code, answer.json["error"].startswith(error)) == (400, True)
    assert asked.calls[1:] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_show_itself_is_not_to_be_played_with(runner, method):
    answer = getattr(client(runner, None), method)(ADDRESS)
    assert (answer.status_code, "stagecue serve FOLDER --clock rehearsal" in answer.json["error"]) == (
        409,
        True,
    )


@pytest.mark.parametrize(("rehearsing", "holds"), [(True, 'id="pause"'), (False, "This is the show itself")])
def test_the_page(runner, asked, rehearsing, holds):
    answer = client(runner, asked if rehearsing else None).get("/rehearsal")
    assert (answer.status_code, holds in answer.text, " style=" in answer.text) == (200, True, False)


def test_a_strange_phone_is_kept_out(laptop):
    laptop.environ_base["REMOTE_ADDR"] = "192.168.1.20"
    told = [laptop.get(ADDRESS).status_code, laptop.post(ADDRESS, data="{}").status_code]
    assert (told, laptop.get("/rehearsal").headers["Location"]) == ([401, 401], "/enter?next=%2Frehearsal")
