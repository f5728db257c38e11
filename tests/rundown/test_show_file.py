"""The show file: what it says, and what is said about a wrong one."""

import datetime

import pytest

from stagecue.errors import ShowFileError
from stagecue.rundown.items import HOLDS, UNTIL_GO, Flex
from stagecue.rundown.showfile import Extra, ShowFile, read_show_file, sound
from stagecue.rundown.tomllines import lines_of

ZONES = ("Europe/Paris", "Asia/Tokyo")
LUNCH = '[[items]]\ntitle = "Lunch"\nstart = "12:00"\nend = "13:00"\n'


def read(text):
    return read_show_file(text.encode() if isinstance(text, str) else text, zones=ZONES)


def said(text):
    return [(problem.line, problem.message) for problem in read(text).problems]


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        pytest.param('event = "Our  Day"', "event", "Our Day", id="event"),
        pytest.param('zone = "Asia/Tokyo"', "zone", "Asia/Tokyo", id="zone"),
        pytest.param("pace = 145", "pace", 145.0, id="pace"),
        pytest.param("standby = 90", "standby", 90.0, id="standby"),
        pytest.param('introductions = "before start"', "introductions", "before start", id="introductions"),
        pytest.param('[stages]\nMain = ["AI", "Web"]', "stages", {"Main": ("AI", "Web")}, id="stages"),
        pytest.param('stages.Main = "AI"', "stages", {"Main": ("AI",)}, id="a single track"),
        pytest.param('[paces]\n"Meg Li" = 150', "paces", {"Meg Li": 150.0}, id="paces"),
        pytest.param("[cues]\npause = 0.5", "cues", {**HOLDS, "pause": 0.5}, id="cues"),
        pytest.param("[cues]\nmedia = 20", "cues", {**HOLDS, "media": 20.0}, id="media in seconds"),
        pytest.param('[cues]\nmedia = "until GO"', "cues", HOLDS, id="media until GO"),
        pytest.param(
            '[cards."a.md"]\nhard_start = true\nmin = 20\ncan_skip = true\ncan_move = false',
            "cards", {"a.md": Flex(hard_start=True, least=1200.0, can_skip=True)}, id="cards",
        ),
        pytest.param('[pronunciations]\n"Éva" = "AY-va"', "pronunciations", {"Éva": "AY-va"}, id="pronunciations"),
        pytest.param(LUNCH, "items", (Extra("break", "Lunch", 43200.0, 46800.0, line=1),), id="an item"),
        pytest.param(
            'pace = 99\n[[items]]\nstart = 23:30:00\nend = "00:30"\nkind = "closing"\nstage = "Hall"\n'
            "day = 2026-06-18\nmin = 10",
            "items",
            (Extra("closing", "Closing", 84600.0, 88200.0, "Hall", datetime.date(2026, 6, 18), Flex(least=600.0), 2),),
            id="an item past midnight",
        ),
        pytest.param("", "cues", HOLDS, id="an empty file"),
    ],
)  # fmt: skip
def test_every_key(text, key, expected):
    show_file = read(text)
    assert (getattr(show_file, key), show_file.problems) == (expected, ())


def test_without_a_file_everything_is_as_it_was():
    assert (ShowFile().pace, ShowFile().standby, ShowFile().cues) == (130.0, 60.0, HOLDS)
    assert ShowFile().cues["media"] == UNTIL_GO


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("\npaze = 1", 2, "There is no key 'paze' here. Did you mean 'pace'?", id="a wrong key"),
        pytest.param(
            "qqq = 1", 1, "There is no key 'qqq' here. Keys: event, zone, pace, standby, introductions, stages, "
            "paces, cues, items, cards, pronunciations.", id="a key like no other",
        ),
        pytest.param("[cue]\npause = 1", 1, "There is no key 'cue' here. Did you mean 'cues'?", id="a wrong table"),
        pytest.param("\n[tems.x]\na = 1", 2, "There is no key 'tems' here. Did you mean 'items'?", id="a wrong table in a table"),
        pytest.param("[cues]\n# x\npauze = 1", 3, "There is no key 'pauze' here. Did you mean 'pause'?", id="in a table"),
        pytest.param(
            f"{LUNCH}\n{LUNCH}hardstart = true", 10, "There is no key 'hardstart' here. Did you mean 'hard_start'?",
            id="in the second item",
        ),
        pytest.param('zone = "Europe/Pariss"', 1, "zone: There is no time zone 'Europe/Pariss'. Did you mean 'Europe/Paris'?", id="zone"),
        pytest.param("zone = [1]", 1, "zone: There is no time zone [1]. Names look like Europe/Paris.", id="zone of another type"),
        pytest.param("pace = 4000", 1, "pace: 4000 cannot be used. Write a number of words per minute from 40 to 400.", id="too fast"),
        pytest.param('pace = "130"', 1, "pace: '130' cannot be used. Write a number of words per minute from 40 to 400.", id="a number in quotes"),
        pytest.param("pace = nan", 1, "pace: nan cannot be used. Write a number of words per minute from 40 to 400.", id="nan"),
        pytest.param("standby = true", 1, "standby: true cannot be used. Write a number of seconds from 0 to 3600.", id="true is no number"),
        pytest.param("[cues]\nmedia = 'GO'", 2, "media: 'GO' cannot be used. Write a number of seconds from 0 to 3600. Or write \"until GO\".", id="media"),
        pytest.param("event = 3", 1, "event: 3 is no text. Write words in quotes.", id="text"),
        pytest.param("stages = 3", 1, "stages: This is a table. Write its name in brackets on a line of its own, its keys below it.", id="no table"),
        pytest.param("items = 3", 1, "items: Items are tables. Write [[items]] on a line of its own, and the item's keys below it.", id="no items"),
        pytest.param('introductions = "at starts"', 1, "introductions: 'at starts' is none of the words here. Did you mean 'at start'?", id="a word"),
        pytest.param(f"{LUNCH}can_skip = 1", 5, "can_skip: 1 is neither true nor false. Write one of the two, without quotes.", id="flag"),
        pytest.param(f"{LUNCH}day = 'May'", 5, "day: 'May' is no date. Write it as 2026-06-18.", id="date"),
        pytest.param('[[items]]\nstart = "25:99"', 2, "start: '25:99' is no time of day. Write it as \"10:30\".", id="time"),
        pytest.param('[[items]]\nstart = "10:30"', 1, 'items: This item has no end. Add end = "10:30".', id="no end"),
        pytest.param('[[items]]\nstart = "13:00"\nend = "12:00"', 1, "items: It ends at 12:00, before it starts at 13:00. Write a later end.", id="ends before it starts"),
        pytest.param(f"{LUNCH}min = 90", 1, "items: Its min is 90 minutes, its length 60. Write a shorter min.", id="min longer than the item"),
        pytest.param(
            '[stages]\nA = ["AI"]\nB = ["Web", "ai"]', 3, "The track 'ai' is on 'B' here and on 'A' in line 2. Keep one.",
            id="a track on two stages",
        ),
        pytest.param("event = Our Day", 1, "Invalid value. A line is `key = value`; words, and names with spaces or accents, stand in quotes: \"Éva\" = \"AY-va\".", id="no TOML"),
        pytest.param("[pronunciations]\nÉva = 'AY-va'", 2, "Invalid statement. A line is `key = value`; words, and names with spaces or accents, stand in quotes: \"Éva\" = \"AY-va\".", id="a name without quotes"),
        pytest.param("pace = 1\npace = 2", 2, "Cannot overwrite a value. A line is `key = value`; words, and names with spaces or accents, stand in quotes: \"Éva\" = \"AY-va\".", id="a key twice"),
        pytest.param(b"event = '\xff'", 0, "This file cannot be read: it is no UTF-8 text; save it as UTF-8.", id="no UTF-8"),
        pytest.param(b"#" * 1_000_001, 0, "This file cannot be read: it is larger than 1 MB.", id="too large"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_what_to_write(text, line, message):
    assert said(text) == [(line, message)]


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfpace = 130", b"pace = 130\r\n[cues]\r\npause = 2\r\n"], ids=["BOM", "Windows"]
)
def test_files_of_other_editors_are_read(data):
    assert (read(data).pace, read(data).problems) == (130.0, ())


def test_a_file_that_is_nested_too_deeply_is_told():
    assert [problem.line for problem in read("a = " + "[" * 100_000).problems] == [0]


def test_a_file_with_problems_is_refused_and_the_first_three_are_told():
    with pytest.raises(ShowFileError) as refused:
        sound(read("a_ = 1\npaze = 2\nb_ = 3\nc_ = 4\n"))
    lines = str(refused.value).splitlines()
    assert lines[1] == "stagecue.toml:2: There is no key 'paze' here. Did you mean 'pace'?"
    assert lines[3] == "(1 more: `stagecue check` lists them.)"


def test_where_keys_stand():
    text = 'a = 1\n[t]\n"b.c" = 2\nd.e = 3\n[[i]]\nf = 4\n[[i]] # two\nf = 5\n[cards."x y"]\nmin = 1\n'
    assert lines_of(text) == {
        ("a",): 1, ("t",): 2, ("t", "b.c"): 3, ("t", "d"): 4, ("t", "d", "e"): 4, ("i",): 5, ("i", 0): 5, ("i", 0, "f"): 6,
        ("i", 1): 7, ("i", 1, "f"): 8, ("cards",): 9, ("cards", "x y"): 9, ("cards", "x y", "min"): 10,
    }  # fmt: skip
