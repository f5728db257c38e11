"""What was pressed by mistake and is taken back costs nothing but the time until then."""

from dataclasses import replace

import pytest

from stagecue.show import begin
from stagecue.show import commands as c
from stagecue.show.timing import expected, over
from tests.show.days import DAY, cue, item, play, ready, speech
from tests.show.random_days import alone

TALK_OF_ADA = (35940, c.Go()), (36000, c.Go()), (36001, c.Go()), (36002, c.Go()), (36048.3, c.Go())
TALK = play(ready(), *TALK_OF_ADA)
LAST = play(ready(), (39540, c.GoTo("dora/standby")), (39600, c.Go()))


@pytest.mark.parametrize(
    ("show", "presses", "late"),
    [
        pytest.param(TALK, [(36600, c.Go()), (36605, c.Back())], 0, id="a standby in the middle of a talk"),
        pytest.param(TALK, [(36600, c.SetDelay(60)), (36660, c.Go()), (36661, c.Back())], 60, id="a standby in a late talk"),
        pytest.param(TALK, [(36600, c.End()), (36605, c.Back())], 0, id="the end of the day in a talk"),
        pytest.param(LAST, [(40000, c.Go()), (40005, c.Back())], 0, id="the end of the day in the last talk"),
        pytest.param(TALK, [(36600, c.Go()), (36605, c.Back()), (36610, c.Resume())], 5, id="then the show was held for as long"),
        pytest.param(TALK, [(36600, c.Back()), (36605, c.Go())], 556.7, id="a talk that was left for its introduction begins anew"),
    ],
)  # fmt: skip
def test_taken_back(show, presses, late):
    then = play(show, *presses)
    following = [round(one.over, 3) for one in expected(then)][:1]
    assert (round(then.delay, 3), round(over(then).least, 3), following) == (
        late,
        late,
        [late][: len(following)],
    )


def test_media_before_another_cue_at_the_last_word_is_given_ten_seconds_in_auto():
    media_last = replace(DAY, items=(item("ed", 36000, speech(10), cue("media"), cue("applause")),))
    show = play(begin(media_last, pace=60), (35000, c.SetAuto(on=True)))
    taken = [
        (round(step.event.at, 2), step.event.cue)
        for step in alone(show, 35000, 50_000)
        if step.before.pointer != step.after.pointer
    ]
    assert taken == [
        (35940, "ed/standby"),
        (36000, "ed/introduction"),
        (36010.15, "ed/cue-1"),
        (36020.15, "ed/cue-2"),
        (36026.15, "ed/talk"),
    ]  # fmt: skip
