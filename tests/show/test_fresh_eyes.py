"""What reviewers of the clock found, one row each: numbers that were wrong, and clocks that stood."""

from dataclasses import replace

import pytest

from stagecue.errors import Refused
from stagecue.rundown.items import Flex
from stagecue.show import begin, decide
from stagecue.show import commands as c
from stagecue.show.agenda import due
from stagecue.show.timing import expected, over
from stagecue.show.views import clock_takes
from tests.show.days import DAY, item, play, ready, speech
from tests.show.test_auto import AUTO, left_alone, openings
from tests.show.test_timing import talking

STANDBY_5 = begin(replace(DAY, standby_lead=5.0), pace=60)
BREAK = play(ready(), (38340, c.GoTo("coffee/standby")), (38400, c.Go()))


@pytest.mark.parametrize(
    ("show", "delay"),
    [
        pytest.param(talking(0, (37140, c.Go()), (37155, c.Hold()), (37355, c.Back()), (37360, c.Resume())), 205, id="BACK keeps what was held before it"),
        pytest.param(talking(10, (37140, c.Go()), (37200, c.Go()), (37230, c.GoTo("ada/talk"))), 10, id="go-to back to a talk: as late as it began"),
        pytest.param(play(ready(), (34000, c.Hold()), (35500, c.Resume())), 0, id="a hold an hour before the day opens"),
        pytest.param(play(ready(), (34000, c.Hold()), (36100, c.Resume())), 100, id="a hold over its opening"),
        pytest.param(play(AUTO, (36000, c.SetDelay(90))), 90, id="a delay"),
    ],
)  # fmt: skip
def test_the_delay(show, delay):
    assert round(show.delay, 3) == delay


@pytest.mark.parametrize(("now", "late"), [(38500, 0), (39600, 0), (39700, 100)])
def test_a_hold_in_a_break_is_late_once_the_break_can_give_no_more(now, late):
    held = play(BREAK, (38450, c.Hold()))
    assert round(over(held).at(now), 3) == late


def test_a_short_standby_makes_nothing_later():
    _, told = left_alone(play(STANDBY_5, (35000, c.SetAuto(on=True))))
    assert [at for at, cue in openings(told) if not cue.endswith("talk")] == [36000, 37200, 38400]


def test_an_introduction_before_its_slot_waits_for_the_talk_that_is_on():
    early = replace(item("bert", 37500, speech(40)), introduction="before start")
    show = begin(replace(DAY, items=(DAY.items[0], early)), pace=60)
    _, told = left_alone(play(show, (35000, c.SetAuto(on=True)), (35001, c.SetDelay(280))))
    ended = 37200 + 280
    assert (ended, "bert/introduction") in openings(told)


def test_a_day_whose_opening_is_over_is_left_to_a_person_and_the_phone_is_not_told_otherwise():
    late = play(ready(), (37300, c.SetAuto(on=True)))
    assert (due(late, 37310), clock_takes(late)) == (None, None)


def test_what_follows_an_item_that_is_on_is_called_however_late():
    show = play(talking(), (38500, c.SetAuto(on=True)))
    assert due(show, 38501).command == c.CallStandby("bert")


@pytest.mark.parametrize(
    ("command", "now", "why"),
    [
        pytest.param(c.SetDelay(-60), 36100, "nothing starts early", id="a delay below 0"),
        pytest.param(c.SetDelay(float("nan")), 36100, "0 to 21600 s", id="no number"),
        pytest.param(c.CallStandby("bert"), 36500, "not due to stand by", id="a standby before its time"),
    ],
)
def test_refused(command, now, why):
    with pytest.raises(Refused, match=why):
        decide(talking(), command, now)


def test_a_hard_start_whose_slot_is_over_is_not_promised():
    hard = tuple(replace(one, flex=Flex(hard_start=one.id == "bert")) for one in DAY.items)
    show = talking(0, (36100, c.Hold()), (38500, c.Resume()), (38501, c.SetAuto(on=True)),
                   show=begin(replace(DAY, items=hard), pace=60))  # fmt: skip
    assert (clock_takes(show), next(one.item.id for one in expected(show))) == (None, "bert")
