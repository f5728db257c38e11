"""Where each old word stands in a new text, and which cues are still the same ones."""

import pytest

from stagecue.cards import script_of
from stagecue.rundown.rewording import WordMap

OLD = "one two three *[Lead applause]* four five six *[Pause]*"
PLACES = {
    "nothing changed": (OLD, 2.25, 2.25),
    "words put in above": ("zero and " + OLD, 2.25, 4.25),
    "words put in below": (OLD + " seven eight", 2.25, 2.25),
    "words put in right before the one that is read": (OLD.replace("three", "and three"), 2.25, 3.25),
    "words put in between two": (OLD.replace("three", "three more"), 3.0, 3.0),
    "words taken out above": (OLD.replace("one two ", ""), 2.25, 0.25),
    "the word itself taken out": (OLD.replace("two ", ""), 1.25, 1.0),
    "all behind it taken out": ("one two", 3.25, 2.0),
    "all of it taken out": ("seven", 0.0, 0.0),
    "another word in its place": (OLD.replace("two", "too"), 1.25, 1.25),
    "fewer words in their place": (OLD.replace("two three", "twenty"), 2.25, 2.0),
    "more words in its place": (OLD.replace("two", "a pair of"), 1.25, 1.25),
    "a comma": (OLD.replace("two", "two,"), 1.25, 1.25),
    "a capital and stress": (OLD.replace("two", "**Two**"), 1.25, 1.25),
    "a cue put in before it": (OLD.replace("two", "*[Pause]* two"), 1.25, 1.25),
    "all was read": (OLD, 6.0, 6.0),
    "all was read, and there is more": (OLD + " seven", 6.0, 6.0),
    "Chinese": ("大家早上好", 0.0, 0.0),
}


@pytest.mark.parametrize(("new", "word", "place"), PLACES.values(), ids=PLACES)
def test_the_word_that_is_read_has_its_place(new, word, place):
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
