"""The prompter on its own: the server is killed, hangs or is cut off, in mid-text, and comes back."""

import os
import re
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.alone import (
    BY_HAND,
    FIRST,
    LOST,
    await_kept,
    back,
    badge,
    banner,
    half_past_nine,
    kill,
    reading,
)
from tests.browser.cord import Cord
from tests.browser.stage import (
    GO_GAP_MS,
    STAGE,
    await_online,
    lines_from_mark,
    watch_backwards,
    went_backwards,
    word_shown,
)

options = pytest.fixture(half_past_nine, name="options")
APPLAUSE = "LEAD APPLAUSE, STEP ASIDE TOGETHER."
WORDS = 136


def record(stage):
    """What the server has on record beyond the start: how many things happened, and what was taken last."""
    state = stage.state()
    return state["seq"], state["last"]["cue"]


def test_killed_in_mid_text_it_runs_to_its_stop_and_stands_there_with_its_banner(options, screen, browser):
    with reading(options, screen, browser, word=WORDS - 12) as stage:
        kill(stage)
        expect(banner(stage)).to_have_text(APPLAUSE, timeout=15_000)
        screen.wait_for_timeout(1500)
        expect(banner(stage)).to_have_text(APPLAUSE)
        expect(badge(stage)).to_have_text(LOST)
        assert word_shown(screen) == WORDS - 1
        assert lines_from_mark(screen, WORDS - 1) <= 1.0


def test_reloaded_without_its_server_it_shows_the_text_and_is_in_step_when_it_is_back(
    options, screen, browser
):
    with reading(options, screen, browser) as stage:
        await_kept(screen)
        kill(stage)
        before = word_shown(screen)
        screen.reload()
        expect(badge(stage)).to_have_text(LOST)
        expect(screen.get_by_role("article")).to_be_visible()
        stage.await_motion()
        assert before <= word_shown(screen) <= before + 15
        assert lines_from_mark(screen, word_shown(screen)) <= 1.0
    with back(stage, *options):
        await_online(screen)
        stage.await_motion()
        assert stage.lines_off() <= 1.0


def test_reloaded_while_its_server_hangs_it_shows_the_text(options, screen, browser):
    with reading(options, screen, browser) as stage:
        await_kept(screen)
        os.kill(stage.server.process.pid, signal.SIGSTOP)
        try:
            screen.reload()
            expect(screen.locator("html")).to_have_attribute("data-word", re.compile(r"\d"))
            stage.await_motion()
            expect(screen.get_by_role("article")).to_be_visible()
        finally:
            os.kill(stage.server.process.pid, signal.SIGCONT)
        await_online(screen)


def test_nothing_but_the_prompter_opens_without_its_server(options, screen, browser):
    with reading(options, screen, browser) as stage:
        await_kept(screen)
        kill(stage)
        for path in ("/", f"/control?stage={STAGE}", "/prompter?stage=other"):
            other = screen.context.new_page()
            with pytest.raises(Exception, match="net::ERR_"):
                other.goto(stage.server.address + path)
            other.close()


def test_moved_by_hand_while_alone_it_tells_the_show_once_and_takes_no_cue(options, screen, browser):
    with reading(options, screen, browser) as stage:
        before = record(stage)
        kill(stage)
        for key in ("ArrowDown", "PageDown", "ArrowUp", "Space", "Space"):
            screen.keyboard.press(key)
            screen.wait_for_timeout(GO_GAP_MS)  # sooner it is a bouncing switch
        expect(badge(stage)).to_have_text(BY_HAND)
        word = word_shown(screen)
    with back(stage, *options):
        expect(badge(stage)).to_have_text("online", timeout=15_000)
        screen.wait_for_timeout(500)
        state = stage.state()
        assert record(stage) == (before[0] + 1, before[1])
        assert (state["held"], int(state["motion"]["word"]), word_shown(screen)) == (True, word, word)


def test_go_without_the_link_carries_the_text_past_its_cue_and_is_no_go_then_or_later(
    options, screen, browser
):
    with reading(options, screen, browser, word=WORDS - 12) as stage:
        kill(stage)
        expect(banner(stage)).to_have_text(APPLAUSE, timeout=15_000)
        for key in ("PageUp", "PageDown", "b", "F5"):
            screen.keyboard.press(key)
        expect(badge(stage)).to_have_text(BY_HAND)
    with back(stage, *options):
        expect(badge(stage)).to_have_text("online", timeout=15_000)
        screen.wait_for_timeout(500)
        state = stage.state()
        # the show's own text came to its cue meanwhile, and nobody took anything after it
        assert (state["last"]["cue"], state["last"]["by"]) == (f"{FIRST}/cue-1", "text")
        assert not state["blank"]


def test_ahead_of_a_show_that_was_held_it_stands_until_the_show_has_caught_up(options, screen, browser):
    cord = Cord(screen)
    with reading(options, screen, browser) as stage:
        cord.pull()
        expect(badge(stage)).to_have_text(LOST)
        stage.send("hold")
        held = stage.word_by_state()
        screen.wait_for_function("word => document.documentElement.dataset.word > word + 4", arg=held)
        watch_backwards(screen)
        cord.plug()
        await_online(screen)
        ahead = word_shown(screen)
        stage.send("resume")
        stage.await_motion()
        assert stage.word_by_state() >= ahead
        assert stage.lines_off() <= 1.0
        assert went_backwards(screen) < 0.1


def test_a_show_that_went_far_on_or_back_meanwhile_is_cut_to_at_once(options, screen, browser):
    cord = Cord(screen)
    with reading(options, screen, browser) as stage:
        for type_, args, word in (("nudge", {"word": 110}, 110), ("back", {}, 0)):
            cord.pull()
            expect(badge(stage)).to_have_text(LOST)
            stage.send(type_, **args)
            cord.plug()
            await_online(screen)
            expect(screen.locator("html")).to_have_attribute("data-word", str(word))
            assert lines_from_mark(screen, word) <= 1.0
        expect(banner(stage)).to_have_text("STANDBY")


def test_a_screen_that_has_to_enter_the_code_keeps_its_text_until_the_operator_says_so(
    options, screen, browser
):
    cord = Cord(screen)
    with reading(options, screen, browser) as stage:
        cord.shut_out()
        expect(badge(stage)).to_have_text(re.compile(r"^Enter: type the code, link lost 0:0\d$"))
        stage.await_motion()
        expect(screen.get_by_role("article")).to_be_visible()
        screen.keyboard.press("Enter")
        screen.wait_for_url("**/enter?next=%2Fprompter%3Fstage%3D*")


def test_a_redirect_is_never_kept_and_what_was_kept_stays(options, screen, browser):
    kept = """async () => (await (await caches.open("stagecue-prompter-1")).keys()).map(kept => kept.url)"""
    with reading(options, screen, browser):
        await_kept(screen)
        before = screen.evaluate(kept)
        # with two stages, a prompter of no stage is sent to the lobby
        screen.evaluate(
            """async () => (await navigator.serviceWorker.ready).active.postMessage({ keep: ["/prompter"] })"""
        )
        screen.wait_for_timeout(700)
        assert screen.evaluate(kept) == before
