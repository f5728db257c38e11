"""The main job, end to end: a phone's GO moves the prompter, in two real pages on a real server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.stage import GO_GAP_MS, OTHER, PHONE, STAGE, Stage, online, open_stage
from tests.serving import SAMPLE_DAY, serving

OPTIONS = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", "09:29:50")


@pytest.fixture
def options(tmp_path):
    return (*OPTIONS, "--data", tmp_path)


@pytest.fixture
def stage(options, browser: Browser) -> Iterator[Stage]:
    with serving(*options, "--port", 0) as server:
        opened = open_stage(server, browser)
        yield opened
        opened.prompter.close()
        opened.phone.close()


def introduce(stage):
    stage.await_phase("ready", standby="opening-welcome-and-the-first-lamp-en")
    stage.go()
    stage.await_phase("introduction")


def banner(stage):
    return stage.prompter.get_by_role("status")


def test_go_starts_the_scroll_and_the_word_stands_at_the_reading_line(stage):
    introduce(stage)
    seen = []
    for _ in range(8):
        stage.prompter.wait_for_timeout(700)
        assert stage.lines_off() <= 1.0
        seen.append(stage.word())
    assert seen == sorted(seen)
    assert seen[-1] > seen[0] + 5


def test_at_the_applause_cue_the_text_holds_and_go_starts_the_talk(stage):
    introduce(stage)
    expect(stage.phone.locator("#go-what")).to_contain_text("applause", ignore_case=True)
    stage.ask("nudge", word=130)
    stage.button("Resume").click()
    stage.await_phase("at cue")
    expect(banner(stage)).to_have_text("LEAD APPLAUSE, STEP ASIDE TOGETHER.")
    first, off = stage.word(), stage.lines_off()
    stage.prompter.wait_for_timeout(800)
    assert (stage.word(), stage.lines_off()) == (first, off)
    stage.go()
    stage.await_phase("talk")
    expect(stage.prompter.locator("body")).to_contain_text("Welcome and the First Lamp")
    stage.go()
    stage.await_phase("talk", standby="emeka-strandvik-the-tide-table-that-lied")
    expect(banner(stage)).to_contain_text("standby", ignore_case=True)
    expect(stage.prompter.get_by_role("article")).to_contain_text("Emeka")


def test_a_reload_in_mid_sentence_comes_back_to_the_same_word(stage):
    introduce(stage)
    stage.prompter.wait_for_timeout(3000)
    stage.prompter.reload()
    online(stage.prompter)
    stage.prompter.wait_for_timeout(500)
    assert stage.lines_off() <= 1.0
    assert stage.word() > 5


def test_a_late_screen_of_another_width_shows_the_same_word(stage, browser):
    introduce(stage)
    stage.prompter.wait_for_timeout(4000)
    late = browser.new_page(viewport=OTHER)
    late.goto(f"{stage.server.address}/prompter?stage={STAGE}")
    online(late)
    late.wait_for_timeout(700)
    assert (stage.lines_off() <= 1.0, stage.lines_off(late) <= 1.0) == (True, True)
    read = "Number(document.documentElement.dataset.word)"
    assert abs(late.evaluate(read) - stage.prompter.evaluate(read)) <= 1
    late.close()


def test_after_a_restart_both_pages_are_back_at_the_same_word(options, browser):
    with serving(*options, "--port", 0) as server:
        stage = open_stage(server, browser)
        introduce(stage)
        stage.prompter.wait_for_timeout(2000)
    expect(stage.prompter.locator("#link[data-link=offline]")).to_be_visible()
    expect(stage.prompter.get_by_role("article")).to_be_visible()
    with serving(*options, "--port", server.port) as again:
        stage.server = again
        online(stage.prompter)
        online(stage.phone)
        stage.prompter.wait_for_timeout(700)
        assert stage.lines_off() <= 1.0
        stage.go()
        stage.await_phase("at cue")
    stage.prompter.close()
    stage.phone.close()


def test_two_presses_at_once_take_one_cue(stage):
    introduce(stage)
    before = stage.state()["rev"]
    stage.phone.wait_for_timeout(GO_GAP_MS)
    stage.button("GO").dblclick(delay=1)
    stage.phone.wait_for_timeout(600)
    assert stage.state()["rev"] == before + 1


def test_the_phones_buttons_are_named_and_large_and_nothing_scrolls_sideways(stage):
    for name in ("GO", "Back", "Hold", "Faster", "Slower", "Blank"):
        box = stage.button(name).bounding_box()
        assert box["width"] >= 48, name
        assert box["height"] >= 48, name
    go = stage.button("GO").bounding_box()
    assert go["y"] + go["height"] <= PHONE["height"]
    assert go["height"] >= 0.38 * PHONE["height"]
    assert stage.phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_hold_back_and_blank(stage):
    introduce(stage)
    stage.button("Hold").click()
    expect(stage.button("Resume")).to_be_visible()
    held = stage.word()
    stage.phone.wait_for_timeout(500)
    assert stage.word() == held
    stage.button("Resume").click()
    expect(stage.button("Hold")).to_be_visible()
    stage.button("Back").click()
    stage.await_phase("ready", standby="opening-welcome-and-the-first-lamp-en")
    stage.button("Blank").click()
    expect(stage.prompter.get_by_role("article")).not_to_be_visible()
    stage.button("Blank").click()
    expect(stage.prompter.get_by_role("article")).to_be_visible()
