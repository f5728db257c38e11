"""A whole day rehearsed without waiting: the same every time, and moved by trouble as the formula says."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from stagecue.app.records import run_of
from stagecue.app.rehearsing import Rehearsal, rehearse
from stagecue.errors import StoreError, UsageError
from stagecue.rehearsal import as_run
from stagecue.rundown.expected import one_after_another
from stagecue.show.events import CueTaken, DayEnded
from stagecue.store import Journal
from tests.rehearsal.days import moments, without
from tests.serving import SAMPLE_DAY, SAMPLES

REAL = Path(__file__).parents[3] / "shared" / "cards" / "may-6"
DAYS = {
    "sample": (SAMPLES, datetime.date.fromisoformat(SAMPLE_DAY)),
    "real": (REAL, datetime.date(2025, 5, 6)),
}
SESSION = "emeka-strandvik-the-tide-table-that-lied"


@pytest.fixture(params=DAYS)
def asked(request, tmp_path):
    folder, day = DAYS[request.param]
    if not folder.is_dir():
        pytest.skip(f"no cards of the real day in {folder}")
    return Rehearsal(folder, day, data=tmp_path)


@pytest.fixture
def sample(tmp_path):
    return Rehearsal(*DAYS["sample"], data=tmp_path)


def starts(report):
    return {row.item.id: round(row.rehearsed.start, 6) for row in report.rows}


def test_the_whole_day_is_played_as_planned_on_every_stage(asked):
    for report in rehearse(asked):
        items = report.rundown.items
        assert starts(report) == {item.id: item.start for item in items}
        assert round(report.rehearsed.ended, 6) == items[-1].end
        assert {cue.status for row in report.rows for cue in row.rehearsed.cues} == {"taken"}
        assert [cue.point.id for row in report.rows for cue in row.rehearsed.cues if cue.late] == []


def test_two_runs_tell_the_same(asked, tmp_path):
    again = replace(asked, data=tmp_path / "again")
    assert rehearse(asked) == rehearse(again)


@pytest.mark.parametrize("speed", [20_000.0, 100_000.0])
def test_every_speed_tells_the_same(sample, tmp_path, speed):
    quick = replace(sample, data=tmp_path / "quick", speed=speed)
    assert [report.rows for report in rehearse(quick)] == [report.rows for report in rehearse(sample)]


@pytest.mark.parametrize("mode", ["cue-to-cue", "intros"])
def test_every_mode_tells_the_same_day(sample, tmp_path, mode):
    whole = rehearse(replace(sample, data=tmp_path / "whole"))
    assert rehearse(replace(sample, mode=mode)) == whole


def test_a_talk_that_runs_over_moves_what_follows_as_the_formula_says(asked, tmp_path):
    for report in rehearse(asked):
        for at, item in enumerate(report.rundown.items):
            later = report.rundown.items[at + 1 :]
            told = one_after_another(later, free=item.end + 360)
            moved = starts(report) | {one.item.id: round(one.start, 6) for one in told}
            if item.kind != "break" and at % 3 == 0:
                trouble = replace(asked, stage=report.rundown.stage, troubles=[f"+6m@{item.id}"])
                assert starts(rehearse(trouble)[0]) == moved


def test_trouble_moves_no_other_stage(sample):
    one, other = rehearse(replace(sample, troubles=[f"+6m@{SESSION}"]))
    assert starts(one)["renee-castellane-oyama-a-map-is-a-promis"] == 37500 + 360
    assert starts(other) == {item.id: item.start for item in other.rundown.items}


def test_a_missing_speaker_is_left_out_and_nothing_else(sample):
    one, _ = rehearse(replace(sample, troubles=[f"missing@{SESSION}"]))
    run = {row.item.id: row.rehearsed.start for row in one.rows}
    assert run == {item.id: item.start for item in one.rundown.items} | {SESSION: None}


def test_with_one_taking_removed_from_the_journal_exactly_that_cue_is_missed(sample, tmp_path):
    report, _ = rehearse(sample)
    journal = Journal(tmp_path / f"{SAMPLE_DAY}-rehearsed.sqlite3")
    events = [entry.event for entry in journal.load(report.rundown.stage)]
    assert run_of(journal, report.rundown) == report.rehearsed
    journal.close()
    whole = {cue.point.id: cue.status for row in report.rows for cue in row.rehearsed.cues}
    assert isinstance(events[-1], DayEnded)
    for cue in [event.cue for event in events if isinstance(event, CueTaken)][:-1]:
        run = as_run(report.rundown, moments(without(events, cue)))
        assert {one.point.id: one.status for item in run.items for one in item.cues} == whole | {
            cue: "missed"
        }


def test_one_stage_alone(sample):
    assert [report.rundown.stage for report in rehearse(sample)] == ["maps-and-weather", "tools-and-hands"]
    for name in ("tools-and-hands", "Tools and Hands"):
        assert [report.rundown.stage for report in rehearse(replace(sample, stage=name))] == [
            "tools-and-hands"
        ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param({"stage": "attic"}, r"no stage 'attic' .* Stages: maps-and-weather, tools-and-hands", id="an unknown stage"),
        pytest.param({"day": datetime.date(1999, 1, 1)}, SAMPLE_DAY, id="an unknown day"),
        pytest.param({"troubles": ["+6m@nobody-at-all"]}, "no item 'nobody-at-all'", id="trouble at no item"),
        pytest.param({"troubles": ["fire@hall"]}, "is no trouble", id="no trouble"),
    ],
)  # fmt: skip
def test_what_cannot_be_rehearsed_is_told_and_leaves_no_record(sample, wrong, message):
    with pytest.raises(UsageError, match=message):
        rehearse(replace(sample, **wrong))
    assert list(sample.data.iterdir()) == []


def test_over_the_data_of_a_running_show_it_is_refused_and_touches_nothing(sample):
    running = Journal(sample.data / f"{SAMPLE_DAY}.sqlite3")
    with pytest.raises(StoreError, match=r"A show is running on .*2026-06-18\.sqlite3"):
        rehearse(sample)
    running.close()
    assert [path.name for path in sample.data.iterdir() if "rehearsed" in path.name] == []
    assert len(rehearse(sample)) == 2


def test_a_rehearsal_never_touches_the_shows_record(sample):
    Journal(sample.data / f"{SAMPLE_DAY}.sqlite3").close()
    before = (sample.data / f"{SAMPLE_DAY}.sqlite3").read_bytes()
    rehearse(sample)
    assert (sample.data / f"{SAMPLE_DAY}.sqlite3").read_bytes() == before
