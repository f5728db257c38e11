"""Edits through the runner: on record like any other, after a restart, beside another runner, in the report."""

import threading
from dataclasses import replace

import gevent
import msgspec
import pytest

from stagecue.rehearsal import Moment, as_run
from stagecue.show import Call, Expect, thought_over
from stagecue.show import commands as c
from stagecue.show.editing import words_of
from stagecue.store import Journal, Runner
from stagecue.store.record.plans import packed, unpacked
from tests.show.days import DAY
from tests.store.clocks import SteppedClock, run_until
from tests.store.memory import MemoryStore

OTHER = "Some words that come before. *[Lead applause]*"


def call(runner, name, command, **fields):
    return runner.call(Call(name, "ann", command, **fields))


def rev(runner, item="ada"):
    return runner.show.rundown.by_id[item].rev


def words(runner):
    return words_of(runner.show, runner.show.rundown.by_id["ada"]).text


def runner_of(store, second=36000, rundown=DAY):
    return Runner(rundown, SteppedClock(second), store)


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def runner(store):
    made = runner_of(store)
    call(made, "1", c.Go())
    made.clock.show += 1
    call(made, "2", c.Go())
    run_until(made, 36010)
    return made


def test_a_retry_of_an_edit_is_a_duplicate_and_moves_no_pointer(runner):
    command = c.Edit("ada", OTHER, rev(runner))
    acks = [call(runner, "edit", command) for _ in range(2)]
    assert [(ack.status, ack.rev) for ack in acks] == [("applied", 2), ("duplicate", 2)]
    assert len(runner.show.edits["ada"].past) == 1


def test_of_two_editors_the_second_is_told_whom_to_look_at(runner):
    seen = rev(runner)
    call(runner, "1e", c.Edit("ada", OTHER, seen))
    ack = runner.call(Call("2e", "Mara", c.Edit("ada", "Mine.", seen)))
    assert (ack.status, ack.message[:37]) == ("invalid", "ann changed this introduction meanwhi")


CARDS = {
    "the same cards": DAY,
    "a changed card": replace(DAY, items=(replace(DAY.items[1], id="ada", points=()), *DAY.items[1:])),
}


@pytest.mark.parametrize("rundown", CARDS.values(), ids=CARDS)
def test_after_a_restart_the_show_is_where_it_was(store, runner, rundown):
    call(runner, "edit", c.Edit("ada", OTHER, rev(runner)))
    again = runner_of(store, 36010, rundown)
    call(again, "back", c.Hold())
    for made in (runner, again):
        made._ledger.keep_up()
    item, before = again.show.rundown.by_id["ada"], runner.show.rundown.by_id["ada"]
    assert ([one.id for one in item.points], item.script) == (
        [one.id for one in before.points],
        before.script,
    )
    assert (again.show.point.id, again.show.edits) == (runner.show.point.id, runner.show.edits)
    assert call(again, "undo", c.UndoEdit("ada", rev(again))).status == "applied"
    assert again.show.rundown.by_id["ada"].words == 40


def test_a_show_that_begins_again_does_so_with_its_cards(store, runner):
    call(runner, "edit", c.Edit("ada", OTHER, rev(runner)))
    store.entries.clear()
    runner._ledger._begin_again()
    assert (runner.show.seq, runner.show.rundown) == (0, DAY)


def test_a_go_that_meant_the_cue_that_was_taken_out_is_not_carried_out(runner):
    runner.clock.show = 36010.1
    call(runner, "edit", c.Edit("ada", "Only words, and none of the cues any more here.", rev(runner)))
    runner.clock.show += 0.1
    ack = runner.call(Call("go", "Bo", c.Go(), Expect(2, "ada/cue-1")))
    assert (ack.status, ack.message) == ("stale", "Words changed by ann just now: look, then press again.")


def test_a_go_on_its_way_to_the_new_cue_is_not_told_that_it_is_done(runner):
    call(runner, "edit", c.Edit("ada", "New *[Pause]* " + words(runner), rev(runner)))
    ack = runner.call(Call("go", "Bo", c.Go(), Expect(2, runner.show.next_point.id)))
    assert (ack.status, ack.satisfied) == ("stale", False)


def test_an_edit_elsewhere_holds_up_no_go(runner):
    call(runner, "edit", c.Edit("bert", OTHER, rev(runner, "bert")))
    assert runner.call(Call("go", "Bo", c.Go())).status == "applied"


def test_the_record_keeps_it_and_the_report_is_folded_without_the_cards(tmp_path, runner):
    journal = Journal(tmp_path / "record.sqlite3")
    call(runner, "edit", c.Edit("ada", "New. *[Applause]*\n\n" + words(runner), rev(runner)))
    journal.append("main", runner._store.entries, expected=0)
    moments = [Moment(entry.event, 1.0, entry.wall_ms) for entry in journal.load("main")]
    journal.close()
    run = as_run(unpacked(packed(DAY)), moments)
    ada = run.items[0]
    assert [(one.point.id, one.status) for one in ada.cues] == [
        ("ada/standby", "taken"), ("ada/introduction", "taken"), ("ada/cue-3", "skipped"), ("ada/cue-1", "to come"), ("ada/cue-2", "to come"),
        ("ada/talk", "to come"),
    ]  # fmt: skip
    assert (ada.end, run.rundown.by_id["ada"].rev) == (None, rev(runner))


def test_a_plan_that_was_kept_without_how_cues_hold_has_the_usual_ones():
    other = replace(DAY, holds=(("pause", 5.0), ("media", float("inf"))))
    assert unpacked(packed(other)).holds == other.holds
    old = msgspec.json.decode(packed(other))
    del old["holds"]
    assert unpacked(msgspec.json.encode(old)).holds == DAY.holds


def test_a_press_waits_for_no_edit_that_is_thought_over(runner, monkeypatch):
    goes_on = threading.Event()

    def long(show, command, now):
        assert goes_on.wait(5), "the press waited for it"
        thought_over(show, command, now)

    monkeypatch.setattr("stagecue.store.thinking.thought_over", long)
    edit = gevent.spawn(call, runner, "edit", c.Edit("ada", OTHER, rev(runner)))
    gevent.sleep(0)
    assert call(runner, "press", c.Hold()).status == "applied"
    goes_on.set()
    assert (edit.get().status, words(runner)) == ("applied", OTHER)


def test_the_time_that_an_edit_is_thought_over_is_no_age_of_its_own(runner, monkeypatch):
    def long(show, command, now):
        runner.clock.show += 3
        thought_over(show, command, now)

    monkeypatch.setattr("stagecue.store.thinking.thought_over", long)
    pressed = runner.clock.read().server_ms
    edit = c.Edit("ada", OTHER, rev(runner))
    assert call(runner, "edit", edit, pressed_at=pressed).status == "applied"
    late = c.Edit("ada", "Others.", rev(runner))
    assert call(runner, "late", late, pressed_at=pressed).status == "expired"


@pytest.mark.parametrize("base", ["", "old"])
def test_an_edit_that_is_refused_is_thought_over_without_a_word(runner, capfd, base):
    assert call(runner, "edit", c.Edit("ada", "", base)).status == "invalid"
    assert capfd.readouterr() == ("", "")
