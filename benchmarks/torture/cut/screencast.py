"""What a page really showed: every frame of its screencast, and whether text stood where the host reads."""

from __future__ import annotations

import base64
import io
import time
from dataclasses import dataclass
from typing import Any

from PIL import Image
from playwright.sync_api import CDPSession, Page

from benchmarks.torture.cut.seen import Frame

EVERY = 2
"""Of the browser's 60 frames a second: 30, so that 100 ms without text are three of them."""
QUALITY = 50
BRIGHT = 128
"""Of 255: the text is at 244, what is bare ground at 11."""
QUIET = 1.0
"""Seconds without a frame (nothing changes) after which a picture is taken."""


@dataclass(frozen=True)
class Band:
    """The part of the glass around the reading line, in px of the page: a line above it and a line below."""

    left: float
    top: float
    right: float
    bottom: float
    width: float


class Screencast:
    """The frames of a page since `clear`, looked at as they come."""

    def __init__(self, page: Page, band: Band) -> None:
        self.frames: list[Frame] = []
        self._band = band
        self._came = time.monotonic()
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.on("Page.screencastFrame", self._take)
        self._session.send(
            "Page.startScreencast", {"format": "jpeg", "quality": QUALITY, "everyNthFrame": EVERY}
        )

    def clear(self) -> None:
        """Forget the frames so far."""
        self.frames = []

    def look(self) -> None:
        """Take a picture if nothing has come for a second: a glass that does not change sends no frame."""
        if time.monotonic() - self._came >= QUIET:
            at = time.time()
            told = self._session.send("Page.captureScreenshot", {"format": "jpeg", "quality": QUALITY})
            self._note(at, told["data"])

    def freeze(self) -> None:
        """A control: the browser sends frames no more, and nobody notices."""
        self._session.remove_listener("Page.screencastFrame", self._take)
        self._session.on("Page.screencastFrame", lambda _told: None)

    def stop(self) -> None:
        """No more frames."""
        self._session.remove_listener("Page.screencastFrame", self._take)
        self._session.send("Page.stopScreencast")
        self._session.detach()

    def _take(self, told: dict[str, Any]) -> None:
        self._session.send("Page.screencastFrameAck", {"sessionId": told["sessionId"]})
        self._note(float(told["metadata"]["timestamp"]), told["data"])

    def _note(self, at: float, picture: str) -> None:
        self._came = time.monotonic()
        self.frames.append(Frame(at, bright(base64.b64decode(picture), self._band)))


def bright(picture: bytes, band: Band) -> float:
    """Percent of the band's pixels that are bright, whatever size the picture of the page has."""
    with Image.open(io.BytesIO(picture)) as image:
        image.draft("L", None)
        scale = image.width / band.width
        edges = [round(edge * scale) for edge in (band.left, band.top, band.right, band.bottom)]
        counts = image.convert("L").crop((edges[0], edges[1], edges[2], edges[3])).histogram()
    return 100 * sum(counts[BRIGHT:]) / max(1, sum(counts))
