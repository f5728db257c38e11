"""A phone in a process of its own that sets the pace twice a second: a line for each press, what it was told.

    python -m benchmarks.torture.people.honest ADDRESS STAGE

In the rig's own process it would wait for the rig's thoughts, and be hung up on for its silence.
"""

from __future__ import annotations

import sys
import time

from benchmarks.torture.people.phone import Gone, Phone

PAUSE = 0.5
"""Seconds."""


def press_on(address: str, stage: str) -> None:
    """Press until this process is ended, or the link falls."""
    phone, presses = Phone(address, stage, name="Honest"), 0
    while True:
        presses += 1
        print(phone.ask("pace", {"wpm": 100 + presses % 100})["status"], flush=True)  # noqa: T201  # its whole work
        time.sleep(PAUSE)


if __name__ == "__main__":
    try:
        press_on(*sys.argv[1:])
    except (Gone, TimeoutError) as error:
        print(repr(error), flush=True)  # noqa: T201  # as above
