"""The link is opened while the page's other modules still come: what it was told by then is not lost on the glass."""

from playwright.sync_api import expect

from tests.browser.looking import ENGLISH, showing, words
from tests.browser.stage import BIG, STAGE, await_online

LATE = "**/static/js/text/reader.js"
NOTE_STATES = """(() => {
  const Native = window.WebSocket;
  window.states = 0;
  window.WebSocket = class extends Native {
    constructor(...told) {
      super(...told);
      this.addEventListener("message", ({ data }) => { states += String(data).startsWith('42["state"'); });
    }
  };
})()"""

FAIL = """(() => {
  window.failed = 0;
  window.WebSocket = class {
    constructor() {
      if (failed === 0) setTimeout(() => { this.onerror({}); failed += 1; });
    }
    close() {}
  };
})()"""


def held_back(page):
    """What the page asks of the module that is late, to be answered by the test."""
    held = []

    def hold(route):
        held.append(route)

    page.route(LATE, hold)
    return held


def test_a_state_that_comes_before_the_page_is_shown_by_it(tmp_path, browser):
    with showing(tmp_path, ENGLISH) as server:
        page = browser.new_page(viewport=BIG)
        held = held_back(page)
        page.add_init_script(NOTE_STATES)
        page.goto(f"{server.address}/prompter?stage={STAGE}", wait_until="commit")
        page.wait_for_function("() => states > 0")
        assert [words(page).count(), len(held)] == [0, 1]
        held[0].continue_()
        await_online(page)
        expect(words(page).first).to_have_text("Good")
        page.close()


def test_a_link_that_fails_before_the_page_is_told_by_it(tmp_path, browser):
    with showing(tmp_path, ENGLISH) as server:
        page = browser.new_page(viewport=BIG)
        held = held_back(page)
        page.add_init_script(FAIL)
        page.goto(f"{server.address}/prompter?stage={STAGE}", wait_until="commit")
        page.wait_for_function("() => failed > 0")
        held[0].continue_()
        expect(page.locator("#board-title")).not_to_have_text("Fetching the show …")
        page.close()


def test_a_page_whose_modules_did_not_come_begins_anew(tmp_path, browser):
    with showing(tmp_path, ENGLISH) as server:
        page, failed = browser.new_page(viewport=BIG), []

        def fail_once(route):
            failed.append(route)
            if len(failed) == 1:
                route.abort()
            else:
                route.continue_()

        page.route(LATE, fail_once)
        page.goto(f"{server.address}/prompter?stage={STAGE}")
        await_online(page)
        expect(words(page).first).to_have_text("Good")
        page.close()
