"""Auto: what the clock takes by itself, and when; nothing early, nothing twice, nothing unwarned."""

from dataclasses import replace

import pytest

from stagecue.errors import Refused
from stagecue.rundown.items import Flex
from stagecue.show import begin, decide
from stagecue.show import commands as c
from stagecue.show.agenda import due
from stagecue.show.views import Taking, clock_takes
from tests.show.days import DAY, after, play

AUTO = play(begin(DAY, pace=60), (35000, c.SetAuto(on=True)))
LAST_OF_DAY = 50_000


def left_alone(show, *called, until=LAST_OF_DAY):
    """The show at `until`, and (when, what, cue) of all that happened, if people call only these."""
    told, now, waiting = [], 0.0, list(called)
    while True:
        coming = due(show, now)
        person = waiting[0][0] if waiting else until
        if coming and coming.at <= person and coming.at < until:
            now = max(now, coming.at)
            events = decide(show, coming.command, now)
        elif waiting:
            now, command = waiting.pop(0)
            events = decide(show, command, now, "ann")
        else:
            return show, told
        for event in events:
            show = after(event, show=show)
            told.append((round(now, 2), type(event).__name__, getattr(event, "cue", "")))


def openings(told):
    return [
        (at, cue)
        for at, name, cue in told
        if name == "CueTaken" and cue.split("/")[1] in ("introduction", "talk", "break")
    ]


PLANNED = [
    (36000, "ada/introduction"), (36048.3, "ada/talk"), (37200, "bert/introduction"), (37246.3, "bert/talk"),
    (38400, "coffee/break"), (39600, "dora/talk"),
]  # fmt: skip


def test_left_alone_the_day_steps_itself_as_planned():
    show, told = left_alone(AUTO)
    assert openings(told) == PLANNED
    assert told[:4] == [
        (35940, "StandbyCalled", "ada/standby"),
        (36000, "CueTaken", "ada/introduction"),
        (36020.15, "CueTaken", "ada/cue-1"),
        (36022.15, "CueReleased", "ada/cue-1"),
    ]
    assert (show.phase, show.delay) == ("talk", 0)


ADA, BERT, COFFEE, DORA = PLANNED[:2], PLANNED[2:4], PLANNED[4:5], PLANNED[5:]


def later(told, by):
    return [(round(at + by, 2), cue) for at, cue in told]


@pytest.mark.parametrize(
    ("called", "told"),
    [
        pytest.param([(36500, c.SetDelay(60))], [*ADA, *later(BERT + COFFEE, 60), *DORA], id="a minute more, until the break takes it up"),
        pytest.param([(36500, c.SetDelay(60)), (36600, c.SetDelay(0))], PLANNED, id="a minute taken back"),
        pytest.param([(37100, c.Hold()), (37220, c.Resume())], [*ADA, *later(BERT + COFFEE, 120), *DORA], id="Hold keeps the stage"),
        pytest.param([(36010, c.Hold()), (36040, c.Resume())], [ADA[0], *later(ADA[1:] + BERT + COFFEE, 30), *DORA], id="a hold in the introduction"),
        pytest.param([(35941, c.Go())], [*later(ADA, -59), *BERT, *COFFEE, *DORA], id="a person's early introduction; the next is on time"),
        pytest.param([(35990, c.SetDelay(20)), (36015, c.Go())], [*later(ADA + BERT + COFFEE, 15), *DORA], id="a person's introduction is as late as it is"),
        pytest.param([(36010, c.Go()), (36011, c.Go()), (36012, c.Go())], [ADA[0], (36012, "ada/talk"), *BERT, *COFFEE, *DORA], id="a person takes the talk: it wins over the clock"),
        pytest.param([(36010, c.SetPace(40))], [ADA[0], (36063.3, "ada/talk"), (37215, "bert/introduction"), (37276.3, "bert/talk"), (38430, "coffee/break"), *DORA], id="a slower host keeps the text: the talk waits for it, and keeps its length"),
        pytest.param([(36500, c.SetDelay(60)), (37195, c.SetDelay(0))], [*ADA, *later(BERT + COFFEE, 5), *DORA], id="a person's change gives ten seconds' notice"),
        pytest.param([(36500, c.SetAuto(on=False))], ADA, id="auto off: the clock takes no more than standby"),
        pytest.param([(36500, c.Hold())], ADA, id="held: nothing at all"),
        pytest.param([(36500, c.GoTo("coffee/standby")), (36510, c.Resume())], [*ADA, *COFFEE, *DORA], id="gone ahead: it waits for that item's time"),
        pytest.param([(36500, c.GoTo("ada/standby")), (36510, c.Resume())], [*ADA, *later(ADA + BERT + COFFEE, 560), *DORA], id="gone back: from the standby on as planned, that much later"),
    ],
)  # fmt: skip
def test_the_clock_follows_people(called, told):
    _, happened = left_alone(AUTO, *called)
    assert openings(happened) == told


def test_a_show_that_is_switched_to_auto_late_warns_before_it_begins():
    _, told = left_alone(
        begin(DAY, pace=60), (35900, c.Hold()), (36300, c.Resume()), (36301, c.SetAuto(on=True)), until=36500
    )
    assert [(at, cue) for at, _, cue in told if cue][:2] == [
        (36300, "ada/standby"),
        (36311, "ada/introduction"),
    ]


def test_media_is_given_ten_seconds_and_then_the_words_go_on():
    _, told = left_alone(AUTO, until=37230)
    bert = [(at, cue) for at, name, cue in told if cue.startswith("bert/") and name == "CueTaken"]
    assert bert == [(37200, "bert/introduction"), (37210.15, "bert/cue-1"), (37220.15, "bert/cue-1-resume")]


def test_a_hard_start_is_kept_whatever_happens():
    hard = tuple(replace(item, flex=Flex(hard_start=item.id == "bert")) for item in DAY.items)
    show = play(begin(replace(DAY, items=hard), pace=60), (35000, c.SetAuto(on=True)))
    _, told = left_alone(show, (36500, c.SetDelay(300)))
    assert openings(told) == PLANNED


@pytest.mark.parametrize(
    ("show", "now", "why"),
    [
        pytest.param(play(AUTO, (35940, c.Go())), 35999, "is not due yet", id="early"),
        pytest.param(
            play(AUTO, (35940, c.Go()), (35950, c.SetAuto(on=False))), 36000, "not possible now", id="manual"
        ),
        pytest.param(play(AUTO, (35940, c.Go()), (35950, c.Hold())), 36000, "is held", id="held"),
        pytest.param(AUTO, 36000, "not what the clock takes", id="no standby before"),
    ],
)
def test_the_clock_is_refused(show, now, why):
    with pytest.raises(Refused, match=why):
        decide(show, c.Take("ada/introduction"), now)


@pytest.mark.parametrize(
    ("show", "told"),
    [
        pytest.param(AUTO, Taking("ada/introduction", "introduction", "Ada", 36000), id="before the day"),
        pytest.param(left_alone(AUTO, until=36010)[0], None, id="in the text: the text takes its cues"),
        pytest.param(
            left_alone(AUTO, until=36045)[0],
            Taking("ada/talk", "talk", "Ada", 36048.3),
            id="at the closing cue",
        ),
        pytest.param(
            left_alone(AUTO, until=36100)[0],
            Taking("bert/introduction", "introduction", "Bert", 37200),
            id="in a talk",
        ),
        pytest.param(
            left_alone(AUTO, until=37195)[0],
            Taking("bert/introduction", "introduction", "Bert", 37200),
            id="at standby",
        ),
        pytest.param(left_alone(AUTO, (36500, c.Hold()))[0], None, id="held"),
        pytest.param(left_alone(AUTO)[0], None, id="the last talk: a person ends the day"),
    ],
)
def test_the_phone_is_told_what_the_clock_takes_next(show, told):
    assert clock_takes(show) == told
