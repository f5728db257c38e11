"""What somebody does over and over, in a thread of its own, while a block runs."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from typing import Self


class Meanwhile(ABC):
    """Somebody who is at it while the block runs; the block is left when the thread has ended."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    @abstractmethod
    def _go_on(self) -> None:
        """Until `_over` is set."""
