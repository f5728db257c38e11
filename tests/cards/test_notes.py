"""Files that are no card, files that are hard to read, and how notes find their speaker."""

import time

import pytest

from stagecue.cards import Card, Notes, read, tie
from tests.cards.shapes import card, notes

NO_CARDS = {
    "only a heading": "# Tea Days 2025\n",
    "prose": "Tea in Space: a talk with Ana Brew\nKey Moments\nTea floats. Time: it flies.\n",
    "a read-me": "# Cards\n\nPut your cards here. One file per session.\n\n- name them well\n",
    "a title alone": "Title: On Tea\n\nSome thoughts about it.\n",
    "nothing": "",
    "blank lines": "\n\n  \n",
}


@pytest.mark.parametrize("text", NO_CARDS.values(), ids=NO_CARDS.keys())
def test_no_card_gives_notes(text):
    assert notes(text).text == text.strip()


def test_the_title_of_notes_is_their_first_line_without_marks():
    assert notes("\n## ⚡ **Tea** in Space\n\nMore.\n").title == "Tea in Space"


CARDS = {
    "an introduction heading": "## Host Introduction\n",
    "a bold introduction line": "**Host Introduction**\n\nHello.\n",
    "an underlined introduction": "Host Introduction\n-----------------\n\nHello.\n",
    "session fields": "- Title: On Tea\n- Time: 10:00 - 10:40\n",
    "fields of which the time is bad": "- Title: On Tea\n- Time: 25:99\n",
    "front matter": "---\ntitle: On Tea\nspeaker: Ana Brew\n---\n",
    "a break": "# Lunch 12:00 - 13:00\n",
}


@pytest.mark.parametrize("text", CARDS.values(), ids=CARDS.keys())
def test_what_makes_a_card(text):
    assert isinstance(read("x.md", text.encode()), Card)


TIED = {
    "full name": ("A talk with Ana Brew.", "Ana Brew"),
    "other accents and capitals": ("A talk with JOSE CUP.", "José Cup"),
    "over a line end": ("A talk with Ana\nBrew.", "Ana Brew"),
    "the one named most": ("José Cup asks. Ana Brew answers. Ana Brew laughs.", "Ana Brew"),
    "the one named first": ("José Cup and Ana Brew.", "José Cup"),
    "a family name alone": ("The Brew method.", None),
    "part of a longer name": ("Diana Brew and Juliana Brewster.", None),
    "nobody": ("Tea for two.", None),
}


@pytest.mark.parametrize(("text", "speaker"), TIED.values(), ids=TIED.keys())
def test_notes_are_tied_to_a_speaker(text, speaker):
    cards = [Card("a.md", speakers=("Ana Brew",)), Card("b.md", speakers=("José Cup", "Li"))]
    assert tie(Notes("n.txt", text=text), cards).speaker == speaker


def test_a_card_of_five_megabytes_is_read_quickly():
    text = "## Host Introduction\n\n" + '*One (two)* **three** [four] "five" it’s.\n\n' * 120_000
    began = time.process_time()
    found = card(text)
    assert found.words == 6 * ((found.script[-1].line - 1) // 2)
    told = [problem.line for problem in found.problems if "too long" in problem.message]
    assert told == [text[:1_000_000].count("\n")]  # the last line that was read
    assert time.process_time() - began < 20


HARD = {
    "brackets": "(" * 500_000,
    "square brackets": "[" * 500_000,
    "pairs of brackets": "[(" * 250_000,
    "stars": "*" * 500_000,
    "stars apart": "* a" * 200_000,
    "openers": "*a " * 200_000,
    "quotes": '"a ' * 200_000,
    "underscores": "_ a" * 200_000,
    "backslashes": "\\" * 500_000,
    "one long line": "word " * 200_000,
    "comments": "<!-- " * 100_000,
    "links": "[a](" * 150_000,
    "choices": "[morning/" * 60_000,
    "colons": "a:" * 250_000,
    "rules": "---\n\n" * 100_000,
    "headings": "# a\n" * 100_000,
    "labels": "**Ana:**\n" * 60_000,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_no_text_is_slow(text):
    began = time.process_time()
    read("hard.md", f"## Host Introduction\n\n{text}\n".encode())
    assert time.process_time() - began < 10
