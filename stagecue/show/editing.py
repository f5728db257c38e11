"""New words for an introduction while the show runs: what is decided, and the show after it.

Law: the word that is being read stays the word that is being read, wherever it stands in the new text. A cue
that was taken is never taken again, one that was put in behind the reading place is passed over, one ahead is
taken in its turn. The event says where the pointer and the text then stand, so that it can be folded without
the card.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from stagecue.cards import script_of, text_of
from stagecue.errors import Refused
from stagecue.rundown import Item, Rundown
from stagecue.rundown.items import mark
from stagecue.rundown.pace import LEAD
from stagecue.rundown.points import spoken_words
from stagecue.rundown.rewording import NEARLY, WordMap, highest, named, names_of, script_for, worded
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show import lost_place, text
from stagecue.show.motion import Motion
from stagecue.show.state import Edits, Left, Show, Words
from stagecue.show.wording import readable

STEPS_BACK = 50
"""Edits of one introduction that can be undone: more are kept on record, and not in memory."""


def reword(show: Show, command: c.Edit | c.UndoEdit, now: float, by: str) -> tuple[e.Event, ...]:
    """Other words for an introduction, unless somebody else was quicker. Refused says why not."""
    item = _item(show, command.item, command.base)
    if isinstance(command, c.UndoEdit):
        before = _before(show, item)
        return (replace(_edited(show, item, before, now, by), undone=True),)
    event = _edited(show, item, _typed(show, item, command.text), now, by)
    return event, *lost_place.held(show, edited(show, event), event)


def _typed(show: Show, item: Item, typed: str) -> Words:
    words = readable(typed)
    script = script_for(item, words)
    if not spoken_words(script):
        raise Refused(
            "These words hold nothing to be read aloud. To leave an introduction out, take its talk."
        )
    if words == words_of(show, item).text:
        raise Refused("The show has these words already.")
    edits = show.edits.get(item.id)
    above = max(edits.highest if edits else 0, highest(names_of(item)))
    return Words(words, named(item, script, show.rundown, above=above))


def _before(show: Show, item: Item) -> Words:
    """The words before the last edit; on stage there must be some."""
    edits = show.edits.get(item.id)
    if edits is None or not edits.past:
        raise Refused(f"Nothing to undo: the words of {item.name} are those of the card.")
    before = edits.past[-1]
    if not spoken_words(script_for(item, before.text)) and show.item == item and show.phase != "talk":
        raise Refused("There were no words before, and these are on stage. Take the talk first.")
    return before


def words_of(show: Show, item: Item) -> Words:
    """The words of an introduction as a person edits them."""
    edits = show.edits.get(item.id)
    return edits.now if edits else Words(text_of(item.written), names_of(item))


def edited(show: Show, event: e.ScriptEdited) -> Show:
    """The show with the new words. Of an item that the rundown no longer has, an edit only counts."""
    item = show.rundown.by_id.get(event.item)
    if item is None:
        return show
    then = worded(item, script_of(event.text), event.names, show.rundown)
    rundown = show.rundown.having(then)
    after = replace(
        show,
        rundown=rundown,
        pointer=_pointer(show, rundown, event.cue),
        released=event.released,
        edits=MappingProxyType({**show.edits, item.id: _remembered(show, item, event)}),
    )
    if event.word is None or after.item != then:
        return after
    return replace(after, motion=_motion(show, after, event.word, event.at))


def is_of_text_on_stage(event: e.Event) -> bool:
    """Whether the text that is being read was put to other words: what a hand meant for the old is void."""
    return isinstance(event, e.ScriptEdited) and event.word is not None


def _pointer(show: Show, rundown: Rundown, cue: str) -> int:
    """Where `cue` is; else, by cards that do not have it any more, where the pointer was."""
    before = show.rundown.points[: show.pointer + 1]
    remains = next((one.id for one in reversed(before) if one.id in rundown.index), "")
    return rundown.index.get(cue, rundown.index.get(remains, -1))


def _item(show: Show, name: str, base: str) -> Item:
    item = show.rundown.by_id.get(name)
    if item is None:
        raise Refused(f"There is no item {name[:80]!r} in this rundown. Reload the page.")
    if item.kind == "break":
        raise Refused(f"{item.title} is a break: nothing is read there.")
    if item.rev != base:
        edits = show.edits.get(name)
        who = f"{edits.by} changed" if edits else "Something changed"
        raise Refused(f"{who} this introduction meanwhile: look at it again. Your words are not lost.")
    return item


def _edited(show: Show, item: Item, words: Words, now: float, by: str) -> e.ScriptEdited:
    was = words_of(show, item)
    then = worded(item, script_of(words.text), words.names, show.rundown)
    stands = _stands(show, item, then, now, words.left)
    return e.ScriptEdited(
        item.id,
        words.text,
        words.names,
        was.text,
        was.names,
        stands.cue,
        stands.word,
        stands.released,
        now,
        by,
    )


@dataclass(frozen=True)
class _Stands:
    """Where the pointer and the text stand: a cue point, words read if any, whether its cue is over."""

    cue: str
    word: float | None
    released: bool


def _stands(show: Show, item: Item, then: Item, now: float, was_left: Left | None) -> _Stands:
    point = show.point
    if point is None or point.item != item.id or point.kind in ("standby", "talk"):
        return _Stands(point.id if point else "", None, show.released)
    motion = show.motion
    read = motion.goes_on_from(now) if motion else float(point.word)
    words = WordMap.of(item.script, then.script)
    again = lost_place.found_again(was_left, read, kept=words.keeps(read))
    word = words.place(read) if again is None else min(again, float(then.words))
    cue = _last_behind(show, then, word)
    kept = cue == point.id
    if kept and show.resting and abs(read - point.word) < NEARLY:
        word = float(next(one.word for one in then.points if one.id == cue))
    return _Stands(cue, word if motion else None, show.released if kept else True)


def _last_behind(show: Show, then: Item, word: float) -> str:
    """The last cue point behind the reading place: one that was taken, or a new one that it is past."""
    points = show.rundown.points
    known = {one.id for one in points}
    taken = {one.id for one in points[: show.pointer + 1]} | set(show.starts)  # also of cues that come back
    there = [one for one in then.points if one.kind != "talk"]
    last = max((at for at, one in enumerate(there) if one.id in taken), default=0)
    for one in there[last + 1 :]:
        if one.id in known or one.word >= word - NEARLY:
            break
        last += 1
    return there[last].id


def _motion(before: Show, show: Show, word: float, at: float) -> Motion:
    """The text at `word` of its new words, moving or standing as it did."""
    point, item, motion = show.point, show.item, before.motion
    assert point is not None and item is not None
    rests = before.resting and before.point is not None and before.point.id == point.id
    stop = float(point.word) if rests else text.next_stop(show)
    if motion is None or before.held:
        return Motion(word, at + LEAD, 0.0, stop)
    wpm = show.pace_of(item) * item.tempo
    return Motion(word, motion.goes_on_at(at), wpm if motion.wpm else 0.0, stop)


def _remembered(show: Show, item: Item, event: e.ScriptEdited) -> Edits:
    before = show.edits.get(event.item)
    past = before.past if before else ()
    past = (
        past[:-1]
        if event.undone
        else (*past, Words(event.was, event.were, lost_place.left(item, show.motion, event)))[-STEPS_BACK:]
    )
    most = max(before.highest if before else 0, highest(event.names), highest(event.were))
    had = {mark(script_of(text)) for text in (event.was, event.text)}
    return Edits(
        now=Words(event.text, event.names),
        past=past,
        had=(before.had if before else frozenset()) | had,
        highest=most,
        by=event.by,
    )
