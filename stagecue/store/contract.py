"""What a show needs of a store: the law that any store keeps, embedded (SQLite) today, shared one day.

 1. A stage is its entries, in the order in which they were appended. Its **revision** is how many there are:
    0 before the first, and the `seq` of the show that is folded from them. Nothing is changed or taken out.
 2. `append` is all or nothing, and durable when it returns. It says which revision it builds on; if the stage
    stands at another it raises `Moved`, which carries the one that it found, and nothing is written.
 3. Any other StoreError means: not written, as far as it is known. The same entries may be put again upon the
    same revision. If they were written after all, that is a `Moved`, and `load` tells whose they were.
 4. Answers are kept with the entries of their calls, in one commit. Without entries they change no revision,
    so that nothing is expected then and nobody is told.
 5. Whoever subscribed is told the new revision after each append, its own or another process's, once `load`
    has what was appended. Tellings may be merged, not reordered, and one that is lost does no harm: the next
    append of whoever missed it is a `Moved`. To be told must not block.
 6. What is loaded equals what was appended. A store may be used from any greenlet, and blocks that one only.

A runner holds nothing of a show that it could not fold again from here. The race between two runners is thus
decided by `append` alone: the loser loads what it lacks, and decides again under what it finds.

A show goes on without its store, from memory (`degraded`). Embedded, nobody else can write meanwhile. If a
shared store went on without this runner, the store is the truth: the runner logs whole what it wanted to
write, and begins again with what the store has. It never merges: two histories of one show have no sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from stagecue.rundown import Rundown
from stagecue.show.acks import Ack
from stagecue.show.events import Event

Told = Callable[[int], None]


@dataclass(frozen=True)
class Entry:
    """One event as it stands in the store.

    Fields:
        stage: whose show it is
        wall_ms: the server's clock, milliseconds, when it was written
        call: the id of the call that caused it, "" for the show's own
        rate: show seconds that passed in a second; 0 if nothing was waited for
    """

    stage: str
    wall_ms: float
    call: str
    event: Event
    rate: float = 1.0


class Store(Protocol):
    """The shows of one day, all stages. Every method may raise StoreError, which says what to do."""

    def load(self, stage: str, *, after: int = 0) -> list[Entry]:
        """The entries of `stage` beyond the first `after`, in order."""

    def append(
        self, stage: str, entries: Iterable[Entry], answers: Iterable[Ack] = (), *, expected: int
    ) -> None:
        """Write entries of `stage`, and the answers that repeats of their calls get. Moved: see the law."""

    def subscribe(self, stage: str, told: Told) -> None:
        """Have `told(revision)` called after every append of entries to `stage`, whoever made it."""

    def answers(self, stage: str, *, newest: int) -> list[Ack]:
        """The newest answers that were given on `stage`, in order."""

    def last(self) -> Entry | None:
        """The newest entry of any stage."""

    def keep_plan(self, rundown: Rundown) -> None:
        """Keep the plan by which the entries from here on are read, if it is a new one."""

    def plans(self) -> list[Rundown]:
        """The newest plan of each stage, in the order of their names."""

    def close(self) -> None:
        """Finish what is being written, and let go. May be called twice."""
