"""Whether the scroll loses a frame, and whether the glass shows what the page's own table says.

A script is read on a prompter of 1920 x 1080, in slices of a few seconds, by turns with a bare page in a
browser of its own: the same size, a column of the same words, and one animation that moves it. While one is
measured the other stands. In every third slice the prompter's main thread is stalled for 100 ms each half
second.

Draws are what the browser's display drew, by its own trace. Then the glass is filmed, with a ruler on the
script and a clock on the glass (`benchmarks/ruler.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import pstdev
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks.bench_day import DAY, SHOW_FILE, card, spoken
from benchmarks.claims import Claim, Table
from benchmarks.pages import SCREEN, browsers
from benchmarks.ruler import filmed, residuals, told_of
from benchmarks.show_server import ShowServer, show_server

WORDS = 600
SECONDS = 20.0
SLICE = 5.0
FILMED = 10.0
SETTLE_MS = 1000
"""After a Resume or a Hold, until the glass does what it was told."""
OF_BARE = 0.99
BARE_DRAWS = 50.0
"""A second: where not even the bare page is drawn so often, there are no frames that could be lost."""
PICTURES, FILMS = 20, 3
"""Pictures that are a measurement, and films of `FILMED` seconds until there are so many."""
STALL = (
    "() => { window.benchStall = setInterval(() => "
    "{ const until = performance.now() + 100; while (performance.now() < until); }, 500); }"
)
NO_STALL = "() => clearInterval(window.benchStall)"
DREW = "Display::DrawAndSwap"
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "10:00:30", "--speed", "1", "--port", "0")
IS_SHOWN = "() => document.querySelector('[role=article]')?.getAnimations().length > 0"
BARE = """<body style="margin:0; background:#000; color:#fff; overflow:hidden">
<div style="position:absolute; left:90px; width:1750px; font:75px/1.35 sans-serif">{text}</div></body>"""
BARE_RUNS = """() => { window.benchScroll ??= document.querySelector("div").animate(
  [{ transform: "translate3d(0, 0, 0)" }, { transform: "translate3d(0, -6000px, 0)" }], 200000);
  window.benchScroll.play(); }"""
BARE_STANDS = "() => window.benchScroll?.pause()"


def scrolling(*, seconds: float = SECONDS) -> Table:
    """Read a script of an introduction's length, and count what was drawn."""
    with reading(WORDS) as glass:
        claims = list(scrolls(glass, seconds))
    return Table(
        "Scroll",
        "no frame is lost, with a busy page too, and the text stands where its table has it",
        {"browser": glass.version, "words": WORDS, "seconds": seconds},
        claims,
    )


@dataclass(frozen=True)
class Glass:
    """A prompter that reads one script, and a bare page, each in a browser of its own."""

    server: ShowServer
    prompter: Page
    bare: Page
    version: str

    def run(self, *, stalled: bool = False) -> None:
        """The text goes on."""
        self._command("resume")
        if stalled:
            self.prompter.evaluate(STALL)
        self.prompter.wait_for_timeout(SETTLE_MS)

    def stand(self) -> None:
        """The text stands."""
        self.prompter.evaluate(NO_STALL)
        self._command("hold")
        self.prompter.wait_for_timeout(SETTLE_MS)

    def leave(self) -> str:
        """The prompter shows nothing; where it was."""
        address = self.prompter.url
        self.prompter.goto("about:blank")
        return address

    def enter(self, address: str) -> None:
        """The prompter shows the script again."""
        self.prompter.goto(address)
        self.prompter.wait_for_function(IS_SHOWN)

    def _command(self, type_: str) -> None:
        self.server.command(self.server.stages()[0], type_)


@contextmanager
def reading(words: int) -> Iterator[Glass]:
    """A server whose one introduction has so many words, begun and held; the prompter shows it."""
    with TemporaryDirectory(prefix="stagecue-bench-") as name, ExitStack() as open_:
        server = open_.enter_context(_server(Path(name), words))
        ours, theirs = open_.enter_context(browsers(2))
        server.introduce(server.stages()[0])
        glass = Glass(server, _prompter(ours, server), _bare(theirs), f"Chromium {ours.version}")
        glass.stand()
        yield glass


def scrolls(glass: Glass, seconds: float = SECONDS) -> Iterator[Claim]:
    """What was drawn in so many seconds of each kind, and how far the glass was off its table."""
    drawn: Counter[str] = Counter()
    slices = max(1, round(seconds / SLICE))
    for _ in range(slices):
        glass.bare.evaluate(BARE_RUNS)
        drawn["bare"] += draws(glass.bare, SLICE)
        glass.bare.evaluate(BARE_STANDS)
        for kind, stalled in (("plain", False), ("stalled", True)):
            glass.run(stalled=stalled)
            drawn[kind] += draws(glass.prompter, SLICE)
            glass.stand()
    yield from drawn_beside(drawn, slices * SLICE)
    for stalled in (False, True):
        yield from off_the_table(_films(glass, stalled=stalled), "stalled" if stalled else "not stalled")


def drawn_beside(drawn: Mapping[str, int], seconds: float) -> Iterator[Claim]:
    """What was drawn of each kind in so many seconds; nothing is judged beside a page that hardly draws."""
    often = drawn["bare"] / seconds
    able = often >= BARE_DRAWS
    yield Claim("draws of the bare page", often, "/s", BARE_DRAWS, at_least=True, measured=able)
    for kind, what in (("plain", "draws"), ("stalled", "draws, stalled 100 ms each 500 ms")):
        note = "reference: a bare page with one animation"
        claim = Claim(what, drawn[kind], "", reference=drawn["bare"], times=OF_BARE, at_least=True, note=note)
        yield replace(claim, measured=able)


def draws(page: Page, seconds: float) -> int:
    """How often the display of the page's browser was drawn in so many seconds."""
    browser = page.context.browser
    assert browser is not None
    session, events, over = browser.new_browser_cdp_session(), [], []
    session.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
    session.on("Tracing.tracingComplete", lambda _told: over.append(True))
    categories = {"includedCategories": ["viz"]}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": categories})
    page.wait_for_timeout(seconds * 1000)
    session.send("Tracing.end")
    while not over:
        page.wait_for_timeout(20)
    session.detach()
    starts = [event["ts"] for event in events if event["name"] == DREW]
    return sum(1 for at in starts if at - min(starts) < seconds * 1e6)


def _films(glass: Glass, *, stalled: bool) -> list[float]:
    """How far off its table the text stood on each picture; films until there are enough of them."""
    glass.run(stalled=stalled)
    found: list[float] = []
    for _ in range(FILMS):
        ruler = told_of(glass.prompter)
        found += residuals(ruler, filmed(glass.prompter, FILMED))
        if len(found) >= PICTURES:
            break
    glass.stand()
    return found


def off_the_table(found: Sequence[float], how: str) -> Iterator[Claim]:
    """How far off the text stood on so many pictures, in px; a few of them are no measurement."""
    enough = len(found) >= PICTURES
    for what, value, bound in (
        ("sd", pstdev(found) if found else None, 0.15),
        ("most", max(map(abs, found), default=None), 0.5),
    ):
        name, note = f"off the table on the glass, {how}: {what}", f"{len(found)} pictures, {PICTURES} needed"
        yield Claim(name, value, "px", bound, note=note, measured=enough)


@contextmanager
def _server(folder: Path, words: int) -> Iterator[ShowServer]:
    cards = folder / "cards"
    cards.mkdir()
    (cards / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    told = {"track": "Hall", "title": "The lantern", "speaker": "Ada Lamp", "start": "11:00", "end": "12:00"}
    made = card("\n\n".join(f'*"{part}"*' for part in paragraphs(words)), **told)
    (cards / "hall-1.md").write_text(made, encoding="utf-8")
    with show_server(cards, folder / "data", *OPTIONS) as server:
        yield server


def paragraphs(words: int, longest: int = 96) -> Iterator[str]:
    """So many words, in paragraphs."""
    for first in range(0, words, longest):
        yield spoken(min(longest, words - first), seed=first)


def _prompter(browser: Browser, server: ShowServer) -> Page:
    page = browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
    page.goto(f"{server.address}/prompter?stage={server.stages()[0]}")
    page.wait_for_function(IS_SHOWN)
    return page


def _bare(browser: Browser) -> Page:
    page = browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
    page.set_content(BARE.format(text=spoken(WORDS)))
    return page
