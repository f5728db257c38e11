"""Edits are thought over beside the show: no press waits for a long text to be worked out.

`decide` is pure, so it is done once for nothing in a native thread; what it finds out is remembered, and the
`decide` that counts is short. One at a time: the show shares the processor with them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import gevent
from gevent.lock import Semaphore

from stagecue.show import Call, Show, thought_over
from stagecue.show.commands import Edit, UndoEdit
from stagecue.store.clock import Clock


class Thinking:
    """One stage's. `over` blocks the calling greenlet only."""

    def __init__(self, clock: Clock, show: Callable[[], Show]) -> None:
        """`show` tells how it stands as the thinking begins."""
        self._clock = clock
        self._show = show
        self._alone = Semaphore()

    def over(self, call: Call) -> Call:
        """The call, to be put to the show now. What the thinking took is no age of its own."""
        if not isinstance(call.command, Edit | UndoEdit):
            return call
        came = self._clock.read().server_ms
        with self._alone:
            now = self._clock.read().show
            gevent.get_hub().threadpool.apply(thought_over, (self._show(), call.command, now))
        return replace(call, ttl_ms=call.ttl_ms + self._clock.read().server_ms - came)
