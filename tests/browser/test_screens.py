"""Every screen's link is seen on the phone, and a page that lost its server comes back to it."""

import re
import signal

from playwright.sync_api import expect

from tests.browser.stage import PHONE, STAGE, await_online, glass, line, open_stage
from tests.serving import serving

TOUCHED = ("go", "hold", "back", "blank", "slower", "faster", "earlier", "later", "auto", "result", "screens")
LONG = "Balcony+glass+left+of+the+great+organ"
WOKEN = """for (const [target, event] of [[document, "visibilitychange"], [window, "pageshow"], [window, "focus"]]) {
  target.dispatchEvent(new Event(event));
}"""

TROUBLED = """() => {
  const troubles = document.getElementById("troubles");
  troubles.hidden = false;
  troubles.textContent = "A repair of the record that… · +1 more";
  document.getElementById("notice").textContent = "Held: " + "StageCue was started again. ".repeat(8);
}"""


def places(page):
    ids = list(TOUCHED)
    return page.evaluate(
        "ids => ids.map(id => JSON.stringify(document.getElementById(id).getBoundingClientRect()))", ids
    )


def test_one_quiet_line_while_all_is_well_and_a_word_in_red_when_not(stage):
    expect(line(stage.phone)).to_have_text("1 prompter · 1 phone")
    stage.prompter.close()
    expect(line(stage.phone)).to_contain_text("Prompter 1 closed")
    expect(line(stage.phone)).to_have_attribute("data-tone", "alarm")


def test_a_lost_prompter_shakes_the_phone_once_is_told_and_counted_up(stage):
    stage.phone.evaluate("() => { window.shakes = 0; navigator.vibrate = () => { window.shakes += 1; }; }")
    gone = glass(stage.server, "Left")
    expect(line(stage.phone)).to_have_text("2 prompters · 1 phone")
    gone.close()
    expect(stage.phone.get_by_role("status")).to_have_text("Lost: Left. Look at the stage")
    expect(line(stage.phone)).to_have_text(re.compile(r"Left lost \d+ s ago"))
    expect(line(stage.phone)).not_to_have_text(line(stage.phone).inner_text().replace("\n", " "))
    assert stage.phone.evaluate("window.shakes") == 1


def test_the_list_opens_forgets_and_closes_and_nothing_that_is_touched_moves(stage):
    expect(line(stage.phone)).to_have_text("1 prompter · 1 phone")
    before = places(stage.phone)
    glass(stage.server, LONG).close()
    expect(line(stage.phone)).to_contain_text("lost")
    line(stage.phone).click()
    screens = stage.phone.get_by_role("dialog", name="Screens")
    expect(screens.get_by_role("listitem")).to_have_count(3)
    assert places(stage.phone) == before
    screens.get_by_role("button", name="Forget Balcony").click()
    stage.phone.wait_for_timeout(550)
    screens.get_by_role("button", name="Sure? Forget Balcony").click()
    expect(screens.get_by_role("listitem")).to_have_count(2)
    stage.button("GO").click()
    expect(stage.phone.get_by_role("status")).to_have_text("GO done")
    stage.phone.get_by_role("button", name="Close the list").press("Escape")
    expect(screens).to_be_hidden()
    assert places(stage.phone) == before


def test_a_stopped_server_is_noticed_and_the_phone_then_claims_nothing(stage):
    stage.server.process.send_signal(signal.SIGSTOP)
    try:
        for page in (stage.phone, stage.prompter):
            expect(page.locator("#link[data-link=offline]")).to_be_visible(timeout=10_000)
        expect(line(stage.phone)).to_have_text("No link: screens not known")
    finally:
        stage.server.process.send_signal(signal.SIGCONT)
    expect(line(stage.phone)).to_have_text("1 prompter · 1 phone", timeout=10_000)


def test_a_page_that_comes_back_to_the_eye_proves_its_link_once(stage):
    opened = []
    stage.phone.on("websocket", lambda one: opened.append(one.url))
    stage.phone.wait_for_timeout(1100)
    stage.phone.evaluate(WOKEN)
    stage.phone.wait_for_timeout(1300)
    assert (opened, stage.phone.locator("#link").get_attribute("data-link")) == ([], "online")
    stage.server.process.send_signal(signal.SIGSTOP)
    try:
        stage.phone.evaluate(WOKEN)
        expect(stage.phone.locator("#link[data-link=offline]")).to_be_visible()
        await_online(stage.prompter)
    finally:
        stage.server.process.send_signal(signal.SIGCONT)
    await_online(stage.phone)


def test_a_page_without_its_server_knocks_and_spares_its_websockets(options, browser):
    """A browser holds websockets back once some have failed: a page that spent them never came back."""
    opened, knocks = [], []
    with serving(*options, "--port", 0) as first:
        phone = browser.new_page(viewport=PHONE)
        phone.goto(f"{first.address}/control?stage={STAGE}")
        await_online(phone)
        phone.on("websocket", lambda one: opened.append(one.url))
        phone.on(
            "request", lambda request: knocks.append(request.method) if "healthz" in request.url else None
        )
    phone.wait_for_timeout(6000)
    assert (len(opened) <= 2, len(knocks) >= 5) == (True, True)
    with serving(*options, "--port", first.port):
        await_online(phone)
    phone.close()


def test_a_prompter_keeps_its_name_over_a_reload_and_over_a_new_server(options, browser):
    with serving(*options, "--port", 0) as first:
        stage = open_stage(first, browser)
        second = browser.new_page()
        second.goto(f"{first.address}/prompter?stage={STAGE}")
        await_online(second)
        stage.prompter.reload()
        second.wait_for_timeout(500)
        stage.prompter.close()
    with serving(*options, "--port", first.port):
        await_online(second)
        second.close()
        expect(line(stage.phone)).to_contain_text("Prompter 2 closed", timeout=10_000)
    stage.phone.close()


def test_a_prompter_opened_in_a_new_tab_of_its_device_is_the_one_that_was_lost(stage):
    tablet = stage.phone.context.browser.new_context()
    first, again, copy = (tablet.new_page() for _ in range(3))
    for page, told in ((first, "2 prompters"), (again, "2 prompters"), (copy, "3 prompters")):
        page.goto(f"{stage.server.address}/prompter?stage={STAGE}")
        expect(line(stage.phone)).to_have_text(f"{told} · 1 phone")
        if page is first:
            first.close()
            expect(line(stage.phone)).to_contain_text("Prompter 2 closed")
    tablet.close()


def test_what_is_wrong_has_two_lines_and_the_words_keep_two_of_theirs(stage):
    before = places(stage.phone)
    stage.phone.evaluate(TROUBLED)
    heights = [stage.phone.locator(f"#{each}").bounding_box()["height"] for each in ("troubles", "notice")]
    assert (heights, places(stage.phone)) == ([16, 16], before)
    assert stage.phone.locator("#preview").bounding_box()["height"] >= 44
    stage.phone.locator("#notice").click()
    expect(stage.phone.get_by_role("dialog", name="Screens")).to_contain_text("Rehearsal, 18 Jun 2026")
