"""What the bench reads off a picture: the time by the clock on it, and from that how far the text is off its table."""

import io

import pytest
from PIL import Image

from benchmarks.ruler import (
    BAR_PX,
    CLOCK_PX,
    DIGIT_PX,
    DIGITS,
    EVERY,
    ROUND_MS,
    WAY,
    Picture,
    Ruler,
    residuals,
)

# From its start on, 2 words a second and 10 px a word; the clock is in its fourth round.
RULER = Ruler(
    left=1867,
    right=1875,
    top=360,
    words=101,
    origin=5_000_000,
    start=1000,
    rate=2,
    first=0,
    heights=[0, 500, 1000],
    places=[0, 50, 100],
)
AT = 1300 + 3 * ROUND_MS
FIRST = 360 - 2 * (AT - 1000) / 1000 * 10


def picture(*, lower: float = 0, late: float = 0, lit: int = 255) -> Picture:
    """The glass at `AT`, the text so many px too low; known to have been taken so many ms too late."""
    glass = Image.new("L", (1920, 1080), 10)
    _bar(glass, AT % ROUND_MS / ROUND_MS * WAY, CLOCK_PX, lambda at: (at, 0, at + 1, 24), lit)
    for number in range(-8, 40):
        top = FIRST + lower + number * EVERY
        if 0 < top < 1070:
            _bar(glass, top, BAR_PX, lambda at: (1867, at, 1875, at + 1), lit)
            _digits(glass, top, number)
    png = io.BytesIO()
    glass.save(png, "PNG")
    return Picture(png.getvalue(), RULER.origin + AT + late)


def _digits(glass, top, number):
    for place in range(DIGITS):
        if number >> place & 1:
            left = 1867 + BAR_PX + place * DIGIT_PX
            _bar(glass, top, BAR_PX, lambda at, left=left: (left, at, left + DIGIT_PX, at + 1), 255)


def _bar(glass, begins, size, box, lit):
    """A bar of light that may begin inside a pixel: its two edges are grey by as much as it covers."""
    whole, part = int(begins), begins - int(begins)
    shares = [1 - part, *[1] * (size - 1), part]
    for at, share in enumerate(shares):
        if share:
            glass.paste(round(10 + (lit - 10) * share), box(whole + at))


@pytest.mark.parametrize("lower", [0, 0.25, -0.4, 1.5, -20, 160, -320.3, 100])
def test_a_text_that_is_off_is_off_by_as_much_on_the_picture(lower):
    assert residuals(RULER, [picture(lower=lower)]) == pytest.approx([lower], abs=0.02)


@pytest.mark.parametrize("late", [-1500, 700, 1500], ids=lambda late: f"{late} ms")
def test_when_the_picture_was_taken_counts_for_the_round_alone(late):
    assert residuals(RULER, [picture(late=late)]) == pytest.approx([0], abs=0.02)


def test_a_picture_without_light_tells_nothing():
    assert residuals(RULER, [picture(lit=10)]) == []
