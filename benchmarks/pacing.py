"""Whether a pace that was set is the pace that is read: when the text ends, and what went by in a minute.

Scripts of 100 to 5,000 words, each on three prompters with letters of three sizes, at 130 words a minute.

When the text ends is read from the animation that scrolls it, as the browser has it: its duration,
iterations and playback rate say after how many seconds it comes to rest. Beside it stands where it comes to
rest: how far its last keyframe leaves the last word from the reading line, in lines.

What went by in a minute is read from the glass, in real time: where the text stands at one instant and a
minute later (the height, by the animation's keyframes made into words), by the page's own steady clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from benchmarks.bench_day import DAY, SHOW_FILE, card, spoken
from benchmarks.claims import Claim, Table
from benchmarks.pages import SCREEN, Pages, chromium, open_page, sound
from benchmarks.show_server import ShowServer, show_server

WPM = 130
OTHER_WPM = 165
"""Set first, so that the pace of the bench is one that somebody set."""
SCRIPTS = (100, 500, 1500, 5000)
SIZES = (60, 100, 160)
"""Percent of the size that fits the screen."""
OFF = 1.0
"""Percent of the time, or of the words."""
LINES_OFF = 0.5
MINUTE = 60.0
READ_IN_REAL_TIME = 500
"""Words of the script that is read for a minute."""
BEGUN_MS = 1500
"""After a Resume, until the text goes on every screen."""
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "10:00:30", "--speed", "1", "--port", "0")
SCROLL = """() => {
  const article = document.querySelector("[role=article]");
  const ours = (one) => one.effect?.target === article && one.playState === "running";
  const scroll = document.getAnimations().find(ours);
  if (scroll === undefined) throw new Error("no animation scrolls the text");
  const heightOf = (transform) => -new DOMMatrix(transform).m42;
"""
ENDS = (
    SCROLL
    + """
  const { duration, iterations } = scroll.effect.getTiming();
  const words = article.querySelectorAll("[data-word]");
  const box = words[words.length - 1].getBoundingClientRect();
  const last = box.top + box.height / 2 - article.getBoundingClientRect().top;
  const rest = heightOf(scroll.effect.getKeyframes().at(-1).transform);
  return {
    words: words.length,
    letters: parseFloat(getComputedStyle(article).fontSize),
    seconds: iterations * duration / scroll.playbackRate / 1000,
    off: Math.abs(rest - last) / parseFloat(getComputedStyle(article).lineHeight),
  };
}"""
)
PLACE = (
    SCROLL
    + """
  const words = article.querySelectorAll("[data-word]").length + 1;
  const frameOf = ({ transform, computedOffset }) => [heightOf(transform), computedOffset * words];
  const frames = scroll.effect.getKeyframes().map(frameOf);
  return new Promise((done) => requestAnimationFrame(() => {
    const at = performance.now() / 1000;
    const glass = [article, article.parentElement].map((one) => heightOf(getComputedStyle(one).transform));
    const height = glass[0] + glass[1];
    const after = frames.findIndex(([one]) => one > height);
    const [[above, from], [below, to]] = [frames[after - 1], frames[after]];
    done({ at, word: from + (to - from) * (height - above) / (below - above) });
  }));
}"""
)


def pacing(*, minute: float = MINUTE) -> Table:
    """Set the pace, look at every script on every size, and read one of them for a minute."""
    with TemporaryDirectory(prefix="stagecue-bench-") as name, chromium() as opened:
        with _day(Path(name)) as server:
            pages = list(_pages(opened, server))
            ends = [claim for words in SCRIPTS for claim in _ends(server, pages, words)]
            claims = [*ends, _in_real_time(server, pages, minute)]
            sound(opened.faults)
        browser = f"Chromium {opened.browser.version}"
    return Table(
        "Pace",
        f"a text set to {WPM} words a minute ends at words / {WPM} min, on every size of letters",
        {"browser": browser, "sizes_percent": ", ".join(map(str, SIZES)), "seconds_in_real_time": minute},
        claims,
    )


@contextmanager
def _day(folder: Path) -> Iterator[ShowServer]:
    """A server with an introduction of each length, and no cue in them."""
    cards = folder / "cards"
    cards.mkdir()
    (cards / "stagecue.toml").write_text(SHOW_FILE, encoding="utf-8")
    for hour, words in enumerate(SCRIPTS, start=11):
        told = {"track": "Hall", "title": f"{words} lanterns", "speaker": "Ada Lamp"}
        made = card(f'*"{spoken(words)}"*', **told, start=f"{hour}:00", end=f"{hour + 1}:00")
        (cards / f"hall-{words}.md").write_text(made, encoding="utf-8")
    with show_server(cards, folder / "data", *OPTIONS) as server:
        yield server


def _pages(opened: Pages, server: ShowServer) -> Iterator[Page]:
    """A prompter for each size."""
    for size in SIZES:
        address = f"{server.address}/prompter?stage={_stage(server)}&size={size}"
        yield open_page(opened.browser, address, size=SCREEN, faults=opened.faults)


def _ends(server: ShowServer, pages: list[Page], words: int) -> Iterator[Claim]:
    """When and where the script of so many words comes to rest, the worst of the sizes."""
    _read(server, pages, words)
    found = [page.evaluate(ENDS) for page in pages]
    yield _sizes(words, [one["letters"] for one in found])
    late = max(_percent_off(one["seconds"], words / WPM * 60) for one in found)
    note = f"{words / WPM * 60:.1f} s; worst of {len(found)} sizes"
    yield Claim(f"{words:,} words: the end, off by", late, "%", OFF, note=note)
    off = max(one["off"] for one in found)
    yield Claim(f"{words:,} words: the last word there, off by", off, "lines", LINES_OFF)


def _sizes(words: int, letters: list[float]) -> Claim:
    """That the sizes are sizes: three pages with letters alike would be one."""
    note = ", ".join(f"{px:.0f}" for px in letters) + " px"
    return Claim(
        f"{words:,} words: sizes of letters", len(set(letters)), "", len(SIZES), at_least=True, note=note
    )


def _in_real_time(server: ShowServer, pages: list[Page], minute: float) -> Claim:
    """What went by on the glass, against the pace; the worst of the sizes."""
    _read(server, pages, READ_IN_REAL_TIME)
    before = [page.evaluate(PLACE) for page in pages]
    pages[0].wait_for_timeout(minute * 1000)
    after = [page.evaluate(PLACE) for page in pages]
    found = [_passed_off(*pair) for pair in zip(before, after, strict=True)]
    note = f"{minute:.0f} s in real time; worst of {len(found)} sizes"
    return Claim("words that went by, off by", max(found), "%", OFF, note=note)


def _read(server: ShowServer, pages: list[Page], words: int) -> None:
    """The script of so many words from its first word on, at the pace."""
    stage = _stage(server)
    server.command(stage, "go_to", cue=_introduction(server, stage, words))
    for wpm in (OTHER_WPM, WPM):
        server.command(stage, "pace", wpm=wpm)
    server.command(stage, "resume")
    for page in pages:
        page.wait_for_function(
            "words => document.querySelectorAll('[role=article] [data-word]').length === words", arg=words
        )
    pages[0].wait_for_timeout(BEGUN_MS)


def _introduction(server: ShowServer, stage: str, words: int) -> str:
    """The cue point that begins the script of so many words."""
    items = server.rundown(stage)["items"]
    (found,) = (item for item in items if item["words"] == words)
    return str(next(point["id"] for point in found["points"] if point["kind"] == "introduction"))


def _stage(server: ShowServer) -> str:
    return server.stages()[0]


def _passed_off(before: dict[str, Any], after: dict[str, Any]) -> float:
    return _percent_off(after["word"] - before["word"], (after["at"] - before["at"]) * WPM / 60)


def _percent_off(found: float, wanted: float) -> float:
    return 100 * abs(found / wanted - 1)
