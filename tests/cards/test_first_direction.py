"""A direction before all speech says how to read, whatever its words; behind speech its words decide."""

import pytest

from tests.cards.shapes import told

FIRST = {
    "Deadpan": "delivery",
    "With a raised eyebrow": "delivery",
    "take turns looking up": "delivery",
    "over the sound of hammering": "delivery",
    "As the applause fades": "delivery",
    "With music in your voice": "delivery",
    "Film noir voice": "delivery",
    "Play it cool": "delivery",
    "Hold up the book": "delivery",
    "Breathless": "delivery",
    "Video plays": "media",
    "The video plays": "media",
    "Play opener video": "media",
    "Roll VT": "media",
    "SLIDE 1": "media",
    "SLIDE 1: Sound of music": "media",
    "Next slide": "media",
    "Walk-on music": "media",
    "Soft music fades": "media",
    "Opening video: two minutes": "media",
    "音乐": "media",
    "Lead applause": "applause",
    "Wait for the applause, then go on": "applause",
    "Applause dies down": "applause",
    "掌声": "applause",
    "Pause": "pause",
    "Short pause for effect": "pause",
    "Hold for silence": "pause",
    "Take a breath, then begin": "pause",
    "Tone: dry, yet warm": "note",
    "Note: the screen is behind you": "note",
}
FORMS = {
    "on its own line": "*[{}]*\nHello.",
    "on the line of the speech": "**Host:** *[{}]* Hello.",
    "without marks": "[{}] Hello.",
    "in round brackets": '*({})*\n\n"Hello."',
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize(("said", "kind"), FIRST.items(), ids=FIRST.keys())
def test_the_first_direction(said, kind, form):
    assert told(form.format(said)) == [(kind, said), ("say", "Hello.")]


OTHERS = {
    "in italics alone": (
        "*With a raised eyebrow*\n\nHello.",
        [("delivery", "With a raised eyebrow"), ("say", "Hello.")],
    ),
    "italics that are said": (
        "*Good morning everyone*\n\nHello.",
        [("say", "Good morning everyone"), ("say", "Hello.")],
    ),
    "round brackets without marks": (
        "(With a raised eyebrow) Hello.",
        [("delivery", "With a raised eyebrow"), ("say", "Hello.")],
    ),
    "round brackets that are said": ("(Almost) Everyone is here.", [("say", "(Almost) Everyone is here.")]),
    "a slot": ("[speaker name] is here.", [("say", "[speaker name] is here.")]),
    "a slot with a name": ("[Acme] welcomes you.", [("say", "[Acme] welcomes you.")]),
    "a host's manner": ("**MEG (wry):** Hello.", [("delivery", "wry"), ("say", "Hello.")]),
    "a delivery label": ("**Delivery:** dry\n\nHello.", [("delivery", "Delivery: dry"), ("say", "Hello.")]),
    "two of them": (
        "[Video plays]\n*[Deadpan]*\nHello.",
        [("media", "Video plays"), ("delivery", "Deadpan"), ("say", "Hello.")],
    ),
    "behind speech the words decide": (
        "Hello.\n\n[Turn to the screen]\n\nBye.",
        [("say", "Hello."), ("movement", "Turn to the screen"), ("say", "Bye.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_where_it_stands_and_how(text, expected):
    assert told(text) == expected
