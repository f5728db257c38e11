"""Times as a report writes them: rounded to the second once, so that 10:29:59.9996 reads 10:30:00."""

from __future__ import annotations

from stagecue.rundown.timing import clock, clock_seconds


def second(at: float) -> str:
    """`10:30:05`, the clock time of a show second."""
    return clock_seconds(round(at))


def planned(at: float) -> str:
    """`10:30`, as a plan is read; with its seconds only where it has some."""
    return clock(round(at)) if round(at) % 60 == 0 else second(at)


def amount(seconds: float) -> str:
    """`2:10`, `1:02:10`: how long, without a sign."""
    whole = abs(round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def signed(seconds: float) -> str:
    """`+2:10` late, `−0:20` early, `0:00`: a difference, always with its sign."""
    if round(seconds) == 0:
        return "0:00"
    return f"{'+' if seconds > 0 else '−'}{amount(seconds)}"


def lateness(seconds: float) -> str:
    """`2:10 late`, `0:20 early`, `on time`."""
    if round(seconds) == 0:
        return "on time"
    return f"{amount(seconds)} {'late' if seconds > 0 else 'early'}"
