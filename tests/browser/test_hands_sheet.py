"""The sheet of keys: made from the table, and what is changed and set in it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.alone import half_past_nine, reading
from tests.browser.hands import await_state
from tests.browser.stage import BIG, GO_GAP_MS, word_shown


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=BIG)
    yield context.new_page()
    context.close()


@pytest.fixture
def stage(tmp_path, screen, browser):
    """The first introduction at word 40, running."""
    with reading(half_past_nine(tmp_path), screen, browser) as stage:
        screen.wait_for_timeout(GO_GAP_MS)
        yield stage


@pytest.mark.parametrize("page", ["prompter", "phone"])
def test_the_help_sheet_is_the_table_and_changes_it(stage, page):
    hand = getattr(stage, page)
    hand.keyboard.press("?")
    sheet = hand.get_by_role("dialog", name="Keys, clickers, pedals")
    expect(sheet.locator("[data-action=go]")).to_contain_text("Takes the next cue")
    sheet.get_by_role("button", name="New key for GO").click()
    hand.keyboard.press("PageUp")
    expect(sheet).to_contain_text("Page Up is Back: take it away there first")
    sheet.get_by_role("button", name="New key for GO").click()
    hand.keyboard.press("g")
    expect(sheet).to_contain_text("G is GO now")
    hand.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    hand.reload()
    expect(hand.locator("#link[data-link=online]")).to_be_visible()
    before = stage.state()["rev"]
    hand.keyboard.press("g")
    await_state(stage, rev=before + 1)
    hand.keyboard.press("?")
    hand.get_by_role("button", name="Reset all keys").click()
    assert hand.evaluate("localStorage.getItem('stagecue.keys')") is None


def test_letters_in_a_field_are_letters(stage, screen):
    screen.keyboard.press("?")
    field = screen.get_by_label("Read the rest in")
    field.type("b. 1:30?")
    assert not stage.state()["blank"]
    field.fill("1:00")
    expect(screen.locator(".help-fit-told")).to_have_text(re.compile(r"^\d+ words: \d+ wpm"))
    screen.get_by_role("button", name="Set this pace").click()
    screen.wait_for_timeout(300)
    assert stage.state()["pace"] != 130


def test_the_sheet_leaves_the_glass_when_a_host_begins_to_read(stage, screen):
    stage.send("back")
    expect(screen.get_by_role("status")).to_have_text("STANDBY")
    screen.keyboard.press("?")
    expect(screen.locator("#help-sheet")).to_be_visible()
    stage.press_go()
    expect(screen.locator("#help-sheet")).to_be_hidden()


def test_three_two_one(stage, screen):
    stage.send("back")
    expect(screen.get_by_role("status")).to_have_text("STANDBY")
    screen.keyboard.press("?")
    screen.get_by_label("3-2-1").check()
    screen.keyboard.press("Escape")
    screen.wait_for_timeout(GO_GAP_MS)
    screen.keyboard.press("PageDown")
    for figure in ("3", "2", "1"):
        expect(screen.locator("#countdown")).to_have_text(figure, timeout=2000)
        assert word_shown(screen) == 0
    expect(screen.locator("#countdown")).to_have_text("")
    stage.await_motion()
    assert stage.lines_off() <= 1.0
