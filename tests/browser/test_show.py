"""The main job, end to end: a phone's GO moves the prompter, in two real pages on a real server."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.stage import (
    BIG,
    GO_GAP_MS,
    OTHER,
    PHONE,
    STAGE,
    Stage,
    await_online,
    lines_from_mark,
    open_stage,
    word_shown,
)
from tests.serving import SAMPLE_DAY, serving

OPTIONS = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", "09:29:50")
FIRST = "opening-welcome-and-the-first-lamp-en"
SECOND = "emeka-strandvik-the-tide-table-that-lied"
ONE_LINE = 16
APPLAUSE = "LEAD APPLAUSE, STEP ASIDE TOGETHER."


@pytest.fixture
def options(tmp_path):
    return (*OPTIONS, "--data", tmp_path)


@pytest.fixture
def stage(options, browser: Browser) -> Iterator[Stage]:
    with serving(*options, "--port", 0) as server:
        opened = open_stage(server, browser)
        yield opened
        opened.close()


def introduce(stage):
    stage.await_phase("ready", standby=FIRST)
    stage.press_go()
    stage.await_phase("introduction")


def banner(stage):
    return stage.prompter.get_by_role("status")


def unread_words(stage):
    """The number that stands on the GO button."""
    return int(stage.phone.locator("#go-warning").inner_text().split()[-3])


def test_go_starts_the_scroll_and_the_word_stands_at_the_reading_line(stage):
    introduce(stage)
    seen = []
    for _ in range(5):
        stage.prompter.wait_for_timeout(600)
        assert stage.lines_off() <= 1.0
        seen.append(stage.word_by_state())
    mark = stage.prompter.locator(".reading-mark").bounding_box()
    assert abs((mark["y"] + mark["height"] / 2) / BIG["height"] - 1 / 3) < 0.02
    assert seen == sorted(seen)
    assert seen[-1] > seen[0] + 4


def test_at_the_applause_cue_the_text_holds_and_go_starts_the_talk(stage):
    introduce(stage)
    expect(stage.phone.locator("#go-what")).to_contain_text("applause", ignore_case=True)
    stage.send("nudge", word=130)
    stage.button("Resume").click()
    stage.await_phase("at cue")
    expect(banner(stage)).to_have_text(APPLAUSE)
    expect(stage.phone.get_by_role("status")).to_have_text(
        "Taken by text: Lead applause, step aside together."
    )
    first, off = stage.word_by_state(), stage.lines_off()
    stage.prompter.wait_for_timeout(800)
    assert (stage.word_by_state(), stage.lines_off()) == (first, off)
    stage.press_go()
    stage.await_phase("talk")
    expect(stage.prompter.locator("body")).to_contain_text("Welcome and the First Lamp")
    stage.press_go()
    stage.await_phase("talk", standby=SECOND)
    expect(banner(stage)).to_contain_text("standby", ignore_case=True)
    expect(stage.prompter.get_by_role("article")).to_contain_text("Emeka")


def test_a_reload_in_mid_sentence_comes_back_to_the_same_word(stage):
    introduce(stage)
    stage.send("nudge", word=40)
    stage.button("Resume").click()
    stage.prompter.reload()
    await_online(stage.prompter)
    stage.prompter.wait_for_timeout(500)
    assert stage.lines_off() <= 1.0
    assert stage.word_by_state() >= 40


def test_a_late_screen_of_another_width_shows_the_same_word(stage, browser):
    introduce(stage)
    stage.send("nudge", word=40)
    stage.button("Resume").click()
    late = browser.new_page(viewport=OTHER)
    late.goto(f"{stage.server.address}/prompter?stage={STAGE}")
    await_online(late)
    late.wait_for_timeout(700)
    assert (stage.lines_off() <= 1.0, stage.lines_off(late) <= 1.0) == (True, True)
    assert abs(word_shown(late) - word_shown(stage.prompter)) <= 1
    late.close()


def test_a_prompter_without_its_server_stands_at_the_cue_with_its_banner(options, browser):
    with serving(*options, "--port", 0) as server:
        stage = open_stage(server, browser)
        introduce(stage)
        words = int(stage.state()["motion"]["stop"])
        stage.send("nudge", word=words - 12)
        stage.button("Resume").click()
        stage.await_motion()
    expect(stage.prompter.locator("#link[data-link=offline]")).to_be_visible()
    assert word_shown(stage.prompter) < words - 1, "the server has to be away before the text is at the cue"
    expect(banner(stage)).not_to_be_visible()
    expect(banner(stage)).to_have_text(APPLAUSE, timeout=10_000)
    stage.prompter.wait_for_timeout(1000)
    expect(banner(stage)).to_be_visible()
    expect(stage.prompter.get_by_role("article")).to_be_visible()
    assert word_shown(stage.prompter) == words - 1
    assert lines_from_mark(stage.prompter, words - 1) <= 1.0
    stage.close()


def test_go_for_the_talk_says_how_many_words_stay_unread_at_every_word(stage):
    introduce(stage)
    stage.press_go()
    go = stage.button("GO")
    unread = re.compile(r"^GO: talk, Isolde Ferrant-Ajayi, (\d+) words unread$")
    expect(go).to_have_accessible_description(unread)
    before = unread_words(stage)
    assert abs(before - (stage.state()["motion"]["stop"] - stage.word_by_state())) <= 2
    stage.phone.wait_for_timeout(1500)
    after = unread_words(stage)
    assert before - 6 <= after <= before - 2
    words = stage.state()["motion"]["stop"]
    stage.send("nudge", word=words - 1)
    expect(stage.phone.locator("#go-warning")).to_have_text("1 word unread")
    stage.send("nudge", word=words)
    expect(go).to_have_accessible_description("GO: talk, Isolde Ferrant-Ajayi")
    expect(stage.phone.locator("#go-warning")).to_have_text("")


def test_a_standby_shakes_the_phone_once(stage):
    introduce(stage)
    stage.phone.evaluate("() => { window.shakes = 0; navigator.vibrate = () => { window.shakes += 1; }; }")
    for _ in ("the applause", "the talk"):
        stage.press_go()
    stage.await_phase("talk")
    assert stage.phone.evaluate("window.shakes") == 0
    stage.press_go()
    stage.await_phase("talk", standby=SECOND)
    stage.button("Faster").click()
    expect(stage.phone.locator("#result")).to_have_text("Pace done")
    assert stage.phone.evaluate("window.shakes") == 1


def test_another_pace_while_held_does_not_start_the_text(stage):
    introduce(stage)
    stage.button("Hold").click()
    expect(stage.button("Resume")).to_be_visible()
    held = stage.word_by_state()
    stage.button("Faster").click()
    expect(stage.phone.locator("#result")).to_have_text("Pace done")
    expect(stage.phone.locator("#pace")).to_have_text("135")
    stage.phone.wait_for_timeout(700)
    state = stage.state()
    assert (state["held"], state["pace"], state["motion"]["wpm"]) == (True, 135, 0)
    assert (stage.word_by_state(), word_shown(stage.prompter)) == (held, held)


def test_after_a_restart_both_pages_are_back_at_the_same_word(options, browser):
    with serving(*options, "--port", 0) as server:
        stage = open_stage(server, browser)
        introduce(stage)
        stage.prompter.wait_for_timeout(2000)
    expect(stage.prompter.locator("#link[data-link=offline]")).to_be_visible()
    expect(stage.prompter.get_by_role("article")).to_be_visible()
    with serving(*options, "--port", server.port) as again:
        stage.server = again
        await_online(stage.prompter)
        await_online(stage.phone)
        stage.prompter.wait_for_timeout(700)
        assert stage.lines_off() <= 1.0
        stage.press_go()
        stage.await_phase("at cue")
    stage.close()


def test_two_presses_at_once_take_one_cue(stage):
    introduce(stage)
    before = stage.state()["rev"]
    stage.phone.wait_for_timeout(GO_GAP_MS)
    stage.button("GO").dblclick(delay=1)
    stage.phone.wait_for_timeout(600)
    assert stage.state()["rev"] == before + 1


def test_the_phones_buttons_are_named_and_large_and_its_lines_fit(stage):
    for name in ("GO", "Back", "Hold", "Faster", "Slower", "Blank"):
        box = stage.button(name).bounding_box()
        assert box["width"] >= 48, name
        assert box["height"] >= 48, name
    go = stage.button("GO").bounding_box()
    assert go["y"] + go["height"] <= PHONE["height"]
    assert go["height"] >= 0.38 * PHONE["height"]
    assert stage.phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    stage.phone.evaluate(
        "document.querySelector('#notice').textContent = 'Rehearsal, 18 Jun 2026 · Europe/Paris unconfirmed'"
    )
    assert stage.phone.locator("#notice").bounding_box()["height"] == ONE_LINE


def test_hold_back_and_blank(stage):
    introduce(stage)
    stage.button("Hold").click()
    expect(stage.button("Resume")).to_be_visible()
    held = stage.word_by_state()
    stage.phone.wait_for_timeout(500)
    assert stage.word_by_state() == held
    stage.button("Resume").click()
    expect(stage.button("Hold")).to_be_visible()
    stage.button("Back").click()
    stage.await_phase("ready", standby=FIRST)
    stage.button("Blank").click()
    expect(stage.prompter.get_by_role("article")).not_to_be_visible()
    stage.phone.wait_for_timeout(GO_GAP_MS)  # sooner it would be one press that bounced
    stage.button("Blank").click()
    expect(stage.prompter.get_by_role("article")).to_be_visible()
