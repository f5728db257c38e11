"""The sheet of keys: made from the table, and what is changed and set in it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import await_state, in_mid_text
from tests.browser.stage import BIG, GO_GAP_MS, await_online, word_shown

stage = pytest.fixture(in_mid_text, name="stage")


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
    await_online(hand)
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
    wpm = re.findall(r"(\d+) wpm", screen.locator(".help-fit-told").inner_text())[0]
    await_state(stage, pace=float(wpm))


def test_a_clicker_calls_the_show_from_a_field_too_and_after_it(stage, screen):
    screen.keyboard.press("?")
    field = screen.get_by_label("Read the rest in")
    field.fill("1:00")
    field.press("PageDown")
    await_state(stage, phase="at cue")
    field.press("Enter")
    expect(field).not_to_be_focused()
    screen.keyboard.press("b")
    await_state(stage, blank=True)


def test_the_look_sheet_leaves_the_keys_to_the_show(stage, screen):
    screen.keyboard.press("l")
    sheet = screen.get_by_role("dialog", name="Look")
    screen.keyboard.press("Space")
    await_state(stage, held=True)
    sheet.locator("input[name=size]").click()
    size = sheet.locator("input[name=size]").input_value()
    sheet.locator("input[name=mirror][value=h]").click()
    expect(sheet.locator("input:focus")).to_have_count(0)
    sheet.locator("input[name=size]").focus()
    screen.keyboard.press("PageDown")
    await_state(stage, phase="at cue")
    assert sheet.locator("input[name=size]").input_value() == size
    screen.keyboard.press("l")
    expect(sheet).to_be_hidden()


COVERS = """() => {
  const sheet = document.querySelector("dialog[open], .side-sheet:not([hidden])").getBoundingClientRect();
  const mark = document.querySelector(".reading-mark").getBoundingClientRect();
  const line = parseFloat(getComputedStyle(document.querySelector("[role=article]")).lineHeight);
  const middle = (mark.top + mark.bottom) / 2;
  return { covers: sheet.top < middle + line && sheet.bottom > middle - line, small: sheet.height < 100 };
}"""


@pytest.mark.parametrize("size", [BIG, {"width": 360, "height": 640}], ids=["hall", "phone"])
@pytest.mark.parametrize("reading_line", ["33", "80"])
def test_no_sheet_lies_over_the_words_being_read(stage, screen, size, reading_line):
    screen.set_viewport_size(size)
    screen.goto(f"{screen.url}&reading={reading_line}")
    await_online(screen)
    expect(screen.locator("body[data-face=script]")).to_be_attached()
    for key in ("l", "?", "j"):
        screen.keyboard.press(key)
        assert screen.evaluate(COVERS) == {"covers": False, "small": False}, key


def test_a_mirror_leaves_the_buttons_as_they_are(stage, screen):
    screen.goto(f"{screen.url}&mirror=h")
    screen.mouse.move(300, 300)
    button = screen.get_by_role("button", name="Full screen").bounding_box()
    assert button is not None
    assert button["x"] > BIG["width"] / 2


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
