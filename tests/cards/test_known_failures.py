"""What is known to be read wrongly. Each is strict: the day it is read rightly, its test says so."""

import pytest

from stagecue.cards.decode import decode
from tests.cards.shapes import card, told


@pytest.mark.xfail(strict=True, reason="eight characters are too few for the detector: it answers Johab")
def test_short_big5():
    assert decode("歡迎各位來賓蒞臨".encode("big5")).encoding == "big5"


@pytest.mark.xfail(strict=True, reason="ftfy takes a letter between box drawings for broken text")
def test_box_drawing_around_a_letter_is_not_broken():
    assert decode("┌─┐ │é│ └─┘".encode()).broken == ()


@pytest.mark.xfail(strict=True, reason="the inch mark after a number closes the wrapper's quote")
def test_an_inch_inside_a_wrapped_speech():
    assert told('"A 5" disk.\n\nTwo."') == [("say", 'A 5" disk.'), ("say", "Two.")]


@pytest.mark.xfail(strict=True, reason="dateutil knows English months only; the card says so as a problem")
def test_a_french_date():
    assert str(card("## Script\n\n### Session\n- Title: Thé\n- Date: 7 mai 2025\n").date) == "2025-05-07"


@pytest.mark.xfail(strict=True, reason="single quotes are apostrophes too, so a wrapper of them stays")
def test_single_quotes_as_a_wrapper():
    assert told("'One.\n\nTwo.'") == [("say", "One."), ("say", "Two.")]


@pytest.mark.xfail(
    strict=True, reason="a stage direction without brackets or italics is not told from speech"
)
def test_a_direction_in_capitals_without_brackets():
    assert told("Hello.\n\nAPPLAUSE") == [("say", "Hello."), ("applause", "APPLAUSE")]
