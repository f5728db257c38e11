"""How fast an introduction was read: at real time only, holds taken out, nothing guessed."""

from dataclasses import replace

import pytest

from stagecue.rehearsal import Drive, HostPace, Moment, Reading, host_paces
from stagecue.rehearsal.reading import readings
from stagecue.show import commands as c
from stagecue.show import events as e
from tests.rehearsal.days import WHOLE, called, driven, moments, without
from tests.show.days import DAY, item, ready, speech

SHORT = replace(DAY, items=(item("eve", 36000, speech(19)),))
GO = [(35940, c.Go()), (36000, c.Go()), (36020, c.Go()), (36050, c.Go())]
"""Ada, called by a person: 40 words in 50 s."""


def read(events, *, rate=1.0):
    return [
        (one.item, round(one.wpm, 6), one.real) for one in readings(DAY, moments(events, rate=rate)).values()
    ]


def pressed(*presses):
    return read(called(ready(), *presses))


def test_a_text_that_nobody_touched_measures_at_its_own_pace():
    assert read(WHOLE) == [("ada", 60, True), ("bert", 60, True)]


HELD = [(36005, c.Hold()), (36035, c.Resume())]
PAUSED = [e.CueTaken("ada/cue-1", 36020.15, "text"), e.CueReleased("ada/cue-1", 36050.3, "clock")]
READ = 40 / (50 - 0.15) * 60


@pytest.mark.parametrize(
    ("presses", "wpm"),
    [
        pytest.param(GO, [READ], id="from GO to the closing cue"),
        pytest.param([*GO[:2], *HELD, (36050, c.Go()), (36080, c.Go())], [READ], id="a hold is taken out"),
        pytest.param([GO[0], (35997.15, c.Go(countdown=3)), *GO[2:]], [READ], id="a countdown is taken out"),
        pytest.param([*GO[:2], (36005, c.SetPace(50)), *GO[2:]], [READ], id="another pace of the text changes nothing"),
        pytest.param([*GO[:2], (36005, c.Nudge(7)), (36006, c.Resume()), *GO[2:]], [], id="a hand moved the text"),
        pytest.param([*GO[:3], (36030, c.Back()), (36031, c.Go()), (36050, c.Go())], [], id="BACK: what was read is unknown"),
        pytest.param([*GO[:2], (36010, c.GoTo("ada/cue-2"))], [], id="go-to"),
        pytest.param(GO[:3], [], id="not read to its end"),
        pytest.param([*GO[:3], (36021, c.Go())], [], id="the closing cue taken while words were unread"),
        pytest.param([*GO[:2], (36010, c.End())], [], id="the day ended before"),
        pytest.param([*GO, (36400, c.GoTo("ada/standby")), (36500, c.Go()), (36520, c.Go()), (36540, c.Go())], [40 / (40 - 0.15) * 60], id="read twice: the last counts"),
    ],
)  # fmt: skip
def test_pressed(presses, wpm):
    assert [round(pace, 3) for _, pace, _ in pressed(*presses)] == [round(pace, 3) for pace in wpm]


def test_the_hold_of_a_cue_in_the_text_is_taken_out():
    closing = e.CueTaken("ada/cue-2", 36070.45, "text")
    assert read([*called(ready(), *GO[:2]), *PAUSED, closing]) == [("ada", 60, True)]


def clock_set(events):
    """The laptop's clock jumped by a minute in the middle of the introduction."""
    return [Moment(m.event, 1.0, m.wall + 60 * (m.event.at > 36010)) for m in moments(events)]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(moments(WHOLE, rate=600.0), id="at 600x"),
        pytest.param(moments(WHOLE), id="without waiting"),
        pytest.param([Moment(m.event, 2.0 if m.event.at > 36030 else 1.0, m.wall) for m in moments(WHOLE)], id="faster in its middle"),
        pytest.param(clock_set(WHOLE), id="time jumped"),
    ],
)  # fmt: skip
def test_only_real_time_counts(record):
    found = readings(DAY, record)["ada"]
    assert (found.real, host_paces([found])) == (False, ())


def test_without_its_go_nothing_was_read():
    assert readings(DAY, moments(without(WHOLE, "ada/introduction"), rate=1.0)).keys() == {"bert"}


def test_a_few_words_are_chance():
    found = readings(SHORT, moments(driven(Drive(alone=True), SHORT), rate=1.0))
    assert (round(found["eve"].wpm, 6), host_paces(found.values())) == (60, ())


@pytest.mark.parametrize(
    ("hosts", "host"),
    [((), ""), (("Mia",), "Mia"), (("Mia", "Noor"), "")],
    ids=["nobody named", "one", "two: whose pace it is nobody knows"],
)
def test_whose_pace_it_is(hosts, host):
    day = replace(DAY, items=(replace(DAY.items[0], hosts=hosts),))
    assert readings(day, moments(driven(Drive(alone=True), day)))["ada"].host == host


def test_words_of_another_script_count_in_english_words_time():
    day = replace(DAY, items=(replace(DAY.items[0], tempo=2.0),))
    found = readings(day, moments(driven(Drive(alone=True), day)))["ada"]
    assert (found.words, round(found.wpm, 6)) == (20, 60)


def at(host, wpm, *, words=60, real=True):
    return Reading("x", host, words, words / wpm * 60, real)


def test_a_hosts_pace_is_the_middle_one_with_its_spread():
    read = [
        at("Mia", 120),
        at("Mia", 150),
        at("Mia", 126),
        at("Noor", 99),
        at("Mia", 400, real=False),
        at("Mia", 10, words=19),
    ]
    assert host_paces(read) == (HostPace("Mia", 126, 120, 150, 3), HostPace("Noor", 99, 99, 99, 1))  # fmt: skip
