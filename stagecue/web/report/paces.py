"""The picture of how fast each host reads, against the band that a room follows well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stagecue.rehearsal import HostPace
from stagecue.rehearsal.flags import BAND
from stagecue.rehearsal.reading import SOMEBODY
from stagecue.web.report.axis import Scale, ticks
from stagecue.web.report.lettering import cut

LEFT, RIGHT = 240.0, 700.0
ROW, TOP = 34.0, 34.0
SHOWN = (60.0, 220.0)
"""Words per minute that the axis has at least."""
LETTER = 15.0


@dataclass(frozen=True)
class HostLine:
    """One host.

    Fields:
        slowest, fastest, middle: places on the axis
        told: the numbers in words; verdict: "in the band", "too slow" or "too fast"; count: of what
        inside: the middle stands in the band
    """

    name: str
    y: float
    slowest: float
    fastest: float
    middle: float
    told: str
    verdict: str
    count: str
    inside: bool


@dataclass(frozen=True)
class PacePicture:
    """What there is to draw; `band` is where the healthy band begins and ends."""

    high: float
    bottom: float
    band: tuple[float, float]
    levels: tuple[tuple[float, str], ...]
    hosts: tuple[HostLine, ...]
    told: str


def pace_picture(paces: Sequence[HostPace]) -> PacePicture | None:
    """The picture, or None if nothing was measured."""
    if not paces:
        return None
    low = min(SHOWN[0], *(pace.slowest for pace in paces))
    high = max(SHOWN[1], *(pace.fastest for pace in paces))
    scale = Scale(low, high, LEFT, RIGHT)
    hosts = tuple(_line(pace, scale, y=TOP + ROW * (n + 0.5)) for n, pace in enumerate(paces))
    bottom = TOP + ROW * len(paces)
    return PacePicture(
        high=bottom + 30,
        bottom=bottom,
        band=(scale.at(BAND[0]), scale.at(BAND[1])),
        levels=tuple((scale.at(at), f"{at:.0f}") for at in ticks(low, high, steps=(20, 50, 100), most=9)),
        hosts=hosts,
        told=" ".join(f"{host.name}: {host.told}, {host.verdict}, {host.count}." for host in hosts),
    )


def _line(pace: HostPace, scale: Scale, *, y: float) -> HostLine:
    spread = f", {pace.slowest:.0f} to {pace.fastest:.0f}" if pace.count > 1 else ""
    read = "1 introduction" if pace.count == 1 else f"{pace.count} introductions"
    name = pace.host if pace.host != SOMEBODY else "Host not named"
    return HostLine(
        name=" ".join(cut(name, wide=LEFT - 20, letter=LETTER, most=1)),
        y=y,
        slowest=scale.at(pace.slowest),
        fastest=scale.at(pace.fastest),
        middle=scale.at(pace.wpm),
        told=f"{pace.wpm:.0f} wpm{spread}",
        verdict=_verdict(pace.wpm),
        count=read,
        inside=BAND[0] <= pace.wpm <= BAND[1],
    )


def _verdict(wpm: float) -> str:
    if wpm < BAND[0]:
        return "too slow"
    return "too fast" if wpm > BAND[1] else "in the band"
