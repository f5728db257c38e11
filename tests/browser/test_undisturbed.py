"""Nothing of the browser's own comes over the text, no slip takes the page away, and sheets still scroll by a finger."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import ENGLISH, introduce, screen, showing
from tests.browser.stage import PHONE, STAGE, Stage, await_online, word_shown
from tests.serving import Serving

# what the browser was told not to do of its own
_ASKED = """async (kinds) => {
  const glass = document.querySelector("[role=article] [data-word]");
  return kinds.filter(([type, init]) => {
    const made = type === "wheel" ? new WheelEvent(type, init) : type === "contextmenu" || type.startsWith("mouse") ? new MouseEvent(type, init) : new DragEvent(type, init);
    return glass.dispatchEvent(made);
  }).map(([type]) => type);
}"""
_EVENT = {"bubbles": True, "cancelable": True}
OWN = [
    ("contextmenu", _EVENT),
    ("dragstart", _EVENT),
    ("drop", _EVENT),
    ("wheel", {**_EVENT, "ctrlKey": True, "deltaY": -100}),
    ("mouseup", {**_EVENT, "button": 3}),
    ("mousedown", {**_EVENT, "button": 1}),
]
SHEETS = [("?", "#help-sheet .side-body"), ("j", "#jump-sheet .side-body"), ("l", "#look")]


@pytest.fixture
def server(tmp_path) -> Iterator[Serving]:
    with showing(tmp_path, ENGLISH + ENGLISH) as running:
        yield running


@pytest.fixture
def finger(browser: Browser) -> Iterator[Page]:
    """A page on a phone with a touch screen."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_what_a_browser_does_of_its_own_is_prevented(server, browser: Browser):
    page = screen(server, browser).prompter
    introduce(Stage(server, page, page), word=12)
    assert page.evaluate(_ASKED, OWN) == []
    page.mouse.dblclick(600, 380)
    assert page.evaluate("getSelection().toString()") == ""
    assert page.locator("body").get_attribute("translate") == "no"


def scrolled(page: Page, selector: str) -> float:
    """By how much a finger, dragged up, scrolls what is there."""
    box, touch = page.locator(selector).bounding_box(), page.context.new_cdp_session(page)
    x, low = box["x"] + box["width"] / 2, box["y"] + box["height"] - 40
    for step in range(13):
        points = [{"x": x, "y": low - 12 * step}]
        touch.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points}
        )
        page.wait_for_timeout(20)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    top: float = page.locator(selector).evaluate("sheet => sheet.scrollTop")
    return top


@pytest.mark.parametrize(("key", "selector"), SHEETS, ids=["keys", "jump", "look"])
def test_a_finger_scrolls_a_sheet_and_not_the_show(server, finger, key, selector):
    finger.goto(f"{server.address}/prompter?stage={STAGE}")
    await_online(finger)
    introduce(Stage(server, finger, finger), word=12)
    finger.keyboard.press(key)
    assert scrolled(finger, selector) > 30
    finger.wait_for_timeout(400)
    assert word_shown(finger) == 12


def test_a_tap_brings_the_buttons_and_they_stand_over_no_word(server, finger):
    finger.goto(f"{server.address}/prompter?stage={STAGE}&size=200")
    await_online(finger)
    introduce(Stage(server, finger, finger), word=12)
    finger.touchscreen.tap(180, 120)
    first = finger.get_by_role("button", name="Keys")
    expect(first).to_be_visible()
    box, veil = first.bounding_box(), finger.locator(".veil-bottom").bounding_box()
    assert box["y"] >= veil["y"]
    assert (word_shown(finger), finger.evaluate("document.documentElement.scrollWidth")) == (
        12,
        PHONE["width"],
    )
