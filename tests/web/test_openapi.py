"""The OpenAPI document against the server itself: every route, and every answer that it really gives."""

import json
import shutil

import jsonschema
import pytest
import schemathesis

from stagecue.app.live import LiveRehearsal
from stagecue.rehearsal import HostPace
from stagecue.rundown import plan
from stagecue.show import Call
from stagecue.show import commands as c
from stagecue.show.commands import PEOPLE, POINTED
from stagecue.show.machine import LONGEST_WHY
from stagecue.store import Runner, read_folder
from stagecue.web.access import Door
from stagecue.web.app import create_app
from stagecue.web.openapi import document
from stagecue.web.stages import Stages
from stagecue.web.transport.guard import Guard
from stagecue.web.wire import Playing
from tests.serving import SAMPLES
from tests.show.days import DAY
from tests.store.clocks import SteppedClock

TOLD = json.loads(document())
PLAYING = Playing("2026-06-18", False, "UTC", True, False)
API = "/api/v1"
STAGE = f"{API}/stages/main"
COMMANDS, REHEARSAL = f"{STAGE}/commands", f"{API}/rehearsal"


@pytest.fixture
def runner(journal):
    return Runner(DAY, SteppedClock(36000), journal)


def client(runners, rehearsing=None, address="127.0.0.1"):
    stages = Stages({one.show.rundown.stage: one for one in runners}, "The Event", PLAYING, "e1")
    app = create_app(stages, Door("123456", "secret"), now=lambda: 0.0, rehearsing=rehearsing)
    app.wsgi_app = Guard(app.wsgi_app, names=())
    told = app.test_client()
    told.environ_base["REMOTE_ADDR"] = address
    return told


@pytest.fixture
def laptop(runner):
    return client([runner])


def template(path):
    """The path of the document that `path` is asked by."""
    steps = path.split("/")
    named = {4: "{stage}", 6: "{item}" if "items" in steps else "{name}"} if steps[3:4] == ["stages"] else {}
    return "/".join(named.get(at, step) for at, step in enumerate(steps))


def judged(answer, path, method="get"):
    """The status of an answer that is as the document says, which leaves no field out and adds none."""
    response = TOLD["paths"][template(path)][method]["responses"][str(answer.status_code)]
    if "content" in response:
        ((kind, media),) = response["content"].items()
        assert answer.mimetype == kind
        jsonschema.Draft202012Validator({**media["schema"], "components": TOLD["components"]}).validate(
            answer.json
        )
    return answer.status_code


def test_every_route_is_told_and_no_other(laptop):
    methods = {"GET", "POST", "PUT", "PATCH", "DELETE"}
    routes = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in laptop.application.url_map.iter_rules()
        if rule.rule.startswith("/api/") or rule.rule == "/healthz"
        for method in rule.methods & methods
    }
    assert routes == {(path, method) for path, told in TOLD["paths"].items() for method in told}


def test_it_is_an_openapi_document(laptop):
    answer = laptop.get(f"{API}/openapi.json")
    assert (answer.json, judged(answer, f"{API}/openapi.json")) == (TOLD, 200)
    schemathesis.openapi.from_dict(TOLD).validate()
    for schema in TOLD["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_each_operation_has_a_name_of_its_own_in_plain_letters():
    names = [told["operationId"] for path in TOLD["paths"].values() for told in path.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if not name.replace("-", "").isalpha()] == []


def test_every_command_of_the_show_is_one_of_them():
    told = {name: TOLD["components"]["schemas"][f"command-{name}"] for name in PEOPLE}
    assert set(TOLD["components"]["schemas"]["Command"]["discriminator"]["mapping"]) == set(PEOPLE)
    pointed = {name for name, schema in told.items() if schema["properties"]["expect"] != {"type": "null"}}
    assert pointed == {name for name, kind in PEOPLE.items() if kind in POINTED}
    needing = {name for name, schema in told.items() if "args" in schema["required"]}
    assert needing == {"go_to", "pace", "auto", "delay", "nudge", "blank", "edit", "undo_edit"}
    assert TOLD["components"]["schemas"]["Hold"]["properties"]["why"]["maxLength"] == LONGEST_WHY


PLAYED = {
    "ready": (),
    "standby": (c.Go(),),
    "held": (c.Go(), c.Hold("a reason")),
    "introduction": (c.Go(), c.Go()),
    "auto": (c.SetAuto(on=True),),
    "at cue": (c.Go(), c.Go(), c.Go()),
    "talk": (c.Go(),) * 5,
    "taken back": (*((c.Go(),) * 5), c.Back()),
    "break": (c.GoTo("coffee/break"), c.Resume()),
    "late": (c.SetDelay(600.0), c.Go(), c.Go()),
    "ended": (c.Go(), c.Go(), c.End()),
}


@pytest.mark.parametrize("played", PLAYED.values(), ids=PLAYED)
@pytest.mark.parametrize("what", ["state", "rundown", "as-run", "screens"])
def test_what_a_stage_answers_is_as_told(laptop, runner, played, what):
    for number, command in enumerate(played):
        runner.clock.show += 5
        assert runner.call(Call(str(number), "ann", command)).status == "applied"
    assert judged(laptop.get(f"{STAGE}/{what}"), f"{STAGE}/{what}") == 200


@pytest.fixture
def crowded(tmp_path, journal):
    """The sample day with a clash, notes and a pronunciation."""
    folder = tmp_path / "cards"
    shutil.copytree(SAMPLES, folder)
    card = next(folder.glob("ha-vy*")).read_text()
    (folder / "zz.md").write_text(card.replace("Knots That Hold", "Another talk"))
    (folder / "about.txt").write_text("Nguyễn Hạ-Vy Abernathy ties knots.\n")
    (folder / "stagecue.toml").write_text('[pronunciations]\n"Ha-Vy" = "hah vee"\n')
    read = read_folder(folder)
    return [
        Runner(one, SteppedClock(36000), journal)
        for one in plan(read.cards, read.notes, day=DAY.day, show_file=read.show_file)
    ]


def test_a_crowded_day_is_as_told(crowded):
    laptop = client(crowded)
    stages = [f"{API}/stages/{one.show.rundown.stage}" for one in crowded]
    paths = [f"{stage}/{what}" for stage in stages for what in ("rundown", "as-run", "state")]
    assert (len(paths), {judged(laptop.get(path), path) for path in paths}) == (6, {200})
    rundown = next(told for stage in stages if (told := laptop.get(f"{stage}/rundown").json)["clashes"])
    assert all(rundown[name] for name in ("items", "notes", "clashes", "pronunciations"))


def test_a_rehearsal_is_as_told(tmp_path, journal):
    live = LiveRehearsal([DAY], FakeClock(), journal, folder=tmp_path)
    live.paces = lambda: (HostPace("Meg", 124.0, 118.0, 131.0, 4),)
    laptop = client(live.runners.values(), live)
    wishes = [
        ({"trouble": "+6m@bert"}, 200), ({"start": {"stage": "main", "item": "ada"}}, 200), ({"speed": 0}, 409),
        ({"start": {"stage": "no", "item": "ada"}}, 409), ({"speed": None}, 400), ({"mode": "half"}, 400),
    ]  # fmt: skip
    for wish, status in wishes:
        assert judged(laptop.post(REHEARSAL, json=wish), REHEARSAL, "post") == status, wish
    assert judged(laptop.get(REHEARSAL), REHEARSAL) == 200


class FakeClock(SteppedClock):
    def __init__(self):
        super().__init__(36000)

    def set(self, *, show=None, rate=1.0):
        self.show = self.show if show is None else show


SENT = {
    "a GO": (b'{"id": "1", "type": "go"}', 200),
    "a stale one": (b'{"id": "1", "type": "go", "expect": {"rev": 7, "cue": "x"}}', 200),
    "not now": (b'{"id": "1", "type": "resume"}', 409),
    "an argument too many": (b'{"id": "1", "type": "go", "args": {"cue": "x"}}', 400),
    "a field too many": (b'{"id": "1", "type": "go", "expect": {"rev": 7, "cue": "x", "now": 1}}', 400),
    "no command": (b"[]", 400),
    "no JSON": (b"{", 400),
    "too long": (b" " * 163_841, 413),
}


WISHED = {
    "to no screen": (b'{"identify": true}', 404),
    "no wish": (b"{}", 400),
    "a look that cannot be": (b'{"look": {"size": 900}}', 400),
    "no JSON": (b"{", 400),
}


@pytest.mark.parametrize(("body", "status"), WISHED.values(), ids=WISHED)
def test_what_a_wish_to_a_screen_is_answered_is_as_told(laptop, body, status):
    screen = f"{STAGE}/screens/Left"
    assert judged(laptop.post(screen, data=body), screen, "post") == status


@pytest.mark.parametrize(("body", "status"), SENT.values(), ids=SENT)
def test_what_a_command_is_answered_is_as_told(laptop, body, status):
    assert judged(laptop.post(COMMANDS, data=body), COMMANDS, "post") == status


ASKED = {
    "no stage": ("get", f"{API}/stages/x/state", {}, 404),
    "a show": ("get", REHEARSAL, {}, 409),
    "another name": ("get", f"{STAGE}/state", {"Host": "evil.example"}, 421),
    "another name for health": ("get", "/healthz", {"Host": "evil.example"}, 421),
    "no name": ("get", f"{STAGE}/state", {"Host": "a b"}, 400),
    "another site": ("post", COMMANDS, {"Origin": "http://evil.example"}, 403),
    "the screens of no stage": ("get", f"{API}/stages/x/screens", {}, 404),
    "no screen": ("get", f"{STAGE}/screens/Left", {}, 404),
    "health": ("get", "/healthz", {}, 200),
    "stages": ("get", f"{API}/stages", {}, 200),
}


@pytest.mark.parametrize(("method", "path", "headers", "status"), ASKED.values(), ids=ASKED)
def test_what_is_asked_is_answered_as_told(laptop, method, path, headers, status):
    assert judged(getattr(laptop, method)(path, headers=headers), path, method) == status


def test_a_device_that_is_not_in_is_told_so(runner):
    phone = client([runner], address="192.168.1.20")
    assert [judged(phone.get(path), path) for path in (f"{STAGE}/state", REHEARSAL)] == [401, 401]


def test_no_error_below_api_is_a_page(laptop):
    answers = [
        laptop.get(f"{API}/nope"),
        laptop.get("/api/"),
        laptop.delete(f"{STAGE}/state"),
        laptop.get(COMMANDS),
    ]
    assert [(answer.status_code, answer.mimetype, set(answer.json)) for answer in answers] == [
        (status, "application/json", {"error"}) for status in (404, 404, 405, 405)
    ]
    assert (set(answers[3].allow), laptop.get("/nope").mimetype) == ({"OPTIONS", "POST"}, "text/html")
