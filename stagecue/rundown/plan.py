"""From cards to the rundowns of a day: one for each stage."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from stagecue.cards import Card, Notes, bare
from stagecue.errors import UsageError
from stagecue.rundown.items import AS_PLANNED, Clash, Item, Rundown, mark, settled
from stagecue.rundown.pace import tempo
from stagecue.rundown.placing import placed
from stagecue.rundown.points import cue_points, spoken_words
from stagecue.rundown.showfile import NO_SHOW_FILE, Extra, ShowFile, sound
from stagecue.rundown.slots import DAY, Slot, by_stage, day_slots, planned, same_talk
from stagecue.rundown.timing import clock

BREAK_FROM = 15 * 60.0
"""A gap of this many seconds between two items is a break; a shorter one is a changeover."""
LONGEST_ID = 80
"""Bytes of an item's or a stage's id: a state has eleven of them, and has to stay under 4 kB."""


def choose_day(
    available: Sequence[datetime.date], *, wanted: datetime.date | None, today: datetime.date
) -> datetime.date:
    """The wanted day; else today, else the next one. UsageError lists the days if there is none of these."""
    listed = ", ".join(map(str, available)) or "none"
    if wanted is not None:
        if wanted not in available:
            raise UsageError(f"No card is for {wanted}. Days with sessions: {listed}.")
        return wanted
    if not available:
        raise UsageError("No card has both a date and a time. `stagecue check` tells what each one needs.")
    coming = [day for day in available if day >= today]
    if not coming:
        raise UsageError(
            f"All sessions lie before today. Name a day with --day. Days with sessions: {listed}."
        )
    return coming[0]


def show_date(
    cards: Iterable[Card], *, date: datetime.date, second: float, show_file: ShowFile = NO_SHOW_FILE
) -> tuple[datetime.date, float]:
    """The date on which the show that is on began, and `second` counted from its midnight.

    `date` and `second` are the wall's; after midnight the day before may still be on (design §5).
    """
    before = date - datetime.timedelta(days=1)
    slots = day_slots(cards, before)
    ends = [slot.end for slot in slots]
    for name, own in by_stage(slots, show_file.stages).items():
        ends += [extra.end for extra in placed(name, own, day=before, show_file=show_file).kept]
    on = any(end > DAY + second for end in ends)
    return (before, second + DAY) if on else (date, second)


def plan(
    cards: Iterable[Card],
    notes: Iterable[Notes] = (),
    *,
    day: datetime.date,
    show_file: ShowFile = NO_SHOW_FILE,
) -> tuple[Rundown, ...]:
    """The rundowns of `day`, one for each stage, in the order of their names.

    Tracks that run in parallel are stages of their own, and a day on which none do has one stage, unless the
    show file says otherwise. ShowFileError for a show file with problems.
    """
    told = sound(show_file)
    stages = sorted(by_stage(day_slots(cards, day), told.stages).items())
    ids = unique_slugs(name for name, _ in stages)
    background = tuple(notes)
    return tuple(
        _rundown(day, (stage, name), own, background, told)
        for stage, (name, own) in zip(ids, stages, strict=True)
    )


def slug(text: str, *, longest: int = 40) -> str:
    """A readable id, `LONGEST_ID` at most: lower case, digits, hyphens; letters of other scripts stay."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    letters = re.sub(r"[\W_]+", "-", plain.lower()).strip("-")[:longest]
    return letters.encode()[:LONGEST_ID].decode(errors="ignore").strip("-") or "item"


def _rundown(
    day: datetime.date,
    stage: tuple[str, str],
    slots: Sequence[Slot],
    notes: tuple[Notes, ...],
    show_file: ShowFile,
) -> Rundown:
    played, clashing = planned(slots)
    extras = placed(stage[1], slots, day=day, show_file=show_file).kept
    names = unique_slugs([*map(_stem, played), *(extra.title for extra in extras)])
    ids = dict(zip(map(id, played), names, strict=False))
    items = [_item(ids[id(slot)], slot, show_file) for slot in played]
    items += [
        _extra(name, extra, show_file) for name, extra in zip(names[len(played) :], extras, strict=True)
    ]
    whole = _with_breaks(sorted(items, key=lambda item: item.start))
    here = {speaker for item in whole for speaker in item.speakers}
    made = Rundown(
        day,
        *stage,
        event=show_file.event or next((slot.card.event for slot in played if slot.card.event), ""),
        items=whole,
        clashes=tuple(_clash(slot, rival, ids[id(rival)]) for slot, rival in clashing),
        notes=tuple(note for note in notes if note.speaker in here),
        pace=show_file.pace,
        standby_lead=show_file.standby,
        pronunciations=tuple(show_file.pronunciations.items()),
        holds=tuple(show_file.cues.items()),
    )
    return replace(made, rev=mark(made))


def card_ids(cards: Iterable[Card], *, day: datetime.date, show_file: ShowFile) -> tuple[str, ...]:
    """The ids of the items that the day's cards become, whatever else the show file says."""
    stages = by_stage(day_slots(cards, day), show_file.stages)
    return tuple(name for slots in stages.values() for name in unique_slugs(map(_stem, planned(slots)[0])))


def unique_slugs(names: Iterable[str]) -> list[str]:
    """A slug for each name, in order; a second one of the same letters gets a number."""
    taken: Counter[str] = Counter()
    found: list[str] = []
    for stem in map(slug, names):
        taken[stem] += 1
        found.append(stem if taken[stem] == 1 else f"{stem}-{taken[stem]}")
    return found


def _stem(slot: Slot) -> str:
    return slot.card.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _item(name: str, slot: Slot, show_file: ShowFile) -> Item:
    card = slot.card
    script, unsettled = settled(card.script, slot.start)
    points = cue_points(name, card.kind, card.title or card.file, script, holds=show_file.cues)
    return Item(
        id=name,
        kind=card.kind,
        title=card.title or card.file,
        speakers=card.speakers,
        track=card.track or "",
        start=slot.start,
        end=slot.end,
        script=script,
        unsettled=unsettled,
        words=spoken_words(script),
        tempo=tempo(script),
        points=points,
        file=card.file,
        hosts=card.hosts,
        biography=card.biography,
        pace=show_file.pace_of(card.hosts),
        flex=show_file.cards.get(card.file, show_file.cards.get(name, AS_PLANNED)),
        introduction=show_file.introductions,
        rev=mark(card.title, card.speakers, bare(script), points, *bare(unsettled)),
    )


def _extra(name: str, extra: Extra, show_file: ShowFile) -> Item:
    return Item(
        name,
        extra.kind,
        extra.title,
        (),
        "",
        extra.start,
        extra.end,
        points=cue_points(name, extra.kind, extra.title, ()),
        file=show_file.file,
        flex=extra.flex,
        introduction=show_file.introductions,
    )


def _with_breaks(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, and a break wherever nothing is planned for long enough to be one."""
    whole: list[Item] = []
    taken = {item.id for item in items}
    for item in items:
        if whole and item.start - whole[-1].end >= BREAK_FROM:
            whole.append(_break(whole[-1].end, item.start, taken=taken))
        whole.append(item)
    return tuple(whole)


def _break(start: float, end: float, *, taken: Collection[str]) -> Item:
    name, title = f"break-{clock(start).replace(':', '')}", f"Break until {clock(end)}"
    if name in taken:
        name += "-gap"
    return Item(name, "break", title, (), "", start, end, points=cue_points(name, "break", title, ()))


def _clash(slot: Slot, rival: Slot, rival_id: str) -> Clash:
    card = slot.card
    twin = same_talk(card, rival.card)
    return Clash(card.file, card.title or card.file, card.speakers, slot.start, slot.end, rival_id, twin)
