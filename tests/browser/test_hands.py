"""Hands on the prompter and on the phone's keys, with the link there; without it: test_alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import await_rest, await_state, in_mid_text
from tests.browser.stage import GO_GAP_MS, watch_backwards, went_backwards, word_shown

EDGE = "body[data-edge=flash]"
_DRAG = """async ([from, to]) => {
  const glass = document.querySelector("#column");
  const send = (type, y) => glass.dispatchEvent(new PointerEvent(type, {
    pointerType: "touch", pointerId: 7, isPrimary: true, bubbles: true, clientX: 400, clientY: y,
  }));
  send("pointerdown", from);
  for (let step = 1; step <= 30; step += 1) {
    send("pointermove", from + (to - from) * step / 30);
    await new Promise(requestAnimationFrame);
  }
  send("pointerup", to);
}"""
_GAMEPAD = """() => {
  window.pad = { index: 0, axes: [0, 0, 0, 0], buttons: [0, 1, 2, 3].map(() => ({ pressed: false })) };
  navigator.getGamepads = () => [window.pad, null];
  window.dispatchEvent(new Event("gamepadconnected"));
}"""
# a clicker's keys, what the show then is, and how the page shows that it knows: the next key goes by it
PRESSED = (
    ("F5", {"held": False}, "[data-held=false]"),
    ("Shift+F5", {"held": True}, "[data-held=true]"),
    ("b", {"blank": True}, "[data-face=blank]"),
    (".", {"blank": False}, "[data-face=script]"),
    ("Space", {"held": False}, "[data-held=false]"),
    ("Escape", {"held": True}, "[data-held=true]"),
    ("+", {"pace": 135}, ""),
    ("-", {"pace": 130}, ""),
)


stage = pytest.fixture(in_mid_text, name="stage")


def test_a_presenters_clicker_calls_the_show(stage, screen):
    screen.evaluate("window.same = true")
    before = stage.state()
    screen.keyboard.press("PageDown")
    taken = await_state(stage, rev=before["rev"] + 1)
    assert (taken["last"]["cue"], taken["last"]["by"]) == (before["next"]["id"], "Prompter 1")
    screen.keyboard.press("PageUp")
    await_state(stage, rev=before["rev"] + 2, held=True)
    expect(screen.locator("body[data-held=true]")).to_be_visible()
    for key, wanted, shown in PRESSED:
        screen.keyboard.press(key)
        await_state(stage, **wanted)
        expect(screen.locator(f"body{shown}")).to_be_attached()
        screen.wait_for_timeout(GO_GAP_MS)  # sooner it is a bouncing switch
    assert screen.evaluate("window.same")


def test_a_key_that_is_kept_down_is_one_go(stage, screen):
    before = stage.state()["rev"]
    for _ in range(30):
        screen.keyboard.down("PageDown")
        screen.wait_for_timeout(40)
    screen.keyboard.up("PageDown")
    assert stage.state()["rev"] == before + 1


@pytest.mark.parametrize("page", ["prompter", "phone"])
def test_a_second_go_at_once_is_disregarded_and_the_edge_says_so(stage, page):
    hand = getattr(stage, page)
    before = stage.state()["rev"]
    hand.keyboard.press("PageDown")
    hand.keyboard.press("PageDown")
    expect(hand.locator(EDGE)).to_be_attached()
    expect(hand.locator("#edge-word")).to_contain_text("GO disregarded")
    hand.wait_for_timeout(600)
    expect(hand.locator(EDGE)).not_to_be_attached()
    assert stage.state()["rev"] == before + 1


def test_a_go_that_leaves_words_unread_is_asked_for_twice(stage, screen):
    screen.keyboard.press("PageDown")
    await_state(stage, phase="at cue")
    screen.wait_for_timeout(GO_GAP_MS)
    before = stage.state()["rev"]
    screen.keyboard.press("PageDown")
    expect(screen.locator("#edge-word")).to_have_text(
        re.compile(r"^GO takes the talk, \d+ words unread: press GO again$")
    )
    screen.wait_for_timeout(GO_GAP_MS)
    assert stage.state()["rev"] == before
    screen.keyboard.press("PageDown")
    await_state(stage, phase="talk", rev=before + 1)


def test_what_is_not_possible_now_is_said(stage, screen):
    stage.send("end")
    expect(screen.locator("body[data-face=ended]")).to_be_visible()
    for key, said in (
        ("PageDown", "The day is over: GO is not possible. Back opens it again"),
        ("ArrowDown", "No text can be moved now"),
    ):
        screen.keyboard.press(key)
        expect(screen.locator("#edge-word")).to_have_text(said)


def test_a_text_moved_by_keys_is_there_at_once_and_the_show_is_told_once(stage, screen):
    before, word = stage.state(), word_shown(screen)
    screen.keyboard.press("ArrowDown")
    moved = word_shown(screen)
    assert moved > word + 3
    state = await_rest(stage)
    assert (state["seq"], word_shown(screen)) == (before["seq"] + 1, moved)
    screen.keyboard.press("Shift+ArrowUp")
    assert word_shown(screen) < moved
    await_rest(stage)
    screen.keyboard.press("Space")
    await_state(stage, held=False)
    stage.await_motion()
    assert stage.lines_off() <= 1.0


def test_a_go_after_a_hand_goes_on_from_where_the_hand_has_the_text(stage, screen):
    before = stage.state()
    screen.keyboard.press("ArrowUp")
    screen.keyboard.press("PageDown")
    await_state(stage, rev=before["rev"] + 1, held=False)
    screen.wait_for_timeout(500)
    assert not stage.state()["held"]


def test_a_wheel_moves_the_text_and_nothing_pulls_it_back(stage, screen):
    before, word = stage.state()["seq"], word_shown(screen)
    screen.mouse.move(900, 500)
    watch_backwards(screen)
    for _ in range(40):
        screen.mouse.wheel(0, 12)
        screen.wait_for_timeout(25)
    screen.wait_for_timeout(600)
    state = await_rest(stage)
    assert went_backwards(screen) < 0.1
    assert word_shown(screen) > word + 10
    assert 2 <= state["seq"] - before <= 12


def test_a_finger_drags_the_text_with_it(stage, screen):
    stage.send("hold")
    await_rest(stage)
    dead = 0.4 * screen.evaluate(
        """() => parseFloat(getComputedStyle(document.querySelector("[role=article]")).lineHeight)"""
    )
    top = """() => document.querySelector("[role=article]").getBoundingClientRect().top"""
    before = screen.evaluate(top)
    screen.evaluate(_DRAG, [700, 400])
    screen.wait_for_timeout(700)
    assert abs(before - screen.evaluate(top) - (300 - dead)) < 30
    await_rest(stage)


def test_a_gamepads_buttons_are_keys_and_its_stick_moves_the_text(stage, screen):
    before, word = stage.state()["rev"], word_shown(screen)
    screen.evaluate(_GAMEPAD)
    screen.evaluate("() => (window.pad.axes = [0, 1, 0, 0])")
    screen.wait_for_timeout(700)
    screen.evaluate("() => (window.pad.axes = [0, 0.1, 0, 0])")
    await_rest(stage)
    assert word_shown(screen) > word + 10
    screen.evaluate("() => (window.pad.buttons[0].pressed = true)")
    await_state(stage, rev=before + 1)
    screen.wait_for_timeout(600)
    assert stage.state()["rev"] == before + 1
    screen.evaluate("() => (navigator.getGamepads = () => [null])")


def test_a_button_that_was_clicked_leaves_the_space_bar_to_the_show(stage):
    before = stage.state()["rev"]
    stage.press_go()
    await_state(stage, rev=before + 1)
    stage.phone.wait_for_timeout(GO_GAP_MS)
    stage.phone.keyboard.press("Space")
    assert await_state(stage, held=True)["rev"] == before + 1
