"""The list of the places in a text: on the prompter and on the phone, with the link and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.alone import BY_HAND, FIRST, badge, kill
from tests.browser.hands import await_rest, await_state, in_mid_text
from tests.browser.stage import word_shown

APPLAUSE = "Lead applause, step aside together."
LATER = "MARA: Six years ago"


@pytest.fixture
def stage(tmp_path, screen, browser):
    """The first introduction at word 10, running."""
    yield from in_mid_text(tmp_path, screen, browser, word=10)


def places(page):
    """The sheet of places, opened by its key."""
    page.keyboard.press("j")
    sheet = page.get_by_role("dialog", name="Jump")
    expect(sheet).to_be_visible()
    return sheet


@pytest.mark.parametrize("page", ["prompter", "phone"])
def test_a_touch_on_words_moves_the_text_there_and_no_cue_is_taken(stage, screen, page):
    before = stage.state()
    sheet = places(getattr(stage, page))
    expect(sheet.locator("[aria-current=true]")).to_have_text("The beginning")
    sheet.get_by_role("button", name=LATER).click()
    expect(sheet).to_be_hidden()
    state = await_state(stage, held=True)
    expect(screen.get_by_role("article").locator(".now")).to_have_text("Six")
    assert (state["rev"], state["last"]) == (before["rev"], before["last"])


@pytest.mark.parametrize("page", ["prompter", "phone"])
def test_a_touch_on_a_cue_goes_to_it_and_one_on_the_beginning_back(stage, page):
    hand = getattr(stage, page)
    places(hand).get_by_role("button", name=APPLAUSE).click()
    state = await_state(stage, held=True, phase="at cue")
    assert state["cue"]["id"] == f"{FIRST}/cue-1"
    expect(hand.locator("body[data-held=true], [data-held=true]").first).to_be_attached()
    places(hand).get_by_role("button", name="The beginning").click()
    state = await_state(stage, phase="introduction")
    assert (state["motion"]["word"], state["held"]) == (0, True)


def test_without_the_link_it_moves_this_screen_alone(stage, screen):
    kill(stage)
    places(screen).get_by_role("button", name=LATER).click()
    expect(badge(stage)).to_have_text(BY_HAND)
    expect(screen.get_by_role("article").locator(".now")).to_have_text("Six")


def test_the_phone_opens_it_by_a_touch_on_the_words_and_one_sheet_is_open_at_a_time(stage):
    phone = stage.phone
    phone.get_by_role("button", name="Jump in the text").click()
    expect(phone.get_by_role("dialog", name="Jump")).to_be_visible()
    phone.keyboard.press("?")
    expect(phone.get_by_role("dialog", name="Jump")).to_be_hidden()
    expect(phone.get_by_role("dialog", name="Keys, clickers, pedals")).to_be_visible()
    phone.keyboard.press("Escape")
    assert not stage.state()["held"], "Escape was the sheet's"


def test_where_no_text_is_it_says_so(stage, screen):
    stage.send("end")
    expect(screen.locator("body[data-face=ended]")).to_be_visible()
    expect(places(screen)).to_contain_text("No introduction is before the host.")


def test_the_show_is_told_the_place_of_a_prompters_jump_once(stage, screen):
    before = stage.state()["seq"]
    places(screen).get_by_role("button", name=LATER).click()
    there = word_shown(screen)
    assert (await_rest(stage)["seq"], word_shown(screen)) == (before + 1, there)
