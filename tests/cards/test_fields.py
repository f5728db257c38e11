"""What a card says about its session, in every way in which cards say it."""

import datetime

import pytest

from stagecue.cards import Card, read
from tests.cards.shapes import card

HEAD = "# Tea Days 2025\n\n## Host Introduction\n\nHello.\n\n"
EVENT = (
    "## Event and Session Details\n\n### Conference Overview\n"
    "- **Name:** Tea Days 2025\n- **Location:** Old Dock, Hull\n"
)

TITLES = {
    "list item": "- **Title:** On Tea",
    "colon outside the bold": "- **Title**: On Tea",
    "no list item": "**Title:** On Tea",
    "no marks": "Title: On Tea",
    "Session Title": "- **Session Title:** On Tea",
    "in italics": "- **Title:** *On Tea*",
    "in quotes": '- **Title:** "On Tea"',
    "on the next line": "- **Title:**\n  On Tea",
    "after a blank line": "- **Title:**\n\n  *On Tea*",
    "with an emoji": "- 🍵 **Title:** On Tea",
    "as a heading": "#### **Title:** On Tea",
    "full-width colon": "- 标题：On Tea",
    "table of keys": "* Talk title: On Tea",
    "a link": "- **Title:** [On Tea](http://example.org)",
}


@pytest.mark.parametrize("line", TITLES.values(), ids=TITLES.keys())
def test_titles(line):
    assert card(f"{HEAD}{EVENT}\n### Session Details\n{line}\n- **Date:** May 7, 2025\n").title == "On Tea"


def test_a_title_keeps_dashes_colons_and_inner_quotes():
    line = '- **Title:** *Tea: Why "Hot" — and How - to Pour It?*'
    assert card(f"{HEAD}### Session Details\n{line}\n").title == 'Tea: Why "Hot" — and How - to Pour It?'


SPEAKERS = {
    "full name": ("## Speaker Biography\n\n- **Full Name:** Ana Brew\n", ["Ana Brew"]),
    "full name as a heading": ("## Speaker Biography\n\n### 🧑‍🔬 **Full Name**: Ana Brew\n", ["Ana Brew"]),
    "in the heading": ("## 👩‍💻 Speaker Biography: Ana Brew\n\n### Role\nPours.\n", ["Ana Brew"]),
    "in the heading with a degree": ("## Speaker Biography: Dr. Ana Brew\n", ["Ana Brew"]),
    "first heading under it": ("## Speaker Biography\n\n### Ana Brew\n\n### Role\nPours.\n", ["Ana Brew"]),
    "bold with a degree": ("## Speaker Biography\n\n### **Dr. Ana Brew**\n", ["Ana Brew"]),
    "another script in parentheses": ("## Speaker Biography\n\n### **Ana Brew (安娜)**\n", ["Ana Brew"]),
    "a bold line": ("## Speaker Biography\n\n**Ana Brew**\n", ["Ana Brew"]),
    "after headings that are no name": (
        "## Speaker Biography\n\n### Personal Information\n\n### Ana Brew\n",
        ["Ana Brew"],
    ),
    "full name wins": (
        "## Speaker Biography: A. Brew\n\n- **Full Name:** Ana Maria Brew\n",
        ["Ana Maria Brew"],
    ),
    "label": ("### Session Details\n- **Speaker:** Ana Brew\n", ["Ana Brew"]),
    "label with a position": (
        "### Session Details\n- **Speaker:** Ana Brew, Head of Tea at Leaf Ltd\n",
        ["Ana Brew"],
    ),
    "two": ("### Session Details\n- **Speakers:** Ana Brew & Ben Leaf\n", ["Ana Brew", "Ben Leaf"]),
    "three": (
        "### Session Details\n- **Speakers:** Ana Brew, Ben Leaf and Cy Cup\n",
        ["Ana Brew", "Ben Leaf", "Cy Cup"],
    ),
    "two full names": (
        "## Speakers' Biographies\n\n- Full Name: Ana Brew\n- Full Name: Ben Leaf\n",
        ["Ana Brew", "Ben Leaf"],
    ),
    "Chinese": ("### Session Details\n- 讲者：李茶\n", ["李茶"]),
    "Arabic, which has no capitals": (
        "### Session Details\n- Speaker: ليلى عبد الرحمن\n",
        ["ليلى عبد الرحمن"],
    ),
    "a slot": ("### Session Details\n- **Speaker:** {speaker}\n", []),
    "nobody": ("## Speaker Biography\n\n### Career Path\n- **2020**: poured tea\n", []),
}


@pytest.mark.parametrize(("text", "names"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_speakers(text, names):
    assert card(HEAD + text).speakers == tuple(names)


TRACKS = {
    "heading": "## Track Information\n\n### Green Tea\n**Bold subtitle**\n",
    "bold heading": "## 🏷️ Track Information\n\n### **Green Tea**\n",
    "label": "## Track Information\n**Track:** Green Tea\n",
    "label with a bold value": "## Track Information\n**Track:** **Green Tea**\n",
    "bold line": "## Track Information\n**Track: Green Tea**\n*subtitle*\n",
    "in the heading": "## 🏷 Track Information: Green Tea\n\n**Subtitle**\n",
    "after a lost emoji": "## \ufffd Track Information\n**Track: Green Tea**\n",
    "with the session": "### Session Details\n- **Track:** Green Tea\n",
}


@pytest.mark.parametrize("text", TRACKS.values(), ids=TRACKS.keys())
def test_tracks(text):
    assert card(HEAD + text + EVENT + "- **Tracks:** Green Tea, Black Tea\n").track == "Green Tea"


EVENTS = {
    "Name": "- **Name:** Tea Days",
    "Conference Name": "- **Conference Name:** Tea Days",
    "Event": "**Event:** Tea Days",
    "Event Name": "- **Event Name**: Tea Days",
}


@pytest.mark.parametrize("line", EVENTS.values(), ids=EVENTS.keys())
def test_events(line):
    assert card(f"{HEAD}## Event and Session Details\n### Conference Overview\n{line}\n").event == "Tea Days"


def test_without_a_label_the_first_heading_is_the_event():
    assert (
        card(
            "# Tea Days: Ana Brew\n\n## Host Introduction\nHello.\n\n### Session Details\n- Title: On Tea\n"
        ).event
        == "Tea Days"
    )


def test_the_biography_never_wins():
    person = (
        "- **Full Name:** Ana Brew\n- **Location:** Leeds\n- **Title:** Professor\n- **Date:** May 1, 1999\n"
    )
    biography = f"## Speaker Biography\n{person}"
    found = card(
        f"{HEAD}{biography}{EVENT}### Session Details\n- **Title:** On Tea\n- **Date:** May 7, 2025\n"
    )
    assert (found.location, found.title, found.date) == (
        "Old Dock, Hull",
        "On Tea",
        datetime.date(2025, 5, 7),
    )


def test_the_company_that_hosts_is_no_host():
    text = f"{HEAD}{EVENT}- **Host:** Tea Board (TB)\n### Session Details\n- **MC:** Meg Pot\n"
    assert card(text).hosts == ("Meg Pot",)


def test_two_times_by_their_own_labels():
    found = card(f"{HEAD}### Session Details\n- Start: 10:00\n- End: 10:40\n- Time zone: CEST\n")
    assert (found.start, found.end, found.zone) == (datetime.time(10), datetime.time(10, 40), "CEST")


def test_when_holds_date_and_time():
    found = card(f"{HEAD}### Session Details\n- **When:** May 7, 2025, 10:00 - 10:40 (CEST)\n")
    assert (found.date, found.start, found.zone) == (datetime.date(2025, 5, 7), datetime.time(10), "CEST")


KINDS = {
    "break with a time in its heading": ("# Coffee break 10:40 - 11:00\n", "break", "Coffee break"),
    "break with a time under it": (
        "# Lunch\n\n12:00 - 13:00, May 7, 2025\n\nSoup in the hall.\n",
        "break",
        "Lunch",
    ),
    "break with labels": ("- Title: Lunch\n- Date: May 7, 2025\n- Time: 12:00 - 13:00\n", "break", "Lunch"),
    "break under the event's heading": (
        "# Tea Days\n\n## Lunch\n\nMay 7, 2025, 12:00 - 13:00\n",
        "break",
        "Lunch",
    ),
    "break under the event's heading, with labels": (
        "# Tea Event\n\n## Lunch\n\n- **Date:** May 7, 2025\n- **Time:** 12:00 - 13:00\n",
        "break",
        "Lunch",
    ),
    "break of many words under the event's heading": (
        "# Tea Days\n\n## Coffee Break and Chat in the Hall\n\n- **Time:** 12:00 - 12:30\n",
        "break",
        "Coffee Break and Chat in the Hall",
    ),
    "Chinese break": ("# 茶歇 15:00 - 15:20\n", "break", "茶歇"),
    "opening": (
        "## Script\nHello.\n\n### Session\n- Title: Opening remarks\n- Time: 9:00 - 9:10\n",
        "opening",
        "Opening remarks",
    ),
    "closing": (
        "## Script\nBye.\n\n### Session\n- Title: Closing\n- Time: 18:00 - 18:10\n",
        "closing",
        "Closing",
    ),
    "a talk about breaks": (
        "- Title: Why coffee breaks matter so much\n- Speaker: Ana Brew\n- Time: 9:00 - 9:10\n",
        "session",
        "Why coffee breaks matter so much",
    ),
    "a break with a speaker is a talk": (
        "- Title: The Big Break\n- Speaker: Ana Brew\n- Time: 9:00 - 9:10\n",
        "session",
        "The Big Break",
    ),
}


@pytest.mark.parametrize(("text", "kind", "title"), KINDS.values(), ids=KINDS.keys())
def test_kinds(text, kind, title):
    found = card(text)
    assert (found.kind, found.title) == (kind, title)


def test_a_card_in_a_code_fence_after_chatter():
    text = f"Sure, here is your card:\n\n```markdown\n{HEAD}### Session Details\n- Title: On Tea\n```\n"
    found = read("x.md", text.encode())
    assert isinstance(found, Card)
    assert (found.title, [line.text for line in found.script]) == ("On Tea", ["Hello."])
    assert [p.line for p in found.problems if p.severity == "note"] == [1]


def test_line_ends_of_any_system():
    text = f"{HEAD}### Session Details\n- Title: On Tea\n"
    assert card(text) == card(text.replace("\n", "\r\n")) == card(text.replace("\n", "\r"))
