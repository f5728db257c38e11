"""The picture of a day: what was planned and run as bars on one time axis, and beneath it the drift.

Places are units of a picture `WIDE` units wide; the template draws them, and jinja escapes what is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stagecue.rehearsal import AsRun, ItemRun, Report
from stagecue.rundown import Item
from stagecue.rundown.timing import clock
from stagecue.web.report.axis import HOURS, Scale, ticks
from stagecue.web.report.drift import Drift, drift
from stagecue.web.report.lettering import cut
from stagecue.web.report.telling import ending, told
from stagecue.web.report.times import planned, second, signed

WIDE = 1000.0
LEFT, RIGHT = 104.0, 988.0
PLAN_HIGH, RUN_HIGH, APART = 62.0, 30.0, 8.0
LETTER = 13.0
A_MOMENT = 1.0
"""Seconds beyond its length that are no overrun."""


@dataclass(frozen=True)
class Bar:
    """One item in a lane.

    Fields:
        number: as the table has it, "" where it does not fit
        words: lines beneath the number
        over: (x, wide) of the part beyond its planned length
        tip: what it is and when
        open: the record ends in it
    """

    x: float
    wide: float
    kind: str
    number: str
    words: tuple[str, ...] = ()
    over: tuple[float, float] | None = None
    tip: str = ""
    open: bool = False


@dataclass(frozen=True)
class Lane:
    """A row of bars; `style` is "plan" or "ran"."""

    name: str
    style: str
    y: float
    high: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Tick:
    """A value on an axis: where, and what is written there."""

    at: float
    text: str


@dataclass(frozen=True)
class DayPicture:
    """What there is to draw.

    Fields:
        title: what it shows; told: the same in a sentence, for those who do not see it
        hours: the time axis, written at `axis_y`
        cut: where a record that was cut off ends
    """

    high: float
    title: str
    told: str
    lanes: tuple[Lane, ...]
    hours: tuple[Tick, ...]
    axis_y: float
    drift: Drift
    cut: Tick | None


def day_picture(report: Report) -> DayPicture:
    """The day of one stage."""
    runs = [(name, run) for name, run in _runs(report) if run is not None]
    scale = _scale(report, [run for _, run in runs])
    lanes = tuple(_lanes(report, runs, scale))
    axis_y = lanes[-1].y + lanes[-1].high + 20
    lines = drift(runs, scale, top=axis_y + 28)
    run = told(report)
    how = ending(run, "day").headline
    end = run.last if run.ended is None else None
    return DayPicture(
        high=lines.bottom + 14,
        title=f"The day on {report.rundown.name}: planned, {' and '.join(name.lower() for name, _ in runs)}",
        told=f"{how}. {lines.told}",
        lanes=lanes,
        hours=tuple(
            Tick(scale.at(at), clock(at)) for at in ticks(scale.low, scale.high, steps=HOURS, most=12)
        ),
        axis_y=axis_y,
        drift=lines,
        cut=None if end is None else Tick(scale.at(end), f"record ends {second(end)}"),
    )


def _runs(report: Report) -> tuple[tuple[str, AsRun | None], ...]:
    return ("Rehearsed", report.rehearsed), ("Actual", report.actual)


def _scale(report: Report, runs: list[AsRun]) -> Scale:
    """From the first start to the last end of all that is drawn."""
    times = [at for item in report.rundown.items for at in (item.start, item.end)]
    times += [at for run in runs for item in run.items for at in (item.start, item.end) if at is not None]
    times += [at for run in runs for at in (run.ended, run.last) if at is not None and run.items]
    low, high = min(times, default=0.0), max(times, default=0.0)
    return Scale(low, max(high, low + 60), LEFT, RIGHT)


def _lanes(report: Report, runs: list[tuple[str, AsRun]], scale: Scale) -> Iterator[Lane]:
    numbers = {item.id: str(number) for number, item in enumerate(report.rundown.items, 1)}
    y = 4.0 if all(run.ended is not None for _, run in runs[-1:]) else 22.0
    bars = tuple(_planned(item, numbers[item.id], scale) for item in report.rundown.items)
    yield Lane("Planned", "plan", y, PLAN_HIGH, bars)
    y += PLAN_HIGH + APART
    for name, run in runs:
        drawn = (_ran(one, numbers.get(one.item.id, ""), scale, last=run.last) for one in run.items)
        yield Lane(name, "ran", y, RUN_HIGH, tuple(bar for bar in drawn if bar))
        y += RUN_HIGH + APART


def _planned(item: Item, number: str, scale: Scale) -> Bar:
    x, wide = _place(item.start, item.end, scale)
    name = "Break" if item.kind == "break" and not item.speakers else item.name
    return Bar(
        x,
        wide,
        item.kind,
        _fitting(number, wide),
        words=cut(name, wide=wide - 10, letter=LETTER, most=2),
        tip=f"{planned(item.start)} to {planned(item.end)} {item.name}",
    )


def _ran(run: ItemRun, number: str, scale: Scale, *, last: float | None) -> Bar | None:
    if run.start is None:
        return None
    end = run.end if run.end is not None else max(last or run.start, run.start)
    x, wide = _place(run.start, end, scale)
    delta = run.delta or 0.0
    over = _place(end - delta, end, scale) if delta > A_MOMENT else None
    long = f", length {signed(delta)}" if run.delta is not None else ", not ended"
    tip = f"{second(run.start)} to {second(end)} {run.item.name}{long}"
    number = _fitting(number, wide)
    return Bar(x, wide, run.item.kind, number, over=over, tip=tip, open=run.end is None)


def _place(start: float, end: float, scale: Scale) -> tuple[float, float]:
    """Where it begins and how wide it is; a unit is left between neighbours."""
    x = scale.at(start)
    return x, round(max(scale.at(end) - x - 1, 1.0), 1)


def _fitting(number: str, wide: float) -> str:
    return number if wide >= 12 * len(number) + 4 else ""
