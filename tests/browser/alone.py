"""A prompter that loses its server in mid-text: how it comes to that, and what it shows then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.stage import GO_GAP_MS, PHONE, STAGE, Stage, await_online
from tests.serving import SAMPLE_DAY, Serving, serving

FIRST = "opening-welcome-and-the-first-lamp-en"
LOST = re.compile(r"^link lost \d+:\d\d$")
BY_HAND = re.compile(r"^moved by hand, link lost \d+:\d\d$")

Options = tuple[object, ...]


def half_past_nine(tmp_path: Path) -> Options:
    """What a server is given that begins ten seconds before the first introduction, with its data there."""
    return ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", "09:29:50", "--data", tmp_path)


@contextmanager
def reading(options: Options, screen: Page, browser: Browser, *, word: int = 40) -> Iterator[Stage]:
    """The first introduction at `word`, on a server that can be killed."""
    with serving(*options, "--port", 0) as server:
        phone = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        stage = Stage(server, screen, phone)
        for page, name in ((screen, "prompter"), (phone, "control")):
            page.goto(f"{server.address}/{name}?stage={STAGE}")
            await_online(page)
        introduce(stage, word=word)
        stage.await_motion()
        yield stage
        phone.close()


def introduce(stage: Stage, *, word: int) -> None:
    """From the start of the day to `word` of its first introduction."""
    stage.await_phase("ready", standby=FIRST)
    stage.phone.wait_for_timeout(GO_GAP_MS)
    stage.send("go")
    stage.await_phase("introduction")
    stage.send("nudge", word=word)
    stage.send("resume")


@contextmanager
def back(stage: Stage, *options: object, cards: Path | None = None) -> Iterator[Serving]:
    """A server on the killed one's port; the one of `stage` from here on."""
    where = {} if cards is None else {"cards": cards}
    with serving(*options, "--port", stage.server.port, **where) as stage.server:
        yield stage.server


_IS_KEPT = """async () => Object.keys(localStorage).filter(key => /^stagecue.(state|scripts)/.test(key)).length === 2
  && (await (await caches.open("stagecue-2" + location.pathname)).keys()).length > 20"""


def await_page_kept(screen: Page) -> None:
    """The browser has the page, its parts, its scripts and a state; at most 15 s."""
    for _ in range(300):
        if screen.evaluate(_IS_KEPT):  # which waits for a promise: wait_for_function does not
            return
        screen.wait_for_timeout(50)
    raise AssertionError("the browser has not kept the page")


def await_kept(screen: Page, *, word: int = 40) -> None:
    """That, with a state from `word` on."""
    await_page_kept(screen)
    screen.wait_for_function(
        "([key, word]) => JSON.parse(localStorage.getItem(key))?.state.motion?.word >= word",
        arg=[f"stagecue.state.{STAGE}", word],
    )


def kill(stage: Stage) -> None:
    """End the server as a power cut does."""
    stage.server.process.kill()
    stage.server.process.wait()
    expect(badge(stage)).to_have_text(LOST)


def badge(stage: Stage) -> Locator:
    """What the prompter says of its link."""
    return stage.prompter.locator("#link")


def banner(stage: Stage) -> Locator:
    """The prompter's cue banner."""
    return stage.prompter.get_by_role("status")
