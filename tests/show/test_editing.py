"""New words while the show runs: where the text goes on, what GO takes then, and what is refused."""

from dataclasses import replace

import pytest

from stagecue.cards import script_of
from stagecue.errors import Refused
from stagecue.rundown.rewording import worded
from stagecue.show import Show, begin, decide
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.agenda import due
from stagecue.show.editing import words_of
from stagecue.show.lost_place import WORDS_ARE_GONE
from stagecue.show.motion import Motion
from tests.show.days import DAY, LEAD, PACE, after, play

TEXT = "one two three four *[Pause]* five six seven eight *[Play the video]* nine ten *[Lead applause]*"
ADA = worded(DAY.items[0], script_of(TEXT), ("cue-1", "cue-2", "cue-3"), DAY)
STAGE = replace(DAY, items=(ADA, *DAY.items[1:]))
READY = begin(STAGE, pace=PACE)
RUNS = play(READY, (100, c.Go()), (160, c.Go()))
"""Ada's introduction at a word a second, since 160.15."""
AT_PAUSE = after(e.CueTaken("ada/cue-1", 164.15, "text"), show=RUNS)
BEHIND = after(e.CueReleased("ada/cue-1", 166.15, "clock"), show=AT_PAUSE)
"""Behind the pause since 166.3."""
AT_VIDEO = after(e.CueTaken("ada/cue-2", 170.3, "text"), show=BEHIND)


def edited(show: Show, text: str, now: float, item: str = "ada", by: str = "ann") -> Show:
    command = c.Edit(item, text, show.rundown.by_id[item].rev)
    return after(*decide(show, command, now, by), show=show)


def undone(show: Show, now: float) -> Show:
    return after(*decide(show, c.UndoEdit("ada", show.rundown.by_id["ada"].rev), now, "ann"), show=show)


def stands(show: Show) -> tuple[object, ...]:
    motion = show.motion
    text = motion and tuple(round(value, 3) for value in (motion.word, motion.at, motion.wpm, motion.stop))
    return show.point and show.point.id, show.next_point and show.next_point.id, show.released, text


CASES = {
    "above, while it runs": (RUNS, "zero and " + TEXT, 162.5, ("ada/introduction", "ada/cue-1", False, (4.5, 162.65, 60, 6))),
    "below, while it runs": (RUNS, TEXT + " eleven", 162.5, ("ada/introduction", "ada/cue-1", False, (2.5, 162.65, 60, 4))),
    "the next cue taken out": (RUNS, TEXT.replace("*[Pause]* ", ""), 162.5, ("ada/introduction", "ada/cue-2", False, (2.5, 162.65, 60, 8))),
    "a cue put in behind": (RUNS, TEXT.replace("two", "*[Pause]* two"), 162.5, ("ada/cue-4", "ada/cue-1", True, (2.5, 162.65, 60, 4))),
    "a cue put in ahead": (RUNS, TEXT.replace("four", "*[Pause]* four"), 162.5, ("ada/introduction", "ada/cue-4", False, (2.5, 162.65, 60, 3))),
    "at a cue, above": (AT_PAUSE, "zero " + TEXT, 165.0, ("ada/cue-1", "ada/cue-2", False, (5, 165.15, 60, 5))),
    "at a cue, words put in right before it": (AT_PAUSE, TEXT.replace("four", "four more"), 165.0, ("ada/cue-1", "ada/cue-2", False, (5, 165.15, 60, 5))),
    "at a cue, its text": (AT_PAUSE, TEXT.replace("Pause", "Long pause"), 165.0, ("ada/cue-1", "ada/cue-2", False, (4, 165.15, 60, 4))),
    "at a cue, which is taken out": (AT_PAUSE, TEXT.replace("*[Pause]* ", ""), 165.0, ("ada/introduction", "ada/cue-2", True, (4, 165.15, 60, 8))),
    "at a video, with nothing behind it": (AT_VIDEO, TEXT.partition(" nine")[0], 171.0, ("ada/cue-2", "ada/talk", False, (8, 171.15, 60, 8))),
    "behind a cue, which is taken out": (BEHIND, TEXT.replace("*[Pause]* ", ""), 167.15, ("ada/introduction", "ada/cue-2", True, (5, 167.3, 60, 8))),
    "held": (play(RUNS, (162, c.Hold())), "zero and " + TEXT, 170.0, ("ada/introduction", "ada/cue-1", False, (4, 170.15, 0, 6))),
    "in a countdown": (play(READY, (100, c.Go()), (160, c.Go(3.0))), "zero and " + TEXT, 161.0, ("ada/introduction", "ada/cue-1", False, (0, 163, 60, 6))),
    "in standby": (play(READY, (100, c.Go())), "zero", 120.0, ("ada/standby", "ada/introduction", False, None)),
    "in the talk": (play(RUNS, (170, c.GoTo("ada/talk"))), TEXT + " *[Pause]*", 180.0, ("ada/talk", "bert/standby", False, None)),
    "before the show": (READY, "zero", 10.0, (None, "ada/standby", False, None)),
}  # fmt: skip


@pytest.mark.parametrize(("show", "text", "now", "then"), CASES.values(), ids=CASES)
def test_the_text_goes_on_where_it_was(show, text, now, then):
    assert stands(edited(show, text, now)) == then


@pytest.mark.parametrize(("show", "text", "now", "then"), CASES.values(), ids=CASES)
def test_undo_brings_back_the_words_and_the_cue_points(show, text, now, then):
    back = undone(edited(show, text, now), now + 0.01)
    assert (back.rundown.by_id["ada"], back.edits["ada"].past) == (ADA, ())


def test_words_of_another_introduction_touch_nothing_that_is_on():
    show = edited(RUNS, "Quite other words.", 162.5, item="bert")
    assert (stands(show), show.motion is RUNS.motion) == (stands(RUNS), True)
    assert (show.rundown.by_id["bert"].words, show.rundown.rev != RUNS.rundown.rev, show.rev) == (
        3,
        True,
        RUNS.rev,
    )


@pytest.mark.parametrize(
    "text", ["one", "Oops. *[Lead applause]*"], ids=["what is ahead is cut", "all is replaced"]
)
def test_a_text_whose_words_are_gone_is_held_and_undo_has_the_place_again(text):
    show = edited(RUNS, text, 162.5)
    back = undone(show, 167.5)
    assert (show.why_held, show.point.id, back.held) == (WORDS_ARE_GONE, "ada/introduction", True)
    assert stands(back) == ("ada/introduction", "ada/cue-1", False, (2.5, 167.65, 0, 4))


@pytest.mark.parametrize(
    ("reads", "then"),
    [(1.0, 3.5), (20.0, 26.0)],
    ids=[
        "taken back at once: as many words on as were read since",
        "at home in the new text: goes on in that",
    ],
)
def test_an_edit_that_took_the_word_being_read_is_taken_back(reads, then):
    words = " ".join(f"w{n}" for n in range(50))
    show = edited(edited(RUNS, words, 160.5), " ".join(words.split()[:2] + words.split()[6:]), 162.5)
    assert undone(show, 162.5 + reads).motion.word == pytest.approx(then, abs=0.01)


def test_a_cue_that_was_taken_out_and_comes_back_is_not_taken_again():
    held = play(AT_PAUSE, (165, c.Hold()))
    show = undone(edited(held, TEXT.replace("*[Pause]* ", ""), 165.2), 165.5)
    assert (show.point.id, show.next_point.id) == ("ada/cue-1", "ada/cue-2")


def test_no_cue_has_the_name_of_one_that_was_taken_out():
    show = edited(edited(RUNS, TEXT + " *[Pause]*", 162), TEXT, 162.1)
    names = edited(show, TEXT + " *[Play the film]*", 162.2).edits["ada"].now.names
    assert names == ("cue-1", "cue-2", "cue-3", "cue-5")


def test_text_that_was_read_to_its_end_goes_on_with_a_new_sentence():
    show = edited(after(e.CueTaken("ada/cue-1", 164.15, "text"), show=edited(RUNS, "one two *[Pause]*", 162.0)), "one two *[Pause]* three", 165.0)  # fmt: skip
    coming = due(show, 165.0)
    assert (stands(show), coming.command) == (
        ("ada/cue-1", "ada/talk", False, (2, 165.15, 60, 2)),
        c.Release("ada/cue-1"),
    )


def test_what_stands_before_it_can_be_read_without_the_scripts():
    event = decide(RUNS, c.Edit("ada", "zero " + TEXT, ADA.rev), 162.5, "ann")[0]
    empty = replace(STAGE, items=tuple(replace(one, script=()) for one in STAGE.items))
    show = after(event, show=replace(RUNS, rundown=empty))
    assert show.motion == Motion(3.5, 162.5 + LEAD, 60.0, 5.0)


REFUSED = {
    "somebody was quicker": (edited(RUNS, "zero", 161, by="Mara"), c.Edit("ada", "one", ADA.rev), "Mara changed this introduction meanwhile"),
    "no such item": (RUNS, c.Edit("nobody", "one", ""), "There is no item 'nobody'"),
    "a break": (RUNS, c.Edit("coffee", "one", ""), "On coffee is a break"),
    "nothing to read": (RUNS, c.Edit("ada", "*[Lead applause]*", ADA.rev), "nothing to be read aloud"),
    "nothing": (RUNS, c.Edit("ada", " \n", ADA.rev), "nothing to be read aloud"),
    "the same": (RUNS, c.Edit("ada", words_of(RUNS, ADA).text + "\r\n", ADA.rev), "has these words already"),
    "too much": (RUNS, c.Edit("ada", "wörd " * 8300, ADA.rev), "take 49 kB, and 48 kB is the most"),
    "a control character": (RUNS, c.Edit("ada", "one\ntwo\x07", ADA.rev), r"Line 2 holds a character that cannot be shown \(U\+0007\)"),
    "no character": (RUNS, c.Edit("ada", "one\uffff", ADA.rev), r"U\+FFFF"),
    "half a character": (RUNS, c.Edit("ada", "one\ud800", ADA.rev), r"U\+D800"),
    "nothing to undo": (edited(RUNS, "zero", 161, item="bert"), c.UndoEdit("ada", ADA.rev), "Nothing to undo"),
    "undone twice": (undone(edited(edited(RUNS, "z", 161, item="bert"), "zero", 161), 162), c.UndoEdit("ada", ADA.rev), "Nothing to undo"),
    "undo, never an edit": (RUNS, c.UndoEdit("ada", ADA.rev), "Nothing to undo: no words were changed"),
}  # fmt: skip


@pytest.mark.parametrize(("show", "command", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_in_words(show, command, why):
    with pytest.raises(Refused, match=why):
        decide(show, command, 163.0, "ann")


READABLE = {
    "line ends of all kinds": ("one\r\ntwo\u2028three\rfour", "one\ntwo\nthree\nfour"),
    "blanks around it": ("\n  one\t\n\n", "one"),
    "an emoji of next year": ("one \U0001faff", "one \U0001faff"),
    "right to left": ("שלום \u200fone", "שלום \u200fone"),
}


@pytest.mark.parametrize(("typed", "kept"), READABLE.values(), ids=READABLE)
def test_words_from_anywhere_are_kept_as_plain_text(typed, kept):
    assert edited(RUNS, typed, 162.0).edits["ada"].now.text == kept


def test_words_that_an_item_never_had_stay_while_they_are_on_stage():
    show = play(READY, (200, c.GoTo("coffee/break")))
    dora = play(edited(show, "Here is Dora.", 210, item="dora"), (220, c.GoTo("dora/introduction")))
    with pytest.raises(Refused, match="There were no words before, and these are on stage"):
        decide(dora, c.UndoEdit("dora", dora.rundown.by_id["dora"].rev), 230, "ann")


def test_a_hand_that_meant_the_old_words_gives_way():
    show = edited(RUNS, "zero " + TEXT, 162.0, by="Mara")
    with pytest.raises(Refused, match="Mara has moved the show"):
        decide(show, c.Nudge(1.0, since=RUNS.seq), 163.0, "Prompter 1")
