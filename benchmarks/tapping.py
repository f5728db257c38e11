"""From a tap on the phone to the cue on the prompter's banner, beside a bare relay that commits as much.

What is measured: from the `timeStamp` of the press (when the browser got it, before it went to the page)
until the banner's words have changed in the prompter's document, told by a MutationObserver. So all of it is
in it: the phone's browser and page, the socket, the show's judgement, the commit to the disk, the socket
again, the prompter's page. What is not: the glass of the phone, the network between two machines, and the
frame in which the prompter draws what it has.

Phone and prompter are two browsers, two programs of their own. Each tap takes the next of a long row of cues
in an introduction that runs. The relay's two bare pages are in the same two browsers, tapped by turns with
ours; what it relays is as long as a state.

The press is a mouse's. A touch that a program makes is held by Chromium until the page's next frame wherever
anything moves on it: 10 ms on a bare page with one animation, 2 ms without. That is the browser's own, and a
bare page of this bench, on which nothing moves, would not have it.

The pages' clocks are brought together by the steady clock of this process, for which both are asked (the
quickest answer of many). Both browsers also tell the time by one wall clock: how far the two ways differ is
told below the table.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks.bench_day import DAY, SHOW_FILE, card, spoken, word
from benchmarks.children import running
from benchmarks.claims import Claim, Table
from benchmarks.pages import PHONE, SCREEN, ahead_of_steady, browsers, open_page, sound
from benchmarks.results import Figures, figures
from benchmarks.show_server import show_server

BOUNDS = {"p50": 5.0, "p95": 15.0, "p99": 40.0}
TIMES = 2.5
"""p50, times the bare relay's."""
TAPS = 200
"""Fewer are a trial."""
SPARE = 10
"""Cues behind the last that is tapped: the text never comes to its end."""
PAUSE_MS = 230.0
"""Between a tap on ours and one on the relay: two GOs are twice as far apart, which is a quick hand."""
SPREAD_MS = 40.0
"""By which the pause varies, so that the taps come at any part of a frame."""
GOLDEN = 0.618034
WORDS_BETWEEN = 6
STATE = 1500
"""Bytes of a state in the middle of an introduction, about."""
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "10:00:30", "--speed", "1", "--port", "0")

NOTE_TAPS = """() => {
  window.benchTaps = [];
  window.addEventListener("pointerdown", ({ timeStamp }) => benchTaps.push(timeStamp), { capture: true });
}"""
NOTE_BANNERS = """(banner) => {
  window.benchBanners = [];
  const note = () => benchBanners.push(performance.now());
  new MutationObserver(note).observe(document.querySelector(banner), { childList: true });
}"""
BARE_PHONE = """<body style="margin: 0"><button style="width: 100vw; height: 100vh">GO</button><script>
  const line = new WebSocket("ws://127.0.0.1:%s");
  let taps = 0;
  document.querySelector("button").addEventListener("pointerdown", () => line.send(`CUE ${++taps}`));
</script>"""
BARE_GLASS = """<p></p><script>
  const line = new WebSocket("ws://127.0.0.1:%s");
  line.onmessage = ({ data }) => { document.querySelector("p").textContent = data.trim(); };
</script>"""


@dataclass(frozen=True)
class Way:
    """A button on one page, a banner on another, and whatever lies between."""

    phone: Page
    glass: Page
    button: str
    banner: str

    def note(self) -> None:
        """Have both pages write down what comes from now on."""
        self.phone.evaluate(NOTE_TAPS)
        self.glass.evaluate(NOTE_BANNERS, self.banner)

    def tap(self) -> None:
        """One press, in the middle of the button."""
        box = self.phone.locator(self.button).bounding_box()
        assert box is not None
        self.phone.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def found(self) -> Found:
        """What came of the taps."""
        taps, banners = self.phone.evaluate("benchTaps"), self.glass.evaluate("benchBanners")
        ahead = (ahead_of_steady(self.glass) - ahead_of_steady(self.phone)) * 1000
        origins = self.phone.evaluate("performance.timeOrigin") - self.glass.evaluate(
            "performance.timeOrigin"
        )
        seen = [banner - ahead for banner in banners]
        return Found(list(delays(taps, seen)), abs(ahead - origins))


@dataclass(frozen=True)
class Found:
    """How long each tap took, in seconds, None for one that changed nothing; milliseconds of doubt."""

    delays: list[float | None]
    doubt: float

    @property
    def figures(self) -> Figures:
        """Of those that came."""
        return figures(one for one in self.delays if one is not None)

    @property
    def lost(self) -> int:
        """Taps that changed nothing."""
        return self.delays.count(None)


def tapping(*, taps: int = TAPS) -> Table:
    """Tap so many times on each of the two."""
    with TemporaryDirectory(prefix="stagecue-bench-") as name, browsers(2) as (here, there):
        folder = Path(name)
        with ours(folder, here, there, cues=taps + SPARE) as way, bare(folder, here, there) as relay:
            _tap_both(way, relay, taps)
            found, reference = way.found(), relay.found()
        browser = f"Chromium {here.version}"
    doubt = f"{max(found.doubt, reference.doubt):.2f}"
    target = "from a press on the phone page to the prompter's cue banner, two browsers, commit included"
    return Table(
        "Tap", target, {"browser": browser, "clocks_differ_ms": doubt}, list(_claims(found, reference))
    )


@contextmanager
def ours(folder: Path, here: Browser, there: Browser, *, cues: int) -> Iterator[Way]:
    """A phone in one browser, a prompter in the other, in the middle of an introduction."""
    cards, data = folder / "cards", folder / "data"
    cards.mkdir()
    (cards / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    (cards / "hall.md").write_text(_card(cues), encoding="utf-8")
    with show_server(cards, data, *OPTIONS) as server:
        faults: list[str] = []
        stage = server.stages()[0]
        control, prompter = (f"{server.address}/{page}?stage={stage}" for page in ("control", "prompter"))
        phone = open_page(here, control, size=PHONE, faults=faults)
        glass = open_page(there, prompter, size=SCREEN, faults=faults)
        server.introduce(stage)
        yield Way(phone, glass, "#go", "#banner")
        sound(faults)


@contextmanager
def bare(folder: Path, here: Browser, there: Browser, *, size: int = STATE) -> Iterator[Way]:
    """The relay's two pages, in the same two browsers."""
    given = str(folder / "bare.sqlite3"), str(size)
    with running("benchmarks.tapping_relay", *given, says=folder / "relay.said") as child:
        port = child.first_line()
        phone = here.new_page(viewport=PHONE)  # type: ignore[arg-type]
        glass = there.new_page(viewport=SCREEN)  # type: ignore[arg-type]
        phone.set_content(BARE_PHONE % port)
        glass.set_content(BARE_GLASS % port)
        yield Way(phone, glass, "button", "p")


def delays(taps: list[float], seen: list[float]) -> Iterator[float | None]:
    """Seconds from each tap to the first change that was seen before the next; times in ms, by one clock."""
    for tap, following in pairwise([*taps, math.inf]):
        came = next((one for one in seen if tap <= one < following), None)
        yield None if came is None else (came - tap) / 1000


def _tap_both(way: Way, relay: Way, taps: int) -> None:
    for one in (way, relay):
        one.note()
    for tap in range(taps):
        for half, one in enumerate((way, relay)):
            one.tap()
            one.phone.wait_for_timeout(PAUSE_MS + SPREAD_MS * ((2 * tap + half) * GOLDEN % 1))


def _card(cues: int) -> str:
    """An introduction with so many cues, each of other words than the one before."""
    calls = ("Short pause", "Lead applause")
    text = (
        f'*"{spoken(WORDS_BETWEEN, seed=cue)}"*\n\n'
        f"*[{calls[cue % 2]} for the {word(cue)} {word(cue // 24 + 3)}]*\n\n"
        for cue in range(cues)
    )
    times = {"start": "10:01", "end": "11:00"}
    return card("".join(text), track="Hall", title="The Lantern", speaker="Ada Lamp", **times)


def _claims(found: Found, reference: Found) -> Iterator[Claim]:
    ours, bare = found.figures, reference.figures
    yield Claim(
        "taps that changed the banner", ours.n, "", TAPS, at_least=True, note=f"{found.lost} were lost"
    )
    yield Claim("taps that were lost", found.lost, "", 0)
    for name, bound in BOUNDS.items():
        times = TIMES if name == "p50" else None
        value, beside = getattr(ours, name), getattr(bare, name)
        yield Claim(name, value, "ms", bound, reference=beside, times=times, note=f"n = {ours.n}")
    yield Claim("the longest", ours.max, "ms", reference=bare.max)
