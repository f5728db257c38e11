import pytest

from stagecue.cards import Cue, Emphasis, Speech, count, settle
from tests.cards.shapes import card

SETTLED = {
    "morning": ("good [morning/afternoon]!", 10 * 60, "good morning!"),
    "noon is afternoon": ("good [morning/afternoon]!", 12 * 60, "good afternoon!"),
    "last minute of the morning": ("good [morning/afternoon]!", 12 * 60 - 1, "good morning!"),
    "evening": ("good [morning/afternoon/evening]!", 18 * 60, "good evening!"),
    "last minute of the afternoon": ("good [morning/afternoon/evening]!", 18 * 60 - 1, "good afternoon!"),
    "no evening: the nearest": ("good [morning/afternoon]!", 19 * 60, "good afternoon!"),
    "no afternoon, early: the nearest": ("good [morning/evening]!", 13 * 60, "good morning!"),
    "no afternoon, late: the nearest": ("good [morning/evening]!", 17 * 60, "good evening!"),
    "whole greetings": ("[Good morning / Good afternoon], all", 15 * 60, "Good afternoon, all"),
    "without brackets": ("good morning/afternoon, all", 15 * 60, "good afternoon, all"),
    "round brackets": ("good (morning/afternoon), all", 15 * 60, "good afternoon, all"),
    "twice": ("[morning/afternoon] and [afternoon/evening]", 20 * 60, "afternoon and evening"),
    "not a time of day": ("we [love/hate] tea", 10 * 60, "we [love/hate] tea"),
    "past midnight": ("good [morning/evening]", 25 * 60, "good morning"),
}


@pytest.mark.parametrize(("text", "minutes", "expected"), SETTLED.values(), ids=SETTLED.keys())
def test_settled_by_the_start(text, minutes, expected):
    assert settle((Speech(text, words=count(text)),), minutes) == (Speech(expected, words=count(expected)),)


def test_the_card_keeps_the_choice_until_then():
    script = card("## Script\n\nHello, *good [morning/afternoon]*, **Ana**!").script
    assert script == (
        Speech(
            "Hello, good [morning/afternoon], Ana!",
            (Emphasis(7, "good [morning/afternoon]", "em"), Emphasis(33, "Ana", "strong")),
            words=4,
            line=3,
        ),
    )
    assert settle(script, 600) == (
        Speech(
            "Hello, good morning, Ana!",
            (Emphasis(7, "good morning", "em"), Emphasis(21, "Ana", "strong")),
            words=4,
            line=3,
        ),
    )


def test_cues_and_settled_speech_pass_through():
    script = (Cue("pause", "beat"), Speech("Good evening.", words=2))
    assert settle(script, 600) == script
