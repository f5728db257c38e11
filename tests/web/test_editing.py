"""An introduction's words over HTTP: read, edited, refused, saved; every answer as it is told."""

import json

import pytest

from stagecue.store import CardKeeper
from stagecue.web.access import Door
from stagecue.web.app import create_app
from stagecue.web.stages import Stages
from stagecue.web.transport.guard import Guard
from tests.store.cards.one_card import CARD, FILE, NEW, WORDS, keeper_of, looked, rev, show_of
from tests.store.memory import MemoryStore
from tests.web.test_openapi import judged
from tests.web.test_wire import PLAYING

TOLD_AT = "/api/v1/stages/x/items/ada"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / FILE).write_text(CARD)
    return tmp_path


@pytest.fixture
def runner(folder):
    return show_of(folder, MemoryStore())


@pytest.fixture
def keeper(folder, runner):
    return keeper_of(folder, runner)


def client_of(runner, keeper: CardKeeper | None):
    stages = Stages({runner.stage: runner}, "The Event", PLAYING, "e1", keeper=keeper)
    app = create_app(stages, Door("123456", "secret"), now=lambda: 0.0)
    app.wsgi_app = Guard(app.wsgi_app, names=())
    told = app.test_client()
    told.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    return told


@pytest.fixture
def laptop(runner, keeper):
    return client_of(runner, keeper)


@pytest.fixture
def at(runner):
    return f"/api/v1/stages/{runner.stage}"


def edit(laptop, at, **args):
    return laptop.post(f"{at}/commands", json={"id": "1", "type": "edit", "args": {"item": "ada", **args}})


def test_the_words_are_read_edited_and_saved(laptop, at, runner, folder):
    before = laptop.get(f"{at}/items/ada/text")
    assert (judged(before, f"{TOLD_AT}/text"), before.json["text"], before.json["rev"]) == (
        200,
        WORDS,
        rev(runner),
    )
    assert edit(laptop, at, text=NEW, base=rev(runner)).json["status"] == "applied"
    state = laptop.get(f"{at}/state").json
    assert (state["rev"], state["rundown_rev"], state["cards"]) == (
        0,
        runner.show.rundown.rev,
        {"changed": [], "more": 0, "looks": 0, "gone": []},
    )
    saved = laptop.post(f"{at}/items/ada/card", json={"base": rev(runner)})
    assert (judged(saved, f"{TOLD_AT}/card", "post"), saved.json["edited"]) == (200, False)
    assert NEW in (folder / FILE).read_text()


def test_the_rundown_says_what_an_edit_has_to_name(laptop, at, runner):
    (item,) = laptop.get(f"{at}/rundown").json["items"]
    assert item["rev"] == rev(runner)


LONGEST = {
    "capitals, as they are": "AB " * 16_000,
    "two bytes each": "Дa " * 12_000,
    "three bytes each": "漢字。" * 5_300,
}


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_the_longest_words_come_in_however_their_letters_are_sent(laptop, at, runner, text, ascii_only):
    call = {"id": "1", "type": "edit", "args": {"item": "ada", "text": text, "base": rev(runner)}}
    body = json.dumps(call, ensure_ascii=ascii_only).encode()
    assert laptop.post(f"{at}/commands", data=body).json["status"] == "applied"


REFUSED = {
    "no such item": ("get", "items/bert/text", None, 404, "There is no item 'bert' on"),
    "no such stage": ("get", "../x/items/ada/text", None, 404, "There is no stage"),
    "another base": ("post", "items/ada/card", {"base": "old"}, 409, "Somebody changed this introduction"),
    "no base": ("post", "items/ada/card", {}, 400, "The request does not fit"),
    "to save over no card in particular": ("post", "items/ada/card", {"base": "old", "over": True}, 400, "The request does not fit"),
    "no object": ("post", "items/ada/card", [], 400, "The request does not fit"),
    "a field too many": ("post", "items/ada/card", {"base": "old", "file": "x"}, 400, "The request does not fit"),
}  # fmt: skip


@pytest.mark.parametrize("asked", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_in_words(laptop, at, asked):
    method, where, body, status, why = asked
    path = f"{at}/{where}".replace(f"{at}/../", "/api/v1/stages/")
    answer = laptop.open(path, method=method.upper(), json=body)
    assert judged(answer, f"{TOLD_AT}/{where.rpartition('/')[2]}", method) == status
    assert answer.json["error"].startswith(why)


def test_a_card_that_somebody_changed_is_offered(laptop, at, keeper, folder):
    (folder / FILE).write_text(CARD.replace("Please", "Do"))
    looked(keeper)
    assert laptop.get(f"{at}/state").json["cards"] == {"changed": ["ada"], "more": 0, "looks": 1, "gone": []}
    card = laptop.get(f"{at}/items/ada/text").json["card"]
    assert (card["state"], [line["op"] for line in card["by_lines"]]) == ("changed", ["old", "new", "same"])


def test_a_show_without_a_folder_has_words_and_no_cards(runner, at):
    laptop = client_of(runner, None)
    answer = laptop.get(f"{at}/items/ada/text")
    assert (judged(answer, f"{TOLD_AT}/text"), answer.json["card"]["state"]) == (200, "none")
    answer = laptop.post(f"{at}/items/ada/card", json={"base": rev(runner)})
    assert (judged(answer, f"{TOLD_AT}/card", "post"), answer.status_code) == (409, 409)
