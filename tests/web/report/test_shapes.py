import json

from stagecue.web.report import report_json
from tests.web.report.runs import HASTY, REHEARSED, SHOWN, STOPPED


def test_an_empty_report():
    assert report_json([]) == {"day": None, "event": "", "stages": []}


def test_what_stands_around_the_items():
    told = report_json([SHOWN])
    stage = told["stages"][0]
    rest = {name: value for name, value in stage.items() if name not in ("items", "flags")}
    assert (told["day"], told["event"]) == ("2026-06-18", "The Event")
    assert rest == {
        "stage": "main", "name": "Main stage", "pace": 60.0, "told": "actual",
        "ended": 40911.0, "over": 111.0, "last": 40911.0,
        "undone": [{"at": 36100.0, "cue": "bert/introduction"}], "clashes": [],
        "paces": [{"host": "Mia", "wpm": 120.0, "slowest": 120.0, "fastest": 120.0, "count": 1}],
    }  # fmt: skip
    assert {
        "kind": "cue",
        "item": "ada",
        "message": "10:00 Ada: the applause (The applause) was missed.",
    } in (stage["flags"])


def test_a_whole_item_rounded_to_a_millisecond():
    item = report_json([SHOWN])["stages"][0]["items"][0]
    actual = item.pop("actual")
    cues = actual.pop("cues")
    del item["rehearsed"]
    assert item == {
        "id": "ada", "kind": "session", "title": "On ada", "speakers": ["Ada"], "backtime": 37200.0,
        "planned": {"start": 36000.0, "end": 37200.0, "start_clock": "10:00:00", "end_clock": "10:20:00"},
    }  # fmt: skip
    assert actual == {
        "start": 36001.0, "end": 37331.0, "start_clock": "10:00:01", "end_clock": "10:22:11",
        "over": 1.0, "delta": 130.0, "overlap": 0.0,
        "reading": {"host": "Mia", "words": 40.0, "seconds": 20.0, "wpm": 120.0, "real": True},
    }  # fmt: skip
    assert cues[2:4] == [
        {"id": "ada/cue-1", "kind": "pause", "text": "The pause", "planned": 36020.15, "at": 36045.5,
         "delta": 25.35, "by": "Mia", "status": "taken", "late": True, "pressed_again": 1},
        {"id": "ada/cue-2", "kind": "applause", "text": "The applause", "planned": 36042.3, "at": None,
         "delta": None, "by": "", "status": "missed", "late": False, "pressed_again": 0},
    ]  # fmt: skip


def test_a_run_that_is_not_there_is_null():
    items = [report_json([one])["stages"][0]["items"][0] for one in (REHEARSED, STOPPED)]
    assert [(item["rehearsed"] is None, item["actual"] is None) for item in items] == [
        (False, True),
        (True, False),
    ]


def test_what_did_not_end_has_no_end():
    bert = report_json([STOPPED])["stages"][0]["items"][1]["actual"]
    assert (bert["start_clock"], bert["end"], bert["end_clock"], bert["delta"]) == (
        "10:20:30",
        None,
        None,
        None,
    )


def test_it_can_be_written_as_strict_json():
    written = [json.dumps(report_json([SHOWN, STOPPED]), allow_nan=False) for _ in range(2)]
    assert written[0] == written[1]


def test_a_moment_early_is_written_as_nothing():
    ada = report_json([HASTY])["stages"][0]["items"][0]["rehearsed"]
    assert json.dumps([ada["over"], ada["cues"][0]["delta"]]) == "[0.0, 0.0]"
