"""What an edit does to a host whose very word it takes away, and how taking it back helps.

Where no word is left to be read before the next cue, the show is held: the text would else take that cue in
mid-sentence. An edit that is taken back at once puts the text where the host was, and as many words on as
were read since.
"""

from __future__ import annotations

from stagecue.rundown import Item
from stagecue.rundown.rewording import NEARLY, WordMap, script_for
from stagecue.show import events as e
from stagecue.show import text
from stagecue.show.motion import Motion
from stagecue.show.state import Left, Show

WORDS_ARE_GONE = "The words that were being read are gone. Look at the text, then Resume."
READ_IN = 15.0
"""Words: who has read more of the new text is at home in it, and goes on from there. A judgement."""


def left(item: Item, motion: Motion | None, event: e.ScriptEdited) -> Left | None:
    """Where the host was in the old text, if `event` took the word that was being read."""
    if event.word is None or motion is None:
        return None
    read = motion.goes_on_from(event.at)
    if WordMap.of(script_for(item, event.was), script_for(item, event.text)).keeps(read):
        return None
    return Left(read, event.word)


def found_again(place: Left | None, read: float, *, kept: bool) -> float | None:
    """Words of the old text where the host goes on, or None if the new text says it.

    `read` are those of the new text by now; `kept`: the word that is read there stands in the old one too.
    """
    if place is None or read < place.new - NEARLY or (kept and read - place.new > READ_IN):
        return None
    return place.old + read - place.new


def held(before: Show, after: Show, event: e.ScriptEdited) -> tuple[e.Event, ...]:
    """The hold where a text that was running has nothing more to be read before the next cue."""
    item, motion = before.item, before.motion
    if item is None or motion is None or not text.moves(before, event.at) or text.moves(after, event.at):
        return ()
    if left(item, motion, event) is None:
        return ()
    return (e.ShowHeld(event.at, event.by, WORDS_ARE_GONE),)
