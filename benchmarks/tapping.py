"""From a tap on the phone to the cue on the prompter's banner, beside a bare relay that commits as much.

What is measured: from the `timeStamp` of the press (when the browser got it, before it went to the page)
until the banner's words have changed in the prompter's document, told by a MutationObserver. So all of it is
in it: the phone's browser and page, the socket, the show's judgement, the commit to the disk, the socket
again, the prompter's page. What is not: the glass of the phone, the network between two machines, and the
frame in which the prompter draws what it has.

Phone and prompter are two browsers, two programs of their own. Each tap takes the next of a long row of cues
in an introduction. The relay's two bare pages are in the same two browsers, tapped by turns with ours; what
it relays is as long as a state.

First the text stands: the cues follow each other with no words between, and nothing moves but what a tap
changes. Then it runs, as on a stage: the prompter is drawn sixty times a second, by a processor where there
is no graphics card, and the bare pages suffer from that as ours do. The bounds are those of a text that runs;
the one that stands tells what of it is the drawing's.

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
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks.bench_day import DAY, SHOW_FILE, card, spoken, word
from benchmarks.children import running
from benchmarks.claims import Claim, Table
from benchmarks.pages import PHONE, SCREEN, ahead_of_steady, browsers, close, open_page, sound
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
HELD_MS = 80.0
"""As long as a finger is down."""
SPREAD_MS = 40.0
"""By which the pause varies, so that the taps come at any part of a frame."""
GOLDEN = 0.618034
WORDS_BETWEEN = {"standing": 0, "running": 6}
"""Words of the text before each cue but the first: a text without any stands."""
OPENING, WARMING = 3, 6
"""Words before the first cue of a text that then stands, for no introduction is without; and taps by which
they are long read, that do not count. To wait instead would have the show take a cue itself, beside a tap."""
BOUNDED = "running"
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
    """A button on one page, a banner on another, and whatever lies between.

    A tap is one message to the browser. The pointer is brought to the button before the first.
    """

    phone: Page
    glass: Page
    button: str
    banner: str

    def note(self) -> None:
        """Have both pages write down what comes from now on; the pointer is in the middle of the button."""
        box = self.phone.locator(self.button).bounding_box()
        assert box is not None
        self.phone.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.phone.evaluate(NOTE_TAPS)
        self.glass.evaluate(NOTE_BANNERS, self.banner)

    def tap(self, pause: float) -> None:
        """One press; it is let go, and `pause` ms over, when all that comes of it has come."""
        self.phone.mouse.down()
        self.phone.wait_for_timeout(HELD_MS)
        self.phone.mouse.up()
        self.phone.wait_for_timeout(pause - HELD_MS)

    def found(self, last: int) -> Found:
        """What came of so many taps, the last ones."""
        taps, banners = self.phone.evaluate("benchTaps")[-last:], self.glass.evaluate("benchBanners")
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
    """Tap so many times on each of the two, before a text that stands and one that runs."""
    with browsers(2) as (here, there):
        both = {how: _beside(here, there, taps=taps, words=words) for how, words in WORDS_BETWEEN.items()}
        browser = f"Chromium {here.version}"
    doubt = max(one.doubt for pair in both.values() for one in pair)
    return Table(
        "Tap",
        "from a press on the phone page to the prompter's cue banner, two browsers, commit included",
        {"browser": browser, "clocks_differ_ms": f"{doubt:.2f}"},
        [claim for how, pair in both.items() for claim in _claims(how, *pair)],
    )


def _beside(here: Browser, there: Browser, *, taps: int, words: int) -> tuple[Found, Found]:
    """What came of so many taps on ours, and on the relay, by turns; `words` between two cues of the text."""
    with TemporaryDirectory(prefix="stagecue-bench-") as name, ExitStack() as open_:
        folder, text = Path(name), _card(WARMING + taps + SPARE, words)
        way = open_.enter_context(ours(folder, here, there, text=text))
        relay = open_.enter_context(bare(folder, here, there))
        _tap_both(way, relay, WARMING + taps)
        return way.found(taps), relay.found(taps)


@contextmanager
def ours(folder: Path, here: Browser, there: Browser, *, text: str) -> Iterator[Way]:
    """A phone in one browser, a prompter in the other, in the middle of an introduction: `text`, a card."""
    cards, data = folder / "cards", folder / "data"
    cards.mkdir()
    (cards / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    (cards / "hall.md").write_text(text, encoding="utf-8")
    with show_server(cards, data, *OPTIONS) as server:
        faults: list[str] = []
        stage = server.stages()[0]
        control, prompter = (f"{server.address}/{page}?stage={stage}" for page in ("control", "prompter"))
        phone = open_page(here, control, size=PHONE, faults=faults)
        glass = open_page(there, prompter, size=SCREEN, faults=faults)
        server.introduce(stage)
        yield Way(phone, glass, "#go", "#banner")
        sound(faults)
        close(phone, glass)


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
        close(phone, glass)


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
            one.tap(PAUSE_MS + SPREAD_MS * ((2 * tap + half) * GOLDEN % 1))


def _card(cues: int, words: int) -> str:
    """An introduction with so many cues, each of other words than the one before; `words` between two."""
    calls = ("Short pause", "Lead applause")
    text = (
        f"{_said(words or OPENING * (cue == 0), seed=cue)}"
        f"*[{calls[cue % 2]} for the {word(cue)} {word(cue // 24 + 3)}]*\n\n"
        for cue in range(cues)
    )
    times = {"start": "10:01", "end": "11:00"}
    return card("".join(text), track="Hall", title="The Lantern", speaker="Ada Lamp", **times)


def _said(words: int, *, seed: int) -> str:
    return f'*"{spoken(words, seed=seed)}"*\n\n' if words else ""


def _claims(how: str, found: Found, reference: Found) -> Iterator[Claim]:
    """Of one of the two texts; the bounds are those of the one that runs."""
    ours, bare = found.figures, reference.figures
    yield Claim(f"{how}: taps that changed the banner", ours.n, "", TAPS, at_least=True)
    yield Claim(f"{how}: taps that were lost", found.lost, "", 0)
    for name, bound in BOUNDS.items():
        beside, note = getattr(bare, name), f"n = {ours.n}, of the bare relay {bare.n}"
        claim = Claim(f"{how}: {name}", getattr(ours, name), "ms", reference=beside, note=note)
        times = TIMES if name == "p50" else None
        yield replace(claim, bound=bound, times=times) if how == BOUNDED else claim
    yield Claim(f"{how}: the longest", ours.max, "ms", reference=bare.max)
