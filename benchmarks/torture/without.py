"""A server with one check taken out, so that a row is known to see what the check prevents.

    python -m benchmarks.torture.without CHECK serve CARDS ...

Everything is taken out from here: StageCue itself has no door for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from benchmarks.torture.faults import FAULTS
from benchmarks.torture.fuzz_faults import REFUSALS
from benchmarks.torture.promises import PROMISES
from stagecue.cli import main
from stagecue.store import runner


def _expectation() -> None:
    """A GO is carried out whatever its caller expected."""
    nothing = lambda *_args, **_more: None  # noqa: E731
    vars(runner)["refusal"] = vars(runner)["disregarded"] = nothing


def _age() -> None:
    """A press is never too old."""
    checked = vars(runner)["refusal"]
    vars(runner)["refusal"] = lambda show, call, now: checked(show, replace(call, pressed_at=None), now)


TAKEN_OUT: dict[str, Callable[[], None]] = {
    "expectation": _expectation,
    "age": _age,
    **FAULTS,
    **PROMISES,
    **REFUSALS,
}


if __name__ == "__main__":
    TAKEN_OUT[sys.argv[1]]()
    main(sys.argv[2:])
