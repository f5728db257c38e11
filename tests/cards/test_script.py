"""What is spoken and what is a cue: every variant that hosts' cards have shown, with samples of our own."""

import pytest

from stagecue.cards import Speech, script_of, text_of
from tests.cards.shapes import card, shape, told

WARM, CLAP = ("delivery", "With warm energy"), ("applause", "Lead applause, step aside.")
HELLO = ("say", "Hello and welcome.")

CUES = {
    "host label, cue and speech on three lines": (
        '**Host:**\n*[With warm energy]*\n"Hello and welcome."',
        [WARM, HELLO],
    ),
    "host label and cue on one line": (
        '**Host:** *[With warm energy]*  \n"Hello and welcome."',
        [WARM, HELLO],
    ),
    "host label, cue and speech on one line": (
        "**Host:** *[With warm energy]* Hello and welcome.",
        [WARM, HELLO],
    ),
    "neither label nor cue": ("Hello and welcome.", [HELLO]),
    "cue and speech parted by a hard break": (
        '*[With warm energy]*  \n"Hello and welcome."  ',
        [WARM, HELLO],
    ),
    "cue and speech parted by a blank line": (
        '*[With warm energy]*\n\n*"Hello and welcome."*',
        [WARM, HELLO],
    ),
    "cue before the label": ('*[With warm energy]*  \n**Host:**  \n"Hello and welcome."', [WARM, HELLO]),
    "cue before the label on one line": ("*[With warm energy]* **Host:** Hello and welcome.", [WARM, HELLO]),
    "label with an apostrophe": ('**Host\'s Introduction:**\n\n"Hello and welcome."', [HELLO]),
    "label with a curly apostrophe": ('**Host’s Introduction:**\n\n"Hello and welcome."', [HELLO]),
    "label without marks": ("Host: Hello and welcome.", [HELLO]),
    "label with its colon outside the bold": ("**MC**: Hello and welcome.", [HELLO]),
    "closing cue in square brackets": ("Hello and welcome.\n\n*[Lead applause, step aside.]*", [HELLO, CLAP]),
    "closing cue in round brackets": ("Hello and welcome.\n\n*(Lead applause, step aside.)*", [HELLO, CLAP]),
    "closing cue with stars inside": ("Hello and welcome.\n\n(*Lead applause, step aside.*)", [HELLO, CLAP]),
    "closing cue in bold": ("Hello and welcome.\n\n**[Lead applause, step aside.]**", [HELLO, CLAP]),
    "closing cue without marks": ("Hello and welcome.\n\n(Lead applause, step aside.)", [HELLO, CLAP]),
    "closing cue in italics alone": ("Hello and welcome.\n\n*Lead applause, step aside.*", [HELLO, CLAP]),
    "closing cue in backticks": ("Hello and welcome.\n\n`[Lead applause, step aside.]`", [HELLO, CLAP]),
    "closing cue after the last quote": (
        '"Hello and welcome." *(Lead applause, step aside.)*',
        [HELLO, CLAP],
    ),
    "closing cue over two lines": ("Hello and welcome.\n\n*[Lead applause,\nstep aside.]*", [HELLO, CLAP]),
    "bracket inside a bracket": (
        "Hello.\n\n*[Applause (light), go on]*",
        [("say", "Hello."), ("applause", "Applause (light), go on")],
    ),
    "square inside square": (
        "Hello.\n\n[Pause [two beats] here]",
        [("say", "Hello."), ("pause", "Pause [two beats] here")],
    ),
    "footer and image after a rule": (
        "Hello and welcome.\n\n---\n\n![Logo](logo.png)\n*Content Source: [X](http://x)*",
        [HELLO],
    ),
    "a rule between paragraphs": (
        "Hello and welcome.\n\n---\n\nMore to come.",
        [HELLO, ("say", "More to come.")],
    ),
    "a source that is spoken": (
        "Hello and welcome.\n\nSource: trust me.",
        [HELLO, ("say", "Source: trust me.")],
    ),
    "a long comment is never read": (
        f"Hello and welcome. <!-- {'so ' * 999}-->",
        [HELLO, ("note", ("so " * 999).strip())],
    ),
    "a label with a manner": ("**MC (With warm energy):** Hello and welcome.", [WARM, HELLO]),
    "a second part after a rule": (
        "Hello and welcome.\n\n---\n\n## Closing Remarks\n\nBye.\n\n---\n\n![Logo](logo.png)",
        [HELLO, ("note", "Closing Remarks"), ("say", "Bye.")],
    ),
    "a note on the tone": (
        "*(Tone: dry, not too fast)*\n\nHello and welcome.",
        [("note", "Tone: dry, not too fast"), HELLO],
    ),
    "a bold label that directs": ("**Tone:** dry\n\nHello and welcome.", [("note", "Tone: dry"), HELLO]),
    "a heading inside": ("### Part one\n\nHello and welcome.", [("note", "Part one"), HELLO]),
    "a list": (
        "Hello and welcome.\n\n- First the doors\n* Then the tea",
        [HELLO, ("say", "First the doors"), ("say", "Then the tea")],
    ),
    "a block quote": ("> Hello and\n> welcome.", [HELLO]),
    "a wrapped paragraph": ("Hello and\nwelcome.", [HELLO]),
    "a link and an image": ("Hello ![x](y.png)and [welcome](http://example.org/a_(b)).", [HELLO]),
    "entities and tags": ("Hello&nbsp;&amp; <b>welcome</b>.<br>", [("say", "Hello\xa0& welcome.")]),
}


@pytest.mark.parametrize(("text", "expected"), CUES.values(), ids=CUES.keys())
def test_variants_of_the_conference(text, expected):
    assert told(text) == expected


INLINE = {
    "square, media": (
        "See this. [Video plays] Nice.",
        [("say", "See this."), ("media", "Video plays"), ("say on", "Nice.")],
    ),
    "square, pause": (
        "Thanks. [pause for applause] So.",
        [("say", "Thanks."), ("applause", "pause for applause"), ("say on", "So.")],
    ),
    "round, pause": (
        "A joke. (Pause for laughter) So.",
        [("say", "A joke."), ("pause", "Pause for laughter"), ("say on", "So.")],
    ),
    "italic beat": ("Well *(beat)* well.", [("say", "Well"), ("pause", "beat"), ("say on", "well.")]),
    "slide in backticks": ("`[SLIDE 3: The map]` Here.", [("media", "SLIDE 3: The map"), ("say", "Here.")]),
    "full-width clapping": (
        "谢谢大家。（掌声）开始吧。",
        [("say", "谢谢大家。"), ("applause", "掌声"), ("say on", "开始吧。")],
    ),
    "lenticular clapping": ("谢谢大家。【热烈掌声】", [("say", "谢谢大家。"), ("applause", "热烈掌声")]),
    "music in Chinese": ("[音乐] 大家好。", [("media", "音乐"), ("say", "大家好。")]),
    "German": ("Danke! (Applaus)", [("say", "Danke!"), ("applause", "Applaus")]),
    "French": ("Merci ! (applaudissements)", [("say", "Merci !"), ("applause", "applaudissements")]),
    "Spanish": ("¡Gracias! [Aplausos]", [("say", "¡Gracias!"), ("applause", "Aplausos")]),
    "Japanese laugh": (
        "本当です（笑）次です。",
        [("say", "本当です"), ("pause", "笑"), ("say on", "次です。")],
    ),
    "said note": (
        "Meet Eno (say: EE-no) now.",
        [("say", "Meet Eno"), ("note", "say: EE-no"), ("say on", "now.")],
    ),
    "pronounced": ("Meet Eno (pronounced EE-no).", [("say", "Meet Eno."), ("note", "pronounced EE-no")]),
    "comment": ("<!-- ON START -->\nHello.", [("note", "ON START"), ("say", "Hello.")]),
    "comment, inline": (
        "Hello <!-- wave --> there.",
        [("say", "Hello"), ("movement", "wave"), ("say on", "there.")],
    ),
    "comment over blank lines": (
        "Hello.\n<!-- play\n\nthe video -->\nBye.",
        [("say", "Hello."), ("media", "play the video"), ("say", "Bye.")],
    ),
    "two in a row": (
        "Yes. [applause] [music] No.",
        [("say", "Yes."), ("applause", "applause"), ("media", "music"), ("say on", "No.")],
    ),
    "inside an italic wrapper": (
        '*"Yes. (applause) No."*',
        [("say", "Yes."), ("applause", "applause"), ("say on", "No.")],
    ),
    "gesture": (
        "Look. (Gesture to the door) Ah.",
        [("say", "Look."), ("movement", "Gesture to the door"), ("say on", "Ah.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), INLINE.values(), ids=INLINE.keys())
def test_inline_cues(text, expected):
    assert told(text) == expected


def test_two_hosts_read_in_turn():
    text = "**MEG:**\n\nHello.\n\n**BEKAH:**\nHi *(wave)* there.\n\nOnce more.\n\nMEG: Off we go."
    found = card(f"# Day\n\n## Script\n\n{text}\n")
    assert [(line.host, line.text) for line in found.script if hasattr(line, "host")] == [
        ("MEG", "Hello."),
        ("BEKAH", "Hi"),
        ("BEKAH", "there."),
        ("BEKAH", "Once more."),
        ("MEG", "Off we go."),
    ]
    assert found.hosts == ("MEG", "BEKAH")


def test_names_in_small_letters_are_hosts_when_they_stand_alone():
    found = card("## Script\n\n**Ana:**\n\nHello.\n\n**Ben:** Hi.\n\n**Ana:** Bye.\n\n**Ben:**\n\nBye.")
    assert found.hosts == ("Ana", "Ben")


ABBREVIATED = {
    "a title in capitals": ("**DR. X:** Hello.", [("DR. X", "Hello.")]),
    "a title and an initial": ("**Prof. A. Lamp:** Hello.", [("Prof. A. Lamp", "Hello.")]),
    "two titles, alone on its line": ("**Prof. Dr. Ada B. Lamp:**\nHello.", [("Prof. Dr. Ada B. Lamp", "Hello.")]),
    "initials, alone on its line": ("**J.R. Smith:**\nHello.", [("J.R. Smith", "Hello.")]),
    "a manner behind it": ("**Mr. X (smiling):**\nHello.", [("Mr. X", "Hello.")]),
    "a sentence before a name": ("**Please welcome:** Dr. X", [(None, "Please welcome: Dr. X")]),
    "a sentence with a name": ("**Please welcome Dr. X:** she knots.", [(None, "Please welcome Dr. X: she knots.")]),
    "a sentence that ends before a name": ("**Welcome all. Dr. X:** she knots.", [(None, "Welcome all. Dr. X: she knots.")]),
    "a name without stress": ("Dr. A. Lamp: she knots.", [(None, "Dr. A. Lamp: she knots.")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), ABBREVIATED.values(), ids=ABBREVIATED)
def test_a_full_stop_behind_a_title_or_an_initial_ends_no_host_s_name(text, said):
    script = script_of(text)
    assert [(line.host, line.text) for line in script if isinstance(line, Speech)] == said
    assert script_of(text_of(script)) == script


def test_front_matter_gives_the_fields_and_the_body_the_script():
    found = card(
        "---\ntitle: 'On Tea'\nspeakers: [Ana Brew, Ben Leaf]\n"
        "date: 2025-05-07\nstart: '10:00'\nend: 10:30\n---\n\nHello.\n"
    )
    assert (found.title, found.speakers, str(found.date), f"{found.start}-{found.end}") == (
        "On Tea",
        ("Ana Brew", "Ben Leaf"),
        "2025-05-07",
        "10:00:00-10:30:00",
    )
    assert shape(found.script) == [("say", "Hello.")]


def test_lines_are_those_of_the_file():
    found = card(
        "# Day\n\n## Host Introduction\n\n*[With warm energy]*\n"
        "One,\ntwo. (applause) Three.\n\n**Host:**\nFour."
    )
    assert [line.line for line in found.script] == [5, 6, 7, 7, 10]


def test_an_inline_cue_cuts_emphasis_in_two():
    found = card("## Script\n\nOne *two (applause) three* four **five**.")
    assert [
        [(e.start, e.text, e.style) for e in line.emphasis] for line in found.script if hasattr(line, "words")
    ] == [
        [(4, "two", "em")],
        [(0, "three", "em"), (11, "five", "strong")],
    ]
