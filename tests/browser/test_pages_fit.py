"""Every page fits a phone: nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.browser.stage import PHONE, STAGE
from tests.serving import SAMPLE_DAY, SAMPLES, serving

TITLE = "The Tide Table That Lied"
LONGER = f"{TITLE}, and What a Whole Coast of Volunteers Found Out about It with Buckets and Wet Socks"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The sample day with a title as long as real ones are."""
    cards = tmp_path_factory.mktemp("cards")
    for card in SAMPLES.iterdir():
        (cards / card.name).write_bytes(card.read_bytes().replace(TITLE.encode(), LONGER.encode()))
    data = tmp_path_factory.mktemp("data")
    with serving(
        "--day", SAMPLE_DAY, "--clock", "rehearsal", "--port", 0, "--data", data, cards=cards
    ) as running:
        yield running


@pytest.mark.parametrize(
    "path", ["/", f"/notes?stage={STAGE}", "/enter", f"/control?stage={STAGE}", "/prompter?stage=nope"]
)
def test_nothing_scrolls_sideways_on_a_phone(server, page: Page, path):
    page.set_viewport_size(PHONE)
    page.goto(server.address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
