"""What a device is told where stages have a shared store: words, and another epoch for another history."""

import pytest

from stagecue.errors import Moved, StoreError
from stagecue.store import Runner
from stagecue.web.access import Door
from stagecue.web.app import create_app
from stagecue.web.stages import UNREADABLE, Stages
from stagecue.web.wire import Playing
from tests.show.days import DAY
from tests.store.clocks import SteppedClock
from tests.store.memory import MemoryStore

PRESS = {"id": "one", "type": "pace", "args": {"wpm": 99}}


class Contrary(MemoryStore):
    """A store on which others are always first, and that will not say what they did."""

    away = False

    def append(self, stage, entries, answers=(), *, expected):
        if self.away:
            raise Moved(stage, expected=expected, revision=expected + 1)
        super().append(stage, entries, answers, expected=expected)

    def load(self, stage, *, after=0):
        if self.away:
            raise StoreError("The line is cut.")
        return super().load(stage, after=after)


@pytest.fixture
def store():
    return Contrary()


@pytest.fixture
def stages(store):
    runner = Runner(DAY, SteppedClock(35000), store)
    return Stages({"main": runner}, "", Playing("2026-06-18", False, "UTC", True, False), "e1")


def test_a_store_that_cannot_be_read_is_told_in_words_and_nothing_is_done(stages, store, caplog):
    store.away, runner = True, stages.runners["main"]
    ack = stages.call(runner, PRESS, "ann")
    assert (ack.id, ack.status, ack.message, ack.satisfied, ack.seq) == ("one", "stale", UNREADABLE, False, 0)
    assert "was not taken: The line is cut." in caplog.text
    store.away = False
    assert stages.call(runner, PRESS, "ann").status == "applied"


def test_a_program_is_told_so_too(stages, store):
    store.away = True
    app = create_app(stages, Door("123456", "secret"), now=lambda: 0.0)
    answer = app.test_client().post("/api/v1/stages/main/commands", json=PRESS)
    assert (answer.status_code, answer.json["status"], answer.json["message"]) == (200, "stale", UNREADABLE)


def test_an_id_is_one_programs_and_no_others_on_the_network(stages):
    client = create_app(stages, Door("123456", "secret"), now=lambda: 0.0).test_client()
    told = [
        client.post("/api/v1/stages/main/commands", json=PRESS, environ_base={"REMOTE_ADDR": address})
        for address in ("127.0.0.1", "127.0.0.2", "127.0.0.1")
    ]
    assert [(one.status_code, one.json["status"]) for one in told] == [
        (200, "applied"),
        (409, "invalid"),
        (200, "duplicate"),
    ]


def test_the_epoch_is_another_where_the_show_was_begun_again(stages):
    runner = stages.runners["main"]
    first = stages.state(runner)["epoch"], stages.state(runner)["clock"]["epoch"]
    runner._ledger._begin_again()
    again = stages.state(runner)["epoch"], stages.state(runner)["clock"]["epoch"]
    assert (first, again) == (("e1", "e1"), ("e1.1", "e1.1"))
