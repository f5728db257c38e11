"""What a crew is told to look at: each flag one plain sentence that says where."""

from dataclasses import replace

import pytest

from stagecue.rehearsal import Drive, Flag, HostPace, Trouble, as_run, flags
from stagecue.rehearsal.flags import unrehearsed
from stagecue.rundown import Clash
from stagecue.rundown.items import Flex
from stagecue.show import commands as c
from tests.rehearsal.days import WHOLE, called, driven, moments, without
from tests.show.days import DAY, item, ready, speech

ADA, BERT, COFFEE, DORA = DAY.items
GAP = Flag("gap", "bert", "10:20 Bert: straight after Ada, less than 5 min between.")
NAMES = Flag("pronunciation", "", "No pronunciation note for 3 names: Ada, Bert, Dora.")
ALWAYS = (GAP, NAMES)
"""The small day has these whatever happens in it."""


def day(*items, **changed):
    return replace(DAY, items=items or DAY.items, **changed)


def flexed(**flex):
    return day(*(replace(one, flex=flex.get(one.id, one.flex)) for one in DAY.items))


def told(events, rundown=DAY, **counted):
    run = as_run(rundown, moments(events), **counted)
    return [flag for flag in flags(run) if flag not in ALWAYS]


def over(minutes, at, rundown):
    return told(driven(Drive(troubles=[Trouble("over", at, 60.0 * minutes)], alone=True), rundown), rundown)


def pressed(*presses, rundown=DAY):
    return told(called(ready(), *presses), rundown)


def test_a_day_that_ran_as_planned_has_the_flags_of_its_plan():
    assert flags(as_run(DAY, moments(WHOLE))) == ALWAYS


LONG = replace(item("eve", 36000, speech(61)), end=37200)
TALK_OF_ADA = (35940, c.Go()), (36000, c.Go()), (36021, c.Go()), (36043, c.Go()), (36050, c.Go())
IN_BERTS = (37200, c.Go()), (37200, c.Go()), *((37201, c.Go()),) * 5


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(lambda: told([], day(LONG)), [Flag("introduction", "eve", "10:00 Eve: the introduction takes 1:01, over a minute."), Flag("pronunciation", "", "No pronunciation note for 1 name: Eve.")], id="introduction"),
        pytest.param(lambda: over(6, "ada", DAY), [Flag("changeover", "ada", "10:00 Ada: runs over the changeover by 6:00.")], id="changeover"),
        pytest.param(lambda: over(6, "bert", DAY), [], id="over into a break that takes it up"),
        pytest.param(lambda: over(6, "bert", flexed(coffee=Flex(least=900))), [Flag("slack", "coffee", "10:40 On coffee: no slack left: it began 6:00 late and must last 15:00.")], id="slack"),
        pytest.param(lambda: over(6, "ada", flexed(bert=Flex(hard_start=True))), [Flag("hard start", "bert", "10:20 Bert: this hard start is overlapped by 6:00.")], id="a hard start that cut the talk before"),
        pytest.param(lambda: pressed(*TALK_OF_ADA, (37200, c.Go()), (37325, c.Go()), rundown=flexed(bert=Flex(hard_start=True))), [Flag("hard start", "bert", "10:20 Bert: this hard start is overlapped by 2:05.")], id="a hard start that waited for the talk before"),
        pytest.param(lambda: told(without(WHOLE, "ada/cue-1")), [Flag("cue", "ada", "10:00 Ada: the pause (The pause) was missed.")], id="cue missed"),
        pytest.param(lambda: pressed(*TALK_OF_ADA[:3], (36050, c.GoTo("ada/talk"))), [Flag("cue", "ada", "10:00 Ada: the applause (The applause) was skipped.")], id="cue skipped"),
        pytest.param(lambda: pressed(*TALK_OF_ADA[:4], (36060, c.Go())), [Flag("cue", "ada", "10:00 Ada: the talk was late.")], id="cue late"),
        pytest.param(lambda: told(WHOLE, pressed_again={"ada/talk": 1, "bert/talk": 2}), [Flag("cue", "ada", "10:00 Ada: the talk was pressed twice."), Flag("cue", "bert", "10:20 Bert: the talk was pressed 3 times.")], id="cue pressed again"),
        pytest.param(lambda: told(WHOLE, day(clashes=(Clash("zoe.md", "On zoe", ("Zoe",), 37200.0, 38400.0, "bert", same_talk=False),))), [Flag("clash", "bert", "10:20 Zoe: was not run, because its slot has Bert. Choose one.")], id="clash"),
    ],
)  # fmt: skip
def test_flag(found, expected):
    assert found() == expected


@pytest.mark.parametrize(
    ("wpm", "host", "message"),
    [
        pytest.param(99, "Mia", "Mia reads at 99 wpm, too slow: 100 to 165 is healthy.", id="slow"),
        pytest.param(166, "", "The host reads at 166 wpm, too fast: 100 to 165 is healthy.", id="fast, and nobody knows who"),
        pytest.param(100, "Mia", None, id="just not too slow"),
        pytest.param(165, "Mia", None, id="just not too fast"),
    ],
)  # fmt: skip
def test_a_host_outside_the_band(wpm, host, message):
    paces = (HostPace(host, wpm, wpm, wpm, 1),)
    found = [flag for flag in flags(as_run(DAY, []), paces) if flag not in ALWAYS]
    assert found == ([Flag("pace", "", message)] if message else [])


@pytest.mark.parametrize(
    ("gap", "message"),
    [
        pytest.param(300, None, id="five minutes are enough"),
        pytest.param(299, "4:59 min after Ada, less than 5 min between.", id="a second less is not"),
        pytest.param(0, "straight after Ada, less than 5 min between.", id="none"),
        pytest.param(-60, "1:00 min before the end of Ada, less than 5 min between.", id="both at once"),
    ],
)
def test_less_than_five_minutes_between_two_speakers(gap, message):
    following = replace(BERT, start=ADA.end + gap)
    found = [flag for flag in flags(as_run(day(ADA, following), [])) if flag.kind == "gap"]
    assert [flag.message.split(": ", 1)[1] for flag in found] == ([message] if message else [])


def test_one_speaker_needs_no_time_to_follow_herself():
    assert [flag.kind for flag in flags(as_run(day(ADA, replace(BERT, speakers=ADA.speakers)), []))] == [
        "pronunciation"
    ]


@pytest.mark.parametrize(
    ("known", "missing"),
    [("Ada", ("Bert", "Dora")), ("ADA", ("Bert", "Dora")), ("Zoe", ("Ada", "Bert", "Dora"))],
)
def test_names_without_a_note(known, missing):
    found = flags(as_run(day(pronunciations=((known, "AY-da"),)), []))[-1]
    assert found == Flag("pronunciation", "", f"No pronunciation note for {len(missing)} names: {', '.join(missing)}.")  # fmt: skip


REHEARSED = as_run(DAY, moments(WHOLE))
NEW = item("eve", 41000, speech(5))


@pytest.mark.parametrize(
    ("run", "current", "expected"),
    [
        pytest.param(REHEARSED, DAY, [], id="nothing has changed"),
        pytest.param(REHEARSED, day(ADA, replace(BERT, rev="new"), DORA), [Flag("card", "bert", "10:20 Bert: the card has changed since it was rehearsed.")], id="a card has changed"),
        pytest.param(REHEARSED, day(*DAY.items, NEW), [Flag("card", "eve", "11:23 Eve: this item was never rehearsed.")], id="a new card"),
        pytest.param(as_run(DAY, moments(without(WHOLE, "ada/cue-2"))), DAY, [Flag("cue", "ada", "10:00 Ada: the applause (The applause) was never rehearsed.")], id="a cue that was missed"),
        pytest.param(as_run(DAY, moments(WHOLE[:8])), day(ADA, BERT), [Flag("card", "bert", "10:20 Bert: this item was never rehearsed.")], id="an item that only stood by"),
        pytest.param(as_run(DAY, moments(WHOLE[:7])), day(ADA, COFFEE), [Flag("card", "coffee", "10:40 On coffee: this item was never rehearsed.")], id="an item that was not come to"),
    ],
)  # fmt: skip
def test_what_of_todays_cards_was_never_rehearsed(run, current, expected):
    assert list(unrehearsed(run, current)) == expected
