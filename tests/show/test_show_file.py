"""What the show file changes in a show that is played."""

from dataclasses import replace

from stagecue.rundown.items import HOLDS
from stagecue.rundown.points import cue_points
from stagecue.show import begin
from stagecue.show import commands as c
from stagecue.show.agenda import Due, due
from stagecue.web import plans
from tests.show.days import DAY, cue, item, play, speech


def test_standby_comes_as_early_as_the_file_says():
    show = begin(replace(DAY, standby_lead=90.0))
    assert due(show, 300.0) == Due(36000 - 90, c.CallStandby("ada"))


def test_a_show_begins_at_the_rundowns_pace_unless_told():
    quick = replace(DAY, pace=150.0)
    assert (begin(quick).pace, begin(quick, pace=99.0).pace, begin(replace(DAY, pace=130.0)).pace) == (
        150.0,
        99.0,
        130.0,
    )


def test_media_in_seconds_reads_on_by_itself():
    made = item("ed", 36000, speech(10), cue("media"), speech(10))
    points = cue_points("ed", "session", "Ed", made.script, holds={**HOLDS, "media": 20.0})
    show = begin(replace(DAY, items=(replace(made, points=points),)), pace=60)
    show = play(show, (1, c.Go()), (2, c.Go()), (12.15, c.Reach("ed/cue-1")))
    assert due(show, 13) == Due(12.15 + 20, c.Release("ed/cue-1"))
    assert play(show, (32.15, c.Release("ed/cue-1"))).motion.position(100) == 20


def test_pages_are_told_how_names_are_said():
    told = plans.whole(replace(DAY, pronunciations=(("Éva", "AY-va"),)), pace=130.0)
    assert told["pronunciations"] == {"Éva": "AY-va"}
