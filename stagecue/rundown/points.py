"""From a script to the cue points that GO takes, in the order in which it takes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stagecue.cards import CueKind, Script, Speech
from stagecue.rundown.items import HOLDS, UNTIL_GO, CuePoint, ItemKind, cue_words


def cue_points(
    item: str,
    kind: ItemKind,
    title: str,
    script: Script,
    *,
    holds: Mapping[CueKind, float] = HOLDS,
    names: Sequence[str] = (),
) -> tuple[CuePoint, ...]:
    """The cue points of one item; `item` is its id, `holds` the seconds of each kind that is one.

    `names` are those of its cues in order; without them they are counted, "cue-1".

    A session has standby, introduction, each cue that is one, talk. A break, and a session without a word to
    say, has no introduction: GO takes it straight after standby.
    """
    standby = CuePoint(f"{item}/standby", item, "standby", title)
    if kind == "break":
        return standby, CuePoint(f"{item}/break", item, "break", title)
    words = spoken_words(script)
    talk = CuePoint(f"{item}/talk", item, "talk", title, words)
    if not words:
        return standby, talk
    introduction = CuePoint(f"{item}/introduction", item, "introduction", title)
    return standby, introduction, *_in_text(item, script, words, holds, names), talk


def spoken_words(script: Script) -> int:
    """The counted words of all its speeches."""
    return sum(line.words for line in script if isinstance(line, Speech))


def _in_text(
    item: str, script: Script, words: int, holds: Mapping[CueKind, float], names: Sequence[str]
) -> Iterator[CuePoint]:
    standing = [(cue, word) for cue, word in cue_words(script) if cue.kind in holds]
    counted = (f"cue-{number}" for number in range(1, len(standing) + 1))
    for name, (cue, word) in zip(names or counted, standing, strict=False):
        yield CuePoint(f"{item}/{name}", item, cue.kind, cue.text, word, holds[cue.kind])  # type: ignore[arg-type]
        if holds[cue.kind] == UNTIL_GO and word < words:
            yield CuePoint(f"{item}/{name}-resume", item, "resume", cue.text, word)
