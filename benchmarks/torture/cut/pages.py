"""Real pages in the hall, beyond the router: Chromium, let in by the code as people are, with a ruler."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.torture.cut.screencast import Band
from benchmarks.torture.cut.seen import Layout, Sample
from benchmarks.torture.row import NotHere
from benchmarks.torture.venue.namespaces import LAPTOP, Venue
from benchmarks.torture.venue.server import Server
from tests.browser.finding import NO_BROWSER, find_or_install, launch_arguments

ONLINE_WITHIN_MS = 15_000
ASKED = 20
"""Times that a page's clock is asked: the quickest answer tells it best."""
STEP_MS = 50.0
"""The rig looks at its frames so often."""
RULER = """() => {
  const root = document.documentElement;
  const line = parseFloat(getComputedStyle(document.querySelector("[role=article]")).lineHeight);
  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return (box.top + box.bottom) / 2;
  };
  const mark = document.querySelector(".reading-mark");
  const banner = document.querySelector("#banner[role=status]");
  let spans = [];
  window.cutSeen = [];
  const look = (now) => {
    if (!spans[0]?.isConnected) spans = [...document.querySelectorAll("[role=article] [data-word]")];
    const word = root.dataset.word === undefined ? null : Number(root.dataset.word);
    const span = spans[word ?? 0];
    window.cutSeen.push([
      now, spans[0] ? -spans[0].getBoundingClientRect().top : 0, word,
      span ? Math.abs(middle(span) - middle(mark)) / line : 99,
      document.querySelector("#link[data-link=online]") !== null, banner.textContent,
    ]);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Once a frame, at the frame's own time: the height of the first word, and what the page says."""
MEASURES = """() => {
  const article = document.querySelector("[role=article]");
  const spans = [...article.querySelectorAll("[data-word]")];
  const tops = [spans[0], spans.at(-1)].map((span) => span.getBoundingClientRect().top);
  const { left, right } = article.getBoundingClientRect();
  const mark = document.querySelector(".reading-mark").getBoundingClientRect();
  const line = parseFloat(getComputedStyle(article).lineHeight);
  const word = (tops[1] - tops[0]) / (spans.length - 1);
  return { line, word, left, right, reading: (mark.top + mark.bottom) / 2 };
}"""


@dataclass
class Glass:
    """One page in the hall, and the seconds by which its clock is ahead of the machine's.

    Fields:
        faults: what went wrong in the page
    """

    page: Page
    ahead: float = 0.0
    faults: list[str] = field(default_factory=list)

    def measured(self) -> tuple[Layout, Band]:
        """The page's measures, and the band in which there is always text. The introduction stands there."""
        told = self.page.evaluate(MEASURES)
        line, reading = told["line"], told["reading"]
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        band = Band(told["left"], reading - line, told["right"], reading + line, width)
        return Layout(line, told["word"]), band

    def until_online(self) -> None:
        """Wait until the page says that it has its server."""
        self.page.locator("#link[data-link=online]").wait_for(timeout=ONLINE_WITHIN_MS)

    def rule(self) -> None:
        """Lay the ruler on: from here on every frame is written down."""
        self.page.evaluate(RULER)

    def set_clock(self) -> None:
        """Learn the page's clock."""
        self.ahead = min(_ahead(self.page) for _ in range(ASKED))[1]

    def forget(self) -> None:
        """Forget what was written down."""
        self.page.evaluate("window.cutSeen = []")

    def newest(self) -> Sample:
        """What the newest frame showed."""
        return self._sample(self.page.evaluate("window.cutSeen.at(-1)"))

    def seen(self) -> list[Sample]:
        """Every frame since `forget`."""
        return [self._sample(one) for one in self.page.evaluate("window.cutSeen")]

    def _sample(self, told: list[Any]) -> Sample:
        return Sample(told[0] / 1000 - self.ahead, *told[1:])


def _ahead(page: Page) -> tuple[float, float]:
    """How long the page's time was under way, and how far it is ahead of the machine's clock, seconds."""
    asked = time.time()
    told = page.evaluate("performance.now()") / 1000
    answered = time.time()
    return answered - asked, told - (asked + answered) / 2


@contextmanager
def chromium(venue: Venue) -> Iterator[Browser]:
    """A browser in the hall; closed when the block is left. NotHere if there is none."""
    program = find_or_install()
    if program is None:
        raise NotHere(NO_BROWSER)
    with venue.hall.entered():  # whatever begins there stays there
        starting = sync_playwright().start()
    try:
        arguments = launch_arguments(is_root=os.geteuid() == 0)
        browser = starting.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()
    finally:
        starting.stop()


def opened(browser: Browser, server: Server, path: str, size: tuple[int, int]) -> Glass:
    """The page at `path`, let in by the code that the server printed, online."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    glass = Glass(page)
    page.on("pageerror", lambda error: glass.faults.append(str(error)))
    page.goto(f"http://{LAPTOP}:{server.port}{path}")
    page.get_by_label("Code").fill(code_of(server))
    page.get_by_role("button", name="Let me in").click()
    glass.until_online()
    return glass


def code_of(server: Server) -> str:
    """The code that the server printed for phones and screens."""
    found = re.search(r"^Code[^\n]*?(\d{6})", server.said, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"the server printed no code:\n{server.said}")
    return found[1]


def wait(page: Page, until: float) -> None:
    """Let the page run until the machine's clock says so; its frames are taken meanwhile."""
    while (left := until - time.time()) > 0:
        page.wait_for_timeout(min(left * 1000, STEP_MS))
