"""Real pages in Chromium: a prompter and a phone on a stage, which write down when they were told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from stagecue.app.clocks import steady
from tests.browser.finding import NO_BROWSER, find_or_install, launch_arguments

SCREEN, PHONE = {"width": 1920, "height": 1080}, {"width": 360, "height": 640}
ONLINE_WITHIN_MS = 15_000
ASKED = 30
"""Times that a page's clock is asked: the quickest answer tells it best."""
NOTES = """(() => {
  const Native = window.WebSocket;
  window.benchHeard = [];
  window.WebSocket = class extends Native {
    constructor(...told) {
      super(...told);
      this.addEventListener("message", ({ data }) => {
        const came = performance.now();
        if (typeof data !== "string" || !data.startsWith('42["state"')) return;
        const last = JSON.parse(data.slice(2))[1].last;
        if (last === null) return;
        const note = { seq: last.seq, cue: last.cue, came, drawn: null };
        window.benchHeard.push(note);
        requestAnimationFrame(() => setTimeout(() => { note.drawn = performance.now(); }));
      });
    }
  };
})()"""
"""`drawn`: the page has made its next frame; what the graphics do with it then, no page can tell."""


@dataclass(frozen=True)
class Heard:
    """When the prompter of a stage was told of a cue, and had made a frame with it; steady seconds."""

    stage: str
    cue: str
    came: float
    drawn: float | None


@dataclass
class Pages:
    """The open pages.

    Fields:
        prompters: by the stage's id
        faults: what went wrong on any page
    """

    browser: Browser
    prompters: dict[str, Page] = field(default_factory=dict)
    phones: dict[str, Page] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def open(self, address: str, stage: str) -> None:
        """A prompter and a phone on `stage`, both online."""
        self.prompters[stage] = self._page(f"{address}/prompter?stage={stage}", SCREEN)
        self.phones[stage] = self._page(f"{address}/control?stage={stage}", PHONE)

    def wait(self, seconds: float) -> None:
        """Let them run."""
        latest = steady() + seconds
        page = next(iter(self.prompters.values()))
        while (left := latest - steady()) > 0:
            page.wait_for_timeout(min(left, 1.0) * 1000)

    def heard(self) -> list[Heard]:
        """What every prompter was told, each cue once. RuntimeError if a page lost its link or failed."""
        for page in (*self.prompters.values(), *self.phones.values()):
            if page.locator("#link[data-link=online]").count() == 0:
                self.faults.append(f"{page.url} is not online")
        sound(self.faults)
        return [one for stage, page in self.prompters.items() for one in _heard(stage, page)]

    def _page(self, address: str, size: dict[str, int]) -> Page:
        return open_page(self.browser, address, size=size, faults=self.faults, notes=NOTES)


@contextmanager
def chromium() -> Iterator[Pages]:
    """A browser without pages yet; closed when the block is left. RuntimeError if there is none."""
    with browsers(1) as (browser,):
        yield Pages(browser)


@contextmanager
def browsers(count: int) -> Iterator[list[Browser]]:
    """So many browsers, each a program of its own, until the block is left. RuntimeError without one."""
    program = find_or_install()
    if program is None:
        raise RuntimeError(NO_BROWSER)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = launch_arguments(is_root=is_root)
    with ExitStack() as stack:
        launch = stack.enter_context(sync_playwright()).chromium.launch
        opened = [launch(executable_path=program, args=arguments) for _ in range(count)]
        for browser in opened:
            stack.callback(browser.close)
        yield opened


def open_page(
    browser: Browser, address: str, *, size: dict[str, int], faults: list[str], notes: str = ""
) -> Page:
    """A page of the show that is online; what goes wrong on it from then on is added to `faults`.

    notes: a script that runs before those of the page, each time that it is loaded
    """
    page = browser.new_page(viewport=size)  # type: ignore[arg-type]
    page.add_init_script(notes)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    await_online(page)
    return page


def close(*pages: Page) -> None:
    """Nothing is left of them in a browser that the next pages share."""
    for page in pages:
        page.context.close()


def sound(faults: list[str]) -> None:
    """RuntimeError if something went wrong on a page: what it wrote down means nothing then."""
    if faults:
        raise RuntimeError("the pages: " + "; ".join(faults))


def await_online(page: Page) -> None:
    """Wait until the page has its link."""
    page.locator("#link[data-link=online]").wait_for(timeout=ONLINE_WITHIN_MS)


def ahead_of_steady(page: Page) -> float:
    """Seconds by which the page's own clock is ahead of the steady one, by the quickest answer."""
    return min(_ahead(page) for _ in range(ASKED))[1]


def _heard(stage: str, page: Page) -> Iterator[Heard]:
    ahead = ahead_of_steady(page)
    known: set[int] = set()
    for note in page.evaluate("window.benchHeard"):
        if note["seq"] in known:
            continue
        known.add(note["seq"])
        drawn = None if note["drawn"] is None else note["drawn"] / 1000 - ahead
        yield Heard(stage, note["cue"], note["came"] / 1000 - ahead, drawn)


def _ahead(page: Page) -> tuple[float, float]:
    """How long the page's time was under way, and how far it is ahead of the steady clock."""
    asked = steady()
    told = page.evaluate("performance.now()") / 1000
    answered = steady()
    return answered - asked, told - (asked + answered) / 2
