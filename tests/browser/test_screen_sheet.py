"""The controller sets a screen: its name, its look, what it shows; and shows what that screen has."""

import json
import re
import urllib.request
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.looking import style
from tests.browser.stage import BIG, STAGE, await_online, glass, line, open_stage
from tests.serving import serving

DOUBLE_TAP_MS = 550
SHOWN = (("Text size", "size", "140"), ("Dim the screen", "dim", "40"))


def opened(stage, name="Prompter 1"):
    """The sheet of a screen, which has answered."""
    if not stage.phone.locator("#screens-list").is_visible():
        line(stage.phone).click()
    stage.phone.get_by_role("button", name=f"Set {name}").click()
    sheet = stage.phone.get_by_role("dialog", name=name)
    expect(sheet.get_by_role("button", name="Identify")).to_be_visible()
    return sheet


def kept(page, name):
    """What a browser remembers of the look of the screen that is called so."""
    return json.loads(
        page.evaluate("key => localStorage.getItem(key)", f"stagecue.look.{STAGE}.{name}") or "{}"
    )


def call(stage, screen, **wish):
    """What a program asks of a screen."""
    address = f"{stage.server.address}/api/v1/stages/{STAGE}/screens/{quote(screen)}"
    urllib.request.urlopen(address, json.dumps(wish).encode(), timeout=10).close()


def rename(sheet, name):
    sheet.get_by_label("Name").fill(name)
    sheet.get_by_role("button", name="Rename").click()


def send(sheet, page):
    """Away from what it shows: it asks first, and takes no double tap for the answer."""
    sheet.get_by_role("button", name=page, exact=True).click()
    sheet.page.wait_for_timeout(DOUBLE_TAP_MS)
    sheet.get_by_role("button", name=f"Sure? {page}").click()


def test_a_screen_shows_its_name_big_and_straight_for_some_seconds(stage):
    stage.prompter.goto(f"{stage.server.address}/prompter?stage={STAGE}&mirror=h")
    await_online(stage.prompter)
    opened(stage).get_by_role("button", name="Identify").click()
    plate = stage.prompter.get_by_role("status", name="This screen")
    expect(plate).to_contain_text("Prompter 1")
    box = plate.locator(".plate-name").bounding_box()
    mark = stage.prompter.locator(".reading-mark").bounding_box()
    assert (box["height"] > BIG["height"] / 5, box["y"] > mark["y"] + mark["height"]) == (True, True)
    assert plate.evaluate("one => !one.closest('.glass')"), "the glass is mirrored, the name is not"
    expect(plate).to_be_hidden(timeout=10_000)


def test_a_look_is_set_from_the_phone_at_once_and_remembered_there(stage):
    sheet = opened(stage)
    before = float(style(stage.prompter, ".script", "fontSize").removesuffix("px"))
    for words, _, value in SHOWN:
        sheet.get_by_label(words).fill(value)
    sheet.get_by_label("Left and right").check()
    expect(stage.prompter.locator("#glass")).to_have_attribute("data-dim", "on")
    expect(stage.prompter.locator("#glass")).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    assert float(style(stage.prompter, ".script", "fontSize").removesuffix("px")) == pytest.approx(
        1.4 * before
    )
    assert kept(stage.prompter, "Prompter 1") == {"size": 140, "dim": 40, "mirror": "h"}
    stage.phone.reload()
    await_online(stage.phone)
    again = opened(stage)
    assert [again.get_by_label(words).input_value() for words, *_ in SHOWN] == ["140", "40"]
    expect(again.get_by_label("Left and right")).to_be_checked()


def test_what_is_changed_on_the_screen_itself_is_seen_on_the_phone(stage):
    sheet = opened(stage)
    stage.prompter.keyboard.press("l")
    stage.prompter.get_by_label("Text size").fill("75")
    expect(sheet.get_by_label("Text size")).to_have_value("75", timeout=8_000)


def test_a_name_is_kept_with_its_look_over_a_reload_and_over_a_new_server(options, browser):
    with serving(*options, "--port", 0) as first:
        stage = open_stage(first, browser)
        sheet = opened(stage)
        sheet.get_by_label("Text size").fill("140")
        rename(sheet, "Left glass")
        expect(stage.phone.get_by_role("dialog", name="Left glass")).to_be_visible()
        expect(stage.phone.locator(".screen-row .screen-name").first).to_have_text("Left glass")
        stage.prompter.reload()
        await_online(stage.prompter)
        assert kept(stage.prompter, "Left glass") == {"size": 140}
    with serving(*options, "--port", first.port):
        await_online(stage.prompter)
        expect(stage.phone.locator(".screen-row .screen-name").first).to_have_text(
            "Left glass", timeout=10_000
        )
        size = "() => document.getElementById('glass').style.getPropertyValue('--look-size')"
        assert stage.prompter.evaluate(size) == "1.4"
        stage.close()


def test_a_name_that_another_screen_has_is_refused_in_words(stage):
    other = stage.prompter.context.browser.new_page()
    other.goto(f"{stage.server.address}/timer?stage={STAGE}")
    await_online(other)
    sheet = opened(stage)
    rename(sheet, "Timer 1")
    expect(sheet.get_by_role("status", name="What the screen says")).to_have_text(
        "There is a screen called 'Timer 1' already: choose another name."
    )
    expect(stage.phone.locator("#screen-sheet-title")).to_have_text("Prompter 1")
    other.close()


def test_a_screen_is_sent_elsewhere_and_comes_back_under_its_name_and_place(stage):
    sheet = opened(stage)
    send(sheet, "Timer")
    expect(stage.prompter).to_have_url(re.compile(f"/timer\\?stage={STAGE}$"))
    await_online(stage.prompter)
    row = stage.phone.locator(".screen-row").first
    expect(row).to_have_text(re.compile("^Prompter 1timer, online"), timeout=8_000)
    expect(sheet.get_by_label("Font")).to_have_count(0)
    send(sheet, "Prompter")
    expect(stage.prompter).to_have_url(re.compile(f"/prompter\\?stage={STAGE}$"))
    expect(row).to_have_text(re.compile("^Prompter 1online"), timeout=8_000)


def test_a_double_tap_takes_no_words_from_a_host(stage):
    sheet = opened(stage)
    sheet.locator("[data-page=timer]").dblclick()
    expect(sheet.get_by_role("button", name="Sure? Timer")).to_be_visible()
    stage.phone.wait_for_timeout(DOUBLE_TAP_MS)
    assert "/prompter" in stage.prompter.url


def test_with_the_sheet_in_focus_a_key_for_go_is_go(stage):
    sheet = opened(stage)
    sheet.get_by_role("button", name="Identify").focus()
    stage.phone.keyboard.press("PageDown")
    expect(stage.phone.locator("#result")).to_have_text("GO done")


def test_a_name_that_is_typed_stays_until_it_is_given(stage):
    field = opened(stage).get_by_label("Name")
    field.fill("Left gl")
    stage.phone.get_by_role("button", name="Identify").focus()
    stage.phone.wait_for_timeout(2500)
    expect(field).to_have_value("Left gl")


def test_a_sheet_follows_its_screen_to_the_name_that_somebody_else_gives_it(stage):
    opened(stage)
    call(stage, "Prompter 1", name="Left")
    other = glass(stage.server, quote("Prompter 1"))
    expect(stage.phone.locator("#screen-sheet-title")).to_have_text("Left", timeout=8_000)
    other.close()


def test_a_sheet_goes_to_no_other_screen_that_takes_the_name_of_one_that_is_forgotten(stage, browser):
    sheet = opened(stage)
    stage.prompter.close()
    expect(stage.phone.locator("#screen-status")).to_contain_text("closed", timeout=8_000)
    other = browser.new_page()
    other.goto(f"{stage.server.address}/control?stage={STAGE}")
    line(other).click()
    other.get_by_role("button", name="Forget Prompter 1").click()
    other.wait_for_timeout(DOUBLE_TAP_MS)
    other.get_by_role("button", name="Sure? Forget Prompter 1").click()
    newcomer = glass(stage.server, quote("Prompter 1"))
    expect(sheet.get_by_role("status", name="What the screen says")).to_contain_text(
        "forgotten", timeout=8_000
    )
    expect(stage.phone.locator("#screen-parts")).to_be_hidden()
    expect(stage.phone.locator("#screen-status")).to_have_text("gone")
    newcomer.close()
    other.close()


def test_a_screen_that_is_gone_says_so_and_takes_a_name_all_the_same(stage):
    sheet = opened(stage)
    stage.prompter.close()
    expect(stage.phone.locator("#screen-status")).to_contain_text("closed", timeout=8_000)
    expect(sheet.get_by_role("status", name="What the screen says")).to_contain_text(
        "it can be set when it is back", timeout=8_000
    )
    assert stage.phone.locator("#screen-set").evaluate("one => one.inert")
    rename(sheet, "Left")
    expect(stage.phone.locator("#screen-sheet-title")).to_have_text("Left")
    expect(stage.phone.locator("#screen-told")).to_contain_text("called so when it is back")


def test_what_is_typed_on_the_sheet_is_no_press_of_the_show(stage):
    sheet = opened(stage)
    before = stage.state()["seq"]
    sheet.get_by_label("Name").press_sequentially("b h g", delay=20)
    sheet.get_by_role("button", name="Identify").press("Space")
    sheet.get_by_role("button", name="Identify").press("Escape")
    expect(sheet).to_be_hidden()
    assert stage.state()["seq"] == before
    expect(stage.phone.locator("#screens-list")).to_be_visible()


def test_the_sheet_lies_over_no_button_of_the_show(stage):
    sheet = opened(stage).bounding_box()
    tops = [stage.phone.locator(f"#{name}").bounding_box()["y"] for name in ("go", "back", "hold", "blank")]
    assert min(tops) >= sheet["y"] + sheet["height"]
    stage.button("GO").click()
    expect(stage.phone.locator("#result")).to_have_text("GO done")
