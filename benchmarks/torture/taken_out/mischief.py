"""What the controls do to a page in a cut: each is a fault that a row of cuts must see."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.torture.cut.pages import Glass

Mischief = Callable[[Glass, float], None]
"""Done to the page in the cut; the second at which the cut will end is told."""


def blanks(glass: Glass, _until: float, *, ms: int = 100) -> None:
    """The glass is bare for so many milliseconds."""
    glass.page.evaluate(
        """(ms) => {
          const sheet = document.createElement("div");
          sheet.style = "position: fixed; inset: 0; background: #0a0b0d; z-index: 99";
          document.body.append(sheet);
          requestAnimationFrame(() => setTimeout(() => sheet.remove(), ms));
        }""",
        ms,
    )


def jumps_ahead(glass: Glass, until: float) -> None:
    """The text jumps by three lines, and back again when the cut is over."""
    glass.page.evaluate(
        """([line, rest]) => {
          const column = document.querySelector("#column");
          column.style.translate = `0 ${-3 * line}px`;
          setTimeout(() => column.style.removeProperty("translate"), rest);
        }""",
        [glass.measured()[0].line, _rest(until)],
    )


def takes_the_cue(glass: Glass, until: float) -> None:
    """The page goes past the cue at which it should stand, and has the server take it when it can."""
    glass.page.evaluate(
        """(rest) => {
          const root = document.documentElement, past = String(Number(root.dataset.word) + 30);
          const lie = setInterval(() => { root.dataset.word = past; }, 20);
          setTimeout(() => clearInterval(lie), rest - 300);
          const stage = new URLSearchParams(location.search).get("stage");
          const go = { v: 1, id: `page-${Date.now()}`, device: "page", type: "go", args: {} };
          const said = { method: "POST", body: JSON.stringify(go) };
          setTimeout(() => fetch(`/api/v1/stages/${stage}/commands`, said), rest + 300);
        }""",
        _rest(until),
    )


def comes_back_late(glass: Glass, until: float) -> None:
    """The page says nothing to its server until four seconds after the link is back."""
    glass.page.evaluate(
        """(rest) => {
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = () => {};
          setTimeout(() => { WebSocket.prototype.send = send; }, rest + 4000);
        }""",
        _rest(until),
    )


def _rest(until: float) -> float:
    """Milliseconds."""
    return (until - time.time()) * 1000
