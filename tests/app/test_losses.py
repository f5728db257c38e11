"""A server whose record went while it was away, or while it ran: the show comes back held, and says why."""

import json
import re
import urllib.request
import uuid

import pytest

from stagecue.store.mending.soundness import examine
from stagecue.store.record import names
from stagecue.store.record.mark import read_mark
from tests.serving import SAMPLE_DAY, serving
from tests.store.broken import log_of
from tests.store.sticks import until

RECORD = f"{SAMPLE_DAY}-rehearsal.sqlite3"


@pytest.fixture
def options(tmp_path):
    return (
        *("--day", SAMPLE_DAY, "--clock", "rehearsal", "--port", 0),
        *("--data", tmp_path / "data", "--backup", tmp_path / "stick"),
    )


def asked(server, path):
    with urllib.request.urlopen(f"{server.address}{path}", timeout=10) as answer:
        return json.load(answer)


def stage(server):
    return f"/api/v1/stages/{asked(server, '/api/v1/stages')['stages'][0]['id']}"


def press_go(server):
    body = json.dumps({"id": uuid.uuid4().hex, "type": "go", "args": {}}).encode()
    urllib.request.urlopen(f"{server.address}{stage(server)}/commands", body, timeout=10).close()


def test_a_show_whose_record_was_restored_comes_back_held(tmp_path, options):
    record = tmp_path / "data" / RECORD
    with serving(*options) as server:
        press_go(server)
        until(lambda: read_mark(record).entries)
        until(lambda: any(examine(slot).entries for slot in (tmp_path / "stick").glob("*-backup-?.sqlite3")))
    record.unlink()
    log_of(record).unlink(missing_ok=True)
    with serving(*options) as server:
        held = asked(server, f"{stage(server)}/state")
        why = re.sub(r"\d\d:\d\d:\d\d", "T", held["why_held"])
        assert (held["held"], why) == (
            True,
            "Held: the record was restored from T. Check the cue, then Resume.",
        )
        (told,) = asked(server, "/healthz")["troubles"]
        assert told.startswith(f"The record {RECORD} is gone. Its backup was restored: ")


def test_a_show_that_begins_anew_because_its_record_is_lost_is_held_on_every_stage(tmp_path, options):
    record, without = tmp_path / "data" / RECORD, options[:-2]
    with serving(*without) as server:
        press_go(server)
        until(lambda: read_mark(record).entries)
    record.unlink()
    log_of(record).unlink(missing_ok=True)
    why = "Held: the record was mended, and has nothing of this stage. Check the cue, then Resume."
    for _twice in range(2):
        with serving(*without) as server:
            stages = [one["id"] for one in asked(server, "/api/v1/stages")["stages"]]
            told = [asked(server, f"/api/v1/stages/{one}/state") for one in stages]
            assert [(state["held"], state["why_held"], state["seq"]) for state in told] == [
                (True, why, 1)
            ] * 2


def test_a_record_that_is_deleted_while_the_show_runs_is_told_to_the_crew(tmp_path, options):
    record = tmp_path / "data" / RECORD
    with serving(*options) as server:
        until(lambda: names.mark(record).exists())
        record.unlink()
        press_go(server)
        gone = f"The record's file {RECORD} is gone."
        until(lambda: any(told.startswith(gone) for told in asked(server, "/healthz")["troubles"]))
