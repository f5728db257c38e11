"""What a card says about its speaker: kept as it was written, for a page to render and never to be said."""

import pytest

from tests.cards.shapes import card

HEAD = "# Tea Days 2025\n\n## Host Introduction\n\nHello.\n\n"

BIOGRAPHIES = {
    "headings, lists, links and marks": (
        "## 🎤 Speaker Biography: Ana Brew\n\n### Role\n- **Role:** pours [tea](http://x)\n",
        "## 🎤 Speaker Biography: Ana Brew\n\n### Role\n- **Role:** pours [tea](http://x)",
    ),
    "images left out": (
        "## Biography\n\n![Ana](a.png)\n<img src='b.png'>\nPours.\n",
        "## Biography\n\nPours.",
    ),
    "rules left out": ("## Biography\n\nPours.\n\n---\n\nSips.\n", "## Biography\n\nPours.\n\nSips."),
    "a source left out": (
        "## Biography\n\nPours.\n\n---\n\n*Content Source: [X](y)*\n",
        "## Biography\n\nPours.",
    ),
    "a footer without a source left out": (
        "## Biography\n\nPours.\n\n---\n\n*Made with care by the Tea Board.*\n",
        "## Biography\n\nPours.",
    ),
    "italics without a rule kept": (
        "## Biography\n\nPours.\n\n*Slowly.*\n",
        "## Biography\n\nPours.\n\n*Slowly.*",
    ),
    "other sections left out": (
        "## Biography\n\nPours.\n\n## Session Details\n\n- Title: On Tea\n",
        "## Biography\n\nPours.",
    ),
    "none": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), BIOGRAPHIES.values(), ids=BIOGRAPHIES.keys())
def test_the_biography_is_markdown_as_it_was_written(text, expected):
    assert card(HEAD + text).biography == expected


def test_a_long_biography_ends_with_a_whole_line():
    found = card(f"{HEAD}## Biography\n\n" + "Pours tea.\n" * 3000).biography
    assert 19_980 < len(found) <= 20_000
    assert found.endswith("\nPours tea.")


def test_one_endless_line_is_cut():
    assert len(card(f"{HEAD}## Biography\n\n" + "tea-" * 9000).biography) == 20_000
