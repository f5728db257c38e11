"""What goes out: whole values."""

from dataclasses import replace

import msgspec
import pytest

from stagecue.rundown.items import cue_words
from stagecue.rundown.plan import slug, unique_slugs
from stagecue.show import begin
from stagecue.show import commands as c
from stagecue.show.machine import LONGEST_WHY
from stagecue.store.cards.keeper import OFFERED, Offered
from stagecue.store.clock import Reading
from stagecue.web import plans, wire
from stagecue.web.wishes import LONGEST_NAME
from tests.show.days import DAY, play, ready

PLAYING = wire.Playing("2026-06-18", True, "Europe/Paris", True, False)
STANDING_BY = play(ready(), (100, c.Go()))
INTRODUCED = play(STANDING_BY, (160, c.Go()))


def state(show, now=165.0, **more):
    reading = Reading(5000.0, now, 1.0)
    return wire.state(show, reading, epoch="e1", record="0000002a", playing=PLAYING, degraded=False, **more)


def test_the_whole_state_in_an_introduction():
    ada = {"id": "ada", "kind": "session", "title": "On ada", "speakers": ["Ada"], "start": 36000}
    assert state(INTRODUCED) == {
        "v": 1, "stage": "main", "epoch": "e1", "record": "0000002a", "seq": 2, "rev": 2, "rundown_rev": "",
        "phase": "introduction", "held": False, "why_held": "", "blank": False,
        "cue": {"id": "ada/introduction", "kind": "introduction", "text": "Ada"},
        "next": {"id": "ada/cue-1", "kind": "pause", "text": "The pause", "label": "GO: The pause"},
        "item": {**ada, "end": 37200, "expected_end": 37200, "since": 160},
        "following": {"id": "bert", "kind": "session", "title": "On bert", "speakers": ["Bert"], "start": 37200},
        "standby": None,
        "motion": {"word": 0.0, "at": 160.15, "wpm": 60.0, "stop": 20.0},
        "pace": 60.0, "auto": False, "clock_takes": None, "delay": -35840, "held_from": None, "spare": 0.0,
        "slack": {"item": "coffee", "seconds": 1200.0}, "over": {"least": -35840, "since": 37200},
        "allowed": ["go", "back", "go_to", "hold", "pace", "auto", "delay", "nudge", "blank", "end", "edit"],
        "last": {"seq": 2, "cue": "ada/introduction", "at": 160, "by": "caller"},
        "clock": {"epoch": "e1", "server_ms": 5000.0, "show_ms": 165000.0, "rate": 1.0},
        "day": {"date": "2026-06-18", "played_as_today": True, "zone": "Europe/Paris", "zone_confirmed": True,
                "rehearsal": False},
        "degraded": False,
        "cards": {"changed": (), "more": 0, "looks": 0, "gone": ()},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("show", "label"),
    [
        pytest.param(ready(), "GO: stand by, Ada", id="ready"),
        pytest.param(STANDING_BY, "GO: introduction, Ada", id="standby"),
        pytest.param(play(INTRODUCED, (161, c.Go()), (162, c.Go())), "GO: talk, Ada", id="talk"),
        pytest.param(play(ready(), (1, c.GoTo("bert/cue-1"))), "GO: go on reading", id="media"),
        pytest.param(play(ready(), (1, c.GoTo("coffee/standby"))), "GO: On coffee", id="break"),
        pytest.param(play(ready(), (1, c.GoTo("dora/talk"))), "GO: end the day", id="the last talk"),
        pytest.param(play(ready(), (1, c.End())), None, id="ended"),
    ],
)
def test_what_go_says(show, label):
    told = state(show)["next"]
    assert (told and told["label"]) == label


@pytest.mark.parametrize("letter", ["x", '"', "\\", "\x01", "漢", "\U0001f600"])
@pytest.mark.parametrize("of_ids", ["x", "漢", "\U00020bb7"])
def test_a_state_is_small_whatever_stands_in_the_cards(letter, of_ids):
    day = long_winded(letter * 5000, of_ids)
    cards = Offered(tuple(day.by_id)[:OFFERED], 12)
    steps = ((2, c.Resume()), (3, c.Hold(max(letter, " ") * LONGEST_WHY)))
    for point in day.points:
        show = play(begin(day), (0, c.SetAuto(on=True)), (1, c.GoTo(point.id)))
        for held in (show, play(show, steps[0]), play(show, *steps)):
            assert len(msgspec.json.encode(state(called_long(held), cards=cards))) < 4096


def called_long(show):
    """The show, whose last cue somebody took who has the longest name."""
    return replace(show, last=show.last and replace(show.last, by="\U00020bb7" * LONGEST_NAME))


def long_winded(text, letter_of_ids):
    """The day with a long text in every field, and with the longest ids."""
    ids = dict(zip(DAY.by_id, unique_slugs([letter_of_ids * 400] * len(DAY.items)), strict=True))
    items = (
        replace(
            item,
            id=ids[item.id],
            title=text,
            speakers=(text,) * 50,
            points=tuple(
                replace(point, id=point.id.replace(item.id, ids[item.id], 1), item=ids[item.id], text=text)
                for point in item.points
            ),
        )
        for item in DAY.items
    )
    return replace(DAY, stage=slug(letter_of_ids * 400), items=tuple(items))


CUT = {
    "short enough": ("x" * 160, "x" * 160),
    "too long": ("x" * 161, "x" * 157 + "…"),
    "a quote is two bytes": ('"' * 81, '"' * 78 + "…"),
    "what cannot be seen is six": ("\x01" * 27, "\x01" * 26 + "…"),
    "no letter is cut in two": ("漢" * 54, "漢" * 52 + "…"),
}


@pytest.mark.parametrize(("text", "told"), CUT.values(), ids=CUT)
def test_a_text_is_cut_by_the_bytes_that_go_over_the_line(text, told):
    assert wire.short(text) == told


def test_the_rundown_holds_every_word_once_and_names_every_cue_point():
    told = plans.whole(DAY, pace=130.0)
    bert = told["items"][1]
    words = [run["w"] for line in bert["script"] if line["type"] == "speech" for run in line["runs"]]
    cues = [(line["kind"], line["word"], line["point"]) for line in bert["script"] if line["type"] == "cue"]
    assert words == list(range(30))
    assert cues == [
        ("media", 10, "bert/cue-1"),
        ("movement", 20, "bert/cue-2"),
        ("applause", 30, "bert/cue-3"),
    ]
    assert [(cue.kind, word) for cue, word in cue_words(DAY.items[1].script)] == [each[:2] for each in cues]
    assert bert["points"][2] == {
        "id": "bert/cue-1",
        "kind": "media",
        "text": "The media",
        "word": 10,
        "holds": None,
    }
