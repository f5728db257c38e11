"""A prompter on which a look is tried: the cards it reads, and what its glass shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.browser.stage import BIG, STAGE, Stage, await_online
from tests.serving import SAMPLE_DAY, Serving, serving

ENGLISH = """\
**MEG:**
Good morning! The road to the lighthouse is 130 km long, and it was drawn on paper by hand in the winter of 1911.
Its story is at harbour-lights.example/archive/keepers/log-books/1911 for all who want to read more of it at home tonight.

**TOM:**
She counted every step of it twice, and nobody who has seen the drawing will ever forget the colours of the sea in it.

**MEG:**
Please welcome our guest, who has come all the way from the far north to be here, Siobhan Strandvik, to the stage!
"""
ARABIC = (
    "صباح الخير جميعا وأهلا بكم في هذا اليوم الجميل قرب البحر. "
    "ضيفتنا القادمة تعرف كل صخرة على هذا الساحل وقد رسمتها بيدها. "
    "رحبوا معي بها وهي تروي لنا حكاية الخريطة التي وعدت بها."
)
CHINESE = (
    "各位早上好，欢迎来到港口灯塔大会。"
    "今天的第一位嘉宾用三年时间，走遍了一百三十公里的海岸，亲手画下了每一块礁石。"
    "她说，地图不是为了证明我们到过哪里，而是为了让别人平安回家。"
    "请大家用热烈的掌声，欢迎她上台！"
)
CARD = """\
# Harbour Lights Conference 2026

## Host Introduction

{speech}

*[Lead applause, then hand over]*

---

## Track Information

### Maps and Weather

## Session Details

- **Title:** A Map by Hand
- **Date:** June 18, 2026
- **Time:** 10:00 - 10:25

## Speaker Biography

- **Full Name:** Siobhan Strandvik
"""
SHOW_FILE = 'zone = "Europe/Paris"\n[pronunciations]\n"Siobhan" = "shi-VAWN"\n'

_STANDS = """word => {
  const box = document.querySelector(`[role=article] [data-word="${word}"]`).getBoundingClientRect();
  const mark = document.querySelector(".reading-mark").getBoundingClientRect();
  const line = parseFloat(getComputedStyle(document.querySelector("[role=article]")).lineHeight);
  const middle = (one) => [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
  const [x, y] = middle(box), [markX, markY] = middle(mark);
  return { x: (x - markX) / line, y: (y - markY) / line };
}"""


def stands(page: Page, word: int) -> dict[str, float]:
    """How far a word stands from the reading mark's middle, in lines, to the right and down, as it is seen."""
    told: dict[str, float] = page.evaluate(_STANDS, word)
    return told


def words(page: Page) -> Locator:
    return page.locator("[role=article] [data-word]")


def style(page: Page, selector: str, name: str) -> str:
    """What the browser makes of a property there."""
    wanted: str = page.evaluate(
        "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]", [selector, name]
    )
    return wanted


@contextmanager
def showing(folder: Path, speech: str) -> Iterator[Serving]:
    """A server of one card, ten seconds before its introduction, that has stood by for it."""
    cards = folder / "cards"
    cards.mkdir()
    (cards / "map.md").write_text(CARD.format(speech=speech), encoding="utf-8")
    (cards / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    options = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", "09:59:50")
    with serving(*options, "--data", folder / "data", "--port", 0, cards=cards) as server:
        yield server


def screen(server: Serving, browser: Browser | BrowserContext, look: str = "", **size: Any) -> Stage:
    """A prompter that wears what its address says; there is no phone."""
    page = browser.new_page(viewport=size or BIG) if isinstance(browser, Browser) else browser.new_page()
    page.goto(f"{server.address}/prompter?stage={STAGE}{look}")
    await_online(page)
    return Stage(server, page, page)


_STILL = """async () => {
  const top = () => document.querySelector("[role=article] [data-word]").getBoundingClientRect().top;
  const was = top();
  for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  return top() === was;
}"""


def introduce(stage: Stage, *, word: int) -> None:
    """The introduction, held at a word."""
    stage.await_phase("ready", standby="map")
    stage.send("go")
    stage.await_phase("introduction")
    stage.send("nudge", word=word)
    at = "word => document.documentElement.dataset.word === String(word)"
    stage.prompter.wait_for_function(at, arg=word)
    stage.prompter.wait_for_function(_STILL)
