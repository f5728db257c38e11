"""The commands in a folder with a show file."""

import datetime
import json
import shutil

import pytest

from stagecue.app import Settings, on_air
from tests.serving import SAMPLE_DAY, SAMPLES
from tests.test_cli import run

SHOW_FILE = """
event = "Ours"
zone = "Asia/Tokyo"
pace = 140
standby = 90
[stages]
Sea = ["Maps and Weather"]
Land = ["Tools and Hands"]
[pronunciations]
"Hà Vy" = "hah vee"
[[items]]
title = "Drinks"
start = "18:00"
end = "19:00"
stage = "Sea"
min = 30
"""


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SAMPLES, tmp_path / "cards")


def plan_of(capsys, folder):
    code, out, err = run(capsys, "plan", folder, "--day", SAMPLE_DAY, "--json")
    return code, json.loads(out) if out else None, err


def test_init_writes_a_file_that_changes_nothing_and_never_a_second_one(folder, capsys):
    before = plan_of(capsys, folder)
    assert run(capsys, "init", folder)[0] == 0
    assert plan_of(capsys, folder) == before
    code, _, err = run(capsys, "init", folder)
    assert (code, "is there already and stays as it is" in err) == (2, True)


def test_a_wrong_key_is_a_sentence_everywhere(folder, capsys):
    (folder / "stagecue.toml").write_text("paze = 1\n")
    said = "stagecue.toml:1: There is no key 'paze' here. Did you mean 'pace'?"
    code, out, _ = run(capsys, "check", folder)
    assert (code, f"error {said}" in out) == (1, True)
    for command in ("plan", "serve"):
        code, _, err = run(capsys, command, folder, "--day", SAMPLE_DAY)
        assert (code, err) == (1, f"stagecue: {said}\n")


def test_plan_shows_what_the_file_says(folder, capsys):
    (folder / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    code, told, err = plan_of(capsys, folder)
    land, sea = told["stages"]
    drinks = sea["items"][-1]
    assert (code, err, land["stage"], sea["event"]) == (0, "", "land", "Ours")
    assert (sea["pace"], sea["standby_lead"], sea["pronunciations"]) == (140, 90, {"Hà Vy": "hah vee"})
    assert (drinks["file"], drinks["min"], drinks["hard_start"]) == ("stagecue.toml", 1800, False)
    assert [point["clock"] for point in drinks["points"]] == ["17:58:30", "18:00:00"]


def test_a_contradiction_is_told_and_the_plan_made_all_the_same(folder, capsys):
    (folder / "stagecue.toml").write_text('[cards."opening.md"]\ncan_skip = true\n')
    code, told, err = plan_of(capsys, folder)
    assert (code, len(told["stages"]), "error stagecue.toml:1: There is no card 'opening.md'" in err) == (
        0,
        2,
        True,
    )


@pytest.mark.parametrize(
    ("asked", "zone"),
    [pytest.param(None, "Asia/Tokyo", id="the file's"), pytest.param("Europe/Paris", "Europe/Paris", id="--zone wins")],
)  # fmt: skip
def test_a_show_begins_as_the_file_says(folder, tmp_path, asked, zone):
    (folder / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    settings = Settings(
        folder,
        day=datetime.date.fromisoformat(SAMPLE_DAY),
        port=0,
        data=tmp_path / "data",
        clock="rehearsal",
        zone=asked,
    )
    with on_air(settings) as show:
        playing, runner = show.stages.playing, show.stages.runner("sea")
        assert (playing.zone, playing.zone_confirmed, show.stages.event) == (zone, True, "Ours")
        assert runner.show.pace == 140.0
