"""An introduction as it is in the show, beside its card on disk. Pure: cards in, what differs out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from stagecue.cards import Card, bare, script_of, text_of
from stagecue.rundown import Item
from stagecue.rundown.alike import blocks
from stagecue.rundown.items import mark
from stagecue.show import Show
from stagecue.show.editing import words_of
from stagecue.show.wording import MOST_BYTES
from stagecue.store.cards.disk import GONE, Found

CardState = Literal["same", "changed", "gone", "none"]
Op = Literal["same", "old", "new"]
_PLANNED = {
    "title": "title",
    "speakers": "speakers",
    "date": "date",
    "start": "start",
    "end": "end",
    "track": "track",
    "hosts": "hosts",
}
"""What of a card only a start of StageCue reads, and what people call it."""


@dataclass(frozen=True)
class ByLine:
    """A line of the two texts, laid side by side.

    Fields:
        op: same in both, old (in the show alone), new (on the card alone)
    """

    op: Op
    text: str


@dataclass(frozen=True)
class CardNow:
    """A card as it is on disk now.

    Fields:
        state: changed by somebody since it was read or saved; gone: no card is in its place; none: of an item
            without one
        rev: names it as it is on disk, for saving over it; "" where there is none
        text: its introduction as card text; null where there is none, or too much of it for the show
        by_lines: its differences from the words in the show
        says: a sentence for a person, or ""
    """

    state: CardState
    rev: str = ""
    text: str | None = None
    by_lines: tuple[ByLine, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class Sheet:
    """An introduction's words in the show, and its card beside them.

    Fields:
        item, title, file: of the item
        rev: what an edit names as its `base`
        text: the words in the show, as card text
        edited: they are not those of the card as it was read or saved last
        undo: there are words before these
        card: the card on disk
    """

    item: str
    title: str
    rev: str
    text: str
    file: str
    edited: bool
    undo: bool
    card: CardNow


def sheet(show: Show, item: Item, known: Card | None, seen: Found | None) -> Sheet:
    """`known` is the card as it was read or saved last, None if the item has none; `seen` as it is now."""
    edits, disk = show.edits.get(item.id), seen.card if seen else None
    card = _card_now(item, known, seen) if known else CardNow("none")
    edited = not is_in_show(known, item) if known else bool(edits and edits.past)
    return Sheet(
        item=item.id,
        title=item.title,
        rev=item.rev,
        text=words_of(show, item).text,
        file=item.file if known else "",
        edited=edited and not (disk is not None and is_in_show(disk, item)),
        undo=bool(edits and edits.past),
        card=card,
    )


def is_in_show(card: Card, item: Item) -> bool:
    """Whether the card's words are those of the show, and leave the same to be chosen by the hour."""
    return bare(card.script) == bare(item.written)


def is_changed(item: Item, known: Card, disk: Card) -> bool:
    """Whether somebody changed the card since it was read or saved, and it is not as the show has it."""
    return has_other_words(item, known, disk) or bool(changed_fields(known, disk))


def has_other_words(item: Item, known: Card, disk: Card) -> bool:
    """Whether somebody gave the card words that are neither those that it had nor the show's."""
    return bare(disk.script) != bare(known.script) and not is_in_show(disk, item)


def changed_fields(known: Card, disk: Card) -> tuple[str, ...]:
    """What else of the card was changed, by what people call it."""
    return tuple(told for name, told in _PLANNED.items() if getattr(known, name) != getattr(disk, name))


def first_known(show: Show, item: Item, card: Card) -> Card:
    """The card as the show knew it when it was started: a record may tell of words that it does not have.

    A card whose words are none that this introduction ever had was changed while StageCue was away.
    """
    edits = show.edits.get(item.id)
    if edits is None:
        return card
    if mark(bare(card.script)) in edits.had:
        return card
    return replace(card, script=script_of((*edits.past, edits.now)[0].text))


def rev_of(card: Card) -> str:
    """A name for the card as it is: another one for another."""
    return mark(card)


def _card_now(item: Item, known: Card, seen: Found | None) -> CardNow:
    disk = seen.card if seen else None
    if disk is None:
        return CardNow("gone", says=f"{item.file} {seen.lacks if seen else GONE}")
    state: CardState = "changed" if is_changed(item, known, disk) else "same"
    text, says = text_of(disk.script), list(_says(known, disk))
    size = len(text.encode())
    if size > MOST_BYTES:
        most = f"The card's words take {size // 1024} kB, and {MOST_BYTES // 1024} kB is the most"
        return CardNow(state, rev_of(disk), says=" ".join([f"{most}: they cannot be taken.", *says]))
    lines = tuple(by_lines(text_of(item.written), text))
    return CardNow(state, rev_of(disk), text, lines, " ".join(says))


def _says(known: Card, disk: Card) -> Iterator[str]:
    fields = changed_fields(known, disk)
    if fields:
        yield f"The card's {' and '.join(fields)} changed, too: a restart of StageCue takes that."


def by_lines(old: str, new: str) -> Iterator[ByLine]:
    """Two texts, line by line; blank lines are nobody's change."""
    before, after = ([line for line in text.split("\n") if line] for text in (old, new))
    for block in blocks(before, after):
        ours, theirs = before[block.old : block.old_end], after[block.new : block.new_end]
        if block.alike:
            yield from (ByLine("same", line) for line in ours)
        else:
            yield from (ByLine("old", line) for line in ours)
            yield from (ByLine("new", line) for line in theirs)
