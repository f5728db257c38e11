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
    append of whoever missed it is a `Moved`. `told` is called in the native thread that subscribed, from any
    greenlet of its hub, the hub's own included, and so it must not block, nor use the store: it sets a flag.
    A store that hears of others in a thread of its own hands that over to the hub first.
 6. To subscribe answers how to end it, and that may be done twice. Whoever stops must end it: the store would
    keep a stopped runner in memory, and wake it. Nobody is told any more once the end has returned.
 7. What is loaded equals what was appended. A store is used from one native thread, there from any greenlet,
    and blocks that one only.
 8. `read` is for what takes long: what it makes is made beside the show, perhaps in another native thread,
    and no append waits for it. What was made stays true while `size` is the same; for answers alone of
    another process, `size` may lag behind.
 9. `wall_ms` is the clock of the process that wrote, and good for ages alone: all order is that of appending,
    also that of `last`. Where two processes' clocks differ, one that expects (`expect`) still takes each cue
    once. What is judged by age (`GO_GAP`, `REACTION`: standing.py) is wrong by the difference: keep clocks
    within 0.1 s, as any time service does. What lies over 4 s ahead of the reader's clock counts for nothing.
    An event's `at`, in show seconds, is of its writer's clock, too.

A runner holds nothing of a show that it could not fold again from here. The race between two runners is thus
decided by `append` alone: the loser loads what it lacks, and decides again under what it finds.

A show goes on without its store, from memory (`degraded`). Embedded, nobody else can write meanwhile. If a
shared store went on without this runner, the store is the truth: the runner logs whole what it wanted to
write, and begins again with what the store has. It loads that first: while it cannot, it goes on as it is.
It never merges: two histories of one show have no sum. `seq` may go back then, and only then: it is another
*life* of the runner, and its pages are told another `epoch`, so that they do not take the new for the old.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from stagecue.rundown import Rundown
from stagecue.show.acks import Ack
from stagecue.show.events import Event

T = TypeVar("T")
Told = Callable[[int], None]
Unsubscribe = Callable[[], object]


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
    """The shows of one day, all stages. Every method may raise StoreError, which says what to do.

    Fields:
        identity: the number of this history: another one where a record was mended or begun anew
    """

    identity: int

    def load(self, stage: str, *, after: int = 0) -> list[Entry]:
        """The entries of `stage` beyond the first `after`, in order."""

    def append(
        self, stage: str, entries: Iterable[Entry], answers: Iterable[Ack] = (), *, expected: int
    ) -> None:
        """Write entries of `stage`, and the answers that repeats of their calls get. Moved: see the law."""

    def subscribe(self, stage: str, told: Told) -> Unsubscribe:
        """Have `told(revision)` called after every append of entries to `stage`, whoever made it.

        What is answered ends it.
        """

    def read(self, stage: str, fold: Callable[[list[Entry], list[Ack]], T]) -> T:
        """What `fold`, a pure function, makes of all entries and answers of `stage`. No append waits."""

    def size(self, stage: str) -> tuple[int, int]:
        """How many entries and answers `stage` has, as far as is known here at no cost."""

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
