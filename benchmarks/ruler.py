"""A ruler on the script and a clock on the glass: where the text stood on a picture, and when.

The ruler is a column of short bars beside the script, a part of its layer. The clock is a bar of its own that
crosses the glass at a known speed. Both are moved by the same frame, so a picture carries its own time, and
nothing has to be believed of when it was taken but the round of the clock. A bar's place is the middle of its
light: parts of a pixel are read from the greys at its edges.
"""

from __future__ import annotations

import base64
import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PIL import Image
from playwright.sync_api import Page

ROUND_MS = 4000
WAY = 1600
"""The clock crosses so many px in a round."""
CLOCK_PX, BAR_PX = 8, 8
EVERY = 160
"""A bar of the ruler stands so many px below the one before."""
STRIP = (4, 20)
"""px of the glass, from above, in which the clock goes."""
DARK = 24
"""Grey below which there is no light."""
EVERY_NTH_FRAME = 10
SIZES = {"bar": BAR_PX, "every": EVERY, "clock": CLOCK_PX, "way": WAY, "round": ROUND_MS}
SET = """({ bar, every, clock, way, round }) => {
  const article = document.querySelector("[role=article]");
  const scroll = () => document.getAnimations().find((one) => one.effect?.target === article);
  const made = (parent, style) => {
    const box = document.createElement("div");
    box.style.cssText = style;
    parent.append(box);
    return box;
  };
  if (!document.querySelector("#bench-ruler")) {
    const beside = "position:absolute; top:0; left:calc(100% + 8px); width:8px";
    const ruler = made(article, beside);
    ruler.id = "bench-ruler";
    const passed = -new DOMMatrix(getComputedStyle(article).transform).m42;
    const first = Math.max(0, Math.floor(passed / every) - 8);
    for (let number = first; number < first + 120; number += 1) {
      const style = `position:absolute; top:${number * every}px; width:8px; height:${bar}px; background:#fff`;
      made(ruler, style);
    }
    made(document.body, "position:fixed; inset:0 0 auto 0; height:24px; background:#000; z-index:8");
    const style = "position:fixed; left:0; top:0; height:24px; background:#fff; z-index:9;";
    const across = [{ transform: "translateX(0)" }, { transform: `translateX(${way}px)` }];
    const going = made(document.body, `${style} width:${clock}px`);
    going.animate(across, { duration: round, iterations: Infinity }).startTime = 0;
  }
  const { left, right } = document.querySelector("#bench-ruler").getBoundingClientRect();
  const words = article.querySelectorAll("[data-word]").length + 1;
  const running = scroll();
  return {
    left, right, words,
    top: article.parentElement.getBoundingClientRect().top,
    origin: performance.timeOrigin,
    start: running.startTime,
    rate: running.playbackRate,
    first: running.effect.getTiming().iterationStart * words,
    heights: running.effect.getKeyframes().map((one) => -new DOMMatrix(one.transform).m42),
    places: running.effect.getKeyframes().map((one) => one.computedOffset * words),
  };
}"""


@dataclass(frozen=True)
class Ruler:
    """The ruler on a page, and what its scroll says of itself.

    Fields:
        left, right: px of the glass between which the ruler is
        top: px, where the script would stand before its animation moves it
        origin: ms, the page's zero by the wall clock
        start, rate: ms and words a second, of the animation
        first: words read at its start
        heights: px at the reading line when so many of `places` words are read
    """

    left: float
    right: float
    top: float
    words: int
    origin: float
    start: float
    rate: float
    first: float
    heights: list[float]
    places: list[float]

    def height_at(self, ms: float) -> float:
        """What the table has at the reading line at this time of the page."""
        word = self.first + self.rate * (ms - self.start) / 1000
        after = min(max(bisect_right(self.places, word), 1), len(self.places) - 1)
        (before, low), (next_, high) = ((self.places[at], self.heights[at]) for at in (after - 1, after))
        return low + (high - low) * (word - before) / (next_ - before)


@dataclass(frozen=True)
class Picture:
    """One picture of a film: PNG bytes, and about when it was taken, ms by the wall clock."""

    png: bytes
    about: float


def told_of(page: Page) -> Ruler:
    """Lay the ruler on a page whose text runs, once, and ask the page for its table."""
    return Ruler(**page.evaluate(SET, SIZES))


def filmed(page: Page, seconds: float) -> list[Picture]:
    """What the glass shows for so many seconds, some pictures a second."""
    session, film = page.context.new_cdp_session(page), []

    def keep(told: dict[str, Any]) -> None:
        film.append(Picture(base64.b64decode(told["data"]), told["metadata"]["timestamp"] * 1000))
        session.send("Page.screencastFrameAck", {"sessionId": told["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png", "everyNthFrame": EVERY_NTH_FRAME})
    page.wait_for_timeout(seconds * 1000)
    session.send("Page.stopScreencast")
    session.detach()
    return film[1:]  # the first may be older than the ruler


def residuals(ruler: Ruler, film: Sequence[Picture]) -> list[float]:
    """By how many px the text stood below where the table has it, on each picture."""
    return [found for picture in film if (found := _residual(ruler, picture)) is not None]


def _residual(ruler: Ruler, picture: Picture) -> float | None:
    """None where the clock turns round just then, or no bar is in sight."""
    image = Image.open(io.BytesIO(picture.png)).convert("L")
    clock = list(_middles(_row(image), CLOCK_PX))
    top = image.height // 4
    bars = [top + one for one in _middles(_column(image, ruler, top), BAR_PX)]
    if len(clock) != 1 or not bars:
        return None
    height = ruler.height_at(_time(clock[0], picture.about - ruler.origin))
    zero = ruler.top - height + BAR_PX / 2
    off = ((bar - zero + EVERY / 2) % EVERY - EVERY / 2 for bar in bars)
    return min(off, key=abs)


def _time(middle: float, about: float) -> float:
    """Ms of the page at which the clock stood there, in the round that is nearest to `about`."""
    within = (middle - CLOCK_PX / 2) / WAY * ROUND_MS
    return within + round((about - within) / ROUND_MS) * ROUND_MS


def _row(image: Image.Image) -> list[int]:
    above, below = STRIP
    strip = image.crop((0, above, WAY + 2 * CLOCK_PX, below))
    return list(strip.resize((strip.width, 1), Image.Resampling.BOX).tobytes())


def _column(image: Image.Image, ruler: Ruler, top: int) -> list[int]:
    strip = image.crop((round(ruler.left) + 2, top, round(ruler.right) - 2, image.height * 3 // 4))
    return list(strip.resize((1, strip.height), Image.Resampling.BOX).tobytes())


def _middles(greys: list[int], size: int) -> Iterator[float]:
    """The middles of all whole bars of light in a line of greys."""
    places = list(enumerate(greys))
    for light, group in groupby(places, key=lambda one: one[1] > DARK):
        lit = list(group)
        whole = lit[0][0] > 0 and lit[-1][0] < len(greys) - 1 and size <= len(lit) <= size + 2
        if light and whole:
            yield _middle(greys, lit[0][0] - 1, lit[-1][0] + 1)


def _middle(greys: list[int], first: int, last: int) -> float:
    """Where the light between two dark places has its middle; a pixel's own is half a px into it."""
    ground = (greys[first] + greys[last]) / 2
    light = [(at + 0.5, max(0.0, greys[at] - ground)) for at in range(first, last + 1)]
    return sum(at * one for at, one in light) / sum(one for _, one in light)
