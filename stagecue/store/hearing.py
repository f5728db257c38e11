"""Who is told of every change of something, whatever becomes of one of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

log = logging.getLogger("stagecue.store")

T = TypeVar("T")


class Hearers(Generic[T]):
    """Those who listen to one source, in the order in which they came."""

    def __init__(self, name: str) -> None:
        """`name` is the source's, for the log."""
        self._name = name
        self._listeners: list[Callable[[T], None]] = []

    def add(self, listener: Callable[[T], None]) -> None:
        """Have `listener` called at every `tell`."""
        self._listeners.append(listener)

    def tell(self, source: T) -> None:
        """Call all of them. Whoever fails to listen is logged, and the others are told."""
        for listener in self._listeners:
            try:
                listener(source)
            except Exception:
                log.exception("a listener of %s failed", self._name)
