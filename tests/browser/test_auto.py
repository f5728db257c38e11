"""Auto on real pages: the clock takes an introduction from standby to talk, and whoever presses GO is first."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.stage import PHONE, Stage, await_online, open_stage, word_shown
from tests.serving import SAMPLE_DAY, serving

FIRST = "opening-welcome-and-the-first-lamp-en"
APPLAUSE = "LEAD APPLAUSE, STEP ASIDE TOGETHER."
BUTTONS = ("Auto", "Back", "One minute earlier", "One minute later", "Blank", "Slower", "Faster", "GO")
WHOLE = 90
"""Seconds in which the first introduction is over, its applause and the clock's talk too."""
MISSED = "Held: StageCue was started again. Missed: introduction of Isolde Ferrant-Ajayi at 09:30:00. "
TO_DO = "Check the text, then press Resume."
TWO_LINES = 44
"""Pixels that the words on the phone keep, whatever has to be said above them."""


def at(time: str, *, speed: float = 1) -> tuple[str, ...]:
    return ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", time, "--speed", str(speed))


@pytest.fixture
def opened(tmp_path, browser: Browser):
    @contextmanager
    def pages(time: str, *, speed: float = 1) -> Iterator[Stage]:
        with serving(*at(time, speed=speed), "--port", 0, "--data", tmp_path) as server:
            stage = open_stage(server, browser)
            stage.await_phase("ready", standby=FIRST)
            yield stage
            stage.close()

    return pages


def line(stage):
    return stage.phone.locator("#clock-line")


def places(stage):
    """Where each button lies, and how large it is."""
    boxes = {name: stage.button(name).bounding_box() for name in BUTTONS}
    return boxes | {"Hold": stage.phone.locator("#hold").bounding_box()}


def await_time(stage, show):
    while stage.state()["clock"]["show_ms"] < show * 1000:
        stage.phone.wait_for_timeout(100)


def test_an_introduction_runs_in_auto_from_standby_to_talk_with_nobody_touching_it(opened):
    with opened("09:29:45", speed=4) as stage:
        expect(stage.prompter.get_by_role("status")).to_have_text("STANDBY")
        stage.button("Auto").click()
        expect(line(stage)).to_have_text(re.compile(r"^Next introduction in 0:\d\d · Hold keeps the stage$"))
        stage.await_phase("introduction")
        assert stage.state()["last"]["by"] == "clock"
        stage.await_motion()
        seen = []
        for _ in range(4):
            stage.prompter.wait_for_timeout(500)
            assert stage.lines_off() <= 1.0
            seen.append(word_shown(stage.prompter))
        assert seen == sorted(seen)
        assert seen[-1] > seen[0] + 6
        expect(stage.prompter.get_by_role("status")).to_have_text(APPLAUSE, timeout=20_000)
        expect(line(stage)).to_have_text(re.compile(r"^Talk in 0:0\d$"))
        expect(stage.prompter.locator("body[data-face=talk]")).to_be_visible(timeout=10_000)
        expect(stage.prompter.locator("#board-time")).to_have_text(re.compile(r"^\d+:\d\d$"))
        expect(stage.prompter.locator("#board-word")).to_have_text("left")
        expect(stage.phone.locator("#result")).to_have_text("Taken by clock: Talk")


def test_a_go_in_the_middle_wins_over_the_clock(opened):
    with opened("09:29:20", speed=10) as stage:
        stage.button("Auto").click()
        stage.await_phase("introduction")
        begun = stage.state()["last"]["at"]
        for kind in ("cue-1", "talk"):
            stage.press_go()
            expect(stage.phone.locator("#result")).to_have_text("GO done")
            last = stage.state()["last"]
            assert last["cue"] == f"{FIRST}/{kind}"
            assert last["by"].startswith("Phone ")
        rev = stage.state()["rev"]
        expect(stage.phone.locator("#over-word")).to_have_text("early")
        await_time(stage, begun + WHOLE)
        after = stage.state()
        assert (after["phase"], after["last"], after["rev"]) == ("talk", last, rev)
        expect(line(stage)).to_have_text("Clock takes the introduction at 10:00:00")


def test_after_a_restart_auto_is_held_says_why_and_resume_goes_on(tmp_path, browser):
    options = (*at("09:29:20", speed=10), "--data", tmp_path)
    with serving(*options, "--port", 0) as server:
        stage = open_stage(server, browser)
        stage.button("Auto").click()
        expect(stage.button("Auto")).to_have_attribute("aria-pressed", "true")
    with serving(*options, "--port", server.port) as stage.server:
        await_online(stage.phone)
        expect(stage.button("Resume")).to_be_visible()
        expect(stage.phone.locator("#notice")).to_have_text(
            re.compile(r"^Held: StageCue was started again\.")
        )
        expect(line(stage)).to_have_text("Held: the clock waits. Resume goes on.")
        before = stage.state()
        stage.phone.wait_for_timeout(1500)
        assert stage.state()["last"] == before["last"], "held, the clock takes nothing"
        stage.button("Resume").click()
        expect(stage.button("Hold")).to_be_visible()
        expect(stage.phone.locator("#notice")).not_to_have_text(re.compile("Held"))
        stage.await_phase("introduction")
        assert stage.state()["last"]["by"] == "clock"
    stage.close()


def test_three_fast_presses_are_three_minutes(opened):
    with opened("09:29:10") as stage:
        over = stage.phone.locator("#over")
        expect(over).to_have_text("0:00on time")
        expect(stage.button("One minute earlier")).to_be_disabled()
        stage.button("One minute later").click(click_count=3, delay=1)
        expect(over).to_have_text("+3:00late")
        assert stage.state()["delay"] == 180
        stage.button("Auto").click()
        expect(line(stage)).to_have_text("Clock takes the introduction at 09:33:00")
        stage.button("One minute earlier").click(click_count=3, delay=1)
        expect(over).to_have_text("0:00on time")
        assert stage.state()["delay"] == 0
        expect(stage.button("One minute earlier")).to_be_disabled()
        expect(line(stage)).to_have_text(re.compile("^Next introduction in"))


def test_no_button_moves_in_any_state(opened):
    with opened("09:29:20") as stage:
        at_first = places(stage)
        for do in ("Auto", "One minute later", "Hold", "Resume", "GO", "Blank", "GO", "GO", "Hold"):
            stage.phone.wait_for_timeout(400)
            stage.button(do).click()
            expect(stage.phone.locator("#result")).to_have_text(re.compile("done"))
            assert places(stage) == at_first, do
        stage.phone.evaluate(
            "text => { document.querySelector('#notice').textContent = text }", MISSED + TO_DO
        )
        assert places(stage) == at_first
        assert stage.phone.locator("#preview").bounding_box()["height"] >= TWO_LINES
        assert all(min(box["width"], box["height"]) >= 48 for box in at_first.values())
        below = at_first["GO"]["y"]
        assert all(box["y"] + box["height"] < below for name, box in at_first.items() if name != "GO")
        fits = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        assert stage.phone.evaluate(fits) == list(PHONE.values())
