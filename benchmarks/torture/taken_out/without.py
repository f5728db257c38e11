"""A server with one check taken out, so that a row is known to see what the check prevents.

    python -m benchmarks.torture.taken_out.without CHECK serve CARDS ...

Everything is taken out from here: StageCue itself has no door for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks.torture.taken_out.faults import FAULTS
from benchmarks.torture.taken_out.promises import PROMISES
from benchmarks.torture.taken_out.refusals import REFUSALS
from stagecue.cli import main
from stagecue.store import runner


def _expectation() -> None:
    """A GO is carried out whatever its caller expected."""
    nothing = lambda *_args, **_more: None  # noqa: E731
    vars(runner)["refusal"] = vars(runner)["disregarded"] = nothing


CHECKS: dict[str, Callable[[], None]] = {"expectation": _expectation}
TAKEN_OUT: dict[str, Callable[[], None]] = {**CHECKS, **FAULTS, **PROMISES, **REFUSALS}


if __name__ == "__main__":
    TAKEN_OUT[sys.argv[1]]()
    main(sys.argv[2:])
