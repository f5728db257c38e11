"""The judgement on the time zone and the clocks. Pure: `asking` reads them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from stagecue.app.doctor.finding import Finding

SANE = range(2026, 2101)
"""Years that a laptop with this program can stand in; one that lost its battery begins long before."""
STEP = 0.1
"""Seconds between the two clocks, within a blink, from which somebody is setting one of them."""


@dataclass(frozen=True)
class Zone:
    """Which time zone the show goes by.

    Fields:
        name: an IANA name, None if nobody named one
        named_by: where: `--zone`, `the show file`, `the cards`
        ahead: seconds by which its clock is ahead of the laptop's
        own: the laptop's zone, for people
    """

    name: str | None
    named_by: str
    ahead: float
    own: str


@dataclass(frozen=True)
class Clock:
    """What the laptop's clocks did in a blink.

    Fields:
        now: the wall's
        synchronised: with the time of the internet; None where the system does not tell
        wall, steady: seconds that passed on the two of them
    """

    now: datetime.datetime
    synchronised: bool | None
    wall: float
    steady: float


def judge_zone(zone: Zone) -> Finding:
    """Whether somebody named the zone, and whether the laptop stands in it."""
    if zone.name is None:
        todo = 'Name it: `zone = "Europe/Paris"` in stagecue.toml, or --zone; also if it is the right one.'
        found = f"Nobody named the event's time zone: the laptop's is used, {zone.own}."
        return Finding("time zone", "look", found, todo)
    named = f"The event's zone is {zone.name} (so {zone.named_by})"
    if zone.ahead:
        hours = f"{abs(zone.ahead) / 3600:g} h {'ahead of' if zone.ahead > 0 else 'behind'}"
        todo = "At the venue already? Then one of the two is wrong. Cues go by the event's: look at a watch."
        return Finding("time zone", "look", f"{named}, {hours} the laptop's, {zone.own}.", todo)
    return Finding("time zone", "ok", f"{named}; the laptop's clock agrees.")


def judge_clock(clock: Clock) -> Finding:
    """Whether the laptop knows what time it is."""
    found = f"The laptop's clock says {clock.now:%Y-%m-%d %H:%M:%S}."
    if clock.now.year not in SANE:
        return Finding("clock", "broken", found, "Set the date and the time: cues go by them.")
    if clock.synchronised is False:
        todo = "Go online once before the show, or set it by a phone's clock: cues go by it."
        return Finding("clock", "look", f"{found} It is not synchronised.", todo)
    if clock.synchronised is None:
        found += " This system does not tell whether it is synchronised."
        return Finding("clock", "ok", found, "Compare it with a phone's.")
    return Finding("clock", "ok", f"{found} It is synchronised.")


def judge_steady(clock: Clock) -> Finding:
    """Whether the clock that carries the show passes, as the wall's does."""
    if clock.steady <= 0:
        found = "The laptop's steady clock stands still: no show can run on it."
        return Finding("steady clock", "broken", found, "Restart the laptop.")
    if abs(clock.wall - clock.steady) > STEP:
        found = f"The wall's clock was moved by {clock.wall - clock.steady:+.1f} s just now."
        todo = "A running show does not mind. Look again in a minute, before you start one."
        return Finding("steady clock", "look", found, todo)
    return Finding("steady clock", "ok", "It passes, apart from whatever the wall's clock is set to.")
