"""What an outage leaves to the show: whose place counts, what is kept of it, and who has to be told."""

import pytest
from playwright.sync_api import expect

from tests.browser.alone import (
    BY_HAND,
    LOST,
    await_kept,
    back,
    badge,
    half_past_nine,
    introduce,
    kill,
    reading,
)
from tests.browser.cord import Cord
from tests.browser.stage import BIG, STAGE, await_online, word_shown
from tests.serving import SAMPLES

options = pytest.fixture(half_past_nine, name="options")
WHY = "Prompter 1 was moved by hand while its link was lost."


def cut_and_moved(cord, stage):
    cord.pull()
    expect(badge(stage)).to_have_text(LOST)
    for _ in range(5):
        stage.prompter.keyboard.press("ArrowDown")
    expect(badge(stage)).to_have_text(BY_HAND)
    return word_shown(stage.prompter)


def test_a_show_that_a_returning_hand_holds_says_so_on_the_phone(options, screen, browser):
    cord = Cord(screen)
    with reading(options, screen, browser) as stage:
        word = cut_and_moved(cord, stage)
        cord.plug()
        expect(stage.phone.locator("#notice")).to_have_text(WHY)
        state = stage.state()
        assert (state["held"], state["why_held"], int(state["motion"]["word"])) == (True, WHY, word)


def test_where_another_hand_has_moved_the_text_meanwhile_the_last_to_come_back_follows(
    options, screen, browser
):
    cord = Cord(screen)
    with reading(options, screen, browser) as stage:
        cut_and_moved(cord, stage)
        stage.send("nudge", word=120)
        before = stage.state()
        cord.plug()
        await_online(screen)
        expect(screen.locator("html")).to_have_attribute("data-word", "120")
        assert stage.state()["seq"] == before["seq"]


def test_of_two_screens_that_were_moved_the_first_to_come_back_counts_and_the_phone_names_both(
    options, screen, browser
):
    context = browser.new_context(viewport=BIG)
    second = context.new_page()
    cords = [Cord(screen), Cord(second)]
    with reading(options, screen, browser) as stage:
        second.goto(f"{stage.server.address}/prompter?stage={STAGE}")
        await_online(second)
        cords[1].pull()
        word = cut_and_moved(cords[0], stage)
        expect(second.locator("#link")).to_have_text(LOST)
        second.keyboard.press("ArrowDown")
        expect(second.locator("#link")).to_have_text(BY_HAND)
        for cord, why in zip(cords, (WHY, f"{WHY} Prompter 2 too: it follows."), strict=True):
            cord.plug()
            expect(stage.phone.locator("#notice")).to_have_text(why, timeout=15_000)
        expect(second.locator("html")).to_have_attribute("data-word", str(word))
        assert int(stage.state()["motion"]["word"]) == word
    context.close()


def test_what_a_hand_did_in_one_show_is_nothing_to_the_next(options, screen, browser, tmp_path):
    cord = Cord(screen)
    with reading(options, screen, browser) as stage:
        cut_and_moved(cord, stage)
        stage.server.process.kill()
        stage.server.process.wait()
        with back(stage, *half_past_nine(tmp_path / "another")):
            introduce(stage, word=60)
            before = stage.state()
            cord.plug()
            expect(badge(stage)).to_have_text("online", timeout=15_000)
            stage.await_motion()
            assert (stage.state()["seq"], stage.lines_off() <= 1.0) == (before["seq"], True)


def test_another_tab_shows_the_text_and_knows_nothing_of_the_outage_before_it(options, screen, browser):
    with reading(options, screen, browser) as stage:
        await_kept(screen)
        kill(stage)
        screen.keyboard.press("ArrowDown")
        expect(badge(stage)).to_have_text(BY_HAND)
        other = screen.context.new_page()
        other.goto(f"{stage.server.address}/prompter?stage={STAGE}")
        expect(other.get_by_role("article")).to_be_visible()
        expect(other.locator("#link")).to_have_text(LOST)
        screen.reload()
        expect(badge(stage)).to_have_text(BY_HAND)


def test_back_while_its_kept_words_are_shown_it_is_online(options, screen, browser):
    cord = Cord(screen)
    with reading(options, screen, browser) as stage:
        await_kept(screen)
        kill(stage)
    with back(stage, *options):
        cord.keep_states()
        screen.reload()
        screen.wait_for_timeout(900)
        cord.hand_over()
        await_online(screen)


def test_a_hand_of_an_outage_that_was_over_before_the_page_was_opened_anew_is_told(options, screen, browser):
    with reading(options, screen, browser) as stage:
        await_kept(screen)
        kill(stage)
        for _ in range(5):
            screen.keyboard.press("ArrowDown")
        expect(badge(stage)).to_have_text(BY_HAND)
        word = word_shown(screen)
        screen.goto("about:blank")
    with back(stage, *options):
        screen.goto(f"{stage.server.address}/prompter?stage={STAGE}")
        expect(screen.locator("body[data-held=true]")).to_be_visible()
        state = stage.state()
        assert (state["why_held"], int(state["motion"]["word"])) == (WHY, word)
        screen.reload()
        await_online(screen)
        assert screen.evaluate("sessionStorage.getItem('stagecue.outage." + STAGE + "')") is None


def test_a_blank_glass_without_its_server_is_lit_by_a_key_until_the_server_is_back(options, screen, browser):
    with reading(options, screen, browser) as stage:
        stage.send("blank", on=True)
        expect(screen.locator("body[data-face=blank]")).to_be_visible()
        kill(stage)
        expect(screen.locator("#board-detail")).to_contain_text("B or an arrow key lights it")
        before = word_shown(screen)
        screen.keyboard.press("ArrowUp")
        expect(screen.get_by_role("article")).to_be_visible()
        assert word_shown(screen) >= before
        screen.keyboard.press("ArrowDown")
        expect(badge(stage)).to_have_text(BY_HAND)
    with back(stage, *options):
        expect(screen.locator("body[data-face=blank]")).to_be_visible(timeout=15_000)


def test_a_server_that_has_no_such_stage_any_more_says_which_it_has(options, screen, browser, tmp_path):
    cards = tmp_path / "cards"
    cards.mkdir()
    for card in SAMPLES.iterdir():
        renamed = card.read_text("utf-8").replace("Maps and Weather", "Ships and Knots")
        (cards / card.name).write_text(renamed, "utf-8")
    sentence = f"There is no stage '{STAGE}'. Stages: ships-and-knots, tools-and-hands."
    with reading(options, screen, browser) as stage:
        kill(stage)
    with back(stage, *half_past_nine(tmp_path / "another"), cards=cards):
        expect(screen.locator("#slug")).to_have_text(sentence, timeout=15_000)
        expect(badge(stage)).to_contain_text("Enter: choose a stage, link lost")
        expect(screen.get_by_role("article")).to_be_visible()
        screen.keyboard.press("Enter")
        expect(screen).to_have_url(f"{stage.server.address}/")
