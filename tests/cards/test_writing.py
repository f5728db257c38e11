"""A script written out for a person to edit, and read again: the same script, and in the usual marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagecue.cards import Card, Cue, Emphasis, Speech, bare, count, read, script_of, text_of
from tests.serving import SAMPLES


def speech(text, *stressed, host=None, continues=False):
    return Speech(text, tuple(stressed), count(text), host, continues)


APPLAUSE = Cue("applause", "Lead applause")
WRITTEN = {
    "paragraphs": ((speech("One."), speech("Two.")), "One.\n\nTwo."),
    "a cue of its own": ((speech("Welcome Ada!"), APPLAUSE), "Welcome Ada!\n\n*[Lead applause]*"),
    "a cue in a paragraph": (
        (speech("Welcome"), APPLAUSE, speech("Ada.", continues=True)),
        "Welcome *[Lead applause]* Ada.",
    ),
    "how to read": ((Cue("delivery", "Warmly"), speech("Hello.")), "*[Warmly]*\n\nHello."),
    "a note among words": (
        (speech("Hello"), Cue("note", "not for Ada"), speech("all.", continues=True)),
        "Hello <!-- not for Ada --> all.",
    ),
    "a heading": (
        (speech("Hello."), Cue("note", "Closing applause")),
        "Hello.\n\n### Closing applause",
    ),
    "stress": (
        (speech("A very good day", Emphasis(2, "very", "em"), Emphasis(7, "good", "strong")),),
        "A *very* **good** day",
    ),
    "stress in stress": (
        (speech("A very good day", Emphasis(2, "very good", "strong"), Emphasis(2, "very", "em")),),
        "A ***very* good** day",
    ),
    "stars that are said": ((speech("Two * three * four"),), "Two \\* three \\* four"),
    "a name with a bar below": ((speech("Use snake_case."),), "Use snake_case."),
    "two hosts": (
        (speech("Hello.", host="MEG"), speech("Hi.", host="MEG"), speech("Ho.", host="Bo")),
        "**MEG:**\nHello.\n\nHi.\n\n**Bo:**\nHo.",
    ),
    "a host and then anybody": (
        (speech("Hello.", host="MEG"), speech("All.")),
        "**MEG:**\nHello.\n\n**Host:**\nAll.",
    ),
    "what looks like HTML": ((speech("a <b> is bold &amp; old"),), "a &lt;b> is bold &amp;amp; old"),
    "what looks like a list": ((speech("- 5 degrees"),), "\\- 5 degrees"),
    "what looks like a heading": ((speech("# 1 in the charts"),), "\\# 1 in the charts"),
    "Chinese": ((speech("大家好"), Cue("applause", "掌声")), "大家好\n\n*[掌声]*"),
    "nothing": ((), ""),
}


@pytest.mark.parametrize(("script", "text"), WRITTEN.values(), ids=WRITTEN)
def test_a_script_is_written_and_read_back(script, text):
    assert (text_of(script), script_of(text)) == (text, script)


TYPED = {
    "line ends of all kinds": ("One\r\ntwo.\rThree.", (speech("One two. Three."),)),
    "round brackets": ("Hello. (applause)", (speech("Hello."), Cue("applause", "applause"))),
    "a quotation around all": ("“Hello.”", (speech("Hello."),)),
    "front matter is none": ("---\ntitle: x\n---\nHello.", (speech("title: x"), speech("Hello."))),
}


@pytest.mark.parametrize(("text", "script"), TYPED.values(), ids=TYPED)
def test_what_people_type_reads_as_on_a_card(text, script):
    assert script_of(text) == script


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_every_sample_goes_there_and_back(path):
    card = read(path.name, path.read_bytes())
    if isinstance(card, Card):
        assert script_of(text_of(card.script)) == bare(card.script)


PIECES = st.lists(
    st.sampled_from(["word", "*[Pause]*", "**", "*", "_a_", "\n\n", "\n", "<b>", "&amp;", "(laughs)"]),
    max_size=14,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(PIECES)
def test_what_was_written_once_stays_as_it_is(pieces):
    """The second time nothing changes any more, whatever was typed: words are never lost."""
    script = script_of(" ".join(pieces))
    again = script_of(text_of(script))
    assert [line.text for line in again] == [line.text for line in script]
