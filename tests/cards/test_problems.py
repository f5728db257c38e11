import pytest

from stagecue.cards import Card, Notes, Problem, read
from tests.cards.shapes import card

FINE = {
    "title": "- **Title:** On Tea",
    "speaker": "- **Speaker:** Ana Brew",
    "date": "- **Date:** 2025-05-07",
    "time": "- **Time:** 16:20 - 17:00",
    "speech": "Good afternoon. Meet Ana Brew.",
    "cue": "*(Lead applause.)*",
}


def made(**changed: str) -> str:
    parts = {**FINE, **changed}
    fields = "\n".join(parts[name] for name in ("title", "speaker", "date", "time"))
    introduction = f"## Host Introduction\n\n{parts['speech']}\n\n{parts['cue']}\n"
    return f"# Tea Days\n\n## Session\n\n{fields}\n\n{introduction}"


def test_a_good_card_has_none():
    assert card(made()).problems == ()


ALONE = {
    "no time": ({"time": ""}, 0, "error", "This card has no time: add"),
    "no date": ({"date": ""}, 0, "error", "This card has no date: add"),
    "no end": ({"time": "- Time: 16:20"}, 8, "warning", "This card has no end: write"),
    "end before start": (
        {"time": "- Time: 16:20 - 14:00"},
        8,
        "error",
        "This card ends at 14:00, before it starts at 16:20",
    ),
    "end at its start": ({"time": "- Time: 16:20 - 16:20"}, 8, "error", "This card ends at 16:20, before"),
    "25:99": ({"time": "- Time: 25:99"}, 8, "error", "“25:99” is not a time: write"),
    "words for a time": ({"time": "- Time: after lunch"}, 8, "error", "“after lunch” is not a time: write"),
    "a date of words": ({"date": "- Date: next week"}, 7, "error", "“next week” is not a date"),
    "day or month": (
        {"date": "- Date: 05/06/2025"},
        7,
        "warning",
        "“5/6/2025” can be 2025-06-05 or 2025-05-06; read as",
    ),
    "two days": ({"date": "- Date: May 6-7, 2025"}, 7, "warning", "“May 6-7, 2025” names more than one day"),
    "no speaker": ({"speaker": ""}, 0, "warning", "This card names no speaker: add"),
    "no closing cue": ({"cue": ""}, 12, "warning", "The introduction ends without a closing cue: add"),
    "no speech": ({"speech": ""}, 0, "warning", "This card has no introduction to read: write"),
    "lost in the speech": (
        {"speech": "Meet Ana Br\ufffdw."},
        12,
        "error",
        "This line has a character that was lost",
    ),
    "lost in the title": (
        {"title": "- Title: On T\ufffda"},
        5,
        "error",
        "This line has a character that was lost",
    ),
    "morning at 16:20": (
        {"speech": "Good morning, all."},
        12,
        "warning",
        "The speech greets with “Good morning” but starts at 16:20",
    ),
    "evening at 16:20": (
        {"speech": "So, good evening."},
        12,
        "warning",
        "The speech greets with “good evening”",
    ),
    "German morning": ({"speech": "Guten Morgen."}, 12, "warning", "The speech greets with “Guten Morgen”"),
    "Chinese morning": ({"speech": "大家早上好。"}, 12, "warning", "The speech greets with “早上好”"),
    "slot in braces": (
        {"speech": "Meet {speaker}."},
        12,
        "error",
        "The speech still has the slot “{speaker}”",
    ),
    "slot in two braces": (
        {"speech": "Meet {{ speaker }}."},
        12,
        "error",
        "The speech still has the slot “{{ speaker }}”",
    ),
    "slot in brackets": (
        {"speech": "Here at [whatever event]."},
        12,
        "error",
        "The speech still has the slot “[whatever event]”",
    ),
    "slot in bold": (
        {"speech": "Meet **[Speaker Name]**."},
        12,
        "error",
        "The speech still has the slot “[Speaker Name]”",
    ),
    "slot in angles": (
        {"speech": "Meet <speaker name>."},
        12,
        "error",
        "The speech still has the slot “<speaker name>”",
    ),
    "blank to fill in": (
        {"speech": "Meet ______ now."},
        12,
        "error",
        "The speech still has the slot “______”",
    ),
    "a choice of something else": (
        {"speech": "She [loves/hates] tea."},
        12,
        "error",
        "The speech still has the slot “[loves/hates]”",
    ),
}


@pytest.mark.parametrize(("changed", "line", "severity", "begin"), ALONE.values(), ids=ALONE.keys())
def test_one_thing_wrong_is_one_problem(changed, line, severity, begin):
    (problem,) = card(made(**changed)).problems
    assert (problem.file, problem.line, problem.severity, problem.message[: len(begin)]) == (
        "sample.md",
        line,
        severity,
        begin,
    )


FINE_TOO = {
    "past midnight": {"time": "- Time: 23:30 - 00:10", "speech": "Good evening."},
    "six hours on": {"time": "- Time: 20:00 - 02:00", "speech": "Good evening."},
    "a choice of greetings": {"speech": "Good [morning/afternoon]."},
    "noon": {"time": "- Time: 12:00 - 12:40"},
    "evening at five": {"time": "- Time: 17:00 - 17:40", "speech": "Good evening."},
    "this morning": {"speech": "As we heard this morning, tea is hot."},
    "CEST in May": {"time": "- Time: 16:20 - 17:00 (CEST)"},
}


@pytest.mark.parametrize("changed", FINE_TOO.values(), ids=FINE_TOO.keys())
def test_nothing_is_said_about(changed):
    assert card(made(**changed)).problems == ()


def test_no_title_but_a_heading():
    found = card(made(title=""))
    assert (found.title, [p.message[:40] for p in found.problems]) == (
        "Tea Days",
        ["This card has no title label and is call"],
    )


def test_a_lost_character_elsewhere_is_a_note():
    (problem,) = card(made() + "\n## \ufffd Links\n").problems
    assert (problem.line, problem.severity) == (16, "note")


def test_chatter_before_the_card_is_a_note():
    (problem,) = card("Sure, here you go:\n\n" + made()).problems
    assert problem == Problem(
        "sample.md",
        1,
        "note",
        "“Sure, here you go:” stands before the card and is ignored: take it out if it is no part of it.",
    )


def test_a_break_needs_neither_speaker_nor_script():
    assert card("# Lunch\n\nMay 7, 2025, 12:00 - 13:00\n").problems == ()


def test_a_card_with_only_the_introduction_heading():
    found = read("x.md", b"## Host Introduction\n")
    assert isinstance(found, Card)
    assert [p.severity for p in found.problems] == ["error", "error", "error", "warning", "warning"]


def test_a_doubtful_encoding_is_a_warning():
    found = read("x.md", made(speech="Café crème, déjà vu.").encode("cp1252"))
    assert isinstance(found, Card)
    assert [(p.line, p.severity, p.message) for p in found.problems] == [
        (
            0,
            "warning",
            "This file is not UTF-8 and was read as cp1252: check the text and save the file as UTF-8.",
        ),
    ]


def test_a_file_that_is_no_text_is_notes_with_an_error():
    message = "This file is not text and cannot be read: replace it by a text file in UTF-8, or take it away."
    assert read("x.md", b"\x89PNG\r\n\x1a\n\0\0") == Notes(
        "x.md", problems=(Problem("x.md", 0, "error", message),)
    )
