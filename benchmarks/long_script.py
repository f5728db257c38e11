"""Whether a script of 20,000 words is opened at once, and read as a short one is.

Opened: a browser that has never seen the show goes to the prompter's page while the text runs. It counts from
the start of the navigation, by the page's own clock, until the frame after the script was laid out and its
animation begun, at its word: the page, its modules, the link, the day's scripts, the layout, the painting.

Another size of letters: from the key until the frame in which the text stands on its word again.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.claims import Claim, Table
from benchmarks.pages import SCREEN
from benchmarks.scrolling import SECONDS, Glass, reading, scrolls

WORDS = 20_000
OPENINGS = 5
OPENS_WITHIN = 1000.0
"""ms."""
KEYS = (">", "<", ">", "<")
"""The prompter's own, for larger and smaller letters."""
NOTES = """(() => {
  const native = Element.prototype.animate;
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  Element.prototype.animate = function (...told) {
    if (this.matches("[role=article]")) drawn().then(() => { window.benchShown = performance.now(); });
    return native.apply(this, told);
  };
})()"""
"""The page's frame after an animation of the script was made: what the graphics do then, no page can tell."""
IS_SHOWN = """words => window.benchShown !== undefined
  && document.querySelectorAll("[role=article] [data-word]").length === words"""
FORGET = """() => {
  delete window.benchShown;
  delete window.benchPressed;
  const pressed = () => { window.benchPressed = performance.now(); };
  addEventListener("keydown", pressed, { capture: true, once: true });
}"""
LAID = "() => window.benchShown > window.benchPressed"
TOOK = "() => window.benchShown - window.benchPressed"


def long_script(*, openings: int = OPENINGS, seconds: float = SECONDS) -> Table:
    """Open it anew, several times; change the size of its letters; then read it as any script."""
    with reading(WORDS) as glass:
        glass.run()
        address = glass.leave()  # what it draws would be drawn at the cost of those that are opened
        opened = [_opening(glass, address) for _ in range(openings)]
        glass.enter(address)
        glass.stand()
        sized = list(_sized(glass))
        claims = [*_taken(opened, sized), *scrolls(glass, seconds)]
    return Table(
        "Long script",
        f"{WORDS:,} words open within a second, and scroll as a short script does",
        {"browser": glass.version, "words": WORDS, "seconds": seconds},
        claims,
    )


def _opening(glass: Glass, address: str) -> float:
    """Milliseconds that one opening took, in a context of its own: nothing is kept from the one before."""
    browser = glass.prompter.context.browser
    assert browser is not None
    with browser.new_context(viewport=SCREEN) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(NOTES)
        page.goto(address, wait_until="commit")
        page.wait_for_function(IS_SHOWN, arg=WORDS)
        return float(page.evaluate("window.benchShown"))


def _sized(glass: Glass) -> Iterator[float]:
    """Milliseconds that each change of the size took, there and back."""
    page = glass.prompter
    page.evaluate(NOTES)
    for key in KEYS:
        page.evaluate(FORGET)
        page.keyboard.press(key)
        page.wait_for_function(LAID)
        yield float(page.evaluate(TOOK))


def _taken(opened: list[float], sized: list[float]) -> Iterator[Claim]:
    """The medians: one of them may fall into another program's busy second."""
    what, note = "navigation to the script shown at its word", _spread(opened)
    yield Claim(what, median(opened), "ms", OPENS_WITHIN, note=note)
    yield Claim("another size of letters, laid out and drawn", median(sized), "ms", note=_spread(sized))


def _spread(times: list[float]) -> str:
    return f"median of {len(times)}; {min(times):.0f} to {max(times):.0f} ms"
