"""A speech in runs: the text to the letter, each piece with its word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stagecue.cards import Emphasis, Speech, count
from stagecue.web.runs import runs


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        pytest.param(
            Speech("One two, three"),
            [{"w": 5, "text": "One "}, {"w": 6, "text": "two, "}, {"w": 7, "text": "three"}],
            id="plain",
        ),
        pytest.param(
            Speech("a big day", (Emphasis(2, "big", "em"),)),
            [{"w": 5, "text": "a "}, {"w": 6, "text": "big", "style": "em"}, {"w": 6, "text": " "},
             {"w": 7, "text": "day"}],
            id="emphasis",
        ),
        pytest.param(
            Speech("Ada Byron!", (Emphasis(0, "Ada Byron!", "em"), Emphasis(4, "Byron", "strong"))),
            [{"w": 5, "text": "Ada ", "style": "em"}, {"w": 6, "text": "Byron", "style": "em strong"},
             {"w": 6, "text": "!", "style": "em"}],
            id="one in the other, and a part of a word",
        ),
        pytest.param(Speech("…"), [{"w": 5, "text": "…"}], id="nothing that counts"),
    ],
)  # fmt: skip
def test_runs(speech, expected):
    assert runs(speech, 5) == expected


@given(st.text(min_size=1, max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_joined_they_are_the_text_and_number_every_word(text, start, length):
    marks = (Emphasis(start, text[start : start + length], "em"),) if text[start : start + length] else ()
    pieces = runs(Speech(text, marks), 0)
    assert "".join(piece["text"] for piece in pieces) == text
    assert sorted({piece["w"] for piece in pieces}) == list(range(max(1, count(text))))
