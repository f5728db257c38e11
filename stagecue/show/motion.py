"""Where the text is: a word, not a pixel, and a pure function of the time.

Nobody streams positions: a page that knows the motion and the show's clock knows where the text stands.
`static/js/show/motion.js` is this file in the browser's language; one table of cases tests both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stagecue.rundown.pace import LEAD


@dataclass(frozen=True)
class Motion:
    """The text's movement from one anchor.

    Fields:
        word: words read at the anchor; between words a fraction
        at: the anchor's time, in show seconds
        wpm: counted words per minute of this very text, its tempo included; 0 stands
        stop: words read where it comes to rest by itself
    """

    word: float
    at: float
    wpm: float
    stop: float

    def position(self, now: float) -> float:
        """Words read at `now`; never behind the anchor, never past `stop` by itself."""
        passed = self.wpm / 60 * max(0.0, now - self.at)
        return max(self.word, min(self.stop, self.word + passed))

    def reaches(self, word: float) -> float | None:
        """The show second at which it comes to `word`, or None if it never does."""
        if word > self.stop or (self.wpm <= 0 and word > self.word):
            return None
        if word <= self.word:
            return self.at
        return self.at + (word - self.word) / self.wpm * 60

    def goes_on_at(self, now: float) -> float:
        """When it goes on, set anew: every page has it by then, and a countdown still has its length."""
        return max(now + LEAD, self.at if self.wpm else 0.0)

    def goes_on_from(self, now: float) -> float:
        """Words read then."""
        return self.position(self.goes_on_at(now))

    def standing(self, now: float) -> Motion:
        """The same text, coming to rest a moment after `now`."""
        return replace(self, word=self.position(now + LEAD), at=now + LEAD, wpm=0.0)

    def standing_at(self, word: float, at: float) -> Motion:
        """The same text, standing at `word` from `at` on."""
        return replace(self, word=word, at=at, wpm=0.0)

    def running(self, now: float, *, wpm: float, stop: float) -> Motion:
        """The same text, going on from where it is to `stop`."""
        start = self.goes_on_at(now)
        return Motion(self.position(start), start, wpm, stop)
