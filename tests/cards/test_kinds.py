"""What a card is by its title. The kinds of breaks and of whole cards are in test_fields.py."""

import pytest

from tests.cards.shapes import card

TITLES = {
    "Opening": "opening",
    "Opening remarks": "opening",
    "Opening ceremony": "opening",
    "The Opening Ceremony and Welcome": "opening",
    "Opening: What These Two Days Are For": "opening",
    "Opening – Good Morning, Hull": "opening",
    "Opening & Welcome": "opening",
    "Opening of the conference": "opening",
    "Official opening": "opening",
    "Conference Opening": "opening",
    "Welcome": "opening",
    "Welcome and the First Cup": "opening",
    "Welcome to Tea Days": "opening",
    "Welcome from the hosts": "opening",
    "Opening keynote": "session",
    "Opening Keynote: Tea at Sea": "session",
    "Opening panel": "session",
    "Opening up the teapot": "session",
    "Opening a tea house: lessons learnt": "session",
    "Welcoming beginners": "session",
    "Closing": "closing",
    "Closing remarks": "closing",
    "Closing: What We Drank": "closing",
    "Closing and awards": "closing",
    "Closing ceremony of the conference": "closing",
    "Farewell": "closing",
    "Closing keynote": "session",
    "Closing the loop": "session",
}


@pytest.mark.parametrize(("title", "kind"), TITLES.items(), ids=TITLES.keys())
def test_opening_and_closing_by_title(title, kind):
    assert card(f"## Script\n\nHello.\n\n### Session\n- Title: {title}\n- Time: 9:00 - 9:10\n").kind == kind


SPOKEN_FOR = {
    "a subtitle": ("Welcome to the Jungle: Ten Years of Tea", "session"),
    "no subtitle": ("Welcome to Tea Days", "opening"),
    "opening": ("Opening: Good Morning", "opening"),
}


@pytest.mark.parametrize(("title", "kind"), SPOKEN_FOR.values(), ids=SPOKEN_FOR.keys())
def test_with_a_speaker(title, kind):
    assert card(f"## Script\nHello.\n\n### Session\n- Title: {title}\n- Speaker: Ana Brew\n").kind == kind
