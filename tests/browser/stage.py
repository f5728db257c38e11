"""Two real pages on a real server: a prompter and a phone, and a ruler to hold against the glass."""

from __future__ import annotations

import json
import math
import urllib.request
import uuid
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.serving import Serving
from tests.web.transport.server_rig import Peer

STAGE = "maps-and-weather"
BIG = {"width": 1920, "height": 1080}
OTHER = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
GO_GAP_MS = 450

_ALL_LINES_FROM_MARK = """() => {
  const middle = box => box.top + box.height / 2;
  const mark = middle(document.querySelector(".reading-mark").getBoundingClientRect());
  const line = parseFloat(getComputedStyle(document.querySelector("[role=article]")).lineHeight);
  const words = [...document.querySelectorAll("[role=article] [data-word]")];
  return words.map(word => Math.abs(middle(word.getBoundingClientRect()) - mark) / line);
}"""
_WATCH_BACKWARDS = """() => {
  const article = document.querySelector("[role=article]");
  const line = parseFloat(getComputedStyle(article).lineHeight);
  let before = article.getBoundingClientRect().top;
  window.backwards = 0;
  const look = () => {
    const top = article.getBoundingClientRect().top;
    window.backwards = Math.max(window.backwards, (top - before) / line);
    before = top;
    requestAnimationFrame(look);
  };
  look();
}"""


@dataclass
class Stage:
    """One stage of `server`, seen by two pages."""

    server: Serving
    prompter: Page
    phone: Page

    def state(self) -> dict[str, Any]:
        with urllib.request.urlopen(
            f"{self.server.address}/api/v1/stages/{STAGE}/state", timeout=10
        ) as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def send(self, type_: str, **args: Any) -> None:
        """A command as a program sends it."""
        body = json.dumps({"id": uuid.uuid4().hex, "type": type_, "args": args}).encode()
        address = f"{self.server.address}/api/v1/stages/{STAGE}/commands"
        urllib.request.urlopen(address, body, timeout=10).close()

    def word_by_state(self) -> int:
        """The words that are read, by the state's motion at the server's show time; it asks no page."""
        state = self.state()
        motion, now = state["motion"], state["clock"]["show_ms"] / 1000
        passed = motion["wpm"] / 60 * max(0.0, now - motion["at"])
        return math.floor(min(motion["stop"], motion["word"] + passed))

    def button(self, name: str) -> Locator:
        return self.phone.get_by_role("button", name=name, exact=True)

    def press_go(self) -> None:
        """Press GO, not sooner than the phone takes it: a second tap within 0.3 s is disregarded, and
        a GO within 0.4 s of the clock's own move is for that one."""
        self.phone.wait_for_timeout(GO_GAP_MS)
        self.button("GO").click()

    def await_phase(self, phase: str, *, standby: str | None = None) -> None:
        """Wait until the server says so; every 50 ms, at most 30 s."""
        for _ in range(600):
            state = self.state()
            if state["phase"] == phase and (standby is None or state["standby"] == standby):
                return
            self.phone.wait_for_timeout(50)
        raise AssertionError(f"no {phase} {standby or ''}: {self.state()}")

    def await_motion(self) -> None:
        """Wait until the prompter's own word has moved on by one: it knows that the text goes."""
        now = word_shown(self.prompter)
        self.prompter.wait_for_function("now => Number(document.documentElement.dataset.word) > now", arg=now)

    def close(self) -> None:
        self.prompter.close()
        self.phone.close()

    def lines_off(self, page: Page | None = None) -> float:
        """How far the word that the state names stands from the reading line of a prompter, in lines.

        The text goes on while it is asked for, on a busy machine by some words: what stands there as the page is
        looked at is one of those from the state before to the state after, and the nearest of them counts.
        """
        last = int(self.state()["motion"]["stop"]) - 1
        before = min(self.word_by_state(), last)
        stand = (page or self.prompter).evaluate(_ALL_LINES_FROM_MARK)
        return float(min(stand[before : min(self.word_by_state(), last) + 1]))


def open_stage(server: Serving, browser: Browser) -> Stage:
    prompter = browser.new_page(viewport=BIG)  # type: ignore[arg-type]
    phone = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    stage = Stage(server, prompter, phone)
    prompter.goto(f"{server.address}/prompter?stage={STAGE}")
    phone.goto(f"{server.address}/control?stage={STAGE}")
    for page in (prompter, phone):
        await_online(page)
    return stage


def lines_from_mark(page: Page, word: int) -> float:
    """How far a word stands from a prompter's reading line, in lines, by their rectangles."""
    lines = page.evaluate(_ALL_LINES_FROM_MARK)
    assert word < len(lines), f"word {word} is not on the page"
    return float(lines[word])


def watch_backwards(page: Page) -> None:
    """Have a prompter watch, frame by frame, how far its text goes back."""
    page.evaluate(_WATCH_BACKWARDS)


def went_backwards(page: Page) -> float:
    """How far its text went back in one frame since then, at most, in lines."""
    return float(page.evaluate("window.backwards"))


def word_shown(page: Page) -> int:
    """The word that a prompter says is being read."""
    return int(page.evaluate("document.documentElement.dataset.word"))


def await_online(page: Page) -> None:
    expect(page.locator("#link[data-link=online]")).to_be_visible(timeout=15_000)
    if "/prompter" in page.url:
        expect(page.locator("html")).to_have_attribute("data-hands", "here")


def line(page: Page):
    """What the phone says of the screens."""
    return page.locator("#screens")


def glass(server, name):
    """A prompter made of a raw socket."""
    query = f"&stage={STAGE}&page=prompter&name={name}"
    return Peer(("127.0.0.1", server.port), query=query).join()
