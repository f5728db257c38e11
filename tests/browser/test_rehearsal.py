"""The page of a rehearsal, a prompter and a phone: whatever is pressed on the one, all of them follow."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.stage import BIG, PHONE, STAGE, await_online, lines_from_mark, open_stage, word_shown
from tests.serving import SAMPLE_DAY, serving

SPEAKER = "Emeka Strandvik"
SECOND = "emeka-strandvik-the-tide-table-that-lied"
REACTION_MS = 500
RETRIED_MS = 1500
"""A page tries again once a second."""
GLIDE_MS = 600
"""Text that catches up glides for half a second."""
NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    with serving("--day", SAMPLE_DAY, "--clock", "rehearsal", "--data", data, "--port", 0) as running:
        yield running


@pytest.fixture
def stage(server, browser):
    opened = open_stage(server, browser)
    yield opened
    opened.close()


@pytest.fixture
def desk(server, page):
    """The page, with everything as at the start."""
    page.set_viewport_size(BIG)
    page.goto(f"{server.address}/rehearsal")
    await_online(page)
    for asked in ({"speed": 1}, {"mode": "full"}, {"auto": False}, {"jump": "09:20"}, {"paused": False}):
        ask(server, **asked)
    return page


def ask(server, **asked):
    body = json.dumps(asked).encode()
    with urllib.request.urlopen(f"{server.address}/api/v1/rehearsal", body, timeout=10) as answer:
        return json.load(answer)


def press(desk, name):
    """Press, and wait until the server has answered."""
    desk.get_by_role("button", name=name, exact=True).click()
    expect(desk.locator("#result[data-outcome=done]")).to_be_visible()


def introduce(stage):
    """A GO for the standby that the clock has called, not so soon behind it that it could mean another."""
    stage.await_phase("talk", standby=SECOND)
    stage.phone.wait_for_timeout(REACTION_MS)
    stage.press_go()
    stage.await_phase("introduction")


def await_word(page, word):
    page.wait_for_function("word => Number(document.documentElement.dataset.word) >= word", arg=word)


def test_a_start_at_an_item_is_seen_on_prompter_and_phone(desk, stage):
    press(desk, f"Start here: {SPEAKER}")
    stage.await_phase("talk", standby=SECOND)
    expect(stage.prompter.get_by_role("article")).to_contain_text("Emeka")
    expect(stage.phone.locator("#phase")).to_have_text("Standby")
    row = desk.locator(f".row[data-item={SECOND}]")
    expect(row).to_have_attribute("data-state", "standby")
    expect(desk.locator(f"#stage-{STAGE} .row[aria-current=true] .mark")).to_have_text("On now")


def test_paused_text_and_clocks_stand_and_then_go_on_from_there(desk, stage):
    press(desk, f"Start here: {SPEAKER}")
    introduce(stage)
    await_word(stage.prompter, 5)
    press(desk, "Pause")
    expect(stage.prompter.locator("#notice")).to_contain_text("paused")
    stood, clock = word_shown(stage.prompter), stage.phone.locator("#show-clock").inner_text()
    stage.prompter.wait_for_timeout(1500)
    assert (word_shown(stage.prompter), stage.phone.locator("#show-clock").inner_text()) == (stood, clock)
    assert stood >= 5 and lines_from_mark(stage.prompter, stood) <= 1.0
    press(desk, "Go on")
    await_word(stage.prompter, stood + 3)
    assert word_shown(stage.prompter) <= stood + 12
    assert stage.lines_off() <= 1.0


def test_too_fast_to_read_the_text_stands_still_and_then_is_where_the_show_is(desk, stage):
    press(desk, f"Start here: {SPEAKER}")
    introduce(stage)
    await_word(stage.prompter, 3)
    press(desk, "10×")
    expect(desk.locator("#standing")).to_contain_text("still")
    still = word_shown(stage.prompter)
    stage.prompter.wait_for_timeout(700)
    assert word_shown(stage.prompter) == still
    press(desk, "1×")
    await_word(stage.prompter, still + 8)
    stage.prompter.wait_for_timeout(GLIDE_MS)
    assert stage.lines_off() <= 1.0


def test_a_jump_by_the_field_and_a_time_that_is_none(desk, stage):
    desk.get_by_label("Jump to").fill("1001")
    press(desk, "Jump")
    expect(desk.locator("#show-clock")).to_have_text(re.compile("^10:01:0"))
    expect(stage.phone.locator("#show-clock")).to_have_text(re.compile("^10:01:"))
    desk.get_by_label("Jump to").fill("25:00")
    desk.get_by_role("button", name="Jump", exact=True).click()
    expect(desk.get_by_role("status")).to_have_text("Write the time of day as 14:30.")


def test_cue_to_cue_jumps_to_the_last_seconds_before_a_standby(desk, server):
    ask(server, jump="09:40")
    press(desk, "Cue to cue")
    desk.wait_for_function("() => document.querySelector('#show-clock').textContent > '09:46'")
    expect(desk.get_by_role("button", name="Cue to cue")).to_have_attribute("aria-pressed", "true")


def test_a_prompter_that_loses_its_link_runs_on_alone_and_comes_back(desk, stage, server):
    press(desk, f"Start here: {SPEAKER}")
    press(desk, f"Trouble: {SPEAKER}")
    ask(server, trouble=f"link:4s@{SECOND}")
    expect(desk.locator(f".row[data-item={SECOND}] .waiting")).to_have_text("Trouble waits: link lost 4 s")
    introduce(stage)
    expect(stage.prompter.locator("#link[data-link=offline]")).to_be_visible()
    await_online(stage.phone)
    await_word(stage.prompter, 3)
    stage.prompter.wait_for_timeout(RETRIED_MS)
    expect(stage.prompter.locator("#link[data-link=offline]")).to_be_visible()
    await_online(stage.prompter)
    stage.prompter.wait_for_timeout(GLIDE_MS)
    assert stage.lines_off() <= 1.0
    press(desk, f"No trouble: {SPEAKER}")


def test_a_speaker_who_is_missing_holds_the_stage_and_says_so(desk, server):
    press(desk, f"Start here: {SPEAKER}")
    press(desk, f"Trouble: {SPEAKER}")
    expect(desk.locator(f".row[data-item={SECOND}]")).to_have_attribute("data-state", "standby")
    press(desk, f"Speaker missing: {SPEAKER}")
    expect(desk.locator(f"#stage-{STAGE} .floor-what")).to_contain_text(f"Trouble: {SPEAKER} is not here.")


@pytest.mark.parametrize("size", [PHONE, BIG], ids=["phone", "desk"])
def test_nothing_scrolls_sideways_and_buttons_can_be_hit(desk, size):
    desk.set_viewport_size(size)
    desk.get_by_role("button", name=f"Trouble: {SPEAKER}", exact=True).click()
    assert desk.evaluate(NO_SIDEWAYS)
    small = "() => [...document.querySelectorAll('button')].filter(b => b.offsetParent && b.offsetHeight < 48).length"
    assert desk.evaluate(small) == 0


def test_a_server_that_is_gone_is_told_in_a_sentence(browser, tmp_path):
    options = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--data", tmp_path, "--port", 0)
    with serving(*options) as server:
        desk = browser.new_page()
        desk.goto(server.address)
        desk.get_by_role("link", name=re.compile("^Lead the rehearsal")).click()
        await_online(desk)
    expect(desk.locator("#standing")).to_contain_text("The laptop does not answer.")
    expect(desk.locator(".row")).not_to_have_count(0)
    desk.close()


def test_the_show_itself_says_how_to_rehearse(page, tmp_path):
    with serving("--day", SAMPLE_DAY, "--data", tmp_path, "--port", 0) as server:
        page.goto(server.address)
        expect(page.get_by_role("link", name=re.compile("^Lead the rehearsal"))).to_have_count(0)
        page.goto(f"{server.address}/rehearsal")
        expect(page.get_by_role("main")).to_contain_text("stagecue serve FOLDER --clock rehearsal")
        expect(page.get_by_role("button")).to_have_count(0)
