"""Whatever people write while a show runs, the word that is read stays, and no cue comes back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stagecue.cards import Speech, bare, script_of
from stagecue.errors import Refused
from stagecue.rundown import Rundown
from stagecue.show import Show, begin, decide, evolve
from stagecue.show import commands as c
from stagecue.show import events as e
from stagecue.show.agenda import due
from stagecue.show.motion import Motion
from stagecue.store.contract import Entry
from stagecue.store.record import rows
from stagecue.store.record.plans import packed, unpacked
from tests.show.days import item

CUES = ("*[Lead applause]*", "*[Pause]*", "*[Play the video]*", "*[Walk to the lectern]*")
PIECES = st.one_of(st.integers(0, 400).map(lambda n: f"w{n}"), st.sampled_from(CUES))
WORDS = st.lists(PIECES, min_size=1, max_size=25)
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 4), st.lists(st.sampled_from(CUES), max_size=2), st.integers(0, 3)
    ),
    min_size=1,
    max_size=3,
)
"""Where, how many pieces go, which cues come, how many new words come."""
EDITS = st.tuples(st.just("edit"), CHANGES)
PRESSES = st.sampled_from(
    [
        c.Go(),
        c.Go(),
        c.Go(countdown=3.0),
        c.Back(),
        c.Hold(),
        c.Resume(),
        c.SetPace(90.0),
        c.Nudge(2.5),
        "undo",
    ]
)
STEPS = st.lists(st.tuples(st.floats(0.01, 12), st.one_of(EDITS, PRESSES)), max_size=25)


def day(pieces: list[str]) -> Rundown:
    first = item("ada", 36000, *script_of(text(dict.fromkeys(pieces))))
    return Rundown(
        datetime.date(2026, 6, 18),
        "main",
        "Main",
        "",
        (replace(first, rev="a"), item("bert", 37200)),
        pace=60.0,
    )


def text(pieces: object) -> str:
    return " ".join(["Start.", *pieces])  # type: ignore[misc]


@dataclass
class Stage:
    """A show that is played and edited; `new` counts words that nobody wrote before."""

    show: Show
    now: float = 35990.0
    new: int = 1000
    taken: set[str] = field(default_factory=set)
    events: list[e.Event] = field(default_factory=list)

    def ask(self, command: c.Command, by: str = "ann") -> None:
        try:
            events = decide(self.show, command, self.now, by)
        except Refused:
            return
        for event in events:
            self.note(event)

    def note(self, event: e.Event) -> None:
        if isinstance(event, e.CueTaken):
            assert event.cue not in self.taken
            self.taken.add(event.cue)
        if isinstance(event, e.PointerMoved):
            self.taken = (self.taken & set(self.show.rundown.index)) - set(event.undone)
        before, self.show = self.show, evolve(self.show, event)
        self.events.append(event)
        if isinstance(event, e.ScriptEdited):
            the_word_stays(before, self.show, self.now)

    def pass_to(self, now: float) -> None:
        while (coming := due(self.show, self.now)) is not None and coming.at <= now:
            self.now = max(self.now, coming.at)
            self.ask(coming.command, coming.by)
        self.now = now

    def edit(self, changes: object) -> None:
        ada = self.show.rundown.by_id["ada"]
        pieces = pieces_of(ada.script)
        for where, gone, cues, words in changes:  # type: ignore[attr-defined]
            at = int(where * len(pieces))
            pieces[at : at + gone] = [*cues, *(f"n{self.new + n}" for n in range(words))]
            self.new += words
        self.ask(c.Edit("ada", " ".join(pieces) or "Gone.", ada.rev))


def pieces_of(script: object) -> list[str]:
    found: list[str] = []
    for line in script:  # type: ignore[attr-defined]
        found += line.text.split() if isinstance(line, Speech) else [f"*[{line.text}]*"]
    return found


def words_of(show: Show) -> list[str]:
    script = show.rundown.by_id["ada"].script
    return [word for line in script if isinstance(line, Speech) for word in line.text.split()]


def the_word_stays(before: Show, after: Show, now: float) -> None:
    """What is read when the new words begin is what would have been read then, if it is still there.

    An edit that is taken back, and had taken the very word away, goes back to where that was: test_editing.py.
    """
    if before.motion is None:
        assert after.motion is None
        return
    assert isinstance(after.motion, Motion)
    read, reads = before.motion.position(after.motion.at), after.motion.word
    word, words = words_of(before)[int(read) : int(read) + 1], words_of(after)
    past = before.edits["ada"].past if "ada" in before.edits else ()
    taken_back = len(past) > len(after.edits["ada"].past) and past[-1].left is not None
    if 0.01 < read % 1 < 0.99 and word and word[0] in words and not taken_back:
        assert (words[int(reads)], round(reads % 1, 3)) == (word[0], round(read % 1, 3))
    assert after.held == before.held and (after.motion.wpm > 0) == (before.motion.wpm > 0)
    assert after.rev == before.rev


def played(pieces: list[str], steps: object) -> Stage:
    stage = Stage(begin(day(pieces)))
    for seconds, what in steps:  # type: ignore[attr-defined]
        stage.pass_to(stage.now + seconds)
        if what == "undo":
            stage.ask(c.UndoEdit("ada", stage.show.rundown.by_id["ada"].rev))
        elif isinstance(what, tuple):
            stage.edit(what[1])
        else:
            stage.ask(what)
    return stage


@settings(max_examples=300, deadline=None)
@given(WORDS, STEPS)
def test_the_word_that_is_read_stays_and_no_cue_comes_back(pieces, steps):
    played(pieces, steps)


@settings(max_examples=100, deadline=None)
@given(WORDS, STEPS, WORDS)
def test_a_record_folds_to_the_same_show_without_the_scripts_and_by_other_cards(pieces, steps, others):
    stage = played(pieces, steps)
    entries = [rows.entry(rows.row(Entry("main", 1.0, "", event))) for event in stage.events]
    alone = begin(unpacked(packed(day(pieces))))
    other = begin(day(others))
    for entry in entries:
        alone, other = evolve(alone, entry.event), evolve(other, entry.event)
    assert where(alone) == where(stage.show)
    if isinstance(entries[-1].event if entries else None, e.ScriptEdited):
        assert (other.point and other.point.id, other.edits) == (
            stage.show.point and stage.show.point.id,
            stage.show.edits,
        )


def where(show: Show) -> object:
    return show.point and show.point.id, show.motion, show.starts, show.released, show.edits, show.rev


@given(WORDS)
def test_undo_brings_the_very_words_back(pieces):
    show = begin(day(pieces))
    before = show.rundown.by_id["ada"]
    (edited,) = decide(show, c.Edit("ada", "Something else. *[Pause]*", "a"), 1.0, "ann")
    show = evolve(show, edited)
    (undone,) = decide(show, c.UndoEdit("ada", show.rundown.by_id["ada"].rev), 2.0, "ann")
    ada = evolve(show, undone).rundown.by_id["ada"]
    assert (bare(ada.script), ada.words) == (bare(before.script), before.words)
    assert [(one.id, one.word) for one in ada.points] == [(one.id, one.word) for one in before.points]
