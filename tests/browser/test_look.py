"""What a screen looks like: by its address, by hand, remembered, and always on the word that is read."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import ARABIC, ENGLISH, introduce, screen, showing, stands, style, words
from tests.browser.stage import BIG, GO_GAP_MS, PHONE, STAGE, await_online, word_shown
from tests.serving import Serving

NEAR = 1.0
"""Lines by which the word that is read may be off the reading line."""
DYSLEXIC = re.compile("^.?OpenDyslexic")


@pytest.fixture
def server(tmp_path) -> Iterator[Serving]:
    with showing(tmp_path, ENGLISH) as running:
        yield running


def opened_sheet(page):
    page.keyboard.press("l")
    sheet = page.get_by_role("dialog", name="Look")
    expect(sheet).to_be_visible()
    return sheet


def test_the_address_says_how_a_screen_looks(server, browser: Browser):
    plain = screen(server, browser)
    stage = screen(server, browser, "&mirror=h&size=150&theme=yellow-on-black&reading=50&clock=off")
    introduce(stage, word=12)
    page = stage.prompter
    sizes = [float(style(each, ".script", "fontSize").removesuffix("px")) for each in (plain.prompter, page)]
    assert sizes[1] == pytest.approx(1.5 * sizes[0])
    assert style(page, ".script", "color") == "rgb(255, 225, 77)"
    mark = page.locator(".reading-mark").bounding_box()
    assert mark["x"] > BIG["width"] / 2, "the arrow is in the left margin, seen in a mirror"
    assert (mark["y"] + mark["height"] / 2) / BIG["height"] == pytest.approx(0.5, abs=0.01)
    assert abs(stands(page, 12)["y"]) <= NEAR
    expect(page.locator("#show-clock")).not_to_be_visible()


def test_another_size_or_font_by_hand_keeps_the_word_and_is_remembered(server, browser: Browser):
    stage = screen(server, browser.new_context(viewport=BIG))
    introduce(stage, word=30)
    page = stage.prompter
    before = float(style(page, ".script", "fontSize").removesuffix("px"))
    sheet = opened_sheet(page)
    sheet.get_by_label("Text size").fill("140")
    sheet.get_by_label("OpenDyslexic").check()
    expect(page.locator(".script")).to_have_css("font-family", DYSLEXIC)
    page.wait_for_timeout(300)
    assert (word_shown(page), abs(stands(page, 30)["y"]) <= NEAR) == (30, True)
    assert page.evaluate("document.fonts.check('1em OpenDyslexic')")
    page.reload()
    await_online(page)
    expect(page.locator(".script")).to_have_css("font-family", DYSLEXIC)
    assert float(style(page, ".script", "fontSize").removesuffix("px")) == pytest.approx(1.4 * before)
    page.wait_for_timeout(600)
    assert (word_shown(page), abs(stands(page, 30)["y"]) <= NEAR) == (30, True)


def test_two_screens_of_one_browser_have_looks_of_their_own(server, browser: Browser):
    context = browser.new_context(viewport=BIG)
    left, right = (screen(server, context).prompter for _ in range(2))
    opened_sheet(left).get_by_label("Left and right").check()
    for page in (left, right):
        page.reload()
        await_online(page)
    assert [style(page, "#glass", "transform") for page in (left, right)] == [
        "matrix(-1, 0, 0, 1, 0, 0)",
        "none",
    ]
    opened_sheet(left).get_by_role("button", name="Reset to defaults").click()
    assert style(left, "#glass", "transform") == "none"


def test_what_cannot_be_is_told_on_the_sheet_and_the_default_stays(server, browser: Browser):
    page = screen(server, browser, "&size=900").prompter
    sheet = opened_sheet(page)
    expect(sheet).to_contain_text('Text size cannot be "900": it goes from 50 to 200 %.')
    sheet.get_by_label("Own", exact=True).check()
    sheet.get_by_label("Own text").fill("#777777")
    expect(sheet).to_contain_text("contrast of 4.6:1")
    assert style(page, "#glass", "color") == "rgb(244, 244, 240)"
    sheet.get_by_label("Own text").fill("#ffffff")
    expect(page.locator("#look-told")).to_have_text("")
    assert style(page, "#glass", "backgroundColor") == "rgb(0, 0, 0)"


def test_keys_that_move_a_slider_reach_no_show(server, browser: Browser):
    stage = screen(server, browser)
    introduce(stage, word=12)
    before = stage.state()["seq"]
    sheet = opened_sheet(stage.prompter)
    sheet.get_by_label("Margins").focus()
    for key in ("ArrowDown", "ArrowUp", "ArrowUp"):
        stage.prompter.keyboard.press(key)
    stage.prompter.wait_for_timeout(400)
    assert (stage.state()["seq"], word_shown(stage.prompter)) == (before, 12)
    stage.prompter.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()


def test_a_clickers_go_counts_beside_the_sheet_which_leaves_as_a_host_begins_to_read(
    server, browser: Browser
):
    stage = screen(server, browser)
    stage.await_phase("ready", standby="map")
    expect(stage.prompter.get_by_role("status")).to_have_text("STANDBY")
    stage.prompter.wait_for_timeout(GO_GAP_MS)
    sheet = opened_sheet(stage.prompter)
    stage.prompter.keyboard.press("PageDown")
    stage.await_phase("introduction")
    expect(sheet).not_to_be_visible()
    opened_sheet(stage.prompter)
    stage.prompter.keyboard.press("?")
    expect(sheet).not_to_be_visible()


@pytest.mark.parametrize(("turn", "down"), [("90", -1), ("270", 1)], ids=["to the right", "to the left"])
def test_a_turned_glass_is_as_wide_as_the_screen_is_high(server, browser: Browser, turn, down):
    stage = screen(server, browser, f"&turn={turn}")
    introduce(stage, word=12)
    page = stage.prompter
    box = page.locator("#glass").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (BIG["width"], BIG["height"])
    assert page.evaluate("document.querySelector('#column').clientWidth") == BIG["height"]
    assert abs(stands(page, 12)["x"]) <= NEAR
    assert down * stands(page, 80)["x"] > NEAR, "the text to come is where down is on a turned screen"


def test_the_marked_word_is_the_one_that_is_read(server, browser: Browser):
    stage = screen(server, browser, "&passed=on")
    introduce(stage, word=10)
    stage.send("resume")
    seen = set()
    for _ in range(12):
        stage.prompter.wait_for_timeout(150)
        told = stage.prompter.evaluate(
            "[document.documentElement.dataset.word, [...document.querySelectorAll('.script .now')].map(span => span.dataset.word).join(), "
            "document.querySelectorAll('.script .passed').length]"
        )
        assert told == [told[0], told[0], int(told[0])]
        seen.add(told[0])
    assert len(seen) > 2


_ARROW_TO_TEXT = """() => {
  const [mark, column] = [".reading-mark", ".glide"].map((one) => document.querySelector(one).getBoundingClientRect());
  return (column.left - mark.right) / parseFloat(getComputedStyle(document.querySelector(".glide")).fontSize);
}"""


def test_the_arrow_stands_beside_the_text_however_wide_the_margin_is(server, browser: Browser):
    page = screen(server, browser).prompter
    gaps = []
    for margin in (2, 4.5, 35):
        page.goto(f"{server.address}/prompter?stage={STAGE}&margin={margin}")
        gaps.append(page.evaluate(_ARROW_TO_TEXT))
    assert [0.1 < gap < 0.6 for gap in gaps] == [True] * 3, gaps


def test_an_arabic_text_has_its_mark_at_the_right(tmp_path, browser: Browser):
    with showing(tmp_path, ARABIC) as server:
        stage = screen(server, browser)
        introduce(stage, word=8)
        mark = stage.prompter.locator(".reading-mark").bounding_box()
        first = words(stage.prompter).first.bounding_box()
        assert mark["x"] > first["x"] + first["width"] > BIG["width"] * 0.9
        assert abs(stands(stage.prompter, 8)["y"]) <= NEAR


def test_numbers_and_addresses_stay_whole_and_names_say_how_they_are_said(server, browser: Browser):
    stage = screen(server, browser, "&column=24")
    introduce(stage, word=12)
    lines = stage.prompter.evaluate(
        "[...document.querySelectorAll('[role=article] [data-word]')].map(span => [span.textContent, Math.round(span.offsetTop), span.getClientRects().length])"
    )
    place = [text for text, _, _ in lines].index("130")
    assert abs(lines[place][1] - lines[place + 1][1]) < 3, "130 and km are on one line"
    assert [text for text, _, boxes in lines if boxes > 1] == []
    ruby = stage.prompter.locator("[role=article] ruby")
    said = [ruby.locator(part).all_text_contents() for part in ("[data-word]", "rt")]
    assert said == [["Siobhan"], ["shi-VAWN"]]
    hosts = stage.prompter.locator("[role=article] .host")
    assert hosts.all_inner_texts() == ["MEG", "TOM", "MEG"]
    colours = hosts.evaluate_all("all => all.map(one => getComputedStyle(one).color)")
    assert (colours[0] == colours[2], colours[0] != colours[1]) == (True, True)


def test_the_sheet_fits_a_phone_and_leaves_the_reading_line_in_sight(server, browser: Browser):
    page = screen(server, browser, **PHONE).prompter
    box = opened_sheet(page).bounding_box()
    mark = page.locator(".reading-mark").bounding_box()
    assert box["y"] > mark["y"] + mark["height"]
    fits = (round(box["x"]), round(box["width"]), round(box["y"] + box["height"]))
    assert fits == (0, PHONE["width"], PHONE["height"])
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


NO_LOCK = "delete Navigator.prototype.wakeLock"
REFUSED = "navigator.wakeLock.request = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"


def test_a_browser_without_a_lock_keeps_the_screen_awake_after_one_touch(server, page: Page):
    page.add_init_script(NO_LOCK)
    page.goto(server.address + "/prompter")
    asked = page.locator("#awake")
    expect(asked).to_have_text("This screen may go to sleep. Touch it once, or press a key.")
    page.mouse.click(5, 5)
    expect(asked).not_to_be_visible()


def test_a_browser_that_refuses_the_lock_says_so(server, page: Page):
    page.add_init_script(REFUSED)
    page.goto(server.address + "/prompter")
    expect(page.locator("#awake")).to_contain_text("cannot keep the screen awake")
