"""An introduction that no heading ends: labels and their values are read as fields and never aloud."""

import datetime

import pytest

from tests.cards.shapes import card, shape

SPEECH, CLAP = "Hello there.\n\n", "*[Lead applause]*\n\n"
TIME = (datetime.time(10), datetime.time(10, 25))
NONE = (None, None)

# What stands in the introduction: its title, start and end, location and hosts. Only "Hello there." is said.
LABELS = {
    "value on the next line": (f"{SPEECH}{CLAP}---\n\n**Time:**\n10:00 - 10:25\n", None, TIME, None, ()),
    "value after a blank line": (f"{SPEECH}{CLAP}---\n\n**Time:**\n\n10:00 - 10:25\n", None, TIME, None, ()),
    "a host": (f"{SPEECH}{CLAP}---\n\n- **MC:** Zoe Ray\n", None, NONE, None, ("Zoe Ray",)),
    "a host on the next line": (f"{SPEECH}{CLAP}---\n\n**MC:**\n\nZoe Ray\n", None, NONE, None, ("Zoe Ray",)),
    "hosts and what they are": (
        f"{SPEECH}{CLAP}---\n\n- **MC:** Zoe Ray and Dr. Bo Li\n",
        None,
        NONE,
        None,
        ("Zoe Ray", "Bo Li"),
    ),
    "a host by one name": (f"{SPEECH}{CLAP}---\n\n- Host: Zoe\n", None, NONE, None, ("Zoe",)),
    "without a rule": (
        f"{SPEECH}{CLAP}**Title:**\nOn Tea\n\n**Location:**\nDock\n",
        "On Tea",
        NONE,
        "Dock",
        (),
    ),
    "without a closing cue": (f"{SPEECH}---\n\n**Title:** On Tea\n", "On Tea", NONE, None, ()),
    "without marks": (f"{SPEECH}{CLAP}---\n\nTitle: On Tea\nTime: 10:00 - 10:25\n", "On Tea", TIME, None, ()),
    "no marks, no rule": (
        f"{SPEECH}{CLAP}- Title: On Tea\n- Time: 10:00 - 10:25\n",
        "On Tea",
        TIME,
        None,
        (),
    ),
    "right under the cue": ("Hello there.\n*[Lead applause]*\nTime: 10:00 - 10:25\n", None, TIME, None, ()),
    "cue over two lines": (
        f"{SPEECH}*[Lead applause,\nstep aside]*\n\n---\n\n- Location: Dock\n",
        None,
        NONE,
        "Dock",
        (),
    ),
    "in capitals": (f"{SPEECH}{CLAP}---\n\n**TITLE:** On Tea\n", "On Tea", NONE, None, ()),
    "labels that name no field": (
        f"{SPEECH}{CLAP}**Level:** all\n\n**Title:** On Tea\n**Size:** big\n",
        "On Tea",
        NONE,
        None,
        (),
    ),
    "what is told about the track and the talk": (
        f'{SPEECH}{CLAP}---\n\nGreen Tea\n\n- **Title:** On Tea\n\n"All you can pour."\n\n- **T-4 (2024):** a pot.\n',
        "On Tea",
        NONE,
        None,
        (),
    ),
    "only labels that name no field": (f"{SPEECH}{CLAP}---\n\n- **Level:** all\n", None, NONE, None, ()),
    "before the speech": (f"**Time:**\n10:00 - 10:25\n\n{SPEECH}{CLAP}", None, TIME, None, ()),
    "a host before the speech": (f"**Host:** Zoe Ray\n\n{SPEECH}{CLAP}", None, NONE, None, ("Zoe Ray",)),
    "in a block quote": ("> Hello there.\n>\n> **Title:** On Tea\n", "On Tea", NONE, None, ()),
}


def read_as(text):
    found = card(text)
    said = [text for kind, text in shape(found.script) if kind.startswith("say")]
    # a card without a title label is called by its heading
    title = None if found.title == "Day" else found.title
    return said, title, (found.start, found.end), found.location, found.hosts


@pytest.mark.parametrize(("text", "title", "slot", "location", "hosts"), LABELS.values(), ids=LABELS.keys())
def test_a_label_is_a_field_and_never_said(text, title, slot, location, hosts):
    expected = (["Hello there."], title, slot, location, hosts)
    assert read_as(f"# Day\n\n## Host Introduction\n\n{text}") == expected


FREE = {
    "a value on the next line": ("**Time:**\n10:00 - 10:25\n\n**Host:** Hello there.\n\n[Applause]\n", ()),
    "a host": (
        "- **Host:** Zoe Ray\n- Time: 10:00 - 10:25\n\n**Host:** Hello there.\n\n[Applause]\n",
        ("Zoe Ray",),
    ),
}


@pytest.mark.parametrize(("text", "hosts"), FREE.values(), ids=FREE.keys())
def test_a_script_without_a_heading(text, hosts):
    assert read_as(f"# Day\n\n{text}") == (["Hello there."], None, TIME, None, hosts)


GOES_ON = {
    "a cue comes again": ("One.\n\n[applause]\n\n---\n\nTwo.\n\n[applause]", ["One.", "Two."]),
    "a host comes again": ("**MEG:**\nOne.\n\n[applause]\n\n---\n\n**BO:**\nTwo.", ["One.", "Two."]),
    "in quotes": ('"One."\n\n[applause]\n\n---\n\n"Two."', ["One.", "Two."]),
    "a cue in the line is no closing cue": ("One. [applause]\n\n---\n\nTwo.", ["One.", "Two."]),
    "a field in the middle": ("One.\n\n**Title:** On Tea\n\nTwo.\n\n[applause]", ["One.", "Two."]),
    "an empty title": (
        "**Title:**\n\nOne, and a long sentence.\n\n[applause]",
        ["One, and a long sentence."],
    ),
    "a label's look": ("Time: it flies.\n\nPlace: the sea.", ["Time: it flies.", "Place: the sea."]),
    "names and commas after Host": (
        "**Host:**\n*Ladies and Gentlemen, Zoe Ray is here*\n\nTwo.",
        ["Ladies and Gentlemen, Zoe Ray is here", "Two."],
    ),
    "a name that opens a sentence": (
        "**Host:**\nZoe Ray, good to see you\n\nTwo.",
        ["Zoe Ray, good to see you", "Two."],
    ),
    "a greeting after Host": ("**Host:** Good Morning\n\nHull!", ["Good Morning", "Hull!"]),
}


@pytest.mark.parametrize(("text", "expected"), GOES_ON.values(), ids=GOES_ON.keys())
def test_speech_that_goes_on_is_not_lost(text, expected):
    assert read_as(f"## Host Introduction\n\n{text}\n")[0] == expected


LEFT = {
    "a sentence": ("Let me know!", [(7, "Let me know!")]),
    "only the first of them": ("Let me know!\n\nBye.", [(7, "Let me know!")]),
    "a footer": ("*Source: [X](y)*", []),
    "a label": ("**Level:** all", []),
}


@pytest.mark.parametrize(("text", "expected"), LEFT.values(), ids=LEFT.keys())
def test_what_stands_after_the_end_is_told(text, expected):
    found = card(f"## Script\n\nHello.\n{CLAP}---\n{text}\n")
    assert [said for kind, said in shape(found.script) if kind == "say"] == ["Hello."]
    told = [(p.line, p.message) for p in found.problems if "stands after" in p.message]
    assert [(line, message[1:].partition("”")[0]) for line, message in told] == expected
