"""Which time zone the labels on the cards mean: CEST is the time in Paris, wherever it is written."""

from __future__ import annotations

from collections.abc import Iterable

from stagecue.cards import Card

ZONES = {
    **dict.fromkeys(("CET", "CEST"), "Europe/Paris"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("EST", "EDT"), "America/New_York"),
    **dict.fromkeys(("CST", "CDT"), "America/Chicago"),
    **dict.fromkeys(("MST", "MDT"), "America/Denver"),
    **dict.fromkeys(("PST", "PDT"), "America/Los_Angeles"),
    **dict.fromkeys(("GMT", "BST"), "Europe/London"),
    "JST": "Asia/Tokyo",
    "UTC": "UTC",
}
"""One place for each label: those that keep it have the same time."""
SEVERAL = frozenset({"CST", "BST", "MST"})
"""Labels that mean other hours elsewhere: China's CST is not Chicago's."""


def labelled_zone(cards: Iterable[Card]) -> str | None:
    """The zone that all labels on the cards name, an IANA name; None if there is none, or more than one."""
    labels = {card.zone for card in cards if card.zone}
    places = {ZONES.get(label) for label in labels}
    return places.pop() if len(places) == 1 and not labels & SEVERAL else None
