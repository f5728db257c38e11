"""The timer and the page for backstage: what they say as the show goes on, and what when it does not."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.alone import LOST, await_page_kept
from tests.browser.stage import BIG, PHONE, STAGE, Stage, await_online
from tests.serving import serving

PAGES = ("timer", "backstage")


@pytest.fixture
def glasses(server, browser):
    """The timer and the page for backstage, big and small."""
    pages = {}
    for name in PAGES:
        for size in (BIG, PHONE):
            page = browser.new_page(viewport=size)
            page.goto(f"{server.address}/{name}?stage={STAGE}")
            await_online(page)
            pages[name, size["width"]] = page
    yield pages
    for page in pages.values():
        page.close()


@pytest.fixture
def show(server, glasses):
    """The show that they follow; no phone and no prompter are needed."""
    page = glasses["timer", BIG["width"]]
    return Stage(server, page, page)


def jump(server, at):
    """The rehearsal's clock, to a time of day."""
    urllib.request.urlopen(
        f"{server.address}/api/v1/rehearsal", json.dumps({"jump": at}).encode(), timeout=10
    ).close()


def talk(show):
    while show.state()["phase"] != "talk":
        show.send("go")
        show.prompter.wait_for_timeout(450)


def test_the_timer_counts_down_the_talk_turns_amber_and_red_and_says_so(show, glasses):
    talk(show)
    timer = glasses["timer", BIG["width"]]
    expect(timer.locator("body")).to_have_attribute("data-tone", "calm")
    for at, tone, sign, figure in (
        ("09:47:00", "soon", "Last minutes", r"^[23]:\d\d$"), ("09:51:10", "over", "Over time", r"^\+1:\d\d$"),
    ):  # fmt: skip
        jump(show.server, at)
        expect(timer.locator("body")).to_have_attribute("data-tone", tone)
        expect(timer.locator("#now-sign")).to_have_text(sign)
        expect(timer.get_by_role("timer")).to_have_text(re.compile(figure))
    expect(timer.locator("#over")).to_have_text(re.compile(r"^\+\d:\d\d late"))


def test_the_figure_fills_the_screen_and_fits_it(show, glasses):
    talk(show)
    jump(show.server, "09:38:00")
    for width, share in ((BIG["width"], 0.7), (PHONE["width"], 0.7)):
        page = glasses["timer", width]
        expect(page.get_by_role("timer")).to_have_text(re.compile(r"^\d\d:\d\d$"))
        wide = page.evaluate(
            "() => { const range = document.createRange(); range.selectNodeContents(document.getElementById('now-figure'));"
            " return range.getBoundingClientRect().width; }"
        )
        assert share * width < wide <= width


LONG = "Standing on the shoulders of very tall giants, and what the weather did to their maps, " * 3
TOPS = """long => {
  for (const id of ["next", "now-title", "now-detail"]) if (long) document.getElementById(id).textContent = long;
  const [strip, sign, figure, next] = [".strip", "#now-sign", "#now-figure", "#next"].map((one) => document.querySelector(one).getBoundingClientRect());
  return [Math.round(figure.top), sign.top >= strip.bottom, next.bottom <= innerHeight];
}"""


@pytest.mark.parametrize("size", ["100", "200"])
def test_a_long_next_title_moves_no_figure_and_cuts_no_sign(server, page, size):
    talk(Stage(server, page, page))
    page.set_viewport_size(BIG)
    page.goto(f"{server.address}/timer?stage={STAGE}&size={size}")
    await_online(page)
    expect(page.get_by_role("timer")).not_to_be_empty()
    short, long = page.evaluate(TOPS, "Short"), page.evaluate(TOPS, LONG)
    assert (long, long[1:]) == (short, [True, True])


_PIECES_OF_A_LONG_WORD = """async () => {
  const { sayTitle } = await import("/static/js/views/glass-view.js");
  const title = document.getElementById("now-title");
  sayTitle(title, "Qualitätssicherungsmaßnahmen in der Seefahrt");
  const word = document.createRange();
  word.setStart(title.firstChild, 0);
  word.setEnd(title.firstChild, 28);
  return word.getClientRects().length;
}"""


def test_a_long_word_of_a_title_is_made_smaller_before_it_is_broken(glasses):
    assert {each: page.evaluate(_PIECES_OF_A_LONG_WORD) for each, page in glasses.items()} == dict.fromkeys(
        glasses, 1
    )


def test_a_small_screen_says_whose_it_is(glasses):
    for name in PAGES:
        expect(glasses[name, PHONE["width"]].locator(".stage-name")).to_contain_text("Maps and Weather")
        expect(glasses[name, PHONE["width"]].locator(".stage-name")).to_be_visible()


def test_backstage_is_told_who_is_on_who_is_next_and_of_the_standby(show, glasses):
    page = glasses["backstage", PHONE["width"]]
    following = page.get_by_role("region", name="Next")
    expect(following).to_contain_text(re.compile(r"Next in \d+:\d\d"))
    title = following.get_by_role("heading").bounding_box()["y"]
    show.send("go")
    expect(following).to_contain_text("Standby called")
    assert following.get_by_role("heading").bounding_box()["y"] == title
    expect(following).to_have_attribute("data-called", "true")
    talk(show)
    expect(page.get_by_role("region", name="On stage")).to_contain_text("Talk")
    expect(following).to_have_attribute("data-called", "false")
    coming = page.get_by_role("list", name="What follows").get_by_role("listitem")
    assert coming.count() == 4


def test_no_page_is_wider_or_higher_than_its_screen(show, glasses):
    talk(show)
    for (name, width), page in glasses.items():
        over = page.evaluate(
            "() => [document.documentElement.scrollWidth, document.getElementById('glass').scrollWidth]"
        )
        assert over == [width, width], name


def test_without_its_link_a_timer_goes_on_and_says_since_when(options, browser):
    with serving(*options, "--port", 0) as server:
        page = browser.new_page(viewport=BIG)
        page.goto(f"{server.address}/timer?stage={STAGE}")
        await_online(page)
    expect(page.locator("#link")).to_have_text(LOST, timeout=10_000)
    before = page.get_by_role("timer").inner_text()
    expect(page.get_by_role("timer")).not_to_have_text(before)
    with serving(*options, "--port", server.port):
        await_online(page)
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_reloaded_without_its_server_it_goes_on_and_comes_back_by_itself(options, screen, name):
    with serving(*options, "--port", 0) as server:
        screen.goto(f"{server.address}/{name}?stage={STAGE}")
        await_page_kept(screen)
        title = screen.locator("#now-title").inner_text()
    expect(screen.locator("#link")).to_have_text(LOST, timeout=10_000)
    screen.reload()
    expect(screen.locator("#link")).to_have_text(LOST)
    expect(screen.locator("#now-title")).to_have_text(title)
    before = screen.locator("#show-clock").inner_text()
    expect(screen.locator("#show-clock")).not_to_have_text(before)
    with serving(*options, "--port", server.port):
        await_online(screen)


def test_a_look_is_worn_where_it_makes_sense(server, browser):
    page = browser.new_page(viewport=BIG)
    page.goto(f"{server.address}/timer?stage={STAGE}&theme=black-on-white&mirror=h&turn=90&clock=off&dim=30")
    await_online(page)
    expect(page.locator("#glass")).to_have_css("background-color", "rgb(247, 247, 244)")
    expect(page.locator("#glass")).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    expect(page.locator("#show-clock")).to_be_hidden()
    box = page.locator("#glass").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (BIG["width"], BIG["height"])
    page.keyboard.press("l")
    sheet = page.get_by_role("dialog", name="Look")
    expect(sheet.get_by_label("Dim the screen")).to_have_value("30")
    expect(sheet.get_by_label("Mark the word being read")).to_have_count(0)
    page.close()


def test_the_lobby_has_a_door_to_each(server, page):
    page.goto(server.address)
    for name in ("Timer", "Backstage"):
        expect(page.get_by_role("link", name=f"{name} of Maps and Weather")).to_be_visible()
        expect(page.get_by_alt_text(f"QR code: {name} of Maps and Weather")).to_be_visible()
