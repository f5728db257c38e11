"""A ruler on the script and a clock on the glass: where the text stood on a picture, and when.

The ruler is a column of short bars beside the script, a part of its layer; beside each stands its number, in
digits of light and dark, so that a text which is off by whole bars is seen to be. The clock is a bar of its
own that crosses the glass at a known speed. Both are moved by the same frame, so a picture carries its own
time, and nothing has to be believed of when it was taken but the round of the clock. A bar's place is the
middle of its light: parts of a pixel are read from the greys at its edges.
"""

from __future__ import annotations

import base64
import io
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from PIL import Image
from playwright.sync_api import Page

ROUND_MS = 4000
WAY = 1600
"""The clock crosses so many px in a round."""
CLOCK_PX, BAR_PX = 8, 8
EVERY = 160
"""A bar of the ruler stands so many px below the one before."""
DIGITS, DIGIT_PX = 8, 4
"""Of a bar's number, the lowest first, to its right: they begin anew after 256 bars, 40,960 px."""
STRIP = (4, 20)
"""px of the glass, from above, in which the clock goes."""
DARK = 24
"""Grey below which there is no light."""
LIGHT = 128
"""Grey from which a digit is a 1."""
EVERY_NTH_FRAME = 10
SIZES = {
    "bar": BAR_PX,
    "every": EVERY,
    "digits": DIGITS,
    "digit": DIGIT_PX,
    "clock": CLOCK_PX,
    "way": WAY,
    "round": ROUND_MS,
}
SET = """({ bar, every, digits, digit, clock, way, round }) => {
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
      const stops = [`#fff ${bar}px`];
      for (let place = 0; place < digits; place += 1) {
        const [from, to] = [bar + place * digit, bar + (place + 1) * digit];
        stops.push(`${(number >> place) & 1 ? "#fff" : "#000"} ${from}px ${to}px`);
      }
      const size = `width:${bar + digits * digit}px; height:${bar}px`;
      const lights = `linear-gradient(90deg, ${stops.join(", ")})`;
      made(ruler, `position:absolute; top:${number * every}px; ${size}; background:${lights}`);
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
    return float(median(_nearest(bar - zero - EVERY * _number(image, ruler, bar)) for bar in bars))


def _nearest(off: float) -> float:
    """Of the bars that have one number, the one that is nearest to where it should be."""
    again = EVERY << DIGITS
    return (off + again / 2) % again - again / 2


def _number(image: Image.Image, ruler: Ruler, middle: float) -> int:
    """Which bar it is whose middle is there: read inside of each digit, where it is whole."""
    first, row = ruler.left + BAR_PX + DIGIT_PX / 2, math.floor(middle)
    lights = (_grey(image, math.floor(first + place * DIGIT_PX), row) for place in range(DIGITS))
    return sum((light >= LIGHT) << place for place, light in enumerate(lights))


def _grey(image: Image.Image, across: int, down: int) -> int:
    return image.crop((across, down, across + 1, down + 1)).tobytes()[0]


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
