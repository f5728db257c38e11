"""What is left alone in speech, and the quotation marks that are not part of it."""

import pytest

from stagecue.cards import read
from tests.cards.shapes import told

SPOKEN = {
    "an aside": "She builds bridges (and, yes, burns some).",
    "an aside that is a sentence": "He knits. (Ask him about the scarf!) And he codes.",
    "an aside with a cue's word": "They make films (which you can play at home) for children.",
    "an aside about holding": "Now (hold your breath, please) the list.",
    "an acronym": "The Open Tea Protocol (OTP) is here.",
    "furigana": "本日は厚木（あつぎ）様です。",
    "a reading in kanji": "東京（首都）から来ました。",
    "full-width forms": "ＡＢＣ（全角）は残る！",
    "a label's look": "Spoiler: it works. Note: bring tea.",
    "a time": "We meet at 10:30 and leave at 11:10.",
    "quotes and apostrophes": "It's 'so' ‘good’ that they’re “glad” and \"proud\" of it.",
    "a quoted word first": '"Tea" is a word we like.',
    "inches": 'A 5" disk and a 3" disk.',
    "two stars of sums": "So 2*3 and 4*5 make 26.",
    "an algorithm's star": "We use A* search, and C* too.",
    "snake case": "Call read_the_card twice.",
    "ordered numbers": "1. Tea comes first.",
    "a hash": "C# and #1 are fine.",
}


@pytest.mark.parametrize("text", SPOKEN.values(), ids=SPOKEN.keys())
def test_good_speech_is_left_as_it_is(text):
    assert told(text) == [("say", text)]


QUOTED = {
    "one pair over all paragraphs": ('"One.\n\nTwo.\n\nThree!"', ["One.", "Two.", "Three!"]),
    "opened inside the italic": ('*"One.*\n\nTwo.\n\nThree!"*', ["One.", "Two.", "Three!"]),
    "closed after bold": ('"One.\n\nMeet **Eno!**"', ["One.", "Meet Eno!"]),
    "closed before a stray star": ('*"One.*\n\nMeet **Eno!***"*', ["One.", "Meet Eno!"]),
    "each paragraph its own": ('"One."\n\n"Two."', ["One.", "Two."]),
    "each paragraph opens, the last closes": ("“One.\n\n“Two.\n\n“Three.”", ["One.", "Two.", "Three."]),
    "curly": ("“One.\n\nTwo.”", ["One.", "Two."]),
    "guillemets": ("« Un.\n\nDeux. »", ["Un.", "Deux."]),
    "opened and never closed": ('"One.\n\nTwo.', ["One.", "Two."]),
    "closed and never opened": ('One.\n\nTwo."', ["One.", "Two."]),
    "quotes inside the wrapper": (
        '"One "big" day.\n\nTwo "small" ones."',
        ['One "big" day.', 'Two "small" ones.'],
    ),
    "a quotation first stays": ('"Less is more."\n\nWho said that?', ['"Less is more."', "Who said that?"]),
    "a quotation in the middle stays": (
        'One.\n\n"Less is more."\n\nTwo.',
        ["One.", '"Less is more."', "Two."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), QUOTED.values(), ids=QUOTED.keys())
def test_wrapper_quotes_go_and_others_stay(text, expected):
    assert [said for _, said in told(text)] == expected


# The punctuation behind an inline cue: with the speech that the cue cut, as nothing may open with a comma.
CUT = {
    "comma": ("She is Ann (say: AN), a cook.", ["She is Ann,", "say: AN", "a cook."]),
    "full stop": ("Meet Ann (say: AN). She cooks.", ["Meet Ann.", "say: AN", "She cooks."]),
    "full stop at the end": ("Meet Ann (say: AN).", ["Meet Ann.", "say: AN"]),
    "exclamation mark": ("Meet Ann (say: AN)! She cooks.", ["Meet Ann!", "say: AN", "She cooks."]),
    "colon": ("Ann (say: AN): a cook.", ["Ann:", "say: AN", "a cook."]),
    "dash": ("Ann (say: AN)—a cook.", ["Ann—", "say: AN", "a cook."]),
    "dash after a space": ("Ann (say: AN) – a cook.", ["Ann –", "say: AN", "a cook."]),
    "genitive": ("Ann (say: AN)’s cakes.", ["Ann’s", "say: AN", "cakes."]),
    "closing quote": ('Say "hi, Ann (say: AN)" now.', ['Say "hi, Ann"', "say: AN", "now."]),
    "inside a wrapper": ('"Meet Ann (say: AN)."', ["Meet Ann.", "say: AN"]),
    "behind bold": ("Meet **Ann (say: AN)**, a cook.", ["Meet Ann,", "say: AN", "a cook."]),
    "behind two cues": ("Ann (say: AN) [pause], a cook.", ["Ann,", "say: AN", "pause", "a cook."]),
    "a full stop too many": ("Thanks. [pause]. So.", ["Thanks.", "pause", "So."]),
    "full-width": ("她是李茶（掌声），请。", ["她是李茶，", "掌声", "请。"]),
    "a dot that opens a word": ("We use (pause) .NET here.", ["We use", "pause", ".NET here."]),
    "nothing before it": ("[SLIDE 1], hello.", ["SLIDE 1", "hello."]),
    "an ellipsis before the first word": ("[SLIDE 1] …and we go.", ["SLIDE 1", "…and we go."]),
}


@pytest.mark.parametrize(("text", "expected"), CUT.values(), ids=CUT.keys())
def test_no_punctuation_opens_a_speech_behind_a_cue(text, expected):
    assert [said for _, said in told(text)] == expected


@pytest.mark.parametrize(
    ("opens", "closes"),
    [('**Host:** "', '"'), ('**Host:** *"', '"*'), ('"', '"'), ("", "")],
    ids=["label", "label and italic", "quotes", "plain"],
)
def test_no_word_of_a_long_paragraph_is_lost(opens, closes):
    words = " ".join(f"word{n}" for n in range(1500))
    card = read("a.md", f"# E\n\n## Host Introduction\n\n{opens}{words}{closes}\n\n*(Applause.)*\n".encode())
    assert card.words == 1500
