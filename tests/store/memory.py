"""A store in memory that several runners share, as a store on a network would be shared by two servers."""

from __future__ import annotations

from collections import defaultdict

import gevent

from stagecue.errors import Moved, StoreError


class MemoryStore:
    """Keeps the law of `stagecue/store/contract.py`; each append lets others run before and after it.

    Fields:
        silent: nobody is told of anything
        refused: appends upon a revision that was another's meanwhile
    """

    identity = 7

    def __init__(self):
        self.entries, self.given = [], []
        self.kept = {}
        self.told = defaultdict(dict)
        self.silent, self.refused = False, 0

    def load(self, stage, *, after=0):
        return [entry for entry in self.entries if entry.stage == stage][after:]

    def append(self, stage, entries, answers=(), *, expected):
        entries, answers = list(entries), list(answers)
        gevent.sleep(0)
        revision = len(self.load(stage))
        if entries and revision != expected:
            self.refused += 1
            raise Moved(stage, expected=expected, revision=revision)
        self.entries += entries
        self.given += [(stage, ack) for ack in answers]
        for name in tuple(self.told[stage]) if entries and not self.silent else ():
            gevent.spawn(self._tell, stage, name, revision + len(entries))
        gevent.sleep(0)

    def _tell(self, stage, name, revision):
        if name in self.told[stage]:
            self.told[stage][name](revision)

    def subscribe(self, stage, told):
        name = object()
        self.told[stage][name] = told
        return lambda: self.told[stage].pop(name, None)

    def read(self, stage, fold):
        entries, answers = self.load(stage), self.answers(stage, newest=10**6)
        return gevent.get_hub().threadpool.apply(fold, (entries, answers))

    def size(self, stage):
        return len(self.load(stage)), len(self.answers(stage, newest=10**6))

    def answers(self, stage, *, newest):
        return [ack for of, ack in self.given if of == stage][-newest:]

    def last(self):
        return self.entries[-1] if self.entries else None

    def keep_plan(self, rundown):
        self.kept[rundown.stage] = rundown

    def plans(self):
        return sorted(self.kept.values(), key=lambda plan: plan.name)

    def close(self):
        """Nothing to let go."""


class Link:
    """One server's line to a store; while it is `cut` nothing can be written, and nothing is heard."""

    def __init__(self, store):
        self.store, self.cut = store, False

    def append(self, stage, entries, answers=(), *, expected):
        if self.cut:
            raise StoreError("The store is away.")
        self.store.append(stage, entries, answers, expected=expected)

    def subscribe(self, stage, told):
        return self.store.subscribe(stage, lambda revision: None if self.cut else told(revision))

    def __getattr__(self, name):
        return getattr(self.store, name)
