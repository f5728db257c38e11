"""Marks in speech: what they stress is kept as offsets, the marks themselves never reach a screen."""

import pytest

from stagecue.cards import Emphasis
from tests.cards.shapes import card

# Markdown, then the spoken text with <em> and <strong> shown as ⟨…⟩ and ⟪…⟫.
RESOLVED = {
    "em": ("a *small* cup", "a ⟨small⟩ cup"),
    "strong": ("meet **Ana Brew**, please", "meet ⟪Ana Brew⟫, please"),
    "strong with its mark inside": ("meet **Ana Brew!** Now", "meet ⟪Ana Brew!⟫ Now"),
    "both": ("a ***huge*** cup", "a ⟪⟨huge⟩⟫ cup"),
    "nested": ("**all of *this* here** and", "⟪all of ⟨this⟩ here⟫ and"),
    "underscores": ("a _small_ and __big__ cup", "a ⟨small⟩ and ⟪big⟫ cup"),
    "quoted title": ("on *‘Tea at Sea’*—so", "on ⟨‘Tea at Sea’⟩—so"),
    "dashes around": ("won it—*twice*—and", "won it—⟨twice⟩—and"),
    "code": ("call `read_me` now", "call read_me now"),
    "escaped": (r"five \*stars\* and", "five *stars* and"),
    "stray at the start": ("*a small cup", "a small cup"),
    "stray at the end": ("a *small* cup*", "a ⟨small⟩ cup"),
    "stray before emphasis": ("*a *small* cup", "a ⟨small⟩ cup"),
    "stray strong": ("**a small cup", "a small cup"),
    "three closed after two": ("meet **Ana!*** now", "meet ⟪Ana!⟫ now"),
    "space inside": ("a * small * cup", "a small cup"),
    "Chinese without spaces": ("请看**茶。**好吗", "请看⟪茶。⟫好吗"),
    "stars of a bold label in speech": ("**Fun fact:** it floats", "⟪Fun fact:⟫ it floats"),
}


def drawn(speech):
    marks = {"em": "⟨⟩", "strong": "⟪⟫"}
    text = speech.text
    for item in sorted(speech.emphasis, key=lambda item: -item.start):
        assert speech.text[item.start : item.start + len(item.text)] == item.text
    ends = [(e.start + len(e.text), -i, marks[e.style][1]) for i, e in enumerate(speech.emphasis)]
    starts = [(e.start, i + 1000, marks[e.style][0]) for i, e in enumerate(speech.emphasis)]
    for at, _, mark in sorted(ends + starts, key=lambda one: (one[0], one[1]), reverse=True):
        text = text[:at] + mark + text[at:]
    return text


@pytest.mark.parametrize(("text", "expected"), RESOLVED.values(), ids=RESOLVED.keys())
def test_marks_become_offsets(text, expected):
    (speech,) = card(f"## Script\n\nSay {text}.").script
    assert drawn(speech) == f"Say {expected}."


WRAPPED = {
    "every paragraph italic: a wrapper": ('*"One *two*.*\n\n*Three!"*', ["One ⟨two⟩.", "Three!"]),
    "one paragraph italic: a wrapper": ("*One **two** three.*", ["One ⟪two⟫ three."]),
    "only the first italic: kept": ('*"One.*\n\nTwo!"', ["⟨One.⟩", "Two!"]),
    "only the last italic: kept": ("One.\n\n*Two!*", ["One.", "⟨Two!⟩"]),
    "every paragraph bold: a wrapper": ("**One.**\n\n**Two!**", ["One.", "Two!"]),
    "italic over all paragraphs": ('*"One *a* two.\n\nThree!"*', ["One ⟨a⟩ two.", "Three!"]),
    "a wrapper around an inline cue": ("*One. (applause) Two.*", ["One.", "Two."]),
    "emphasis at both ends is none": ("*One* and *two*", ["⟨One⟩ and ⟨two⟩"]),
}


@pytest.mark.parametrize(("text", "expected"), WRAPPED.values(), ids=WRAPPED.keys())
def test_an_italic_around_everything_means_nothing(text, expected):
    script = card(f"## Script\n\n{text}").script
    assert [drawn(line) for line in script if hasattr(line, "words")] == expected


def test_emphasis_is_in_order_of_its_place():
    (speech,) = card("## Script\n\n*One **two** three* and **four** go.").script
    assert speech.emphasis == (
        Emphasis(0, "One two three", "em"),
        Emphasis(4, "two", "strong"),
        Emphasis(18, "four", "strong"),
    )
