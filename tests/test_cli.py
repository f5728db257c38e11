"""The commands as people type them: tables, JSON, exit codes, and a sentence for every bad input."""

import json
import re

import pytest

from stagecue.cli import main
from tests.serving import SAMPLE_DAY, SAMPLES

NOISE = bytes(range(256)) * 20


def run(capsys, *args):
    """Exit code, standard output and standard error of `stagecue ARGS`."""
    code = 0
    try:
        main([str(arg) for arg in args])
    except SystemExit as ended:
        code = ended.code
    told = capsys.readouterr()
    return code, told.out, told.err


def folder(tmp_path, files):
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def sample(change=lambda text: text):
    return change((SAMPLES / "ha-vy-abernathy_Knots_That_Hold_en.md").read_text(encoding="utf-8")).encode()


def at_25_99(text):
    return re.sub(r"\d\d:\d\d ?[-–] ?\d\d:\d\d", "25:99 - 26:10", text)


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        pytest.param({}, 1, "has no host card", id="an empty folder"),
        pytest.param({"a.md": NOISE}, 1, "is not text", id="a binary file"),
        pytest.param({"a.md": b"# Just a heading\n"}, 1, "has no host card", id="only a heading"),
        pytest.param(
            {"a.md": sample(at_25_99)}, 1, "error a.md:38: “25:99 - 26:10” is not a time", id="25:99"
        ),
        pytest.param(
            {"a.md": sample() + b"\n\nword" * 900_000},
            1,
            ": This file is too long: only its first 1,000,000",
            id="5 MB",
        ),
        pytest.param(
            {"a.md": sample(), "b.md": NOISE}, 1, "error b.md: This file is not text", id="one is bad"
        ),
        pytest.param(
            {"a.md": sample()},
            0,
            "1 card, 0 files of notes, 0 other files left out; 0 lines",
            id="a good one",
        ),
    ],
)
def test_check(tmp_path, capsys, files, code, said):
    ended, out, err = run(capsys, "check", folder(tmp_path, files))
    assert (ended, said in out + err, "Traceback" in out + err) == (code, True, False)


def test_check_of_no_folder_is_wrong_use(tmp_path, capsys):
    ended, _, err = run(capsys, "check", tmp_path / "missing")
    assert (ended, "is no folder. Name the folder" in err) == (2, True)


def test_check_as_json_has_the_public_shape(capsys):
    ended, out, _ = run(capsys, "check", SAMPLES, "--json")
    told = json.loads(out)
    assert (ended, set(told)) == (0, {"cards", "notes", "left_out", "problems"})
    assert set(told["cards"][0]) == {
        "file", "is_card", "kind", "event", "title", "speakers", "date", "start", "end", "track", "location",
        "hosts", "script", "words", "read_seconds", "repairs",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["plan", SAMPLES, "--day", "2020-01-01"],
            "No card is for 2020-01-01. Days with sessions: 2026-06-18.",
        ),
        (
            ["plan", SAMPLES, "--day", SAMPLE_DAY, "--stage", "zz"],
            "Stages: maps-and-weather, tools-and-hands",
        ),
        (["serve", SAMPLES, "--day", "2020-01-01"], "Days with sessions: 2026-06-18."),
        (["serve", SAMPLES, "--day", "tomorrow"], "does not match the format"),
        (["serve", SAMPLES, "--backup", ""], "'--backup': No folder is named."),
        (["serve", ""], "'FOLDER': No folder is named."),
        (["serve", SAMPLES, "--zone", "Europe/Pariss"], "Did you mean Europe/Paris"),
        (["serve", SAMPLES, "--clock", "rehearsal", "--start-at", "25:99"], "'25:99' is no time of day"),
        (["serve", SAMPLES, "--speed", "4"], "add --clock rehearsal"),
        (["serve", SAMPLES, "--clock", "rehearsal", "--speed", "0"], "is not in the range"),
        (["serve", SAMPLES, "--day", SAMPLE_DAY, "--host", "192.0.2.1"], "cannot be opened"),
        (["serve"], "Missing argument 'FOLDER'"),
        (["frobnicate"], "No such command 'frobnicate'"),
    ],
    ids=lambda value: " ".join(map(str, value[:1] + value[2:])) if isinstance(value, list) else "",
)
def test_wrong_use_is_exit_code_2_and_a_sentence(tmp_path, capsys, args, said):
    data = ["--data", tmp_path] if args[0] == "serve" and len(args) > 1 else []
    ended, out, err = run(capsys, *args, *data)
    assert (ended, said in err, "Traceback" in out + err) == (2, True, False)


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    ended, _, err = run(capsys, "serve", SAMPLES, "--day", SAMPLE_DAY, "--data", tmp_path / "file" / "x")
    assert (ended, "Name another --data" in err, "failed with" in err) == (1, True, False)


def test_plan_has_every_cue_point_with_its_time(capsys):
    _, out, _ = run(capsys, "plan", SAMPLES, "--day", SAMPLE_DAY, "--stage", "maps-and-weather", "--json")
    (stage,) = json.loads(out)["stages"]
    assert stage["items"][0]["points"][:2] == [
        {"id": "opening-welcome-and-the-first-lamp-en/standby", "kind": "standby",
         "text": "Welcome and the First Lamp", "planned": 34140.0, "clock": "09:29:00"},
        {"id": "opening-welcome-and-the-first-lamp-en/introduction", "kind": "introduction",
         "text": "Welcome and the First Lamp", "planned": 34200.0, "clock": "09:30:00"},
    ]  # fmt: skip
    _, table, _ = run(capsys, "plan", SAMPLES, "--day", SAMPLE_DAY)
    assert "Coffee Break" in table


def test_check_tells_the_stage_on_which_each_card_plays(tmp_path, capsys):
    _, out, _ = run(capsys, "check", SAMPLES)
    assert out.splitlines()[0].split() == [
        "Day", "Time", "Stage", "Speaker", "Title", "Words", "Reading", "Cues", "Repairs", "Problems",
    ]  # fmt: skip
    files = {"a.md": sample(), "stagecue.toml": b'[stages]\nHall = ["Tools and Hands"]\n'}
    _, out, _ = run(capsys, "check", folder(tmp_path, files))
    assert "  Hall  " in out
