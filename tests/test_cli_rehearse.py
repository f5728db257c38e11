"""`rehearse` and `report` as people type them: the whole day, twice the same, and a sentence for bad input."""

import csv
import json
import shutil
import sqlite3

import pytest

from stagecue.store import Journal
from stagecue.store.record.mark import Mark, write_mark
from tests.serving import SAMPLE_DAY, SAMPLES
from tests.store import broken
from tests.test_cli import run

FIRST = "opening-welcome-and-the-first-lamp-en"
SECOND = "emeka-strandvik-the-tide-table-that-lied"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def rehearse(capsys, data):
    return lambda *more: run(
        capsys, "rehearse", SAMPLES, "--day", SAMPLE_DAY, "--speed", "max", "--data", data, *more
    )


def items(out, stage=0):
    return json.loads(out)["stages"][stage]["items"]


def starts(out):
    return {item["id"]: item["rehearsed"]["start"] for item in items(out)}


def test_the_whole_day_is_played_as_planned_and_twice_the_same(rehearse):
    ended, first, _ = rehearse("--json")
    _, second, _ = rehearse("--json")
    assert (ended, first) == (0, second)
    for stage in (0, 1):
        assert {cue["status"] for item in items(first, stage) for cue in item["rehearsed"]["cues"]} == {
            "taken"
        }
        assert {item["rehearsed"]["over"] for item in items(first, stage)} == {0}


@pytest.mark.parametrize("mode", ["full", "cue-to-cue", "intros"])
def test_every_mode_plays_the_same_day(rehearse, mode):
    _, out, _ = rehearse("--json", "--mode", mode)
    assert out == rehearse("--json")[1]


def test_a_talk_that_runs_over_moves_what_follows_as_the_formula_says(rehearse):
    _, planned, _ = rehearse("--json")
    _, out, _ = rehearse("--json", "--trouble", f"+6m@{SECOND}")
    free, expected = 0.0, {}
    for item in items(planned):
        start = max(item["planned"]["start"], free)
        length = item["planned"]["end"] - item["planned"]["start"]
        free = max(item["planned"]["end"], start) if item["kind"] == "break" else start + length
        free += 360 if item["id"] == SECOND else 0
        expected[item["id"]] = start
    assert starts(out) == expected
    assert starts(out) != starts(planned)


def test_one_cue_that_is_gone_from_the_record_is_missed_and_nothing_else_changes(rehearse, capsys, data):
    _, whole, _ = rehearse("--json")
    record = next(data.glob("*.sqlite3"))
    with sqlite3.connect(record) as db:
        query = "DELETE FROM entries WHERE seq IN (SELECT seq FROM entries WHERE name='CueTaken' AND CAST(fields AS TEXT) LIKE ? LIMIT 1)"
        assert db.execute(query, (f'%"{FIRST}/cue-1"%',)).rowcount == 1
    _, cut, _ = run(capsys, "report", record, "--json")
    before, after = (
        {cue["id"]: cue["status"] for item in items(out) for cue in item["rehearsed"]["cues"]}
        for out in (whole, cut)
    )
    assert {cue: (before[cue], after[cue]) for cue in before if before[cue] != after[cue]} == {
        f"{FIRST}/cue-1": ("taken", "missed")
    }


def test_the_report_is_written_as_three_files(rehearse, tmp_path):
    ended, out, err = rehearse("--report", tmp_path / "out")
    assert (ended, "Ended at" in out, err.count("is written")) == (0, True, 3)
    page, table, told = (
        (tmp_path / "out" / f"report-{SAMPLE_DAY}.{kind}").read_text(encoding="utf-8")
        for kind in ("html", "csv", "json")
    )
    items = sum(len(stage["items"]) for stage in json.loads(told)["stages"])
    assert ("<script" in page, len(list(csv.reader(table.splitlines())))) == (False, items + 1)


def test_lines_where_there_is_no_terminal(rehearse):
    _, _, err = rehearse("--stage", "maps-and-weather")
    assert "09:30:00  Maps and Weather: introduction" in err
    assert "the day is over" in err


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (["--day", "2020-01-01"], 2, "Days with sessions: 2026-06-18."),
        (["--stage", "zz"], 2, "Stages: maps-and-weather, tools-and-hands, all."),
        (["--speed", "0"], 2, "Write 1 to 600, or max."),
        (["--speed", "-3"], 2, "Write 1 to 600, or max."),
        (["--speed", "10000"], 2, "Write 1 to 600, or max."),
        (["--speed", "fast"], 2, "Write 1 to 600, or max."),
        (["--trouble", "+6m@zzz"], 2, "There is no item 'zzz'. Items: "),
        (["--trouble", "late"], 2, "is no trouble that can be rehearsed"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_a_sentence(rehearse, more, code, said):
    ended, out, err = rehearse(*more)
    assert (ended, said in err, "Traceback" in out + err) == (code, True, False)


def test_a_show_file_that_contradicts_the_cards_names_both_places(capsys, tmp_path, data):
    cards = shutil.copytree(SAMPLES, tmp_path / "cards")
    (cards / "stagecue.toml").write_text('[stages]\n"Great Hall" = ["Mapps"]\n')
    ended, _, err = run(capsys, "rehearse", cards, "--day", SAMPLE_DAY, "--speed", "max", "--data", data)
    assert (ended, "stagecue.toml:2: " in err, "'Mapps'" in err) == (1, True, True)


def test_what_the_cards_lack_is_said_and_the_rest_is_rehearsed(capsys, tmp_path, data):
    cards = shutil.copytree(SAMPLES, tmp_path / "cards")
    (cards / "noise.md").write_bytes(bytes(range(256)) * 20)
    rival = next(cards.glob("emeka*.md")).read_text(encoding="utf-8")
    rival = rival.replace("Emeka Strandvik", "Zoe Quill").replace("The Tide Table That Lied", "Another Talk")
    (cards / "zoe.md").write_text(rival, encoding="utf-8")
    ended, _, err = run(capsys, "rehearse", cards, "--day", SAMPLE_DAY, "--speed", "max", "--data", data)
    said = {line.split(":")[0] for line in err.splitlines() if line.startswith("error ")}
    assert (ended, said) == (0, {"error noise.md", "error zoe.md"})


def test_a_rehearsal_keeps_away_from_a_running_show(rehearse, data):
    show = Journal(data / f"{SAMPLE_DAY}.sqlite3")
    refused, _, err = rehearse()
    show.close()
    assert (refused, "A show is running" in err, rehearse()[0]) == (1, True, 0)


def test_a_record_is_told_whatever_it_is_called(rehearse, capsys, data, tmp_path):
    rehearse()
    record = shutil.copy(next(data.glob("*.sqlite3")), tmp_path / "kept.db")
    ended, out, _ = run(capsys, "report", record, "--json")
    assert (ended, json.loads(out)["day"]) == (0, SAMPLE_DAY)


def test_what_was_kept_of_a_record_that_is_gone_is_reported(rehearse, capsys, data):
    rehearse()
    record = next(data.glob("*.sqlite3"))
    record.rename(record.with_name(f"{record.name}.kept-20250506-093000-000000"))
    ended, out, _ = run(capsys, "report", data, "--json")
    assert (ended, json.loads(out)["day"]) == (0, SAMPLE_DAY)


def test_a_record_of_which_only_the_mark_is_left_is_named(capsys, tmp_path):
    record = tmp_path / "2026-06-18.sqlite3"
    write_mark(record, Mark(identity=5, entries=12, last_ms=1000.0))
    ended, _, err = run(capsys, "report", tmp_path)
    assert (ended, f"The record {record} is gone; it had 12 entries." in err) == (2, True)


def test_a_report_changes_nothing_of_what_a_killed_show_left(capsys, tmp_path):
    path, place = broken.killed(tmp_path)
    broken.zeroed(broken.log_of(path), place)
    before = [file.read_bytes() for file in (path, broken.log_of(path))]
    ended, out, _ = run(capsys, "report", path.parent)
    assert (ended, "Main stage, 2026-06-18" in out) == (0, True)
    assert [file.read_bytes() for file in (path, broken.log_of(path))] == before


@pytest.mark.parametrize("content", [b"", b"no database, " * 100], ids=["empty", "text"])
def test_what_is_no_record_is_a_sentence(capsys, tmp_path, content):
    (tmp_path / "2026-06-18.sqlite3").write_bytes(content)
    ended, out, err = run(capsys, "report", tmp_path)
    assert (ended, "2026-06-18.sqlite3" in err, "Traceback" in out + err) == (1, True, False)


def test_a_name_that_is_no_date_is_passed_over(capsys, tmp_path):
    (tmp_path / "2025-13-40.sqlite3").write_bytes(b"")
    ended, _, err = run(capsys, "report", tmp_path)
    assert (ended, "There is no record" in err) == (2, True)


def test_a_report_without_a_record_says_what_to_name(capsys, tmp_path):
    ended, _, err = run(capsys, "report", tmp_path)
    assert (ended, f"no record of a show with the cards of {tmp_path}. " in err) == (2, True)
