"""New words while the text runs: the line being read stays where it is, on the word that is read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.alone import await_kept, half_past_nine, kill, reading
from tests.browser.editing import (
    await_changes,
    await_rest,
    await_tries,
    changes,
    put,
    reading_word,
    watch,
)
from tests.browser.stage import BIG, lines_from_mark, word_shown

OTHER = "emeka-strandvik-the-tide-table-that-lied"
STILL_PX = 1.0
ABOVE = {"Good morning, Port Ellery!": "Good morning, good morning, everybody, and once more, Port Ellery!"}
BELOW = {"quarrelling about one lighthouse": "quarrelling, loudly and for hours, about one lighthouse"}
SHORTER = {"Please find your nearest lifebelt. ": "", "Good morning, Port Ellery! ": ""}
BOTH = {**ABOVE, **BELOW, "She's not joking.": "She is not joking, no."}
EDITS = [
    pytest.param(ABOVE, id="above"),
    pytest.param(BELOW, id="below"),
    pytest.param(SHORTER, id="fewer words above"),
    pytest.param(BOTH, id="above and below at once"),
]


@pytest.fixture
def options(tmp_path):
    return half_past_nine(tmp_path)


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=BIG)
    yield context.new_page()
    context.close()


def moved(change):
    """How far the line being read was moved on the glass, px; both were asked for within one frame."""
    before, after = change["before"], change["after"]
    assert before["frame"] == after["frame"]
    return abs(after["top"] - before["top"])


@pytest.mark.parametrize("change", EDITS)
def test_words_that_change_under_a_running_text_do_not_move_the_line_being_read(
    options, screen, browser, change
):
    with reading(options, screen, browser, word=36) as stage:
        watch(screen)
        put(stage, change)
        [seen] = await_changes(screen)
        assert seen["after"]["text"] == seen["before"]["text"]
        assert (moved(seen) <= STILL_PX, seen["shown"]) == (True, True)
        stage.await_motion()
        assert lines_from_mark(screen, word_shown(screen)) <= 1.0
        assert stage.lines_off() <= 1.0


def test_words_that_change_under_a_held_text_leave_it_where_it_is(options, screen, browser):
    with reading(options, screen, browser, word=36) as stage:
        stage.send("hold")
        screen.wait_for_selector("body[data-held=true]")
        await_rest(screen)
        watch(screen)
        for number, change in enumerate((BOTH, {"everybody": "all of you"}), start=1):
            put(stage, change)
            seen = await_changes(screen, number)[-1]
            assert seen["after"]["text"] == seen["before"]["text"]
            assert moved(seen) <= STILL_PX
        assert abs(await_rest(screen) - seen["after"]["top"]) <= STILL_PX


def test_a_word_that_is_cut_away_while_it_is_read_gives_way_to_the_next(options, screen, browser):
    with reading(options, screen, browser, word=36) as stage:
        stage.send("hold")
        screen.wait_for_selector("body[data-held=true]")
        stage.send("nudge", word=24)
        expect(screen.locator("html")).to_have_attribute("data-word", "24")
        watch(screen)
        put(stage, {"She's not joking. Please find": "Now find"})
        [seen] = await_changes(screen)
        assert (seen["before"]["text"], seen["after"]["text"]) == ("joking.", "find")


def test_words_of_another_introduction_touch_nothing_on_the_glass(options, screen, browser):
    with reading(options, screen, browser) as stage:
        watch(screen)
        with screen.expect_response("**/rundown*"):
            put(stage, {"the": "THE"}, OTHER)
        stage.await_motion()
        assert changes(screen) == []
        put(stage, BELOW)
        assert len(await_changes(screen)) == 1


def test_until_the_new_words_are_here_the_old_ones_go_on_and_a_hold_holds_them(options, screen, browser):
    with reading(options, screen, browser) as stage:
        screen.route("**/rundown*", lambda route: route.abort())
        watch(screen)
        put(stage, ABOVE)
        stage.await_motion()
        stage.send("hold")
        screen.wait_for_selector("body[data-held=true]")
        word = word_shown(screen)
        await_tries(screen, 2)
        assert (word_shown(screen), changes(screen)) == (word, [])
        screen.unroute("**/rundown*")
        [seen] = await_changes(screen)
        assert stage.lines_off() <= 1.0
        assert seen["after"]["text"] == reading_word(stage)


def test_a_page_opened_without_its_server_shows_the_edited_words(options, screen, browser):
    with reading(options, screen, browser) as stage:
        watch(screen)
        put(stage, ABOVE)
        await_changes(screen)
        await_kept(screen)
        screen.wait_for_function("() => Object.values(localStorage).some(kept => kept.includes('everybody'))")
        kill(stage)
        screen.reload()
        expect(screen.get_by_role("article")).to_contain_text("once more, Port Ellery!")
        assert lines_from_mark(screen, word_shown(screen)) <= 1.0
