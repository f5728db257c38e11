"""Whether screens of different widths, and a phone's preview, are on the same word at the same time.

Two prompters, 1280 and 1920 wide, and a phone, on one text. The wide one is in a browser of its own, whose
clocks are 12 s ahead: the wall's, the page's steady one, and the time by which its animations start. Every
page writes down the time and the word at each change: a prompter its `data-word`, the phone the marked word
of its preview. The times are brought together by the steady clock of this process, not by what the pages
believe the server's to be: a page that is wrong about that is seen to be wrong. Agreement is a part of the
time, not of the changes.

Screens that show nothing never disagree: so each also has to name a word nearly all the time, and to come by
enough of them. The page that is loaded anew is let off only while it is.

Five times a second each page also holds a ruler to its glass: how many lines the middle of the word that it
names stands from the middle of its reading mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks.agreeing_steps import Step, least, named
from benchmarks.bench_day import DAY, SHOW_FILE, card, spoken
from benchmarks.claims import Claim, Table
from benchmarks.pages import PHONE, SCREEN, ahead_of_steady, await_online, browsers, open_page, sound
from benchmarks.show_server import ShowServer, show_server
from stagecue.app.clocks import steady

AGREE = 99.0
"""Percent of the time."""
SAME_LINE, LINE = 80.0, 0.5
"""Percent of the samples, and how far from the mark's middle it is the same line."""
NAMES, NAMES_AGAIN = 99.0, 66.0
"""Percent of the time in which a screen names a word; the one that is loaded anew, from then on."""
WORDS_A_SECOND, LOOKS_A_SECOND = 1.0, 2.5
"""Fewer were no measurement: half of what the slowest pace has, and half of the looks at the glass."""
NARROW = {"width": 1280, "height": 720}
OFF_MS = 12_000
STRETCH = 15.0
"""Seconds of the run before the changes, and of the one after the reload."""
CHANGES, APART = 20, 1.0
"""Changes of pace, and seconds between two."""
PACES = (130, 165, 100, 185, 90, 145, 115, 175)
WORDS = 400
SETTLED = 4.0
"""Seconds in which the pages' first pings go there and back."""
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "10:00:30", "--speed", "1", "--port", "0")

OTHER_CLOCK = f"""(() => {{
  const ahead = {OFF_MS};
  const NativeDate = Date;
  window.Date = class extends NativeDate {{
    constructor(...told) {{ told.length === 0 ? super(NativeDate.now() + ahead) : super(...told); }}
    static now() {{ return NativeDate.now() + ahead; }}
  }};
  const now = performance.now.bind(performance);
  performance.now = () => now() + ahead;
  const start = Object.getOwnPropertyDescriptor(Animation.prototype, "startTime");
  Object.defineProperty(Animation.prototype, "startTime", {{
    ...start,
    get() {{ const at = start.get.call(this); return at === null ? at : at + ahead; }},
    set(at) {{ start.set.call(this, at === null ? at : at - ahead); }},
  }});
}})();
"""
NOTES = """(() => {
  const onGlass = () => document.documentElement.dataset.word;
  const onPhone = () => document.querySelector("#preview .now")?.dataset.word;
  const named = () => onGlass() ?? onPhone() ?? null;
  window.benchWords = [];
  window.benchLines = [];
  let last = null;
  new MutationObserver(() => {
    const word = named();
    if (word !== last) benchWords.push([performance.now() / 1000, word === null ? null : Number(word)]);
    last = word;
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-word", "class"] });
  const middle = (element) => ((box) => box.top + box.height / 2)(element.getBoundingClientRect());
  setInterval(() => {
    const span = document.querySelector(`[role=article] [data-word="${named()}"]`);
    const mark = document.querySelector(".reading-mark, .preview-mark");
    if (span === null || mark === null) return;
    const line = parseFloat(getComputedStyle(document.querySelector("[role=article]")).lineHeight);
    benchLines.push(Math.abs(middle(span) - middle(mark)) / line);
  }, 200);
})()"""


@dataclass
class Screen:
    """One page, and what it has written down.

    Fields:
        words: steady seconds, and the word from then on
        lines: how far the named word stood from the reading mark, at each look
    """

    name: str
    page: Page
    words: list[Step] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)

    def gather(self) -> None:
        """Take over what the page has written; it begins anew."""
        ahead = ahead_of_steady(self.page)
        self.words += [(at - ahead, word) for at, word in self.page.evaluate("benchWords.splice(0)")]
        self.lines += self.page.evaluate("benchLines.splice(0)")

    def reload(self) -> None:
        """As a person does who does not trust it."""
        self.gather()
        self.words.append((steady(), None))
        self.page.reload()
        await_online(self.page)

    def near(self, lines: float) -> float | None:
        """Percent of the looks in which the word stood within so many lines of the mark."""
        return 100 * sum(one <= lines for one in self.lines) / len(self.lines) if self.lines else None


def agreeing(*, stretch: float = STRETCH, changes: int = CHANGES) -> Table:
    """Run the text before three screens: left alone, through changes of pace, after a reload."""
    with TemporaryDirectory(prefix="stagecue-bench-") as name, browsers(2) as (here, there):
        with _day(Path(name)) as server:
            stage = server.stages()[0]
            faults: list[str] = []
            screens = list(_screens(server, stage, here=here, there=there, faults=faults))
            times = _run(server, stage, screens, stretch=stretch, changes=changes)
            sound(faults)
        browser = f"Chromium {here.version}"
    return Table(
        "In step",
        "two screens, 1280 and 1920 wide, and a phone name the same word, and it stands at the reading line",
        {"browser": browser, "other_clock_off_ms": OFF_MS, "changes_of_pace": changes, "words": WORDS},
        [*_agree(screens, times), *_name(screens, times), *_enough(screens, times), *_stand(screens)],
    )


@contextmanager
def _day(folder: Path) -> Iterator[ShowServer]:
    """A server with one long introduction, and no cue in it."""
    cards = folder / "cards"
    cards.mkdir()
    text = f'*"{spoken(WORDS)}"*'
    told = {"track": "Hall", "title": "The Lantern", "speaker": "Ada Lamp", "start": "10:01", "end": "11:00"}
    (cards / "hall.md").write_text(card(text, **told), encoding="utf-8")
    (cards / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    with show_server(cards, folder / "data", *OPTIONS) as server:
        yield server


def _screens(
    server: ShowServer, stage: str, *, here: Browser, there: Browser, faults: list[str]
) -> Iterator[Screen]:
    """The three pages; the one with the other clock last."""
    prompter, phone = (f"{server.address}/{page}?stage={stage}" for page in ("prompter", "control"))
    for name, browser, address, size, own in (
        ("1280", here, prompter, NARROW, NOTES),
        ("phone", here, phone, PHONE, NOTES),
        ("1920", there, prompter, SCREEN, OTHER_CLOCK + NOTES),
    ):
        yield Screen(name, open_page(browser, address, size=size, faults=faults, notes=own))


def _run(
    server: ShowServer, stage: str, screens: list[Screen], *, stretch: float, changes: int
) -> dict[str, tuple[float, float]]:
    """All of it; what was done between which steady seconds."""
    other = screens[-1]
    server.introduce(stage)
    _wait(other, SETTLED)
    began = steady()
    _wait(other, stretch)
    left_alone = steady()
    for change in range(changes):
        server.command(stage, "pace", wpm=PACES[(change + 1) % len(PACES)])
        _wait(other, APART)
    changed = steady()
    other.reload()
    _wait(other, stretch)
    ended = steady()
    for screen in screens:
        screen.gather()
    return {
        "left alone": (began, left_alone),
        f"{changes} changes of pace": (left_alone, changed),
        "after a reload of the wide one": (changed, ended),
    }


def _wait(screen: Screen, seconds: float) -> None:
    screen.page.wait_for_timeout(seconds * 1000)


def _agree(screens: Sequence[Screen], times: dict[str, tuple[float, float]]) -> Iterator[Claim]:
    """For each stretch the two that agree least."""
    said = [(screen.name, screen.words) for screen in screens]
    for what, (since, until) in times.items():
        which, share = least(said, since=since, until=until)
        note = f"least: {which}; {until - since:.0f} s"
        yield Claim(f"same word, of the time, {what}", share, "%", AGREE, at_least=True, note=note)


def _name(screens: Sequence[Screen], times: dict[str, tuple[float, float]]) -> Iterator[Claim]:
    """For each stretch the screen that names a word least; the one that was loaded anew by itself."""
    *others, loaded = screens
    *undisturbed, (again, (since, until)) = times.items()
    kept = [(what, span, screens) for what, span in undisturbed] + [(again, (since, until), others)]
    for what, (begins, ends), those in kept:
        share, name = min((named(one.words, since=begins, until=ends), one.name) for one in those)
        yield Claim(f"names a word, {what}", share, "%", NAMES, at_least=True, note=f"least: {name}")
    share = named(loaded.words, since=since, until=until)
    yield Claim(f"names a word, {again}: itself", share, "%", NAMES_AGAIN, at_least=True)


def _enough(screens: Sequence[Screen], times: dict[str, tuple[float, float]]) -> Iterator[Claim]:
    """How much there was to compare, of the screen that has least."""
    whole = sum(ends - begins for begins, ends in times.values())
    for what, each, counted in (
        ("words that were named", WORDS_A_SECOND, [len(one.words) for one in screens]),
        ("looks at the glass", LOOKS_A_SECOND, [len(one.lines) for one in screens]),
    ):
        note = f"the screen with fewest; {whole:.0f} s"
        yield Claim(what, min(counted), "", each * whole, at_least=True, note=note)


def _stand(screens: Sequence[Screen]) -> Iterator[Claim]:
    for screen in screens:
        note = f"n = {len(screen.lines)}"
        one, same = screen.near(1.0), screen.near(LINE)
        yield Claim(f"{screen.name}: within one line of the mark", one, "%", 100.0, at_least=True, note=note)
        yield Claim(f"{screen.name}: in the line of the mark", same, "%", SAME_LINE, at_least=True, note=note)
