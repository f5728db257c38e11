"""The row on nonsense in short: some 300 messages, some 35 requests, and the servers that must not pass."""

import json

import pytest

from benchmarks.torture.fuzz.judging import may_change, was_carried_out
from benchmarks.torture.fuzz.nonsense import ROWS
from benchmarks.torture.ground import Ground
from tests.torture import broken

(ROW,) = ROWS
OURS, OTHER, ALL = "stages/quay-1/state", "stages/quay-10/state", "rehearsal"
COMMAND, WISH, LOOK = "/api/v1/stages/quay-1/commands", "/api/v1/rehearsal", "/api/v1/stages/quay-1/state"
CARD, WORDS = "/api/v1/stages/quay-1/items/a/card", "/api/v1/stages/quay-1/items/a/text"
SCREEN = "/api/v1/stages/quay-1/screens/Left"


def ack(status):
    return json.dumps({"id": "a", "status": status, "seq": 3})


ANSWERS = {
    "applied": ("POST", 200, ack("applied"), True),
    "on a slow disk": ("POST", 200, ack("degraded"), True),
    "overtaken, with a code of 200": ("POST", 200, ack("stale"), False),
    "too old, with a code of 200": ("POST", 200, ack("expired"), False),
    "again, with a code of 200": ("POST", 200, ack("duplicate"), False),
    "not possible now": ("POST", 409, ack("invalid"), False),
    "a wish for the rehearsal": ("POST", 200, '{"paused": true}', True),
    "a wish that cannot be": ("POST", 409, '{"error": "no"}', False),
    "a page": ("POST", 200, "<html>", True),
    "a look": ("GET", 200, "{}", False),
    "no answer": ("POST", 0, "", False),
}


@pytest.mark.parametrize(("method", "code", "body", "done"), ANSWERS.values(), ids=ANSWERS)
def test_whether_a_request_was_carried_out(method, code, body, done):
    assert was_carried_out(method, code, body) is done


PATHS = {
    "a command": (COMMAND, {OURS, ALL}), "a command, by its short path": (COMMAND.removeprefix("/api/v1/"), {OURS, ALL}),
    "a wish": (WISH, {OURS, OTHER, ALL}), "a look": (LOOK, set()), "anything else": ("/enter", set()),
    "a card that is saved": (CARD, {OURS}), "a look at words": (WORDS, set()), "a wish to a screen": (SCREEN, set()),
}  # fmt: skip


@pytest.mark.parametrize(("path", "changes"), PATHS.values(), ids=PATHS)
def test_what_a_request_may_change(path, changes):
    assert {what for what in (OURS, OTHER, ALL) if may_change(what, path)} == changes


def test_nonsense_changes_nothing_and_is_told_nothing(tmp_path):
    outcome = ROW.run(Ground(tmp_path, 0.0035))
    assert broken(outcome) == [], outcome.note


@pytest.mark.parametrize("control", ROW.controls, ids=lambda control: control.what)
def test_a_server_that_gives_way_is_seen(tmp_path, control):
    assert control.sees in control.run(Ground(tmp_path, 0.003)).failing
