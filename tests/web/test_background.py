"""Other people's Markdown on our page."""

import pytest

from stagecue.web.background import LONGEST, cleaned


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("- **Name**: Ada", "<ul>\n<li><strong>Name</strong>: Ada</li>\n</ul>", id="a list"),
        pytest.param("[Profile](https://x.example)", "<p>Profile</p>", id="links become their words"),
        pytest.param("![me](https://x.example/me.png)", "<p></p>", id="nothing is loaded"),
        pytest.param("<script>alert(1)</script>Hi", "<p>Hi</p>", id="no script"),
        pytest.param(
            '<b onclick="x()">Hi</b> <i style="x">you</i>', "<p>Hi you</p>", id="no handlers, no styles"
        ),
        pytest.param("[x](javascript:alert(1))", "<p>x</p>", id="no addresses that act"),
    ],
)
def test_cleaned(text, html):
    assert cleaned(text).strip() == html


def test_a_long_text_is_cut_and_says_so():
    assert cleaned("word " * LONGEST).endswith("… (the rest is in the file)</p>")
