"""Where each old word stands in a new text, and which cues are still the same ones.

The tables of tests/data/rewording.json are run in the browser's language, too: tests/js/show/{alike,wording}.test.js.
"""

import json
from dataclasses import astuple
from pathlib import Path

import pytest

from stagecue.cards import script_of
from stagecue.rundown.alike import blocks
from stagecue.rundown.rewording import WordMap

OLD = "one two three *[Lead applause]* four five six *[Pause]*"
SHARED = json.loads((Path(__file__).parents[1] / "data" / "rewording.json").read_text(encoding="utf-8"))


def cases(table):
    return [pytest.param(*given, id=id_) for id_, *given in SHARED[table]]


@pytest.mark.parametrize(("old", "new", "word", "place"), cases("place"))
def test_the_word_that_is_read_has_its_place(old, new, word, place):
    assert WordMap.of(script_of(old), script_of(new)).place(word) == place


@pytest.mark.parametrize(("old", "new", "found"), cases("blocks"))
def test_two_texts_laid_side_by_side(old, new, found):
    assert [list(astuple(block)) for block in blocks(old, new)] == found


MARKED = {
    "a capital and stress": (OLD.replace("two", "**Two**"), 1.25, 1.25),
    "a cue put in before it": (OLD.replace("two", "*[Pause]* two"), 1.25, 1.25),
    "Chinese": ("大家早上好", 0.0, 0.0),
}


@pytest.mark.parametrize(("new", "word", "place"), MARKED.values(), ids=MARKED)
def test_what_is_marked_in_a_text_moves_no_word(new, word, place):
    assert WordMap.of(script_of(OLD), script_of(new)).place(word) == place


def test_characters_are_words_where_they_are_read_so():
    assert WordMap.of(script_of("大家好"), script_of("大家早上好")).place(2.5) == 4.5


CUES = {
    "nothing changed": (OLD, {0: 0, 1: 1}),
    "another text": (OLD.replace("Lead applause", "Lead big applause"), {0: 0, 1: 1}),
    "another kind": (OLD.replace("Lead applause", "Play the video"), {1: 1}),
    "one before it": (OLD.replace("two", "*[Pause]* two"), {1: 0, 2: 1}),
    "one of its kind beside it": (OLD.replace("*[Lead", "*[Applause]* *[Lead"), {0: 0, 2: 1}),
    "taken out": (OLD.replace("*[Lead applause]* ", ""), {0: 1}),
    "moved to other words": (OLD.replace("three *[Lead applause]*", "*[Lead applause]* three"), {1: 1}),
    "words put in before it": (OLD.replace("three", "three and more"), {0: 0, 1: 1}),
    "the words around it rewritten": (OLD.replace("three", "thirty").replace("four", "forty"), {0: 0, 1: 1}),
}


@pytest.mark.parametrize(("new", "kept"), CUES.values(), ids=CUES)
def test_a_cue_stays_between_the_words_that_do(new, kept):
    assert WordMap.of(script_of(OLD), script_of(new)).cues == kept


def test_a_cue_is_never_worth_a_word():
    """Where they changed places, the word stays the same one, and the cue is another."""
    found = WordMap.of(script_of("*[Pause]* one"), script_of("one *[Pause]*"))
    assert (found.place(0.5), found.cues) == (0.5, {})
