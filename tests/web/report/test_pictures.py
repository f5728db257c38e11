import pytest

from stagecue.rehearsal import HostPace
from stagecue.web.report.axis import HOURS, MINUTES, Scale, step, ticks
from stagecue.web.report.drift import Curve, Dot
from stagecue.web.report.lettering import cut
from stagecue.web.report.paces import HostLine, pace_picture
from stagecue.web.report.pictures import Bar, Tick, day_picture
from tests.web.report.runs import EMPTY, HASTY, REHEARSED, SHOWN, STOPPED


def test_a_planned_bar_and_the_one_that_ran_too_long():
    planned, _, actual = day_picture(SHOWN).lanes
    assert (planned.name, planned.style, actual.name, actual.style) == ("Planned", "plan", "Actual", "ran")
    assert planned.bars[0] == Bar(104.0, 215.0, "session", "1", ("Ada",), tip="10:00 to 10:20 Ada")
    assert actual.bars[0] == Bar(
        104.2, 238.4, "session", "1", over=(320.2, 22.4), tip="10:00:01 to 10:22:11 Ada, length +2:10"
    )
    assert [bar.number for bar in actual.bars] == ["1", "2", "4"]


def test_the_hours_and_the_end_of_a_record():
    picture = day_picture(STOPPED)
    assert [hour.text for hour in picture.hours] == [f"10:{m:02}" for m in range(0, 60, 10)] + [
        "11:00", "11:10", "11:20",
    ]  # fmt: skip
    assert picture.cut == Tick(472.3, "record ends 10:33:20")
    assert picture.lanes[1].bars[1].open
    assert day_picture(SHOWN).cut is None


def test_the_drift_is_written_where_it_changes():
    drift = day_picture(SHOWN).drift
    assert [[dot.text for dot in curve.dots] for curve in drift.curves] == [
        ["", "", "", "", ""],
        ["+0:01", "+2:11", "", "+1:51"],
    ]
    assert [text for _, text in drift.levels] == ["+1:00", "+2:00", "+3:00"]
    assert drift.told == (
        "Rehearsed: the running delta is 0:00 at most, at 10:00:00. "
        "Actual: the running delta is +2:11 at most, at 10:22:11."
    )


def test_values_do_not_stand_on_each_other():
    dots = day_picture(HASTY).drift.curves[0].dots
    assert [(dot.x, dot.text) for dot in dots] == [
        (104.0, "0:00"),
        (332.4, ""),
        (343.4, "−18:20"),
        (767.0, "0:00"),
        (988.0, "0:00"),
    ]


def test_a_day_on_time_is_a_flat_line():
    drift = day_picture(REHEARSED).drift
    assert drift.levels == ()
    assert {dot.y for dot in drift.curves[0].dots} == {drift.zero}


def test_nothing_on_record_has_a_plan_and_no_line():
    picture = day_picture(EMPTY)
    assert ([len(lane.bars) for lane in picture.lanes], picture.drift.curves, picture.cut) == (
        [4, 0],
        (),
        None,
    )


@pytest.mark.parametrize(
    ("span", "steps", "apart"),
    [(3600, HOURS, 300), (25_800, HOURS, 3600), (400_000, HOURS, 43_200), (4_000_000, HOURS, 345_600),
     (60, MINUTES, 60), (360, MINUTES, 120)],
)  # fmt: skip
def test_the_ticks_of_an_axis_are_round_and_few(span, steps, apart):
    assert step(span, steps=steps, most=12 if steps is HOURS else 4) == apart


def test_ticks_stand_inside_the_axis():
    assert ticks(37_700, 45_000, steps=(3600,), most=12) == [39_600, 43_200]
    assert Scale(0, 10, 100, 200).at(5) == 150


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ada", ("Ada",)),
        ("Ada Lovelace", ("Ada", "Lovelace")),
        ("Ada B Lovelace the First", ("Ada B", "Lovelace…")),
        ("Bartholomew Q", ("Bartholo…", "Q")),
        ("漢字漢字漢字漢字", ("漢字漢字…",)),
        ("", ()),
    ],
)
def test_names_are_cut_to_their_bar(text, lines):
    assert cut(text, wide=70, letter=13, most=2) == lines


def test_a_host_in_the_band_and_two_beside_it():
    found = pace_picture(
        [HostPace("Mia", 120, 100, 140, 3), HostPace("", 90, 90, 90, 1), HostPace("Kim", 240, 240, 240, 2)]
    )
    assert found.hosts[0] == HostLine(
        "Mia", 51.0, 342.2, 444.4, 393.3, "120 wpm, 100 to 140", "in the band", "3 introductions", inside=True
    )
    said = [(host.name, host.verdict, host.count, host.inside) for host in found.hosts[1:]]
    assert said == [
        ("Host not named", "too slow", "1 introduction", False),
        ("Kim", "too fast", "2 introductions", False),
    ]
    assert pace_picture([]) is None


def test_a_curve_is_its_dots():
    curve = day_picture(STOPPED).drift.curves[0]
    assert curve == Curve(
        "Actual", "104.0,280.0 330.5,225.0", (Dot(104.0, 280.0, "0:00"), Dot(330.5, 225.0, "+0:30"))
    )
