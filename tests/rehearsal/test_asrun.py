"""The as-run: a record folded into what really happened, also when it is cut off."""

from dataclasses import replace

import pytest

from stagecue.rehearsal import CueRun, Drive, ItemRun, as_run
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.events import CueTaken
from tests.rehearsal.days import WHOLE, called, driven, moments, without
from tests.show.days import DAY, ready

ADA, BERT, COFFEE, DORA = DAY.items
TALK_OF_ADA = (35940, c.Go()), (36000, c.Go()), (36021, c.Go()), (36043, c.Go()), (36050, c.Go())
THROUGH_BERT = (*TALK_OF_ADA, (37200, c.Go()), (37260, c.Go()), *((37261, c.Go()),) * 5)


def ran(events, **counted):
    return as_run(DAY, moments(events), **counted)


def pressed(*presses):
    return ran(called(ready(), *presses))


def cues(run):
    return {cue.point.id: cue for one in run.items for cue in one.cues}


def statuses(run):
    return {name: cue.status for name, cue in cues(run).items()}


def told(one):
    """Start, end, delta and running delta of an item, to the millisecond."""
    return tuple(at if at is None else round(at, 3) for at in (one.start, one.end, one.delta, one.over))


def test_a_day_on_time_ran_as_it_was_planned():
    run = ran(WHOLE)
    assert [(one.item.id, *told(one)) for one in run.items] == [
        (item.id, item.start, item.end, 0, 0) for item in DAY.items
    ]
    assert set(statuses(run).values()) == {"taken"}
    assert [round(cue.at - cue.planned, 6) for cue in cues(run).values()] == [0] * len(DAY.points)
    assert (run.ended, run.last, run.over, run.undone) == (40800, 40800, 0, ())


def test_each_item_says_who_took_what_and_when():
    assert ran(WHOLE).items[2:] == (
        ItemRun(
            COFFEE,
            38400,
            39600,
            (
                CueRun(COFFEE.points[0], 38340, 38340, "clock", "taken"),
                CueRun(COFFEE.points[1], 38400, 38400, "clock", "taken"),
            ),
        ),
        ItemRun(
            DORA,
            39600,
            40800,
            (
                CueRun(DORA.points[0], 39540, 39540, "clock", "taken"),
                CueRun(DORA.points[1], 39600, 39600, "clock", "taken"),
            ),
        ),
    )


TAKEN = [event.cue for event in WHOLE if isinstance(event, CueTaken)]


@pytest.mark.parametrize("cue", TAKEN[:-1])
def test_with_one_taking_removed_exactly_that_cue_is_missed(cue):
    whole = cues(ran(WHOLE))
    expected = whole | {cue: CueRun(whole[cue].point, whole[cue].planned, None, "", "missed")}
    assert cues(ran(without(WHOLE, cue))) == expected


def test_the_last_cue_of_a_day_is_skipped_by_its_end():
    whole = statuses(ran(WHOLE))
    assert statuses(ran(without(WHOLE, TAKEN[-1]))) == whole | {"dora/talk": "skipped"}


def test_a_record_that_was_cut_off_tells_what_is_still_to_come():
    run = ran(WHOLE[:-5])
    assert [told(one)[:2] for one in run.items] == [(36000, 37200), (37200, None), (None, None), (None, None)]
    assert (run.ended, run.last, run.over) == (None, 37246.3, None)
    assert [name for name, status in statuses(run).items() if status == "to come"] == [
        "coffee/standby",
        "coffee/break",
        "dora/standby",
        "dora/talk",
    ]


def test_an_empty_record_has_everything_to_come():
    run = ran([])
    assert (set(statuses(run).values()), run.last, run.ended) == ({"to come"}, None, None)


def test_back_out_of_a_talk_is_kept_as_undone():
    run = pressed(*TALK_OF_ADA, (36100, c.Back()), (36110, c.Go()))
    assert run.undone == ((36100, "ada/talk"),)
    assert cues(run)["ada/talk"] == CueRun(ADA.points[-1], 36048.3, 36110, "ann", "taken", late=True)


def test_who_took_a_cue_is_forgotten_once_it_is_undone():
    back = e.PointerMoved("", ("ada/standby",), (), 35950, "ann")
    ahead = e.PointerMoved("ada/standby", (), (), 35960, "bob")
    assert cues(ran([e.StandbyCalled("ada/standby", 35940, "clock"), back, ahead]))["ada/standby"].by == "bob"


@pytest.mark.parametrize(
    ("presses", "end", "ended"),
    [
        pytest.param([(36500, c.End())], 36500, 36500, id="ended early"),
        pytest.param([(36500, c.End()), (36600, c.Blank(on=True))], 36500, 36500, id="what comes after the end moves it no more"),
        pytest.param([(36500, c.End()), (36510, c.Back())], None, None, id="opened again: it is still on"),
        pytest.param([(36500, c.GoTo("coffee/standby"))], 36500, None, id="left in the middle for another"),
        pytest.param([(37140, c.Go()), (37150, c.Go())], 37150, None, id="the next began early"),
        pytest.param([(37140, c.Go()), (37200, c.Go())], 37200, None, id="the next began on time"),
        pytest.param([(37140, c.Go()), (37260, c.Go())], 37260, None, id="the next began late: it ran over"),
    ],
)  # fmt: skip
def test_when_ada_ended(presses, end, ended):
    run = pressed(*TALK_OF_ADA, *presses)
    assert (run.items[0].end, run.ended) == (end, ended)


def test_a_talk_before_a_gap_ends_when_it_has_had_its_length():
    gap = replace(DAY, items=(ADA, BERT, DORA))
    run = as_run(gap, moments(driven(Drive(alone=True), gap)))
    assert [told(one)[:2] for one in run.items] == [(36000, 37200), (37200, 38400), (39600, 40800)]


def test_go_to_says_what_was_skipped_and_an_end_what_was_left():
    run = pressed(*TALK_OF_ADA, (36500, c.GoTo("dora/standby")), (36501, c.End()))
    passed = {
        point.id: "skipped"
        for item in (BERT, COFFEE, DORA)
        for point in item.points
        if "dora/s" not in point.id
    }
    assert statuses(run) == statuses(pressed(*TALK_OF_ADA)) | passed | {"dora/standby": "taken"}


def test_a_cue_that_was_skipped_and_is_taken_after_all_is_taken():
    run = pressed(
        *TALK_OF_ADA, (36500, c.GoTo("bert/talk")), (36510, c.GoTo("bert/standby")), (36520, c.Go())
    )
    assert [cue.status for cue in run.items[1].cues] == ["taken", "taken", *["to come"] * 5]


@pytest.mark.parametrize(("talk", "late"), [(36058.3, False), (36058.4, True)])
def test_a_cue_is_late_behind_its_place_in_its_own_item_not_in_the_day(talk, late):
    introduced = (35940, c.Go()), (36000, c.Go()), (36001, c.Go()), (36002, c.Go())
    assert cues(pressed(*introduced, (talk, c.Go())))["ada/talk"].late == late
    day_late = tuple((at + 500, press) for at, press in (*introduced, (talk, c.Go())))
    assert cues(pressed(*day_late))["ada/talk"].late == late


def test_presses_that_came_when_it_was_taken_already_are_counted():
    again = cues(ran(WHOLE, pressed_again={"ada/talk": 2}))
    assert {name: cue.pressed_again for name, cue in again.items() if cue.pressed_again} == {"ada/talk": 2}
