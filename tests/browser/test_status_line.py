"""The one line over the phone's buttons: what became of a press, and what was not."""

import re
import signal

from playwright.sync_api import expect

from tests.browser.stage import await_online, glass, line, open_stage
from tests.serving import serving

UNSENT = """() => {
  const send = WebSocket.prototype.send;
  window.heal = () => { WebSocket.prototype.send = send; };
  WebSocket.prototype.send = function (data) {
    if (!String(data).includes('"command"')) send.call(this, data);
  };
}"""


# sends one press, and hears nothing any more on that connection: its answer is lost
DEAF = """() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    send.call(this, data);
    if (!String(data).includes('"command"')) return;
    WebSocket.prototype.send = send;
    this.onmessage = () => {};
  };
}"""

# what the phone then says -> the entries on record: on a slow machine the press is too old when the server is back
OVER_A_RESTART = {
    "GO done": 1,
    "GO came too late: not taken": 0,
    "Started again: the show is where it was": 0,
}


def test_a_press_that_waits_over_a_restart_is_taken_once_or_never(options, browser):
    with serving(*options, "--port", 0) as first:
        stage = open_stage(first, browser)
        first.process.send_signal(signal.SIGSTOP)
        stage.button("GO").click()
        stage.phone.wait_for_timeout(200)
        first.process.kill()
        first.process.wait()
        with serving(*options, "--port", first.port):
            status = stage.phone.get_by_role("status")
            expect(status).to_have_text(re.compile("|".join(OVER_A_RESTART)), timeout=15_000)
            said = status.inner_text()
            assert stage.state()["seq"] == OVER_A_RESTART[said]
            if said == "GO done":
                expect(status).to_have_text("Started again: the show has gone on")
        stage.close()


def test_a_go_that_was_not_sent_says_what_is_true_once_the_link_is_back(options, browser):
    with serving(*options, "--port", 0) as first:
        stage = open_stage(first, browser)
    expect(stage.phone.locator("#link[data-link=offline]")).to_be_visible()
    stage.button("GO").click()
    result = stage.phone.get_by_role("status")
    expect(result).to_have_text("GO not sent: the link is down")
    with serving(*options, "--port", first.port):
        await_online(stage.phone)
        expect(result).not_to_contain_text("is down")
        expect(result).to_have_text("Started again: the show is where it was")
        stage.close()


def test_a_go_without_an_answer_is_hidden_by_no_word_about_a_prompter(stage):
    gone = glass(stage.server, "Left")
    expect(line(stage.phone)).to_have_text("2 prompters · 1 phone")
    result = stage.phone.get_by_role("status")
    stage.phone.evaluate(UNSENT)
    stage.button("GO").click()
    expect(result).to_contain_text("GO: no answer")
    gone.close()
    expect(line(stage.phone)).to_contain_text("Left lost")
    stage.phone.wait_for_timeout(3000)  # past the two seconds for which news would wait
    expect(result).to_have_text("GO: no answer. Look at the cue first")


def test_a_go_that_left_and_was_not_heard_is_told_as_not_taken_once_it_can_be_asked(stage):
    before = stage.state()["seq"]
    stage.phone.evaluate(UNSENT)
    stage.button("GO").click()
    result = stage.phone.get_by_role("status")
    expect(result).to_have_text("GO: no answer. Look at the cue first")
    stage.phone.evaluate("heal()")
    expect(result).to_have_text("GO came too late: not taken")
    assert stage.state()["seq"] == before


def test_a_go_whose_answer_was_lost_is_told_as_done_once_the_link_is_back(stage):
    before = stage.state()["seq"]
    stage.phone.evaluate(DEAF)
    stage.button("GO").click()
    result = stage.phone.get_by_role("status")
    expect(result).to_have_text("GO: no answer. Look at the cue first")
    expect(result).to_have_text("GO done", timeout=15_000)
    assert stage.state()["seq"] == before + 1


def test_what_the_status_line_says_fits_the_narrowest_phone(stage):
    sayings = (
        "GO was not sent: the link was down",
        "GO: no answer. Look at the cue first",
        "The show is further back: check the cue",
        "Started again and held: check the cue",
        "Held: the card of what was on is gone:…",
        "Lost: 2 prompters. Look at the stage",
    )
    fits = """said => {
      const line = document.getElementById("result");
      line.dataset.outcome = "alarm";
      return said.filter(text => { line.textContent = text; return line.scrollWidth > line.clientWidth; });
    }"""
    assert stage.phone.evaluate(fits, list(sayings)) == []
