"""GO pressed on a phone while its link is cut in silence: nothing of it may be carried out later.

A real phone page in the hall, pressed by its GO at instants of two lengths of cut. When a press was carried
out is read in the record; what the page says of each press is read from the page, and told in the note.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter

from playwright.sync_api import Page

from benchmarks.torture.cut.pages import Glass, chromium, opened, wait
from benchmarks.torture.cut.show import Reading, reading
from benchmarks.torture.ground import Ground
from benchmarks.torture.row import Control, Figure, Outcome, Row
from benchmarks.torture.venue.namespaces import Venue

SIZE = (360, 640)
TTL = 2.0
"""Seconds after which a press is too old (design §6.5)."""
Instants = tuple[float, ...]
CUTS: tuple[tuple[float, Instants], ...] = (
    (3, (2.7,)), (10, (9, 6, 3)), (3, (1.2, 0.8)), (10, (8, 5, 0.2)), (3, (2.9, 0.2)), (10, (7, 1.6, 1.2)),
    (3, (1.9,)), (3, (0.5,)), (10, (9.6, 4, 1)),
)  # fmt: skip
"""Seconds of a cut, and how many seconds before its end GO is pressed."""
TWICE = 0.5
"""Seconds: a press so soon after another is the same finger twice, and may be disregarded."""
SAID_AFTER = 2.6
"""Seconds from a press until its outcome must stand on the phone: its time to live, and a little."""
SETTLED, AFTER = 1.0, 4.0
DONE, NOT_DONE, OPEN = "done", ("refused", "too old", "not sent"), ("", "pending")
SAME_PRESS = 0.25
"""Seconds between a press and what its command says of it."""
LATE, UNSAID = "applied late", "presses of which the phone says nothing"
LIES = "sayings that the record denies"
EAR = """() => {
  window.cutSent = {};
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const found = typeof data === "string" && data.match(/^42\\d+(\\["command".*)$/);
    const command = found && JSON.parse(found[1])[1];
    if (command && command.pressed_at) window.cutSent[command.id] = command.pressed_at;
    return send.call(this, data);
  };
}"""
"""Hears which commands leave for the network, and when they were pressed by their own word."""
OLD_PHONE = """async (stage) => {
  const { io } = await import("/static/vendor/socket.io.esm.min.js");
  const query = { stage, page: "control", name: "Old phone" };
  const socket = window.oldPhone = io({ transports: ["websocket"], query, forceNew: true, timeout: 1000 });
  const go = document.querySelector("#go"), fresh = go.cloneNode(true);
  go.replaceWith(fresh);
  let count = 0;
  fresh.addEventListener("pointerdown", () => {
    const id = `old-${Date.now()}-${count++}`;
    window.cutSent[id] = performance.timeOrigin + performance.now();
    socket.emit("command", { v: 1, id, device: "old", type: "go", args: {} }, () => {});
  });
}"""
"""A phone that leaves everything to Socket.IO's own buffer, and lets no press grow old."""
OLD_PHONE_BACK_MS = 60_000
"""It knocks with websockets only, and Chromium holds those back the longer the more have failed."""


@dataclass
class Press:
    """One press of GO.

    Fields:
        before: seconds before the link's return
        again: it followed another at once
        at: seconds of the machine's clock
        outcome, said: what the page said of it when it had to
        applied: seconds after which it was carried out, by the record; None if it never was
    """

    before: float
    again: bool
    at: float = math.inf
    outcome: str = ""
    said: str = ""
    applied: float | None = None

    @property
    def lies(self) -> bool:
        """Whether the record denies what the page said."""
        return self.outcome in (NOT_DONE if self.applied is not None else (DONE,))


def pressed(
    ground: Ground, *, cuts: Sequence[tuple[float, Instants]] = CUTS, without: str = "", old: bool = False
) -> Outcome:
    """GO at every instant of these cuts, on StageCue's phone page or on an old one, and what became of it."""
    with Venue() as venue, reading(ground, venue, without=without) as show, chromium(venue) as browser:
        glass = opened(browser, show.server, f"/control?stage={show.stage}", SIZE)
        glass.page.evaluate(EAR)
        if old:
            glass.page.evaluate(OLD_PHONE, show.stage)
        presses: list[Press] = []
        for seconds, instants in cuts[: ground.count(len(cuts))]:
            show.begin(2, left=50)
            glass.until_online()
            wait(glass.page, time.time() + SETTLED)
            presses += _cut(venue, glass.page, seconds, instants)
            if old:
                glass.page.wait_for_function("window.oldPhone.connected", timeout=OLD_PHONE_BACK_MS)
                wait(glass.page, time.time() + SETTLED)
        strangers = _find(presses, show, glass)
        return _judged(presses, strangers, glass, old=old)


def _cut(venue: Venue, page: Page, seconds: float, instants: Instants) -> list[Press]:
    """One cut with its presses, and the time until each must be answered."""
    presses = [
        Press(before, again=number > 0 and instants[number - 1] - before < TWICE)
        for number, before in enumerate(instants)
    ]
    venue.cut()
    ends = time.time() + seconds
    acts: list[tuple[float, Callable[[], None]]] = [(ends, venue.mend), (ends + AFTER, lambda: None)]
    for number, one in enumerate(presses):
        later = [ends - other.before - 0.1 for other in presses[number + 1 :] if not other.again]
        acts.append((ends - one.before, partial(_press, page, one)))
        acts.append((min([ends - one.before + SAID_AFTER, *later]), partial(_hear, page, one)))
    for at, act in sorted(acts, key=itemgetter(0)):
        wait(page, at)
        act()
    return presses


def _press(page: Page, press: Press) -> None:
    press.at = time.time()
    page.get_by_role("button", name="GO", exact=True).click()


def _hear(page: Page, press: Press) -> None:
    result = page.locator("#result")
    press.outcome, press.said = result.get_attribute("data-outcome") or "", result.inner_text().strip()


def _find(presses: list[Press], show: Reading, glass: Glass) -> int:
    """Write into each press when it was carried out; how many on record belong to none."""
    sent: dict[str, float] = glass.page.evaluate("window.cutSent")
    strangers = 0
    for call, entries in groupby(show.not_ours(), key=lambda entry: entry.call):
        made = sent.get(call, -math.inf) / 1000
        press = min(presses, key=lambda press: abs(press.at - made))
        if abs(press.at - made) > SAME_PRESS:
            strangers += 1
        else:
            press.applied = next(entries).wall_ms / 1000 - press.at
    return strangers


def _judged(presses: list[Press], strangers: int, glass: Glass, *, old: bool) -> Outcome:
    late = sum(one.applied is not None and one.applied > TTL for one in presses)
    first = [] if old else [one for one in presses if not one.again]
    return Outcome(
        (
            Figure("presses", len(presses), at_least=1),
            Figure("applied in time", sum(one.applied is not None for one in presses) - late),
            Figure(LATE, late, at_most=0),
            Figure("on record without a press", strangers, at_most=0),
            Figure(UNSAID, sum(one.outcome in OPEN or not one.said for one in first), at_most=0),
            Figure(LIES, sum(one.lies for one in first), at_most=0),
            Figure("faults in the page", len(glass.faults), at_most=0),
        ),
        "; ".join([*_sayings(presses), *glass.faults]),
    )


def _sayings(presses: list[Press]) -> list[str]:
    """What the phone said, and of which presses; + stands behind those that are on record."""
    by_words = sorted(presses, key=lambda press: (press.said, -press.before))
    return [
        f"“{said}” {', '.join(f'{one.before:g}' + '+' * (one.applied is not None) for one in those)} s before"
        for said, those in groupby(by_words, key=lambda press: press.said)
    ]


ROWS = (
    Row(
        "late-go",
        f"GO pressed on a phone at {sum(len(instants) for _, instants in CUTS)} instants of cuts of 3 and "
        "10 s: applied later than 2 s after the press 0",
        pressed,
        (
            Control(
                "a phone with Socket.IO's own buffer and no age",
                partial(pressed, cuts=((10, (8, 4)),), old=True),
                LATE,
            ),
            Control(
                "the server looks at no press's age",
                partial(pressed, cuts=((3, (2.7,)),), without="age"),
                LATE,
            ),
        ),
    ),
)
